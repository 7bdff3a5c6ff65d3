"""Archiving in the back office: documents chosen in their list, or one from its own page, entered by one form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from gongkai_web.library.kinds import POLICIES, retentions
from gongkai_web.library.models import Document
from gongkai_web.library.services import archive
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class ArchiveForm(forms.Form):
    """How long documents are kept, and when they were archived."""

    retention = forms.ChoiceField(
        label=later("保管期限"), choices=retentions, help_text=later("依照本机关的归档范围和保管期限表")
    )
    archived_on = forms.DateField(
        label=later("归档日期"),
        required=False,
        widget=AdminDateInput,
        help_text=later("移交本机关档案工作机构的日子；还没有归档的不填，到期提醒"),
    )


class ArchiveDocuments(SnippetBulkAction):
    """Documents entered as archived, all or none."""

    display_name = later("归档")
    action_type = "archive"
    aria_label = later("登记选中文件的归档")
    template_name = "library/admin/archive.html"
    action_priority = 20
    models = [Document]
    form_class = ArchiveForm

    def check_perm(self, obj: Any) -> bool:
        """Whether the person may enter it for this one."""
        return may(self.request.user, Act.DRAFT, obj.organ)

    def get_initial(self) -> dict[str, Any]:
        """What is known of one document; rules and policies are kept for ever (国家档案局令第8号第七条)."""
        chosen, _without = self.get_actionable_objects()
        first = chosen[0] if chosen else None
        if first is not None and len(chosen) == 1 and first.retention:
            return {"retention": first.retention, "archived_on": first.archived_on}
        lasting = bool(chosen) and all(document.kind in POLICIES for document in chosen)
        return {"retention": "permanent" if lasting else "10-years", "archived_on": timezone.localdate()}

    def object_context(self, snippet: Any) -> dict[str, Any]:
        """With its days in the archive, where a term is known."""
        return {**super().object_context(snippet), "days": snippet.archiving}

    def form_valid(self, form: Any) -> Any:
        """Enter it, or say why it cannot be."""
        try:
            return super().form_valid(form)
        except ValidationError as refusal:
            for field, said in refusal.message_dict.items():
                form.add_error(field if field in form.fields else None, said)
            return self.form_invalid(form)

    @classmethod
    def execute_action(cls, objects: list[Any], **context: Any) -> tuple[int, int]:
        """Enter them; Wagtail hands over the action itself, which knows its user and its form."""
        action = context["self"]
        given = action.cleaned_form.cleaned_data
        by, on = action.request.user, given["archived_on"]
        return archive(objects, by=by, retention=given["retention"], on=on), 0

    def get_success_message(self, *entered: int) -> str:
        """How many were entered."""
        return _("已登记{count}件文件的归档").format(count=entered[0])


class ArchiveItem(ActionMenuItem):
    """The way from the page of one document to its archiving."""

    name, label, icon_name = "action-archive", later("归档"), "folder"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For those who draft for its organ."""
        instance = context.get("instance")
        if context["view"] != "edit" or not isinstance(instance, Document):
            return False
        return may(context["request"].user, Act.DRAFT, instance.organ)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The page of the action, with this document chosen."""
        instance = parent_context["instance"]
        back = reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])
        page = reverse("wagtail_bulk_action", args=["library", "document", ArchiveDocuments.action_type])
        return f"{page}?{urlencode({'id': instance.pk, 'next': back})}"
