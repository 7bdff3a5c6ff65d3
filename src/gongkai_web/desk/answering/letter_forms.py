"""What people fill in on the pages of letters."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.desk.answering.fields import DayInput
from gongkai_web.desk.kinds import METHODS, Cover, PaperKind
from gongkai_web.desk.models import Consulted, Letter, Paper
from gongkai_web.desk.services.sending import Service
from gongkai_web.ui.language import later


class EditForm(forms.Form):
    """The paragraphs of a draft, each in its own field, and one to add."""

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n, text in enumerate([*letter.paragraphs, ""], 1):
            label = _("第{n}段").format(n=n) if text else _("加一段")
            rows = max(2, len(text) // 60 + 1)
            self.fields[f"p{n}"] = forms.CharField(
                label=label, initial=text, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": rows})
            )

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs as they were filled in."""
        return [self.cleaned_data[name] for name in self.fields]


class EncloseForm(forms.Form):
    """What goes out with a letter: of the papers of its own request. The service asks again."""

    papers = forms.MultipleChoiceField(label=later("附件"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Paper.objects.filter(request=letter.request_id, kind=PaperKind.ENCLOSURE).exclude(cover=Cover.RAW)
        field = self.fields["papers"]
        field.choices = [(str(paper.pk), paper.name) for paper in own]  # type: ignore[attr-defined]
        field.initial = [str(key) for key in letter.chosen]


class PaperForm(forms.Form):
    """A paper to add to the file of the request, that letters may enclose."""

    file = forms.FileField(label=later("答复附件"))
    cover = forms.ChoiceField(
        label=later("里面有没有不公开的内容"),
        choices=[(one.value, one.label) for one in (Cover.WHOLE, Cover.MASKED, Cover.RAW)],
        widget=forms.RadioSelect,
        initial=Cover.WHOLE,
        help_text=later("有不公开的内容的，加入以后在本页涂黑（PDF），原件不会发出"),
    )


class PartyForm(forms.Form):
    """Whom a consultation asks."""

    party = forms.ModelChoiceField(label=later("被征求意见人"), queryset=Consulted.objects.none())

    def __init__(self, *args: Any, request_pk: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = Consulted.objects.filter(request=request_pk)  # type: ignore[attr-defined]


class SendForm(forms.Form):
    """How a letter was served."""

    method = forms.ChoiceField(label=later("送达方式"), choices=METHODS)
    on = forms.DateField(
        label=later("送达时点"),
        widget=DayInput(),
        help_text=later("直接、委托送达的是签收之日，邮寄的是交邮之日，网上提供的是发送成功之日"),
    )
    tracking = forms.CharField(label=later("邮件号"), max_length=40, required=False)
    postal = forms.BooleanField(label=later("通过邮政企业寄出，没有到付"), required=False)
    proof = forms.FileField(label=later("送达凭证"), required=False, help_text=later("签收后的送达回证、寄递回单等"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()

    @property
    def service(self) -> Service:
        """It as the service takes it."""
        said = self.cleaned_data
        proof = (said["proof"].name, said["proof"]) if said.get("proof") else None
        return Service(said["method"], said["on"], said["tracking"], said["postal"], proof)


class ReachedForm(forms.Form):
    """The day on which a letter reached its reader."""

    on = forms.DateField(label=later("收到日期"), widget=DayInput())
    proof = forms.FileField(label=later("送达凭证"), required=False)


class BackForm(forms.Form):
    """Why a letter is given back."""

    why = forms.CharField(label=later("退回理由"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
