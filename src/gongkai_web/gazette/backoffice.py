"""Bringing old issues in, in the back office."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.gazette.importing import HEADINGS, NEEDED, Plan, carry_out, plan_import
from gongkai_web.gazette.models import rule_of
from gongkai_web.organs.exchange.pages import ImportView, Upload, UploadForm
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class ContentsForm(UploadForm):
    """A table of contents, and whose gazette it is."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label=later("编发机关"))
    field_order = ("organ", "file")

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(by, *args, **kwargs)
        reach = organs_for(by, Act.DRAFT)
        field: Any = self.fields["organ"]
        field.queryset = reach.filter(pk__in=[organ.pk for organ in reach if rule_of(organ).running.allowed])

    def upload(self) -> Upload:
        """The table, and the key of the organ."""
        return *super().upload(), self.cleaned_data["organ"].pk


class IssueImport(ImportView):
    """Tables of contents of old issues."""

    title = later("导入公报目录")
    act = Act.DRAFT
    page, after = "gazette-import", "wagtailsnippets_gazette_issue:list"
    template_name = "gazette/backoffice/import.html"
    headings, needed = HEADINGS, NEEDED
    form_class = ContentsForm

    def plan(self, upload: Upload) -> Plan:
        """What the table would make, issue by issue."""
        name, content, organ = upload
        return plan_import(name, content, get_object_or_404(Organ, pk=organ), by=self.by)

    def shown(self, plan: Plan) -> dict[str, Any]:
        """How many issues are sound, and whether the person may publish them."""
        sound = len(plan.sound)
        return {
            "doing": sound,
            "confirm": _("确认导入{sound}期").format(sound=sound),
            "publish": _("导入后直接公开") if may(self.by, Act.PUBLISH, plan.organ) else "",
        }

    def carry_out(self, plan: Plan, upload: Upload, *, make_public: bool) -> str:
        """Make the sound issues."""
        carry_out(plan, by=self.by, make_public=make_public)
        left = len(plan.issues) - len(plan.sound)
        said = _("已导入{number}期").format(number=len(plan.sound))
        return said + (_("；{left}期有误，没有导入").format(left=left) if left else "")
