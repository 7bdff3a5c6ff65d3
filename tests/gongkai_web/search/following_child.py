# ruff: noqa: PLC0415 - Django first
"""A follower as a process of its own, over one file of SQLite: `following_child.py <folder> <engine> [changes]`.

With a number of changes it first makes the tables and the outbox. It says each position it reaches, and ends when the
index has seen everything.
"""

import sys
from pathlib import Path

import django
from django.conf import settings

folder, name = (Path(sys.argv[1]), sys.argv[2]) if __name__ == "__main__" else (Path(), "")
SEED = 3
CHANGES = 400
KEYS = 120
"""More changes than records: the same record changes again and again."""


def entry_source(keys):
    """The entries of the records that these keys name; every seventh record has been withdrawn."""
    from corpus import entries

    wanted = {int(key) for key in keys}
    made = enumerate(entries(KEYS, seed=SEED, sentences=300), start=1)
    return [entry for number, entry in made if number in wanted and number % 7]


def configure():
    options = {"transaction_mode": "IMMEDIATE", "timeout": 60, "init_command": "PRAGMA journal_mode=WAL;"}
    settings.configure(
        INSTALLED_APPS=["gongkai_web.search"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db", "OPTIONS": options}},
        SEARCH_SOURCES={"library.document": "__main__.entry_source"},
        SEARCH_ENGINE=name,
        SEARCH_INDEX=folder / "index",
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def make_outbox():
    from django.db import connection

    from gongkai_web.search import models

    with connection.schema_editor() as editor:
        for model in (models.Change, models.Indexed, models.IndexedText, models.Place):
            editor.create_model(model)
    keys = [f"library.document/{number % KEYS + 1}" for number in range(CHANGES)]
    models.Change.objects.bulk_create(models.Change(key=key) for key in keys)


def follow_to_the_end():
    from gongkai_web.search import following
    from gongkai_web.search.engines import chosen
    from gongkai_web.search.models import Change

    following.BATCH = 10
    engine = chosen()
    applying = engine.apply

    def told(put, drop, *, after, upto):
        sys.stdout.write(f"{after}\n")
        sys.stdout.flush()
        return applying(put, drop, after=after, upto=upto)

    engine.apply = told
    last = Change.objects.order_by("pk").last().pk
    while engine.position() < last:
        following.follow(engine)


if __name__ == "__main__":
    configure()
    if len(sys.argv) > 3:
        make_outbox()
        from gongkai_web.search.engines import chosen

        chosen().rebuild([], 1)
    else:
        follow_to_the_end()
