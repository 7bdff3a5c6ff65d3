"""The library app as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from gongkai_web.ui.language import later


class LibraryConfig(AppConfig):
    """The library app."""

    name = "gongkai_web.library"
    label = "library"
    verbose_name = later("文件库")

    def ready(self) -> None:
        """Open the gate of the models, and shut that of the database; models can be imported from here on."""
        from gongkai_web.library.models import PublicRecord
        from gongkai_web.library.services.gate import Services

        PublicRecord.gate = Services()
        pre_migrate.connect(_lift, sender=self)
        post_migrate.connect(_guard, sender=self)


def _lift(**kwargs: Any) -> None:
    from gongkai_web.library.models import public_models
    from gongkai_web.review.guards import lift

    if kwargs["plan"]:
        lift(kwargs["using"], public_models())


def _guard(**kwargs: Any) -> None:
    """Have the database refuse what no review has cleared, and what assessments refuse."""
    from gongkai_web.journal import guards
    from gongkai_web.library.models import public_models
    from gongkai_web.review.guards import install

    guards.install(kwargs["using"], ("library_assessment",))
    install(kwargs["using"], public_models())
