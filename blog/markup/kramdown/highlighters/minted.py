"""The ``minted`` highlighter: LaTeX commands, which say something in LaTeX only."""

from collections.abc import Mapping
from typing import Any

from blog.markup.kramdown.highlighters.result import Highlighted


def highlight(code: str, language: str | None, kind: str, opts: Mapping[str, Any]) -> Highlighted:
    """``code`` inside minted's environment or command."""
    language = language or opts.get("default_lang")
    if not language:
        return Highlighted(None, None)
    if kind == "span":
        return Highlighted(f"\\mintinline{{{language}}}{{{code}}}", None)
    settings = ["breaklines"] * bool(opts.get("wrap")) + ["linenos"] * bool(
        opts.get("line_numbers")
    )
    if opts.get("frame"):
        settings.append(f"frame={opts['frame']}")
    begin = f"\\begin{{minted}}[{','.join(settings)}]{{{language}}}"
    return Highlighted(f"{begin}\n{code}\n\\end{{minted}}", None)
