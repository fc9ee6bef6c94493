"""The blog as a Django application."""

import datetime as dt

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db import connections, transaction
from django.db.models.signals import post_migrate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MokchaAdminConfig(AdminConfig):
    """Django's admin, in another order."""

    default_site = "blog.admin_site.MokchaAdminSite"


class BlogConfig(AppConfig):
    """Documents, their categories, tags and sources."""

    name = "blog"
    default = True
    verbose_name = _("Blog")

    def ready(self) -> None:
        """Say what may be commented on, and what follows when a document goes."""
        from blog import checks  # noqa: F401 -- they register themselves

        self._let_readers_comment()
        self._follow_deletions()
        self._watch_what_readers_see()

    def _watch_what_readers_see(self) -> None:
        from blog import caching

        def begin_generation(using: str, **_: object) -> None:
            caching.install(connections[using])

        post_migrate.connect(begin_generation, self, dispatch_uid="blog.caching", weak=False)

    def _follow_deletions(self) -> None:
        from django.db.models.signals import post_delete, pre_delete

        from blog import media
        from blog.models import Document, Page, PictureSizes, Post
        from blog.publishing import refresh_lists, take_back

        def begin(instance: Document, **_: object) -> None:
            take_back(instance)

        def follow(instance: Document, **_: object) -> None:
            refresh_lists(instance)

        for model in (Document, Page, Post):
            pre_delete.connect(begin, sender=model, weak=False, dispatch_uid=f"hub {model}")
            post_delete.connect(follow, sender=model, weak=False, dispatch_uid=f"lists {model}")

        def let_go(instance: PictureSizes, **_: object) -> None:
            transaction.on_commit(lambda: media.let_go(instance))

        post_delete.connect(let_go, sender=PictureSizes, weak=False, dispatch_uid="sizes")

    def _let_readers_comment(self) -> None:
        from django.contrib.auth import get_user_model

        from blog import exporting, importing
        from blog.markup import render_comment
        from blog.models import Document
        from comments.exporting import exported
        from comments.importing import restored
        from comments.registry import commentable

        def recipients(document: Document) -> list[str]:
            """Return the author's address, or the owners' where the author is no user here."""
            if document.author and document.author.email:
                return [document.author.email]
            owners = get_user_model().objects.filter(is_superuser=True, is_active=True)
            return list(owners.exclude(email="").values_list("email", flat=True))

        def zone(document: Document) -> dt.tzinfo:
            """Return the zone of the site, in which a request runs, or that of the document's
            date where the site has none (see ConfigurationMiddleware).
            """
            site = timezone.get_current_timezone()
            return site if site is not dt.UTC else document.written_zone

        commentable.renderer = render_comment
        commentable.register(
            Document,
            open=lambda document: document.comments,
            public=lambda document: document.is_public,
            url=Document.get_absolute_url,
            title=lambda document: document.title,
            recipients=recipients,
            editable_by=Document.objects.visible_to,
            zone=zone,
        )
        importing.register(
            "comments",
            lambda rows: restored(
                rows, Document, lambda name: Document.objects.filter(source_path=name).first()
            ),
        )
        exporting.register(
            "comments",
            lambda private: exported(
                Document, lambda document: document.source_path, private=private
            ),
        )
