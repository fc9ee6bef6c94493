"""A site that takes as long to answer as it is asked to, and says which process answered."""

import os
import time
from collections.abc import Iterable
from typing import Any


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Wait as many seconds as the query says."""
    time.sleep(float(environ["QUERY_STRING"] or 0))
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Accel-Expires", "1")])
    return [str(os.getpid()).encode()]
