"""What documents and other published records have in common: drafts, a public life, and one way to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from gongkai_web.library.blocks import BODY
from gongkai_web.library.models.gate import Gate, Shut
from gongkai_web.search.services import enqueue
from gongkai_web.ui.language import later

KEPT = ("published_on", "withdrawn_on", "withdrawal_reason")
"""What belongs to the record as a whole: an older version, once restored, does not bring its own back."""


class PublicRecord(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """A record that is drafted, published, corrected, withdrawn.

    `published_on` is the day it was first made public here, and never changes. `withdrawn_on` is set while the
    public sees a notice in its place. Only `library.services` sets them; `publish` and `unpublish`, which Wagtail
    calls from its views, workflows and schedule, lead there too: through `gate`, which the app opens when it is ready.
    """

    published_on = models.DateField(later("发布日期"), null=True, blank=True, editable=False)
    withdrawn_on = models.DateField(later("撤回日期"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(later("撤回原因"), max_length=300, blank=True, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="%(class)s")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )
    versions = GenericRelation("library.Version", "record_id", "record_type", related_query_name="%(class)s")

    kept: tuple[str, ...] = KEPT
    compared: tuple[str, ...] = ("title",)
    """The fields that a comparison of two versions names, the title first."""
    promptly: ClassVar[bool] = False
    """Whether the law asks above all that it be up to date: one secrecy review is then enough, if no rule asks more."""
    preview_modes = ()
    """None: reviewers read a draft on its own page. Wagtail's preview would have a second way to show one."""
    gate: ClassVar[Gate] = Shut()

    class Meta:
        abstract = True

    @property
    def revisions(self) -> Any:
        """Every version kept."""
        return self._revisions

    @property
    def was_public(self) -> bool:
        """Whether the public has ever seen it, here or where it was taken over from."""
        return self.published_on is not None

    @property
    def was_shown(self) -> bool:
        """Whether this site has ever shown it to the public."""
        return self.was_public and (self.live or self.withdrawn_on is not None or self.versions.exists())

    def with_content_json(self, content: Any) -> Any:
        """An older or newer version, with what belongs to the record as a whole as it is now."""
        version = super().with_content_json(content)
        for name in self.kept:
            setattr(version, name, getattr(self, name))
        return version

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and tell the index; what Wagtail notes on drafts alone does not concern it."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            self.save_whole(*args, **kwargs)
            enqueue(self)

    def save_whole(self, *args: Any, **kwargs: Any) -> None:
        """Save every field and child."""
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete a draft, and tell the index.

        Raises:
            ProtectedError: when the public has seen it: it can be withdrawn, and leaves a notice.
        """
        if self.was_shown:
            raise ProtectedError(_("“{title}”已经公开过，不能删除；不宜继续公开的，请撤回").format(title=self), {self})
        enqueue(self)
        return super().delete(*args, **kwargs)

    def publish(  # noqa: PLR0917 - Wagtail's signature
        self,
        revision: Any,
        user: Any = None,
        changed: bool = True,  # noqa: FBT001, FBT002 - Wagtail's signature
        log_action: Any = True,  # noqa: FBT002
        previous_revision: Any = None,
        skip_permission_checks: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Publish by the one service that may; what Wagtail has checked before is checked again there."""
        passed_on = {"changed": changed, "previous_revision": previous_revision}
        self.gate.publish(self, by=user, revision=revision, wagtail=passed_on)

    def get_workflow(self) -> Any:
        """The workflow of its organ's rule, not of its kind alone: Wagtail shows the reviews in it."""
        return self.gate.workflow(self)

    def unpublish(
        self,
        set_expired: bool = False,  # noqa: FBT001, FBT002 - Wagtail's signature
        commit: bool = True,  # noqa: FBT001, FBT002
        user: Any = None,
        log_action: Any = True,  # noqa: FBT002
    ) -> None:
        """Take down what was published until now; anything else is a withdrawal and needs a reason."""
        if not set_expired or user is not None:
            raise PermissionDenied(_("已公开的内容请用“撤回”，并写明原因"))
        self.gate.take_down(self)

    def public_on(self, day: date) -> bool:
        """Whether it was made public by a day."""
        return self.published_on is not None and self.published_on <= day

    @property
    def history_url(self) -> str:
        """Where the public reads its history; "" for what has no page of its own."""
        return f"{self.get_absolute_url()}history/"

    def compared_lines(self) -> list[str]:
        """What two versions are compared by, line by line, beside the fields of `compared`."""
        return words_of(getattr(self, "body", ())).splitlines()

    def particulars(self) -> Iterable[tuple[str, str]]:
        """What an approval sheet prints of it beside title and organ: pairs of label and words."""
        return ()

    def obstacles(self) -> Iterable[tuple[str, str]]:
        """What stands between it and the public, as fields with what is wrong there.

        Asked by the one service that publishes. Documents and interpretations have their rules in `library.rules`;
        records of other apps say here what the law asks of them.
        """
        return ()


class WrittenRecord(PublicRecord):
    """A published record with a title and a body."""

    title = models.CharField(later("标题"), max_length=300)
    body = StreamField(BODY, verbose_name=later("正文"), blank=True)
    body_text = models.TextField(later("正文文字"), blank=True, editable=False)

    class Meta(PublicRecord.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title

    def save_whole(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words of the body."""
        self.body_text = words_of(self.body)
        super().save_whole(*args, **kwargs)


def public_models() -> list[type[PublicRecord]]:
    """Every kind of record that is published and taken down, of whatever app."""
    return [model for model in apps.get_models() if issubclass(model, PublicRecord)]


def words_of(body: Any) -> str:
    """The plain words of a body, block by block."""
    return "\n".join(part for block in body for part in block.block.get_searchable_content(block.value) if part)
