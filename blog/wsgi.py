"""The WSGI application that a web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blog.settings")
_django = get_wsgi_application()

# What follows needs the settings and the models, which Django has loaded now.
from django.conf import settings  # noqa: E402

from blog.middleware.cache import PageCache  # noqa: E402
from blog.middleware.records import Records  # noqa: E402

_keeps_pages = settings.PAGE_CACHE_MB and not settings.DEBUG
application = Records(PageCache(_django) if _keeps_pages else _django)
