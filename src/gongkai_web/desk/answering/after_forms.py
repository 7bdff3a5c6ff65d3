"""What people fill in after an answer: payments, disputes, releases, complaints, templates."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.letters import LETTERS
from gongkai.statute import ENDINGS
from gongkai_web.desk.answering.fields import DayInput
from gongkai_web.desk.models import Dispute
from gongkai_web.ui.language import core, later

DAYS = ("accepted_on", "copy_on", "answered_on", "decided_on", "told_on")


class PayForm(forms.Form):
    """A payment with its voucher."""

    on = forms.DateField(label=later("缴费日期"), widget=DayInput())
    yuan = forms.IntegerField(label=later("实缴（元）"), min_value=0)
    voucher = forms.CharField(label=later("财政票据号"), max_length=40)


class DisputeForm(forms.ModelForm[Dispute]):
    """A review or a suit."""

    class Meta:
        model = Dispute
        fields = ("kind", "body", "docket", "simple", "instance", "after", *DAYS, "ending", "lost_on", "lesson")
        widgets = {name: DayInput() for name in DAYS}

    def __init__(self, *args: Any, request_pk: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].queryset = Dispute.objects.filter(request=request_pk)  # type: ignore[attr-defined]
        self.fields["after"].label = _("在此之前的程序")
        if self.instance.pk:
            for name in ("kind", "after", "accepted_on", "instance"):
                del self.fields[name]
            ends = [(code, _(end.label)) for code, end in ENDINGS.items() if code.startswith(self.instance.kind)]
            self.fields["ending"].choices = [("", _("未结")), *ends]  # type: ignore[attr-defined]
        else:
            for name in ("copy_on", "answered_on", "decided_on", "told_on", "ending", "lost_on", "lesson"):
                del self.fields[name]

    def _post_clean(self) -> None:
        """The service makes and checks the record, with the law."""


class ReleaseForm(forms.Form):
    """Whether an answered request is made public for all."""

    publish = forms.TypedChoiceField(
        label=later("转为主动公开"),
        choices=[("no", later("否")), ("yes", later("是，在文件库起草"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=later("理由"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class ReopenForm(forms.Form):
    """From which day a request is handled anew."""

    on = forms.DateField(label=later("重新办理的日期"), widget=DayInput())


class BundleForm(forms.Form):
    """Why the bundle is made: it holds who applied."""

    why = forms.CharField(label=later("用途"), max_length=100, initial=later("提交行政复议机关"))


class ComplaintForm(forms.Form):
    """What a supervisor does about a complaint."""

    act = forms.ChoiceField(
        label=later("处理"),
        choices=[
            ("order", later("责令整改")),
            ("upheld", later("答复投诉人：属实")),
            ("refused", later("答复投诉人：不属实")),
        ],
    )
    due = forms.DateField(label=later("整改期限"), widget=DayInput(), required=False)
    words = forms.CharField(
        label=later("内容"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=later("投诉人凭查询码看得到"),
    )


class TemplateForm(forms.Form):
    """An office's own template of one letter, or of all."""

    code = forms.ChoiceField(label=later("文书"), required=False)
    file = forms.FileField(label=later("Word模板"), help_text=later("上传时先试排一次，排不出来的不收"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("所有文书")), *((code, core(kind.label)) for code, kind in LETTERS.items())]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]
