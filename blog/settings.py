"""Settings, all from the environment; with nothing set everything works on one machine.

Every variable is listed with one line each in ``.env.example``. The environment wins over a
``.env`` file. What is set wrongly stops the start with a sentence (see also ``checks.py``).
"""

import logging
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from blog.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
env.read_file(BASE_DIR / ".env")

DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "data")

DEBUG = env.bool("DEBUG", default=False)

# -- Where the site is served ---------------------------------------------------------------

_served = f"http://127.0.0.1:{env.int('PORT', default=8000)}"
SITE_URL = (env.str("SITE_URL", default="") or _served).rstrip("/")
_site = urlsplit(SITE_URL)
if _site.scheme not in {"http", "https"} or not _site.hostname or _site.path:
    raise ImproperlyConfigured(
        f"SITE_URL is {SITE_URL!r}: give scheme and host only, such as https://blog.example.org "
        "(a path belongs into baseurl in _config.yml)."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
if "*" not in ALLOWED_HOSTS and _site.hostname not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(_site.hostname)

IS_HTTPS = _site.scheme == "https"
CSRF_TRUSTED_ORIGINS = [SITE_URL, *env.list("CSRF_TRUSTED_ORIGINS", default=[])]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS and env.bool("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = True
# How many wrong passwords an address may send for one name and for all, in how many seconds.
SIGN_IN_FAILURES, SIGN_IN_SECONDS = (10, 40), 900
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# -- Databases ------------------------------------------------------------------------------

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'mokcha.sqlite3'}")}
_database = DATABASES["default"]
IS_POSTGRESQL = _database["ENGINE"].endswith("postgresql")
_database.setdefault("OPTIONS", {})
if IS_POSTGRESQL:
    _database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=8)}
else:
    Path(_database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    _database["OPTIONS"] |= {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- The secret key -------------------------------------------------------------------------


def _kept_secret_key(path: Path) -> str:
    """Return the key kept in ``path``; make it, readable by this user only, on first use."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60), "utf-8")
    return path.read_text("utf-8").strip()


SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY and IS_POSTGRESQL:
    raise ImproperlyConfigured(
        "DATABASE_URL names a shared database, but SECRET_KEY is not set: every web node must "
        'use the same one. Make it once with: python -c "import secrets; '
        'print(secrets.token_urlsafe(60))"'
    )
SECRET_KEY = SECRET_KEY or _kept_secret_key(DATA_DIR / "secret_key")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        f"SECRET_KEY has {len(SECRET_KEY)} characters; at least 50 are needed. Make one with: "
        'python -c "import secrets; print(secrets.token_urlsafe(60))"'
    )
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# -- Parts ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django_comments_xtd",
    "django_comments",
    "rest_framework",
    "taggit",
    "csp",
    "django_tasks_db",
    "blog.apps.MokchaAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    # Last, so that their admin may take off what other applications registered.
    "comments.apps.CommentsConfig",
    "blog.apps.BlogConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "blog.middleware.accelerated.AcceleratedFilesMiddleware",
    "blog.middleware.compression.CompressionMiddleware",
    "blog.middleware.configuration.ConfigurationMiddleware",
    "blog.middleware.base_url.BaseUrlMiddleware",
    "blog.middleware.hints.HintsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "blog.middleware.locale.SiteLocaleMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# The address of a post is the one that its Jekyll site gave it, slash or not.
APPEND_SLASH = False
ROOT_URLCONF = "blog.urls"
WSGI_APPLICATION = "blog.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "blog.views.context.site",
            ],
        },
    },
]
SITE_ID = 1
SERIALIZATION_MODULES = {"md": "blog.importing.serializer", "markdown": "blog.importing.serializer"}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

# -- Security policy of every page ----------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "style-src-attr": [UNSAFE_INLINE],
        "img-src": [SELF, "https:", "http:", "data:"],
        "media-src": [SELF, "https:", "http:", "data:"],
        "frame-src": ["https:"],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# -- Languages and time ---------------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="ko")
LANGUAGES = [("ko", _("Korean")), ("en", _("English"))]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "blog" / "locale", BASE_DIR / "comments" / "locale"]
FORMAT_MODULE_PATH = "blog.formats"
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

# -- Files ----------------------------------------------------------------------------------

# Jekyll writes no folder that begins with an underscore, so that no site has a place here.
STATIC_URL = "/_static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.folder("STATIC_ROOT", DATA_DIR / "static")
MEDIA_ROOT = env.folder("MEDIA_ROOT", DATA_DIR / "media")
MEDIA_URL = "/media/"
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "blog.static_files.HashedFilesStorage"},
}
# Before static files were collected (a bare `manage.py runserver`) they come as they are.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()
# Where nginx finds MEDIA_ROOT (see nginx.conf), so that it sends files itself; empty: Django does.
ACCEL_REDIRECT = env.str("ACCEL_REDIRECT", default="")


def _bucket(name: str) -> dict[str, object]:
    """Return the storage that is the bucket ``name`` of a service that speaks S3's protocol."""
    try:
        from botocore.config import Config
    except ImportError as error:
        raise ImproperlyConfigured(
            "S3_BUCKET is set, but the client for it is not installed. Install it with: "
            ".venv/bin/pip install -r requirements-s3.lock"
        ) from error
    # Many services know neither the newest checksums nor buckets as host names.
    config = Config(
        signature_version="s3v4",
        s3={"addressing_style": env.str("S3_ADDRESSING", default="auto")},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    options = {
        "bucket_name": name,
        "location": env.str("S3_PREFIX", default=""),
        "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "access_key": env.str("S3_ACCESS_KEY_ID", default="") or None,
        "secret_key": env.str("S3_SECRET_ACCESS_KEY", default="") or None,
        "client_config": config,
        # Every name follows from the content: what lies there already is the same.
        "file_overwrite": True,
        # A file up to this size is passed on from memory.
        "max_memory_size": 8 * 1024 * 1024,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


if S3_BUCKET := env.str("S3_BUCKET", default=""):
    # Nobody but this site reads the bucket: whether a reader may have a file, it says itself.
    STORAGES["default"] = _bucket(S3_BUCKET)
    ACCEL_REDIRECT = ""
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# -- For machines that follow the site ------------------------------------------------------

WEBSUB_HUB = env.str("WEBSUB_HUB", default="")
if WEBSUB_HUB and not WEBSUB_HUB.startswith(("https://", "http://")):
    raise ImproperlyConfigured(f"WEBSUB_HUB is {WEBSUB_HUB!r}: give the whole address of a hub.")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")

# -- Cache and mail -------------------------------------------------------------------------

_CACHES = "give rediscache://host:6379/1, or nothing for the memory of each process"
CACHES = {"default": env.address("CACHE_URL", "locmemcache://", env.cache_url_config, _CACHES)}
# Memory of each process for pages ready to be sent; 0 renders every page anew.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=64)
_MAIL = "give smtp+tls://user:password@host:587, or nothing to print mail on the terminal"
vars().update(env.address("EMAIL_URL", "consolemail://", env.email_url_config, _MAIL))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"mokcha@{_site.hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- Background jobs ------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Whether `make run` and `make serve` do the jobs beside the server (see `manage.py worker`).
WORKER_BESIDE_SERVER = env.bool("WORKER_BESIDE_SERVER", default=True)

# -- Comments -------------------------------------------------------------------------------

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MAX_THREAD_LEVEL = 4
# A confirmation by mail would carry the whole comment, pickled, in an address; comments go
# to the moderation queue instead (see comments/moderation.py).
COMMENTS_XTD_CONFIRM_EMAIL = False
COMMENTS_XTD_THREADED_EMAILS = False
COMMENTS_XTD_FROM_EMAIL = COMMENTS_XTD_CONTACT_EMAIL = DEFAULT_FROM_EMAIL
COMMENTS_TEXT_LENGTH = 5000
# Seconds that a form may lie open: people read before they write.
COMMENTS_TIMEOUT = 24 * 60 * 60
# How many times one address may send the form, in how many seconds.
COMMENTS_RATE = (40, 600)
COMMENTS_BEHIND_PROXY = BEHIND_PROXY

# -- Tags -----------------------------------------------------------------------------------

TAGGIT_TAGS_FROM_STRING = "blog.models.tags.tags_from_string"
TAGGIT_STRING_FROM_TAGS = "blog.models.tags.string_from_tags"

# -- Log ------------------------------------------------------------------------------------

LOG_FORMAT = env.str("LOG_FORMAT", default="line")
if LOG_FORMAT not in {"line", "json"}:
    raise ImproperlyConfigured(f"LOG_FORMAT is {LOG_FORMAT!r}: say line or json.")
LOG_LEVEL = env.str("LOG_LEVEL", default="WARNING").upper()
if LOG_LEVEL not in logging.getLevelNamesMapping():
    raise ImproperlyConfigured(f"LOG_LEVEL is {LOG_LEVEL!r}: say DEBUG, INFO, WARNING or ERROR.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "blog.middleware.logs.RequestIdFilter"}},
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name} {request_id}: {message}",
            "style": "{",
        },
        "json": {"()": "blog.middleware.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}

# The preview of a text is a frame of the site's own. Whether every host below this one speaks
# https, and whether browsers may be told so for good, its owner alone knows.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]

# -- Numbers for those who watch the servers ------------------------------------------------

# Who sends it as "Authorization: Bearer …" may read /metrics; empty: nobody, there is none.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
