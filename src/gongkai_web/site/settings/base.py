"""What every installation has. Each variable of `gongkai_web.site.env` is read here, once."""

from pathlib import Path
from typing import Any

import dj_database_url

from gongkai_web.site import env
from gongkai_web.site.secret import secret_key

PACKAGE = Path(__file__).parents[2]
DATA = env.DATA().absolute()

DEBUG = env.DEBUG()
# Faults are told on the terminal, or in the log of whatever service runs the server, never to an outside address.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},  # a page that is not there is no fault of ours
    },
}
ADDRESS = env.ADDRESS()
HTTPS = ADDRESS.startswith("https://")
SECRET_KEY = secret_key(DATA, env.SECRET())
IDENTITY_KEYS = env.IDENTITY_KEY()
ALLOWED_HOSTS = env.HOSTS()
WAGTAILADMIN_BASE_URL = ADDRESS
CSRF_TRUSTED_ORIGINS = [ADDRESS]
WAGTAIL_SITE_NAME = env.SITE_NAME()
ROOT_URLCONF = "gongkai_web.site.urls"
WSGI_APPLICATION = "gongkai_web.site.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "gongkai_web.site.apps.SiteConfig",
    "gongkai_web.demo.apps.DemoConfig",
    "gongkai_web.portal.apps.PortalConfig",
    "gongkai_web.annual.apps.AnnualConfig",
    "gongkai_web.examination.apps.ExaminationConfig",
    "gongkai_web.desk.apps.DeskConfig",
    "gongkai_web.matters.apps.MattersConfig",
    "gongkai_web.gazette.apps.GazetteConfig",
    "gongkai_web.library.apps.LibraryConfig",
    "gongkai_web.review.apps.ReviewConfig",
    "gongkai_web.organs.apps.OrgansConfig",
    "gongkai_web.search.apps.SearchConfig",
    "gongkai_web.journal.apps.JournalConfig",
    "gongkai_web.ui.apps.UiConfig",
    "gongkai_web.accounts.apps.AccountsConfig",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.sites",
    "wagtail.embeds",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gongkai_web.site.content_policy.ContentPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongkai_web.ui.language.LanguageMiddleware",
    "gongkai_web.site.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "gongkai_web.organs.backends.MembershipBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "site/locked.html"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "wagtailadmin_login"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai_web.ui.context.identity",
                "gongkai_web.ui.context.language",
                "gongkai_web.portal.context.navigation",
            ]
        },
    }
]

DATABASE_URL = env.DATABASE()
DATABASES: dict[str, dict[str, Any]]
if DATABASE_URL:
    DATABASES = {"default": dict(dj_database_url.parse(DATABASE_URL, conn_max_age=60))}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "gongkai.sqlite3",
            # Writers queue instead of failing; what is committed survives a crash of the process, and a power cut;
            # what is deleted is overwritten.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    }

CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
CACHE_SECONDS = env.CACHE_SECONDS()
SERVE_THREADS = env.THREADS()
SERVE_BEHIND = env.PROXY()

MAIL = env.MAIL()
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.MAIL_FROM()
SMS, QUIET_HOURS = env.SMS(), env.QUIET_HOURS()
EMAIL_TIMEOUT = 10  # seconds: a server that does not answer holds up nothing for long
if MAIL:
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL[:4]
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.secure == "tls", MAIL.secure == "starttls"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
FORMAT_MODULE_PATH = "gongkai_web.site.formats"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# Static files carry a digest in their names, so browsers keep them for ever.
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
UPLOAD_LIMIT = env.UPLOAD_MB() * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# A folder of a county's reports, where the browser has no script to send it in parts; the server bounds the bytes.
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = UPLOAD_LIMIT
# Files that this site did not make are offered for download, never shown as pages of the site.
WAGTAILDOCS_SERVE_METHOD = "serve_view"

SEARCH_ENGINE = env.SEARCH()
SEARCH_INDEX = DATA / "index"
# What can be found: for every model, the function that makes the entries of its records.
SEARCH_SOURCES = {
    "library.document": "gongkai_web.library.search_sources.document_entries",
    "library.interpretation": "gongkai_web.library.search_sources.interpretation_entries",
    "gazette.item": "gongkai_web.gazette.search_sources.item_entries",
    "matters.project": "gongkai_web.matters.search_sources.project_entries",
    "matters.consultation": "gongkai_web.matters.search_sources.consultation_entries",
    "portal.question": "gongkai_web.portal.search_sources.question_entries",
    "portal.topic": "gongkai_web.portal.search_sources.topic_entries",
}
EVENT_KINDS = "gongkai_web.site.events.KINDS"
LINK_JUDGE = "gongkai_web.portal.patrol.reviewing.judge"

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # reviews of an emergency go on after it is out
WAGTAILADMIN_COMMENTS_ENABLED = True
# Drafts are saved when their editor says so: one saved by itself while its button is pressed would come to be twice.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_ENABLE_UPDATE_CHECK = False  # nothing is asked of the outside
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_USER_LOGIN_FORM = "gongkai_web.site.signing_in.LoginForm"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # there is no mail; whoever manages the organ gives a new one
WAGTAIL_DATE_FORMAT = "%Y-%m-%d"
WAGTAIL_DATETIME_FORMAT = "%Y-%m-%d %H:%M"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# W047: SQLite holds no constraint over what is empty; it writes one at a time, and who sets a rule looks first.
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003", "models.W047"]

X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False  # the proxy that holds the certificate redirects; /healthz is asked by http
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
