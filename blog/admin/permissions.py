"""What nobody may do to rows that the site writes by itself."""

# ruff: noqa: ARG002 -- Django calls these methods with all arguments, needed or not.

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class NobodyAdds(admin.ModelAdmin):
    """Rows come by what happens on the site, not by a form."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False


class NobodyChanges(admin.ModelAdmin):
    """Rows say what was, or what follows from texts; they are read."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody."""
        return False


class NobodyDeletes(admin.ModelAdmin):
    """Rows go by what happens on the site, or by an action that says what it means."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody."""
        return False
