"""The desk as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from gongkai_web.ui.language import later

APPEND_ONLY = ("desk_requestact", "desk_look")


class DeskConfig(AppConfig):
    """The desk app."""

    name = "gongkai_web.desk"
    label = "desk"
    verbose_name = later("依申请公开")

    def ready(self) -> None:
        """Have the database refuse changes of what was done and of who looked."""
        post_migrate.connect(_guard, sender=self)


def _guard(**kwargs: Any) -> None:
    from gongkai_web.journal.guards import install

    install(kwargs["using"], APPEND_ONLY)
