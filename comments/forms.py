"""What a reader may type below a text."""

import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_comments.forms import CommentForm as ContribCommentForm

from comments.models import Comment
from comments.moderation import is_trusted

# Hangul fillers are letters to Unicode and nothing to the eye.
_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")

RENEWED = _(
    "The form was too old, or was changed on its way. It has been renewed and what you typed is "
    "still here: please check it and send it again."
)
HONEYPOT = _(
    "A field that is hidden from people was filled in, as programs do. It has been emptied: "
    "please send the form again."
)


def _at_most(limit: int) -> MaxLengthValidator:
    message = ngettext_lazy(
        "At most %(limit_value)d character fits here; this has %(show_value)d.",
        "At most %(limit_value)d characters fit here; this has %(show_value)d.",
        "limit_value",
    )
    return MaxLengthValidator(limit, message)


def _is_visible(text: str) -> bool:
    return any(
        unicodedata.category(char)[0] in "LNPS" and char not in _INVISIBLE_LETTERS for char in text
    )


class CommentText(forms.CharField):
    """Text with one kind of line end, so that browsers and we count alike, composed (NFC)."""

    def to_python(self, value: Any) -> str:
        """Return the text as it will be stored."""
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return str(super().to_python(unicodedata.normalize("NFC", text)))


class CommentForm(ContribCommentForm):
    """The form below a text: for a stranger name, e-mail, link and text; for a user the text.

    It stands on the security form of django-contrib-comments (signed time and target, honeypot)
    and not on the one of django-comments-xtd, which asks for an e-mail address to be confirmed.
    ``maxlength`` is absent on purpose: browsers cut what is pasted without a word.
    """

    name = forms.CharField(
        label=_("Name"),
        validators=[_at_most(50)],
        error_messages={"required": _("Please give a name; it need not be your real one.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail (optional)"),
        required=False,
        max_length=None,
        validators=[_at_most(254)],
        help_text=_("Seen by the author of this text only, never shown."),
        error_messages={"invalid": _("This is no e-mail address. It may also stay empty.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    url = forms.URLField(
        label=_("Your website (optional)"),
        required=False,
        assume_scheme="https",
        validators=[_at_most(200)],
        error_messages={"invalid": _("This is no address of a website. It may also stay empty.")},
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    comment = CommentText(
        label=_("Comment"),
        validators=[_at_most(settings.COMMENTS_TEXT_LENGTH)],
        error_messages={"required": _("Please write something.")},
        widget=forms.Textarea(attrs={"rows": 6, "cols": 50}),
    )
    honeypot = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        target: Any,
        data: Any = None,
        *,
        user: Any = None,
        parent: Comment | None = None,
        **kwargs: Any,
    ) -> None:
        self.user = user if user is not None and user.is_authenticated else None
        self.parent = parent
        initial = {"reply_to": parent.pk} if parent else {}
        super().__init__(
            target, data=data, initial=initial, auto_id="comment-%s", label_suffix="", **kwargs
        )
        for validator in self.fields["url"].validators:
            if isinstance(validator, URLValidator):
                validator.schemes = ["http", "https"]
        if self.user:
            for name in ("name", "email", "url"):
                del self.fields[name]

    @property
    def writer(self) -> str:
        """The name that a user writes under; "" for a stranger, who gives one."""
        return self.user.get_full_name() or self.user.get_username() if self.user else ""

    @property
    def waits(self) -> bool:
        """Whether what is sent will wait for approval."""
        return not is_trusted(self.user)

    @property
    def refusal(self) -> str:
        """What is wrong with the form itself rather than with what was typed; "" if nothing."""
        if "honeypot" in self.errors:
            return str(HONEYPOT)
        return str(RENEWED) if self.security_errors() else ""

    def renewed(self) -> "CommentForm":
        """Return the form with what was typed and with security fields of this moment."""
        data = self.data.copy()
        for name, value in self.generate_security_data().items():
            data[name] = value
        data["honeypot"] = ""
        return CommentForm(self.target_object, data, user=self.user, parent=self.parent)

    def generate_security_data(self) -> dict[str, str]:
        """Sign time and target; the model goes by its plain name, proxies of it too."""
        concrete = self.target_object._meta.concrete_model
        data = {
            "content_type": concrete._meta.label_lower,
            "object_pk": str(self.target_object.pk),
            "timestamp": super().generate_security_data()["timestamp"],
        }
        return data | {"security_hash": self.generate_security_hash(**data)}

    def clean_name(self) -> str:
        """Return the name on one line; refuse one that nobody can see."""
        name = unicodedata.normalize("NFC", " ".join(self.cleaned_data["name"].split()))
        if not _is_visible(name):
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return name

    def clean_comment(self) -> str:
        """Return the text; refuse one that nobody can see."""
        text = self.cleaned_data["comment"]
        if not _is_visible(text):
            raise forms.ValidationError(self.fields["comment"].error_messages["required"])
        return str(text)

    def clean_reply_to(self) -> int | None:
        """Return the comment replied to, if it is shown below this very object and not too deep."""
        key = self.cleaned_data["reply_to"]
        if not key:
            return None
        self.parent = Comment.objects.on(self.target_object).shown(key)
        if self.parent is None:
            raise forms.ValidationError(_("The comment that you reply to is not there any more."))
        if not self.parent.allow_thread():
            raise forms.ValidationError(_("Replies go no deeper here; reply to one further up."))
        return int(key)

    def get_comment_model(self) -> type[Comment]:
        """Return the class of what is stored."""
        return Comment

    def get_comment_create_data(self, site_id: int | None = None) -> dict[str, Any]:
        """Return the fields of the comment; it is held until a moderator shows it."""
        if self.user:
            self.cleaned_data |= {"name": self.writer[:50], "email": self.user.email, "url": ""}
        return super().get_comment_create_data(site_id) | {
            "content_object": self.target_object,
            "user": self.user,
            "parent_id": self.cleaned_data["reply_to"] or 0,
            "is_public": False,
        }

    def check_for_duplicate_comment(self, new: Comment) -> Comment:
        """Return ``new`` as it is: ``posting.post`` refuses duplicates with a sentence."""
        return new
