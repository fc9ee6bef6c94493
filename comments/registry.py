"""Where the site says which of its models may be commented on, and by what rules.

Nothing in ``comments`` knows the blog: an application hands its models in when it starts::

    commentable.register(Document, open=..., public=..., url=..., title=..., recipients=...)
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe


def _nobody(_target: Any) -> list[str]:
    return []


def _current_zone(_target: Any) -> dt.tzinfo:
    return timezone.get_current_timezone()


@dataclass(frozen=True)
class Commentable:
    """A model that may be commented on, and the questions that comments ask about an object."""

    model: type[Model]
    open: Callable[[Any], bool]
    """Whether new comments are taken (the flag)."""
    public: Callable[[Any], bool]
    """Whether readers may see the object now."""
    url: Callable[[Any], str]
    title: Callable[[Any], str]
    recipients: Callable[[Any], Iterable[str]] = _nobody
    """Who is told by mail of a new comment."""
    editable_by: Callable[[Any], QuerySet[Any]] | None = None
    """The objects whose comments a user moderates; None: those of nobody but editors."""
    zone: Callable[[Any], dt.tzinfo] = _current_zone
    """The zone that the dates of its comments are shown in."""


class Registry:
    """The models that were registered, and how the text of a comment is rendered."""

    def __init__(self) -> None:
        self._models: dict[type[Model], Commentable] = {}
        self.renderer: Callable[[str], str] | None = None
        """Plain text in, sanitised HTML out; None escapes the text and keeps its paragraphs."""

    def register(self, model: type[Model], **rules: Any) -> Commentable:
        """Make ``model`` commentable by ``rules``, the fields of ``Commentable``."""
        concrete = model._meta.concrete_model or model
        self._models[concrete] = Commentable(concrete, **rules)
        return self._models[concrete]

    def __iter__(self) -> Any:
        return iter(self._models.values())

    def of(self, target: Any) -> Commentable | None:
        """Return the rules of an object; None where its model was never registered."""
        return self._models.get(target._meta.concrete_model) if target is not None else None

    def find(self, label: str, pk: str) -> tuple[Commentable, Any]:
        """Return the rules and the public object called ``label`` (``blog.document``) and ``pk``.

        Raises ObjectDoesNotExist for what is not registered, not there or not public.
        """
        try:
            rules = self._models[apps.get_model(label)._meta.concrete_model]
            target = rules.model._default_manager.get(pk=pk)
        except (LookupError, ValueError, TypeError, OverflowError, ValidationError) as error:
            raise ObjectDoesNotExist(label) from error
        if not rules.public(target):
            raise ObjectDoesNotExist(label)
        return rules, target

    def takes_comments(self, target: Any) -> bool:
        """Whether ``target`` is registered, public and open."""
        rules = self.of(target)
        return rules is not None and rules.public(target) and rules.open(target)

    def render(self, text: str) -> SafeString:
        """Return the text of a comment as HTML."""
        if self.renderer is None:
            return mark_safe(linebreaks(text, autoescape=True))
        return mark_safe(self.renderer(text))


commentable = Registry()
