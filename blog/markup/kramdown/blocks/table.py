"""Tables.

Follows "Tables" of the syntax page.
"""

import re

from blog.markup.kramdown.blocks.boundary import after_boundary, before_boundary
from blog.markup.kramdown.construct import BlockConstruct
from blog.markup.kramdown.element import Element
from blog.markup.kramdown.parser import Parser
from blog.markup.kramdown.patterns import BLANKS, OPTIONAL_INDENT

_PIPE = r"(?:\||.*?[^\\\n]\|)"
_LINE = re.compile(rf"{_PIPE}.*?\n")
_HAS_PIPE = re.compile(_PIPE)
_SEPARATOR = re.compile(r"(?=[+|: \t]*-)([+|: \t-]++)\n")
_FOOTER = re.compile(r"(?=[+|: \t]*=)[+|: \t=]++\n")
_ROW = re.compile(r"(.*)\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE = re.compile(r"(<code.*?>.*?</code>)")
_CELL_END = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")


def parse(parser: Parser, _match: re.Match[str]) -> bool:
    """Take lines with pipes between block boundaries as a table, if they are one."""
    if not after_boundary(parser):
        return False
    return _TableReader(parser).read()


class _TableReader:
    """Reads one table: its rows gather until a separator says what they are.

    As in kramdown, an attribute list before it is spent even where it turns out to be none.
    """

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.start = parser.pos
        self.table = Element("table", line=parser.line, options={"alignment": []})
        parser.claim_ial(self.table)
        self.rows: list[Element] = []
        self.has_footer = False
        first = _LINE.match(parser.src, parser.pos)
        self.leading_pipe = first is not None and first[0].lstrip(BLANKS).startswith("|")

    def read(self) -> bool:
        """Take the table, or nothing where it turns out to be none."""
        parser = self.parser
        if separator := _SEPARATOR.match(parser.src, parser.pos):
            parser.pos = separator.end()
        while _LINE.match(parser.src, parser.pos) and self._take_line():
            pass
        if not before_boundary(parser) or not self._every_line_has_a_pipe():
            return self._give_up()
        if self.rows:
            self._close_part("tfoot" if self.has_footer else "tbody", forced=False)
        if not any(part.type == "tbody" for part in self.table.children):
            parser.remark("Found table without body - ignoring it", self.table.line)
            return self._give_up()
        self._even_out()
        parser.tree.children.append(self.table)
        return True

    def _give_up(self) -> bool:
        self.parser.pos = self.start
        return False

    def _take_line(self) -> bool:
        parser = self.parser
        if match := _SEPARATOR.match(parser.src, parser.pos):
            self._separate(match)
        elif match := _FOOTER.match(parser.src, parser.pos):
            if self.rows:
                self._close_part("tbody", forced=True)
            self.has_footer = True
        elif match := _ROW.match(parser.src, parser.pos):
            self.rows.append(self._row(match[1].rstrip(" \t"), parser.line))
        else:
            return False
        parser.pos = match.end()
        return True

    def _separate(self, match: re.Match[str]) -> None:
        if not self.rows:
            return
        if self.table.options["alignment"] or self.has_footer:
            self._close_part("tbody", forced=False)
            return
        self._close_part("thead", forced=False)
        self.table.options["alignment"] = [
            _alignment(left, right) for left, right in _ALIGNMENT.findall(match[1])
        ]

    def _close_part(self, kind: str, forced: bool) -> None:
        if not self.has_footer or kind != "tbody" or forced:
            part = Element(kind, line=self.rows[0].line)
            part.children, self.rows = self.rows, []
            self.table.children.append(part)

    def _row(self, text: str, line: int) -> Element:
        row = Element("tr", line=line)
        cells = _cells(self.parser, text, line)
        if self.leading_pipe and not cells[0].strip(BLANKS):
            del cells[0]
        if cells and not cells[-1].strip(BLANKS):
            cells.pop()
        for text_of_cell in cells:
            cell = Element("td", line=line)
            cell.children.append(Element("raw_text", text_of_cell.strip(BLANKS), line=line))
            row.children.append(cell)
        return row

    def _even_out(self) -> None:
        """Give every row and the alignments the same number of columns."""
        rows = [row for part in self.table.children for row in part.children]
        columns = max((len(row.children) for row in rows), default=0)
        for row in rows:
            missing = columns - len(row.children)
            row.children.extend(Element("td", line=row.line) for _ in range(missing))
        given = self.table.options["alignment"]
        self.table.options["alignment"] = [*given, *["default"] * columns][:columns]

    def _every_line_has_a_pipe(self) -> bool:
        """Whether each line has an unescaped pipe outside of code and HTML elements."""
        text = self.parser.src[self.start : self.parser.pos - 1]
        if "`" not in text and "<" not in text:
            return True
        has_pipe = False
        for kind, value in _pieces(self.parser, text, self.table.line):
            lines = value.rstrip("\n").split("\n") if value.strip("\n") else []
            if kind == "codespan":
                if len(lines) > 2 or (len(lines) == 2 and not has_pipe):
                    return has_pipe
                if len(lines) == 2:
                    has_pipe = False
            else:
                several = len(lines) > 1
                if several and not has_pipe and not _HAS_PIPE.match(lines[0]):
                    return has_pipe
                before = False if several else has_pipe
                has_pipe = before or bool(lines and _HAS_PIPE.match(lines[-1]))
        return has_pipe


def _alignment(left: str, right: str) -> str:
    return {("", ""): "default", (":", ""): "left", ("", ":"): "right"}.get((left, right), "center")


def _pieces(parser: Parser, text: str, line: int) -> list[tuple[str, str]]:
    root = _parsed(parser, text, line, with_html=True)
    return [(e.type, e.value) for e in root.children if e.value is not None]


def _parsed(parser: Parser, text: str, line: int, with_html: bool) -> Element:
    dialect = parser.dialect
    table = dialect.code_and_html_spans if with_html else dialect.code_spans
    saved = parser.enter(text, line)
    kept = len(parser.warnings)
    root = Element("temporary", line=line)
    parser.open = 0
    parser.parse_spans(root, table=table)
    del parser.warnings[kept:]
    parser.leave(saved)
    return root


def _cells(parser: Parser, text: str, line: int) -> list[str]:
    """The cells of a row: split at pipes that are not escaped and not inside code."""
    if "`" not in text and "<code" not in text:
        return _split(text)
    cells: list[str] = []
    for number, piece in enumerate(_CODE.split(text)):
        if number % 2:
            _join(cells, piece)
        else:
            for child in _parsed(parser, piece, line, with_html=False).children:
                _add_piece(cells, child)
    return cells or [""]


def _add_piece(cells: list[str], child: Element) -> None:
    if child.type == "text":
        first, *rest = _split(child.value)
        _join(cells, first)
        cells.extend(rest)
    else:
        _join(cells, _code_source(child.value))


def _split(text: str) -> list[str]:
    return [cell.replace("\\|", "|") for cell in _CELL_END.split(text)]


def _join(cells: list[str], text: str) -> None:
    if cells:
        cells[-1] += text
    else:
        cells.append(text)


def _code_source(code: str) -> str:
    """A code span that reads as ``code`` again."""
    ticks = max(_TICKS.findall(code), key=len, default="") + "`"
    space = " " if len(ticks) > 1 else ""
    return f"{ticks}{space}{code}{space}{ticks}"


TABLE = BlockConstruct(
    "table", re.compile(rf"{OPTIONAL_INDENT}(?=[^ \t\n\r\f\v]){_PIPE}.*?\n"), parse
)
