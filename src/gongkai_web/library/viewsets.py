"""Back-office pages for records that are published, of whatever app: every act on one goes through the services."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, UnpublishView

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.forms import visible_to
from gongkai_web.organs.backoffice import OrganPermissionPolicy, OwnedViewSet
from gongkai_web.organs.roles import Act

_ACTS = {
    "view": Act.SEE,
    "add": Act.DRAFT,
    "change": Act.DRAFT,
    "delete": Act.DRAFT,
    "publish": Act.PUBLISH,
    "lock": Act.PUBLISH,
    "unlock": Act.PUBLISH,
}
"""What Wagtail may ask about a record. `unpublish` is not among them: a withdrawal gives its reason."""


class _RecordPolicy(OrganPermissionPolicy):
    """The policy of organs; and nobody deletes what the public has seen."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and instance.was_public:
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class _Keeping:
    """What creating and changing have in common: the journal is told, and a refusal leaves the draft as it is."""

    request: HttpRequest

    def save_instance(self) -> Any:
        """Keep the draft, and tell the journal; what is kept automatically while somebody types is not an act."""
        record = super().save_instance()  # type: ignore[misc]
        if "overwrite_revision_id" not in self.request.POST:
            kind = events.CREATED if self.view_name == "create" else events.CHANGED  # type: ignore[attr-defined]
            form: Any = self.form  # type: ignore[attr-defined]
            by: Any = self.request.user
            labels = "、".join(str(form.fields[name].label) for name in form.changed_data if name in form.fields)
            note(kind, record, by=by, organ=record.organ_id, title=str(record), fields=labels or "内容")
        return record

    def publish_action(self) -> HttpResponse | None:
        """Publish, or say what stands in the way and come back to the draft."""
        try:
            return super().publish_action()  # type: ignore[misc]
        except (PermissionDenied, ValidationError) as refusal:
            for reason in reasons(self.object, refusal):  # type: ignore[attr-defined]
                messages.error(self.request, f"草稿已保存，没有发布：{reason}")
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]


class _Add(_Keeping, CreateView):
    pass


class _Change(_Keeping, EditView):
    pass


class _Unpublish(UnpublishView):
    """Wagtail's own way of taking something down asks for no reason: lead to the one that does."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("library-act", args=[self.model._meta.model_name, self.pk, "withdraw"]))


class _Delete(DeleteView):
    """Asks the policy about the very record; Wagtail asks only whether the person may delete any."""

    def delete_action(self) -> None:
        if not self.permission_policy.user_has_permission_for_instance(self.request.user, "delete", self.object):
            raise PermissionDenied("您不能删除这份草稿；已经公开过的内容请撤回")
        super().delete_action()


class RecordViewSet(OwnedViewSet):
    """Back-office pages for records that are drafted, published, corrected and withdrawn by `library.services`."""

    add_view_class = _Add
    edit_view_class = _Change
    unpublish_view_class = _Unpublish
    delete_view_class = _Delete

    acts = _ACTS
    list_per_page = 50

    @property
    def permission_policy(self) -> OrganPermissionPolicy:
        """The policy of organs, and what was public is not deleted."""
        return _RecordPolicy(self.model, self.acts, self.path)

    @property
    def edit_name(self) -> str:
        """The name of the page where a record is changed."""
        name: str = self.get_url_name("edit")
        return name

    def may_choose(self, user: User | AnonymousUser) -> QuerySet[Any]:
        """What the person may link to: what is public, and what the person may see."""
        return visible_to(user, self.model._default_manager.all())


def reasons(record: Any, refusal: PermissionDenied | ValidationError) -> list[str]:
    """Why an act was refused, field by field where there are fields."""
    if isinstance(refusal, PermissionDenied):
        return [str(refusal)]
    if not hasattr(refusal, "error_dict"):
        return list(refusal.messages)
    names = {field.name: _called(field) for field in record._meta.get_fields()}
    return [
        f"{names[field]}：{message}" if field in names else message
        for field, said in refusal.message_dict.items()
        for message in said
    ]


def _called(field: Any) -> str:
    """What a field is called, or what the records are that stand under it."""
    below = field.is_relation and field.auto_created
    return str(field.related_model._meta.verbose_name_plural if below else field.verbose_name)
