"""The examination app as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from gongkai_web.ui.language import later

APPEND_ONLY = ("examination_act", "examination_examination")


class ExaminationConfig(AppConfig):
    """The examination app."""

    name = "gongkai_web.examination"
    label = "examination"
    verbose_name = later("年报导入与校验")

    def ready(self) -> None:
        """Have the database refuse changes of what was decided and of what was found."""
        post_migrate.connect(_guard, sender=self)


def _guard(**kwargs: Any) -> None:
    from gongkai_web.journal.guards import install

    install(kwargs["using"], APPEND_ONLY)
