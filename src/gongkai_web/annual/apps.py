"""The annual app as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from gongkai_web.ui.language import later

APPEND_ONLY = ("annual_reportact", "annual_snapshot", "annual_frozencell")


class AnnualConfig(AppConfig):
    """The annual app."""

    name = "gongkai_web.annual"
    label = "annual"
    verbose_name = later("年度报告")

    def ready(self) -> None:
        """Have the database refuse changes of what was done and frozen, and reports tell of their data."""
        from gongkai_web.annual.asides import data
        from gongkai_web.library.asides import tell_beside

        tell_beside(data, app=self.label)
        post_migrate.connect(_guard, sender=self)


def _guard(**kwargs: Any) -> None:
    from gongkai_web.journal.guards import install

    install(kwargs["using"], APPEND_ONLY)
