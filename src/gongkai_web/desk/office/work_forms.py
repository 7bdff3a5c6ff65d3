"""Work around a case that is no act of the law: who has it, remarks, watching, who may see it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.office.asking import Named, officers_of
from gongkai_web.desk.office.case_forms import WORDS, CaseForm
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.services.assigning import assign, restrict, watch
from gongkai_web.desk.services.remarks import remark
from gongkai_web.ui.language import later


class AssignForm(CaseForm):
    """Who handles it."""

    code, title = "assign", later("分办、转办")
    about = later("第一次分办不用理由；转给别人要写明理由。")
    officer = Named(User.objects.none(), label=later("交给"))
    why = forms.CharField(label=later("转办理由"), required=False, widget=WORDS, max_length=1000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["officer"].queryset = officers_of({case.request.organ_id})

    @classmethod
    def offered(cls, case: Case) -> bool:
        """While it is open."""
        return super().offered(case) and case.standing.open

    def do(self, case: Case) -> None:
        """Give it to them."""
        assign(case.request, self.said["officer"], by=case.by, why=self.said["why"], seen=self.said["seen"])


class RemarkForm(CaseForm):
    """A remark for those who work on it."""

    code, title = "remark", later("批注")
    text = forms.CharField(label=later("内容"), widget=WORDS, max_length=2000)

    def do(self, case: Case) -> None:
        """Put it down."""
        remark(case.request, self.said["text"], by=case.by)


class WatchForm(CaseForm):
    """Wanting to know, or no more."""

    code, title = "watch", later("关注")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.watching = case.request.watches.filter(by=case.by).exists()
        self.title = _("不再关注") if self.watching else _("关注这件申请")  # type: ignore[misc]

    def do(self, case: Case) -> None:
        """Turn it round."""
        watch(case.request, on=not self.watching, by=case.by)


class RestrictForm(CaseForm):
    """Who may see it."""

    code, title = "restrict", later("限制查看")
    about = later("限制以后，只有本件的经办人和负责人能打开；再做一次就解除。")
    grave = True

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        if case.request.restricted:
            self.title = _("解除限制查看")  # type: ignore[misc]

    def do(self, case: Case) -> None:
        """Turn it round."""
        restrict(case.request, on=not case.request.restricted, by=case.by)
