"""The journal app as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as later


class JournalConfig(AppConfig):
    """The journal app."""

    name = "gongkai_web.journal"
    label = "journal"
    verbose_name = later("日志")

    def ready(self) -> None:
        """Have the database refuse what the journal refuses, whenever its tables are made."""
        post_migrate.connect(_guard, sender=self)


def _guard(**kwargs: Any) -> None:
    from gongkai_web.journal.guards import install

    install(kwargs["using"], ("journal_entry",))
