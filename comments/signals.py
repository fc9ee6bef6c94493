"""What comments tell the rest of the site.

Both are sent after the change is committed, with ``sender=Comment``, ``comment`` and ``object``,
the thing commented on (None where it is gone).
"""

from django.dispatch import Signal

comment_published = Signal()
comment_removed = Signal()
