"""YAML as Jekyll reads it: safe types only, Ruby's scalars, bombs refused."""

from typing import Any

import yaml

from blog.jekyll.scalars import scalar

LIMIT = 100_000
"""The number of values that one YAML text may hold once its aliases are written out."""

DEPTH = 100
"""How deep values may stand inside each other; the C library dies of much more."""

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = "tag:mokcha,2026:plain"
_MERGE = "tag:yaml.org,2002:merge"

_TAB = "a tab stands where YAML wants blanks; replace it by two spaces"
_ADVICE = (
    ("too many values", "aliases (“*name”) multiply to too many values; write the values out"),
    ("'\\t'", _TAB),
    (
        "mapping values are not allowed",
        "a value holds “: ” or the line is indented more than the one above; put the value in "
        "quotes, or align the line",
    ),
    (
        "could not find expected ':'",
        "a key without “:” after it; write “key: value”, and put quotes around a text of several "
        "lines",
    ),
    (
        "cannot start any token",
        "a value begins with a character that means something in YAML (@ ` % …); put it in quotes",
    ),
    (
        "did not find expected key",
        "the indentation does not fit the lines above, or a quotation mark ends the value too "
        "early; align the keys, and write inner quotes as '' or \\\"",
    ),
    ("alias", "a value begins with “*”, which names an alias; put it in quotes"),
    (
        "unknown escape character",
        "“\\” means something inside double quotes; use single quotes, or write “\\\\”",
    ),
    ("quoted scalar", "a quotation mark is opened and never closed; close it"),
    ("could not determine a constructor", "a tag (“!…”) is not allowed here; take it away"),
    ("control characters are not allowed", "an invisible control character; delete it"),
    ("flow ", "a bracket is opened and never closed; close it, or put the value in quotes"),
    (
        "block ",
        "the indentation does not fit the lines above; align the keys at the left margin",
    ),
)


class YAMLError(ValueError):
    """A text that is no YAML, or dangerous: ``message`` says what to do, ``line`` is 1-based."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class _AsInRuby(yaml.constructor.SafeConstructor, yaml.resolver.Resolver):
    """What makes a safe loader give Ruby's scalars in place of Python's."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is yaml.ScalarNode and implicit[0]:
            return _MERGE if value == "<<" else _PLAIN
        return super().resolve(kind, value, implicit)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping whose keys are strings; the last of equal keys wins, as in Ruby."""
        self.flatten_mapping(node)
        pairs = ((self.construct_object(key, deep=True), value) for key, value in node.value)
        return {_key(key): self.construct_object(value, deep=deep) for key, value in pairs}


class _Loader(_AsInRuby, _SafeLoader):
    """The loader for all but a few texts."""


class _Forgetful(_AsInRuby, yaml.SafeLoader):
    """The loader of a text that gives a name (``&name``) twice: the last one counts."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose a node whose name may have been given to another."""
        if not self.check_event(yaml.AliasEvent):
            self.anchors.pop(self.peek_event().anchor, None)
        return super().compose_node(parent, index)


def _key(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _plain(_: Any, node: yaml.ScalarNode) -> object:
    return scalar(node.value)


def _string(_: Any, node: yaml.ScalarNode) -> str:
    return node.value


def _refused(_: Any, node: yaml.Node) -> None:
    raise yaml.constructor.ConstructorError(
        None, None, f"could not determine a constructor for the tag {node.tag}", node.start_mark
    )


for _kind in (_Loader, _Forgetful):
    _kind.add_constructor(_PLAIN, _plain)
    _kind.add_constructor("tag:yaml.org,2002:str", _string)
    _kind.add_constructor("tag:yaml.org,2002:python/tuple", _refused)


def load(text: str, first_line: int = 1) -> object:
    """Return the value of the YAML ``text``, the first document where there are several.

    ``first_line`` is the line on which the text begins in its file. Raises YAMLError.
    """
    text = text.lstrip("\ufeff")
    try:
        return _loaded(_Loader, text, first_line)
    except _NameGivenTwice:
        return _loaded(_Forgetful, text, first_line)


class _NameGivenTwice(Exception):
    """The loader wants every name to be given once; YAML and Ruby do not."""


def _loaded(kind: Any, text: str, first_line: int) -> object:
    loader = kind(text)
    try:
        _refuse_depth(text)
        node = _tree(loader)
        return None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        if "duplicate anchor" in str(error.context) and kind is _Loader:
            raise _NameGivenTwice from error
        raise _explained(error, text, first_line) from error
    except yaml.YAMLError as error:
        raise YAMLError(_advice(str(error)), first_line) from error
    except (ValueError, TypeError, OverflowError) as error:
        raise YAMLError(f"a value that cannot be read ({error})", first_line) from error
    except RecursionError as error:
        raise YAMLError("values nested too deep; flatten them", first_line) from error
    finally:
        loader.dispose()


def _refuse_depth(text: str) -> None:
    """Raise RecursionError where values are nested too deep, before they are composed."""
    widest = max((len(line) - len(line.lstrip()) for line in text.splitlines()), default=0)
    marks = sum(text.count(mark) for mark in ("[", "{", "- ", "? "))
    if widest + marks <= DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, _SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH:
            raise RecursionError


def _tree(loader: Any) -> yaml.Node | None:
    """Compose the first document and refuse it where its aliases would blow it up."""
    if not loader.check_node():
        return None
    node: yaml.Node = loader.get_node()
    if _size(node, {}) > LIMIT:
        raise yaml.composer.ComposerError(
            None, None, "aliases multiply to too many values", node.start_mark
        )
    return node


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """Count the values below ``node`` with every alias written out; a circle is endless."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = LIMIT + 1
        children = [
            child for part in node.value for child in (part if isinstance(part, tuple) else (part,))
        ]
        known[id(node)] = 1 + sum(_size(child, known) for child in children)
    return known[id(node)]


def _advice(problem: str) -> str:
    for sign, advice in _ADVICE:
        if sign in problem:
            return advice
    return f"this is not YAML: {problem}"


def _explained(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YAMLError:
    mark = error.problem_mark or error.context_mark
    index = mark.line if mark else 0
    lines = text.splitlines() or [""]
    index, advice = _culprit(lines, min(index, len(lines) - 1), error)
    shown = lines[index].strip()
    message = f"{advice}. The line: {shown[:120]}" if shown else advice
    return YAMLError(message, first_line + index)


def _culprit(lines: list[str], index: int, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the line that an author should look at, and the advice for it."""
    problem = f"{error.problem or ''} {error.context or ''}"
    for place in (index, index - 1):
        if 0 <= place < len(lines) and lines[place][: -len(lines[place].lstrip()) or None].count(
            "\t"
        ):
            return place, _TAB
    if "quoted scalar" in problem and error.context_mark:
        return min(error.context_mark.line, len(lines) - 1), _advice(problem)
    return index, _advice(problem)
