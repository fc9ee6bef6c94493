"""What the site says of itself, as people type it."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.forms.fields import YAMLField, at_line, line_of
from blog.forms.front_matter import yaml_of
from blog.forms.presentation import PresentationForm, fits
from blog.jekyll import config as jekyll_config
from blog.models import SiteConfiguration
from blog.publishing.front_matter import jsonable

_FIELDS = {"title": "title", "description": "description", "author_name": "author", "lang": "lang"}
"""The fields of the form and the keys of the configuration that they stand for."""

PRESENTED = tuple(PresentationForm.base_fields)
"""The fields of the look, named as the keys of the configuration."""


class SiteForm(PresentationForm, forms.ModelForm):
    """The site's name, language and look, and everything else of its configuration as YAML."""

    settings = YAMLField(
        label=gettext_lazy("configuration"),
        rows=30,
        help_text=gettext_lazy(
            "As in _config.yml. What has a field above is changed there and refused here."
        ),
    )

    class Meta:
        model = SiteConfiguration
        fields = ["title", "description", "author_name", "lang"]
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField"}),
            "description": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take Django's arguments and show the configuration as YAML."""
        super().__init__(*args, **kwargs)
        self._present()
        settings = self.fields["settings"]
        assert isinstance(settings, YAMLField)  # noqa: S101 -- declared above
        sentence = _("“%s” has a field of its own; change it there")
        settings.taken = {key: sentence % key for key in self._keys()}
        others = {k: v for k, v in self.instance.config.items() if k not in self._keys()}
        self.initial.setdefault("settings", yaml_of(others))

    def _present(self) -> None:
        """Fill the fields of the look; what one cannot hold stays in the YAML alone."""
        for key in PRESENTED:
            value = self.instance.config.get(key)
            if fits(key, value):
                self.initial.setdefault(key, value)
            else:
                self.fields[key].disabled = True
                self.fields[key].help_text = _("Written in the configuration below.")

    def _keys(self) -> list[str]:
        """Return the keys with fields; what is written as more than these hold has none."""
        config = self.instance.config
        left = {"author"} if isinstance(config.get("author"), dict | list) else set()
        left |= {key for key in PRESENTED if not fits(key, config.get(key))}
        return [key for key in (*_FIELDS.values(), *PRESENTED) if key not in left]

    def clean_settings(self) -> dict[str, Any]:
        """Return the configuration with Jekyll's defaults for what it does not say."""
        typed = self.cleaned_data["settings"]
        text = self.data.get(self.add_prefix("settings"), "")
        for key, problem in _problems(typed):
            raise at_line(line_of(key, text), problem)
        return jekyll_config.merged(jekyll_config.DEFAULTS, typed)

    def save(self, commit: bool = True) -> SiteConfiguration:
        """Store the configuration with the fields in it."""
        config = self.instance.config
        if "settings" in self.changed_data:
            config = {k: v for k, v in config.items() if k in self._keys()}
            config |= self.cleaned_data["settings"]
        for name, key in _FIELDS.items():
            if name in self.changed_data:
                config = _with(config, key, self.cleaned_data[name])
        for key in set(PRESENTED) & set(self.changed_data):
            config = {**config, key: self.cleaned_data[key] or None}
        self.instance.config = jsonable(config)
        return super().save(commit)


def _with(config: dict[str, Any], key: str, value: str) -> dict[str, Any]:
    """Return ``config`` with ``value`` at ``key``; an author of more than a name is renamed."""
    if isinstance(config.get(key), dict):
        return {**config, key: {**config[key], "name": value}}
    return {**config, key: value}


def _problems(typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with the settings ``typed``: the key, and what to do."""
    kinds = ((list, _("must be a list")), (dict, _("must hold settings, one a line")))
    found = [
        (key, f"“{key}” {sentence}")
        for key, default in jekyll_config.DEFAULTS.items()
        for kind, sentence in kinds
        if isinstance(default, kind) and not isinstance(typed.get(key, default), kind | None)
        if not (key == "collections" and isinstance(typed[key], list))
    ]
    zone = typed.get("timezone")
    if zone and not _is_a_zone(str(zone)):
        found.append(("timezone", _("“%s” is no time zone; write one like Asia/Seoul") % zone))
    return found


def _is_a_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
