"""Back-office pages for records that are published: every act on one goes through the services."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, UnpublishView

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.models import PublicRecord
from gongkai_web.library.services import withdraw
from gongkai_web.organs.backoffice import CONTENT, OrganPermissionPolicy, OwnedViewSet


class Publishing:
    """What creating and editing have in common: the journal is told, and a refusal leaves the draft as it is."""

    request: HttpRequest

    def save_instance(self) -> Any:
        """Keep the draft, and tell the journal; what is kept automatically while somebody types is not an act."""
        record = super().save_instance()  # type: ignore[misc]
        if "overwrite_revision_id" not in self.request.POST:
            kind = events.CREATED if self.view_name == "create" else events.CHANGED  # type: ignore[attr-defined]
            labels = "、".join(str(self.form.fields[name].label) for name in self.form.changed_data)  # type: ignore[attr-defined]
            by: Any = self.request.user
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


class AddView(Publishing, CreateView):
    """A new record."""


class ChangeView(Publishing, EditView):
    """A record in work."""


class WithdrawView(UnpublishView):
    """Withdrawal with its reason, where Wagtail would take down without one."""

    page_title = "撤回"
    template_name = "library/admin/withdraw.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw, or say why not."""
        by: Any = request.user
        try:
            withdraw(self.object, by=by, reason=request.POST.get("reason", ""))
        except ValidationError as refusal:
            context = self.get_context_data(faults=refusal.messages, reason=request.POST.get("reason", ""))
            return self.render_to_response(context)
        messages.success(request, f"“{self.object}”已撤回，公众看到的是您写的原因")
        return redirect(self.get_next_url())


class RemoveView(DeleteView):
    """Drafts are deleted; what the public has seen is not."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse before anything is asked."""
        if self.object.was_public:
            messages.error(request, f"“{self.object}”已经公开过，不能删除；不宜继续公开的，请撤回")
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)


class PublicViewSet(OwnedViewSet):
    """Back-office pages for records that are drafted, published and withdrawn by `library.services`."""

    add_view_class = AddView
    edit_view_class = ChangeView
    delete_view_class = RemoveView
    unpublish_view_class = WithdrawView
    unpublish_template_name = WithdrawView.template_name

    def may_choose(self, user: User | AnonymousUser) -> QuerySet[Any]:
        """What the person may choose: what is public, and what the person may see."""
        return choosable(self.model, user)


def choosable(model: type[PublicRecord], user: User | AnonymousUser) -> QuerySet[Any]:
    """Records of a kind that a person may link to: those that are public, and those that the person may see."""
    own = OrganPermissionPolicy(model).instances_user_has_any_permission_for(user, CONTENT)
    return model._default_manager.filter(Q(live=True) | Q(pk__in=own.values("pk")))


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
