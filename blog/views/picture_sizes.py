"""A picture in the size and the format that fit the reader's screen and browser.

A copy has the address of its original and ``?w=WIDTH&v=VERSION`` (see ``markup.responsive``).
A browser that takes none of the formats gets the original; so does everybody until the copies
are made, and who asks for another width.
"""

import re
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.utils.http import http_date

from blog.media import FORMATS
from blog.models import PictureSizes

_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"


def is_asked_for(request: HttpRequest) -> bool:
    """Whether the request names a width."""
    return re.fullmatch(r"\d{1,5}", request.GET.get("w", "")) is not None


def copy_response(request: HttpRequest, asset: Any) -> FileResponse | None:
    """Answer with the copy of ``asset`` that the reader wants, None where the original is due."""
    sizes = PictureSizes.objects.filter(asset=asset, digest=asset.digest).first()
    made = sizes.made.get(request.GET["w"], {}) if sizes else {}
    form = next((form for form in FORMATS if form in made and _takes(request, form)), "")
    if not sizes or not form:
        return None
    try:
        file = default_storage.open(sizes.name(request.GET["w"], form), "rb")
    except FileNotFoundError:
        return None
    name = f"{PurePosixPath(asset.path).stem}-{request.GET['w']}.{form}"
    response = FileResponse(file, content_type=f"image/{form}", filename=name)
    is_current = request.GET.get("v", "") == asset.digest[:8]
    response["Cache-Control"] = _FOR_EVER if is_current else _A_DAY
    response["ETag"] = f'"{asset.digest[:32]}-{request.GET["w"]}-{form}"'
    response["Last-Modified"] = http_date(sizes.begun_at.timestamp())
    return response


def _takes(request: HttpRequest, form: str) -> bool:
    """Whether the browser names the format: ``*/*`` promises nothing."""
    return any(
        (kind.main_type, kind.sub_type) == ("image", form) for kind in request.accepted_types
    )
