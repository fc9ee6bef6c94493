"""kramdown's options, each declared once: name, type, default, sentence and check.

``OPTIONS`` is the whole table; ``documentation()`` prints it, ``resolve()`` applies it.
The names and defaults are those of the options page of kramdown's documentation; those
of the GFM parser are marked with ``parser="GFM"``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from blog.markup.kramdown.names import names


class OptionError(ValueError):
    """A value that an option does not take; the message says why."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: ``parse`` turns what was written into a value or raises OptionError."""

    name: str
    default: Any
    sentence: str
    parse: Callable[[Any], Any]
    kind: str
    parser: str = "kramdown"


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = "" if value is None else str(value)
    return text.strip().lower() != "false" and text != ""


def _integer(value: Any) -> int:
    try:
        return int(str(value), 0)
    except ValueError as error:
        raise OptionError(f"{value!r} is not a whole number") from error


def _string(value: Any) -> str:
    return "" if value is None else str(value)


def _symbol(value: Any) -> str | None:
    name = "" if value is None else str(value).strip().removeprefix(":")
    return None if name in ("", "nil") else name


def _choice(*names: str) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        name = _symbol(value)
        if name not in names:
            raise OptionError(f"{value!r} is none of {', '.join(names)}")
        return name

    return parse


def _dialect_name(value: Any) -> str:
    names = {"gfm": "GFM", "kramdown": "kramdown"}
    name = (_symbol(value) or "").lower()
    if name not in names:
        raise OptionError(f"{value!r} is none of {', '.join(names.values())}")
    return names[name]


def _mapping(value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        try:
            value = yaml.safe_load(value)
        except yaml.YAMLError as error:
            raise OptionError("it is no YAML mapping") from error
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise OptionError("it has to be a mapping")
    return {str(key).removeprefix(":"): item for key, item in value.items()}


def _string_mapping(value: Any) -> dict[str, str]:
    return {key: str(item) for key, item in _mapping(value).items()}


def _names(value: Any) -> list[str]:
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list | tuple):
        raise OptionError("it has to be a list or names between commas")
    return [str(item).strip().removeprefix(":") for item in items]


def _four_quotes(value: Any) -> list[str]:
    names = _names(value)
    if len(names) != 4:
        raise OptionError("it needs four entities: left and right single, left and right double")
    return names


def _levels(value: Any) -> list[int]:
    if isinstance(value, str):
        value = _levels_of_text(value)
    if not isinstance(value, list | tuple):
        raise OptionError("it has to be like 1..3 or 1,2,3")
    levels = [_integer(item) for item in value]
    if any(level not in range(1, 7) for level in levels):
        raise OptionError("levels are numbers from 1 to 6")
    return levels


def _levels_of_text(text: str) -> list[int]:
    if match := re.fullmatch(r"(\d)\.\.(\d)", text.strip()):
        return list(range(int(match[1]), int(match[2]) + 1))
    if re.fullmatch(r"\d(?:,\d)*", text.strip()):
        return [int(item) for item in text.split(",")]
    raise OptionError("it has to be like 1..3 or 1,2,3")


def _link_definitions(value: Any) -> dict[str, tuple[str, str | None]]:
    definitions = {}
    for key, item in _mapping(value).items():
        if not isinstance(item, list | tuple) or len(item) not in (1, 2):
            raise OptionError(f"{key!r} needs a list of an address and an optional title")
        definitions[key] = (str(item[0]), str(item[1]) if len(item) == 2 and item[1] else None)
    return definitions


_DECLARED = (
    Option("auto_ids", True, "Give every header an id.", _boolean, "boolean"),
    Option("auto_id_prefix", "", "Put this before every id that is made.", _string, "string"),
    Option(
        "auto_id_stripping",
        False,
        "Make ids from the text of a header without its markup.",
        _boolean,
        "boolean",
    ),
    Option(
        "transliterated_header_ids",
        False,
        "Write the letters of ids in ASCII as well as possible.",
        _boolean,
        "boolean",
    ),
    Option(
        "header_links", False, "Begin each header with an empty link to it.", _boolean, "boolean"
    ),
    Option("header_offset", 0, "Add this to the level of every header.", _integer, "integer"),
    Option("toc_levels", [1, 2, 3, 4, 5, 6], "The levels in {:toc}.", _levels, "levels"),
    Option(
        "parse_block_html", False, "Read Markdown inside block HTML elements.", _boolean, "boolean"
    ),
    Option(
        "parse_span_html", True, "Read Markdown inside span HTML elements.", _boolean, "boolean"
    ),
    Option(
        "html_to_native",
        False,
        "Turn HTML elements into those of the dialect where they are equal.",
        _boolean,
        "boolean",
    ),
    Option("link_defs", {}, "Link definitions known from the start.", _link_definitions, "mapping"),
    Option("footnote_nr", 1, "The number of the first footnote.", _integer, "integer"),
    Option("footnote_prefix", "", "Put this before the names of footnotes.", _string, "string"),
    Option(
        "footnote_backlink",
        "&#8617;",
        "The text of the link back from a footnote; none where empty.",
        _string,
        "string",
    ),
    Option(
        "footnote_backlink_inline",
        False,
        "Put the link back into the last paragraph, however deep.",
        _boolean,
        "boolean",
    ),
    Option(
        "footnote_link_text",
        "%s",
        "The text of a footnote's marker, %s standing for its number.",
        _string,
        "string",
    ),
    Option(
        "entity_output",
        "as_char",
        "How entities are written.",
        _choice("as_char", "as_input", "numeric", "symbolic"),
        "as_char, as_input, numeric or symbolic",
    ),
    Option(
        "smart_quotes",
        ["lsquo", "rsquo", "ldquo", "rdquo"],
        "The four entities of typographic quotes.",
        _four_quotes,
        "list",
    ),
    Option(
        "typographic_symbols",
        {},
        "What to write for hellip, mdash, ndash, laquo, raquo, laquo_space, raquo_space.",
        _string_mapping,
        "mapping",
    ),
    Option(
        "remove_line_breaks_for_cjk",
        False,
        "Join lines between Chinese and Japanese characters.",
        _boolean,
        "boolean",
    ),
    Option(
        "syntax_highlighter",
        "rouge",
        "The name of a registered syntax highlighter, or none.",
        _symbol,
        "name",
    ),
    Option(
        "syntax_highlighter_opts", {}, "Options of the syntax highlighter.", _mapping, "mapping"
    ),
    Option("math_engine", "mathjax", "The name of a registered math engine.", _symbol, "name"),
    Option("math_engine_opts", {}, "Options of the math engine.", _mapping, "mapping"),
    Option(
        "forbidden_inline_options",
        ["template"],
        "Options that {::options} may not set.",
        _names,
        "list",
    ),
    Option("input", "kramdown", "The dialect: kramdown or GFM.", _dialect_name, "name"),
    Option("hard_wrap", True, "Break lines where the source does.", _boolean, "boolean", "GFM"),
    Option(
        "gfm_quirks",
        ["paragraph_end"],
        "Which of paragraph_end and no_auto_typographic apply.",
        _names,
        "list",
        "GFM",
    ),
    Option("gfm_emojis", False, "Show :name: as an image.", _boolean, "boolean", "GFM"),
    Option("gfm_emoji_opts", {}, "asset_path of these images.", _mapping, "mapping", "GFM"),
)

OPTIONS: dict[str, Option] = {option.name: option for option in _DECLARED}

OTHER_OUTPUTS = names(
    """
    template line_width latex_headers remove_block_html_tags remove_span_html_tags
    list_indent
    """
)
"""kramdown's options that say nothing about HTML without a template: taken and unused."""


def parse_option(name: str, value: Any) -> Any:
    """The value of the option ``name`` as written; raises OptionError or KeyError."""
    return OPTIONS[name].parse(value)


def resolve(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """All options with ``given`` applied, and a sentence for each that could not be."""
    values = {name: option.default for name, option in OPTIONS.items()}
    complaints = []
    for name, value in given.items():
        if name in OPTIONS:
            try:
                values[name] = parse_option(name, value)
            except OptionError as error:
                complaints.append(f"Option {name}: {error}; the default is used")
        elif name not in OTHER_OUTPUTS:
            complaints.append(f"Option {name} is unknown and was ignored")
    return values, complaints


def documentation() -> str:
    """The options as a Markdown list, one line each."""
    return "\n".join(
        f"- `{option.name}` ({option.kind}; default `{option.default!r}`; {option.parser}): "
        f"{option.sentence}"
        for option in _DECLARED
    )
