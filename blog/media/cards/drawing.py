"""A card is drawn as an entry of the table of contents: the title, a leader, the date."""

import io

from PIL import Image, ImageDraw

from blog.media.cards.card import SIZE, Card
from blog.media.cards.direction import as_seen, is_right_to_left
from blog.media.cards.lines import LEADING, fitted, within
from blog.media.cards.typefaces import length, settable, write
from blog.media.palette import colours

# It is drawn at twice its size and made smaller: curves and distances come out finer.
_SCALE = 2
_MARGIN = 84
_HEAD, _TITLE_TOP, _TITLE_END, _ENTRY = 112, 168, 452, 530
_SMALL = 32
_EDGE = 14
_COLOURS_KEPT = 96
# Brackets whose left half is empty; at the beginning of a line it hangs in the margin.
_HALF_EMPTY = tuple("（［｛〈《「『【〔")
# The sign of the site, as in its header: strokes, and the dots that lead to a page number.
_STROKES = ((2, 6, 13), (2, 12, 10), (2, 18, 14))
_DOTS = ((18, 6), (22, 6), (15, 12), (18.5, 12), (22, 12), (19, 18), (22, 18))


def draw(card: Card) -> bytes:
    """Return ``card`` as a PNG of ``SIZE``."""
    palette = {name: light for name, (light, _dark) in colours().items()}
    palette["accent"] = card.accent or palette["accent"]
    width, height = SIZE
    image = Image.new("RGB", (width * _SCALE, height * _SCALE), palette["paper"])
    pen = _Pen(ImageDraw.Draw(image), palette, is_right_to_left(card.title))
    pen.head(settable(card.site))
    pen.title(settable(card.title))
    pen.entry(settable(card.section), settable(card.date))
    pen.bar(0, height - _EDGE, width, height, "accent")
    small = image.reduce(_SCALE).quantize(_COLOURS_KEPT, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    small.save(stream, "PNG", optimize=True)
    return stream.getvalue()


class _Pen:
    """Draws in the pixels of the finished card; from right to left all is mirrored but the head."""

    def __init__(self, draw: ImageDraw.ImageDraw, palette: dict[str, str], mirrored: bool) -> None:
        self.draw, self.palette, self.mirrored = draw, palette, mirrored

    def bar(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill a rectangle."""
        box = [edge * _SCALE for edge in (left, top, right, bottom)]
        self.draw.rectangle(box, self.palette[colour])

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        box = [edge * _SCALE for edge in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(box, self.palette[colour])

    def text(self, x: float, y: float, text: str, size: int, colour: str) -> None:
        """Write one line that begins at ``x``, in logical order."""
        seen = as_seen(text, right_to_left=self.mirrored)
        at = (x * _SCALE, y * _SCALE)
        write(self.draw, at, seen, size * _SCALE, self.palette[colour])

    def head(self, site: str) -> None:
        """Draw the sign and the name of the site."""
        size, radius = 46 / 24, 1.2 * 46 / 24
        top = _HEAD - 12 * size - _SMALL * 0.36
        for x, y, long in _STROKES:
            left, middle = _MARGIN + (x - 2) * size, top + y * size
            self.bar(left, middle - radius, left + long * size, middle + radius, "ink")
            for end in (left, left + long * size):
                self.dot(end, middle, radius, "ink")
        for at, y in _DOTS:
            self.dot(_MARGIN + (at - 2) * size, top + y * size, radius, "accent")
        after = _MARGIN + 24 * size + 12
        name = within(site, (SIZE[0] - _MARGIN - after) / _SMALL)
        self.text(after, _HEAD, name, _SMALL, "ink")

    def title(self, title: str) -> None:
        """Write the title, its last line above the entry."""
        setting = fitted(title, SIZE[0] - 2 * _MARGIN, _TITLE_END - _TITLE_TOP)
        leading = setting.size * LEADING
        baseline = _TITLE_END - setting.size * 0.22 - leading * (len(setting.lines) - 1)
        for line in setting.lines:
            end = SIZE[0] - _MARGIN - self.width(line, setting.size)
            hanging = 0.47 if line.startswith(_HALF_EMPTY) else 0.04
            x = end if self.mirrored else _MARGIN - setting.size * hanging
            self.text(x, baseline, line, setting.size, "ink")
            baseline += leading

    def entry(self, section: str, date: str) -> None:
        """Write the section and the date, dots between them."""
        room = SIZE[0] - 2 * _MARGIN - self.width(date, _SMALL) - 3 * _SMALL
        section = within(section, room / _SMALL)
        parts = [(section, "accent"), (date, "ink-soft")]
        (first, tint), (last, other) = reversed(parts) if self.mirrored else parts
        start, end = _MARGIN + self.width(first, _SMALL), self.from_end(last)
        gap = _SMALL * 0.6
        self.leader(start + (gap if first else 0), end - (gap if last else 0))
        self.text(_MARGIN, _ENTRY, first, _SMALL, tint)
        self.text(end, _ENTRY, last, _SMALL, other)

    def width(self, text: str, size: int) -> float:
        """Return the pixels that ``text`` takes."""
        return length(as_seen(text, right_to_left=self.mirrored)) * size

    def from_end(self, text: str) -> float:
        """Return where small ``text`` begins that ends at the right margin."""
        return SIZE[0] - _MARGIN - self.width(text, _SMALL)

    def leader(self, start: float, end: float) -> None:
        """Draw the dots between two ends, in step with those of every other card; no stub."""
        step = 15
        if end - start < 8 * step:
            return
        x = -(-start // step) * step
        while x <= end:
            self.dot(x, _ENTRY - 3, 2, "rule-strong")
            x += step
