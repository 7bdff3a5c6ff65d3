"""Back-office pages for records that are published: every act on one goes through the services."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property, classproperty
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.mixins import RevisionsRevertMixin
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    RevisionsCompareView,
    RevisionsUnscheduleView,
    UnpublishView,
    WorkflowActionView,
    WorkflowHistoryDetailView,
    WorkflowHistoryView,
)

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.forms import ReasonForm, visible_to
from gongkai_web.library.models import PublicRecord
from gongkai_web.library.services import correct, discard, unschedule, withdraw
from gongkai_web.library.widgets import files_of, saved_file
from gongkai_web.organs.backoffice import OrganPermissionPolicy, OwnedViewSet
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.services import require_no_original, submit
from gongkai_web.review.shielding import shielded
from gongkai_web.ui.language import later, on_record


class PublicPolicy(OrganPermissionPolicy):
    """The policy of organs; and nobody deletes what the public has seen."""

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: Any) -> bool:
        """Whether the person may do it to this record."""
        if action == "delete" and instance.was_shown:
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class Publishing:
    """What creating and editing have in common: the journal is told, and a refusal leaves the draft as it is."""

    request: HttpRequest
    form: Any

    def save_instance(self) -> Any:
        """Keep the draft, and tell the journal; what is kept automatically while somebody types is not an act."""
        record = super().save_instance()  # type: ignore[misc]
        if "overwrite_revision_id" not in self.request.POST:
            kind = events.CREATED if self.view_name == "create" else events.CHANGED  # type: ignore[attr-defined]
            with on_record():
                labels = "、".join(str(self.form.fields[name].label) for name in self._changed())
            by: Any = self.request.user
            note(kind, record, by=by, organ=record.organ_id, title=str(record), fields=labels or "内容")
        return record

    def publish_action(self) -> HttpResponse | None:
        """Publish, or say what stands in the way and come back to the draft."""
        try:
            return super().publish_action()  # type: ignore[misc]
        except (PermissionDenied, ValidationError) as refusal:
            for reason in reasons(self.object, refusal):  # type: ignore[attr-defined]
                messages.error(self.request, _("草稿已保存，没有发布：{reason}").format(reason=reason))
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]

    def submit_action(self) -> HttpResponse | None:
        """Send the draft in for review by the service, or say why not."""
        by: Any = self.request.user
        try:
            submit(self.object, by=by)  # type: ignore[attr-defined]
        except (PermissionDenied, ValidationError) as refusal:
            for reason in reasons(self.object, refusal):  # type: ignore[attr-defined]
                messages.error(self.request, _("草稿已保存，没有送审：{reason}").format(reason=reason))
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]
        return None

    def _changed(self) -> list[str]:
        return [name for name in self.form.changed_data if name in self.form.fields]


class AddView(Publishing, CreateView):
    """A new record."""


class ChangeView(Publishing, EditView):
    """A record in work."""


class ModerationView(WorkflowActionView):
    """A review in Wagtail's own window: a refusal of the services is said, and nothing is done."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it, or say why not."""
        try:
            return super().post(request, *args, **kwargs)
        except (PermissionDenied, ValidationError) as refusal:
            for reason in reasons(self.object, refusal):
                messages.error(request, reason)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class WorkflowsView(WorkflowHistoryView):
    """What an item went through, for whoever may see it, reviewers and auditors among them."""

    permission_required = "view"


class WorkflowView(WorkflowHistoryDetailView):
    """One passage of it."""

    permission_required = "view"


class WithdrawView(UnpublishView):
    """Withdrawal with its reason, where Wagtail would take down without one."""

    page_title = later("撤回")
    about = later("撤回后，原来的网址上显示撤回的日期和原因，内容只有工作人员能看到。")
    template_name = "library/admin/reason.html"
    service: Callable[..., Any] = staticmethod(withdraw)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse before anything is asked."""
        by: Any = request.user
        require(by, Act.PUBLISH, self.object.organ)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> Any:
        """With the form for the reason."""
        return super().get_context_data(**{"form": ReasonForm()} | kwargs)

    def get_next_url(self) -> str:
        """Back to the record."""
        return reverse(self.edit_url_name, args=[quote(self.object.pk)])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        form, by = ReasonForm(request.POST), request.user
        if not (form.is_valid() and form.carry_out(self.service, self.object, by)):  # type: ignore[arg-type]
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(
            request,
            _("“{title}”已{done}，公众看到的是您写的原因").format(title=self.object, done=self.page_title),
        )
        return redirect(self.get_next_url())


class CorrectView(WithdrawView):
    """The latest draft, published as a correction."""

    page_title = later("发布为更正")
    about = later("把最新的草稿作为更正发布：页面写明更正了什么，更正以前的版本不再公开，供工作人员查阅。")
    service: Callable[..., Any] = staticmethod(correct)


class UnscheduleView(RevisionsUnscheduleView):
    """Taking a version off the schedule, by those who may publish this very record."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it off."""
        by: Any = request.user
        unschedule(self.object, by=by, revision=self.revision)
        messages.success(request, self.get_success_message())
        return redirect(self.get_next_url())


class CompareView(RevisionsCompareView):
    """Two versions side by side, without what was covered since."""

    def _get_revision_and_heading(self, revision_id: Any) -> tuple[Any, str]:
        version, heading = super()._get_revision_and_heading(revision_id)
        return shielded(version, newest(self.object)), heading


class _Former(RevisionsRevertMixin):
    """The form with an older version, without what was covered since."""

    def get_object(self, queryset: Any = None) -> Any:
        """The version that the form starts from."""
        former = super().get_object(queryset)
        return shielded(former, newest(self.model._default_manager.get(pk=former.pk)))


class RemoveView(DeleteView):
    """Drafts are discarded; what the public has seen is not."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse before anything is asked."""
        if self.object.was_shown:
            messages.error(
                request, _("“{title}”已经公开过，不能删除；不宜继续公开的，请撤回").format(title=self.object)
            )
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self) -> None:
        """Discard it."""
        discard(self.object, by=self.request.user)


class DiscardDrafts(DeleteBulkAction):
    """Drafts discarded from a list, each by the same question and the same service as one alone."""

    @classproperty
    def models(self) -> list[type[PublicRecord]]:
        """Every kind of record that is published."""
        return [model for model in get_snippet_models() if issubclass(model, PublicRecord)]

    def check_perm(self, snippet: Any) -> bool:
        """Whether the person may discard this one."""
        policy = snippet.snippet_viewset.permission_policy
        return bool(policy.user_has_permission_for_instance(self.request.user, "delete", snippet))

    @classmethod
    def execute_action(cls, objects: list[Any], **context: Any) -> tuple[int, int]:
        """Discard them; Wagtail hands over the action itself, which knows its user."""
        for record in objects:
            discard(record, by=context["self"].request.user)
        return len(objects), 0


class RecordViewSet(OwnedViewSet):
    """Back-office pages for records that are drafted, published and withdrawn by `library.services`.

    Every view set of a `PublicRecord` inherits from here: what Wagtail would do at its own addresses is led to the
    services, and those ask about the very record.
    """

    add_view_class = AddView
    edit_view_class = ChangeView
    delete_view_class = RemoveView
    unpublish_view_class = WithdrawView
    unpublish_template_name = WithdrawView.template_name
    revisions_unschedule_view_class = UnscheduleView
    revisions_compare_view_class = CompareView
    workflow_action_view_class = ModerationView
    workflow_history_view_class = WorkflowsView
    workflow_history_detail_view_class = WorkflowView
    list_per_page = 50

    @cached_property
    def permission_policy(self) -> BasePermissionPolicy:
        """The policy of organs, and what was public is not deleted."""
        return PublicPolicy(self.model, self.acts, self.path)

    @property
    def revisions_revert_view_class(self) -> type[Any]:
        """The form with an older version; Wagtail puts it together in the same way."""
        return type("RevertView", (_Former, self.edit_view_class), {"view_name": "revisions_revert"})

    @property
    def edit_name(self) -> str:
        """The name of the page where a record is changed, for templates."""
        name: str = self.get_url_name("edit")
        return name

    def may_choose(self, user: User | AnonymousUser) -> QuerySet[Any]:
        """What the person may choose: what is public, and what the person may see."""
        return visible_to(user, self.model._default_manager.all())

    def get_urlpatterns(self) -> list[URLPattern]:
        """The pages of Wagtail, that of correction, and the files of a record."""
        correcting = self.construct_view(CorrectView)
        file = path("file/<str:pk>/", self.guarded(self.file), name="file")
        return [*super().get_urlpatterns(), path("correct/<str:pk>/", self.guarded(correcting), name="correct"), file]

    def file(self, http: HttpRequest, pk: str) -> HttpResponseBase:
        """A file of a record, public or not, for whoever may see the record; those of the newest draft too."""
        record = get_object_or_404(self.model, pk=unquote(pk))
        kept = {file.name: (file, name) for here in (record, newest(record)) for file, name in files_of(here)}
        file, name = kept.get(http.GET.get("name"), (None, ""))
        if file is None or not file.storage.exists(file.name or ""):
            raise Http404
        require_no_original(record, file.name or "")
        return saved_file(file, name)


def newest(record: Any) -> Any:
    """The record as its newest draft has it."""
    return record.get_latest_revision_as_object()


def reasons(record: Any, refusal: PermissionDenied | ValidationError) -> list[str]:
    """Why an act was refused, field by field where there are fields."""
    if isinstance(refusal, PermissionDenied):
        return [str(refusal)]
    if not hasattr(refusal, "error_dict"):
        return list(refusal.messages)
    names = {field.name: _called(field) for field in record._meta.get_fields()}
    return [
        _("{field}：{message}").format(field=names[field], message=message) if field in names else message
        for field, said in refusal.message_dict.items()
        for message in said
    ]


def _called(field: Any) -> str:
    """What a field is called, or what the records are that stand under it."""
    below = field.is_relation and field.auto_created
    return str(field.related_model._meta.verbose_name_plural if below else field.verbose_name)
