"""What the tests run with: everything in memory or in a folder of its own, passwords hashed fast."""

import os
import tempfile

os.environ.setdefault("GONGKAI_DATA", tempfile.mkdtemp(prefix="gongkai-test-"))
os.environ.setdefault("GONGKAI_SECRET_KEY", "a key for tests only")

from gongkai_web.site.settings.base import *  # noqa: F403 - after the folder is known

# A file, as in use: each thread of a server has a connection of its own, and a writer waits for another. A database in
# memory is one connection for all, and refuses at once what another thread holds.
if not DATABASE_URL:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}  # noqa: F405
    options = DATABASES["default"]["OPTIONS"]  # noqa: F405
    options["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE_SECONDS = 0  # a test that is undone leaves no trace by which its pages would be known to be old
AXES_ENABLED = False
AUTHENTICATION_BACKENDS = AUTHENTICATION_BACKENDS[1:]  # noqa: F405 - the first one counts failed logins
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405 - tests collect no static files
