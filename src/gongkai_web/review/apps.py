"""The review app as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save

from gongkai_web.ui.language import later


class ReviewConfig(AppConfig):
    """The review app."""

    name = "gongkai_web.review"
    label = "review"
    verbose_name = later("审核")

    def ready(self) -> None:
        """Lead Wagtail's moderation to the services, and have the database refuse what steps and clearances refuse."""
        from django.db.models import CharField, TextField
        from wagtail.admin.compare import register_comparison_class
        from wagtail.fields import RichTextField
        from wagtail.models import Revision

        from gongkai_web.review.models import SecrecyTask, StageTask
        from gongkai_web.review.tasking import Services
        from gongkai_web.review.wording import WordedHTML, WordedText

        for field in (CharField, TextField):
            register_comparison_class(field, comparison_class=WordedText)
        register_comparison_class(RichTextField, comparison_class=WordedHTML)
        StageTask.acts = SecrecyTask.acts = Services()
        post_migrate.connect(_guard, sender=self)
        post_save.connect(_redraw, sender=Revision)


def _guard(**kwargs: Any) -> None:
    from gongkai_web.journal.guards import install

    install(kwargs["using"], ("review_step", "review_clearance", "review_original", "review_look"))
    _keep_workflows(kwargs["using"])


def _keep_workflows(using: str) -> None:
    """Have Wagtail offer the chains that the rules ask; not while its tables or ours are still to come."""
    from django.db import connections

    from gongkai_web.review.models import ChainWorkflow
    from gongkai_web.review.workflows import keep_in_step

    if using == "default" and ChainWorkflow._meta.db_table in connections[using].introspection.table_names():
        keep_in_step()


def _redraw(instance: Any, raw: bool, **_kwargs: Any) -> None:  # noqa: FBT001 - Django's signature
    """A new version of what was sent in makes void what was passed, and Wagtail shows it."""
    from gongkai_web.review.projecting import redraw

    if not raw:
        redraw(instance)
