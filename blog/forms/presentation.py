"""How the site presents itself, as people type it: picture, accent, links, head and foot."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import ImageColor


class ColourField(forms.CharField):
    """A colour in any of CSS's ways, empty for the theme's own."""

    def clean(self, value: Any) -> str:
        """Return the colour as it was typed."""
        typed = str(super().clean(value) or "").strip()
        try:
            if typed:
                ImageColor.getrgb(typed)
        except ValueError as error:
            raise forms.ValidationError(
                _("“%(typed)s” is no colour; write one like #08664f or teal."),
                params={"typed": typed},
            ) from error
        return typed


class LinksField(forms.CharField):
    """Links, one a line: the title, and the address after the last blank."""

    def __init__(self, **kwargs: Any) -> None:
        """Take Django's arguments; the widget is a text of some lines."""
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show links as they would be typed."""
        if isinstance(value, list):
            return "\n".join(f"{link['title']} {link['url']}" for link in value)
        return value

    def to_python(self, value: Any) -> Any:
        """Return the links in ``value``, as ``_config.yml`` has them."""
        if isinstance(value, list):
            return value
        lines = (super().to_python(value) or "").splitlines()
        return [_link(line) for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether ``data`` says other links than ``initial``."""
        try:
            return self.to_python(data or "") != (initial or [])
        except forms.ValidationError:
            return True


def _link(line: str) -> dict[str, str]:
    title, _blank, url = line.strip().rpartition(" ")
    if not title.strip() or not url.startswith(("/", "http://", "https://", "mailto:")):
        raise forms.ValidationError(
            _("“%(line)s”: write a title, a blank and an address, like “About /about/”."),
            params={"line": line.strip()},
        )
    return {"title": title.strip(), "url": url}


class PresentationForm(forms.Form):
    """The fields that stand for keys of the configuration under their own names."""

    avatar = forms.CharField(
        label=gettext_lazy("picture"),
        required=False,
        help_text=gettext_lazy("The address of a file of this site, like /images/me.jpg."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    accent_color = ColourField(
        label=gettext_lazy("accent colour"),
        required=False,
        help_text=gettext_lazy(
            "Like #08664f or teal. It is darkened or lightened until it can be read."
        ),
    )
    links = LinksField(
        label=gettext_lazy("links"),
        help_text=gettext_lazy("One a line: a title, a blank, an address. Shown on the cover."),
    )
    navigation = LinksField(
        label=gettext_lazy("navigation"),
        help_text=gettext_lazy(
            "One a line, as above. Shown in the head of every page; empty: the pages at the top."
        ),
    )
    footer = forms.CharField(
        label=gettext_lazy("footer"),
        required=False,
        help_text=gettext_lazy("Markdown. Shown at the foot of every page."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def fits(key: str, value: Any) -> bool:
    """Whether the field of ``key`` can show ``value`` and give it back unchanged."""
    if value in (None, ""):
        return True
    if isinstance(PresentationForm.base_fields[key], LinksField):
        return isinstance(value, list) and all(_is_plain(link) for link in value)
    return isinstance(value, str)


def _is_plain(link: Any) -> bool:
    return (
        isinstance(link, dict)
        and set(link) == {"title", "url"}
        and all(isinstance(part, str) and part.strip() == part != "" for part in link.values())
        and " " not in link["url"]
    )
