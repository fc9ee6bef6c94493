"""Fields of the authors' forms: names with commas, dates in a zone, YAML, text as it is."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.jekyll import safe_yaml
from blog.models.tags import tags_from_string
from blog.wording import said

LONGEST_NAME = 200
"""The length of the longest name that a category or tag may have."""


def names_in(text: str, known: Iterable[str] = ()) -> list[str]:
    """Return the names typed in ``text``, parted by commas; a name among ``known`` that holds
    a comma itself stays whole.
    """
    whole = [name for name in known if tags_from_string(name) != [name]]
    for index, name in enumerate(whole):
        alone = rf"(^|[,、，])(\s*){re.escape(name)}(?=\s*(?:[,、，]|$))"
        text = re.sub(alone, f"\\1\x00{index}\x00", text)
    names = {f"\x00{index}\x00": name for index, name in enumerate(whole)}
    return [names.get(part, part) for part in tags_from_string(text)]


class NamesField(forms.CharField):
    """Names of categories or tags on one line, parted by commas; blanks belong to a name."""

    def __init__(self, *, existing: str, **kwargs: Any) -> None:
        """``existing`` is the id of the ``datalist`` that holds the names there are."""
        attrs = {"data-existing": existing, "class": "vTextField", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), required=False, **kwargs)
        self.known: list[str] = []

    def prepare_value(self, value: Any) -> Any:
        """Show a list of names as an author would type it."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the list of names in ``value``."""
        if isinstance(value, list):
            return value
        names = names_in((super().to_python(value) or "").replace("\x00", ""), self.known)
        too_long = [name for name in names if len(name) > LONGEST_NAME]
        if too_long:
            raise forms.ValidationError(
                _(
                    "“%(start)s…” has %(length)d characters; a name may have %(limit)d. "
                    "Is a comma missing?"
                ),
                params={
                    "start": too_long[0][:40],
                    "length": len(too_long[0]),
                    "limit": LONGEST_NAME,
                },
            )
        return names

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether ``data`` names others than ``initial``."""
        try:
            return self.to_python(data or "") != (initial or [])
        except forms.ValidationError:
            return True


class ZonedDateTimeField(forms.DateTimeField):
    """A date and time read and shown in ``zone``."""

    def __init__(self, **kwargs: Any) -> None:
        """Take Django's arguments; the browser's own date picker is the widget."""
        attrs = {"type": "datetime-local", "step": "1"}
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M:%S", attrs=attrs)
        super().__init__(widget=widget, **kwargs)
        self.zone: dt.tzinfo = dt.UTC

    def prepare_value(self, value: Any) -> Any:
        """Show the moment ``value`` in the field's zone."""
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> dt.datetime | None:
        """Return the moment that ``value`` means in the field's zone."""
        with timezone.override(self.zone):
            return super().to_python(value)


class YAMLField(forms.CharField):
    """A mapping written in YAML; a mistake is told with its line.

    ``taken`` maps keys that may not stand here to the reason.
    """

    def __init__(
        self, *, taken: Mapping[str, str] | None = None, rows: int = 8, **kwargs: Any
    ) -> None:
        """Take Django's arguments beside ``taken`` and the number of ``rows`` shown."""
        attrs = {"rows": rows, "class": "source", "spellcheck": "false"}
        super().__init__(widget=forms.Textarea(attrs=attrs), required=False, strip=False, **kwargs)
        self.taken = taken or {}

    def to_python(self, value: Any) -> Any:
        """Return the mapping that ``value`` says."""
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        try:
            values = safe_yaml.load(text)
        except safe_yaml.YAMLError as error:
            raise at_line(error.line, error.message) from error
        if values is not None and not isinstance(values, dict):
            raise at_line(1, _("this is not made of “key: value” lines; write it so"))
        for key in values or {}:
            if key in self.taken:
                raise at_line(line_of(key, text), self.taken[key])
        return values or {}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether ``data`` says something else than the text ``initial``."""
        return (data or "").replace("\r\n", "\n").strip() != (initial or "").strip()


def line_of(key: str, text: str) -> int:
    """Return the line of ``text`` on which the mapping's key stands, 1 where it is disguised."""
    key_of = re.compile(rf"""["']?{re.escape(key)}["']?\s*:""")
    return next((i for i, line in enumerate(text.splitlines(), 1) if key_of.match(line)), 1)


def at_line(line: int, message: str) -> forms.ValidationError:
    """Return the error that says what is wrong on a line of a text."""
    return forms.ValidationError(
        _("Line %(line)d: %(message)s"), params={"line": line, "message": said(message)}
    )


class SourceTextField(forms.CharField):
    """A text kept as it is typed; browsers send CRLF, and the stored ends of lines win."""

    def __init__(self, **kwargs: Any) -> None:
        """Take Django's arguments; nothing is stripped."""
        super().__init__(strip=False, required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return ``value`` with bare newlines."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether ``data`` differs in more than its ends of lines."""
        return self.to_python(initial or "") != self.to_python(data or "")
