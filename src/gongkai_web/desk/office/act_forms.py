"""The acts of the desk as forms: receipt, correction, reasons, delay, endings, corrections of the record."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis import Citation
from gongkai.handling import Kind
from gongkai.statute.effects import CORRECTION_OVERDUE
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Practice
from gongkai_web.desk.office.asking import Day
from gongkai_web.desk.office.case_forms import WORDS, ActForm, CaseForm
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.office.paper_forms import OnPaperForm
from gongkai_web.desk.services import act
from gongkai_web.ui.language import later


class SignedForm(ActForm):
    """Registered post is signed for."""

    kind = Kind.SIGNED
    about = later("签收的那一天是收到申请之日。")


class CorrectionForm(OnPaperForm):
    """What the applicant must put right, told once, in full."""

    kind, letters = Kind.CORRECTION_ASKED, ("correction-notice",)
    about = later("自收到申请之日起7个工作日内一次性告知。补正期间不计算答复期限，收到补正后重新计算。")
    items = forms.CharField(
        label=later("需要补正的事项"),
        widget=WORDS,
        max_length=2000,
        help_text=later("一行一项，与告知书一致；不要写人名"),
    )
    days = forms.IntegerField(label=later("合理的补正期限（工作日）"), min_value=1, max_value=60)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        practice = Practice.objects.filter(organ=case.request.organ).first() or Practice()
        super().__init__(*args, case=case, initial={"days": practice.correction_days}, **kwargs)

    def facts(self) -> dict[str, Any]:
        """The days, and the items line by line."""
        items = [line.strip() for line in self.said["items"].splitlines() if line.strip()]
        return {"days": self.said["days"], "items": items}


class CorrectedForm(ActForm):
    """The correction has come in."""

    kind = Kind.CORRECTED
    about = later("答复期限自收到补正之日起重新计算。")
    excused = forms.BooleanField(
        label=later("逾期补正，有正当理由"), required=False, help_text=later("期限内收到的不用勾选；理由写在说明里")
    )

    def facts(self) -> dict[str, Any]:
        """Whether it is excused that it came late."""
        return {"excused": True} if self.said["excused"] else {}


class LateCorrectionForm(CaseForm):
    """A correction came too late: whether there was a good reason decides how it goes on."""

    code, title = "late-correction", later("审查逾期补正")
    about = later(
        "申请人补正期限届满以后才补正。有正当理由的，登记为收到补正，答复期限自收到之日起重新计算；"
        "没有正当理由的，视为放弃申请，不再处理。"
    )
    excused = forms.ChoiceField(
        label=later("逾期有没有正当理由"),
        choices=[("yes", later("有正当理由：收到补正")), ("no", later("没有正当理由：视为放弃，不再处理"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=later("审查意见"), widget=WORDS, max_length=2000)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Once something came after the time for it."""
        return case.offers(Kind.CORRECTED) and case.standing.lapsed and _came_late(case) is not None

    @property
    def basis(self) -> Citation:
        """The rule on corrections that are overdue."""
        return CORRECTION_OVERDUE.citation

    def do(self, case: Case) -> None:
        """Record the one or the other; a correction counts from the day on which it came."""
        said, excused = self.said, self.said["excused"] == "yes"
        kind, on = (Kind.CORRECTED, _came_late(case)) if excused else (Kind.LAPSED, case.today)
        facts = {"excused": True} if excused else {}
        act(case.request, kind, by=case.by, on=on, facts=facts, note=said["note"], seen=said["seen"])


def _came_late(case: Case) -> date | None:
    """The day on which the applicant's correction came in after its time."""
    waiting = case.standing.deadline.waiting if case.standing.deadline else None
    if waiting is None or waiting.until is None:
        return None
    papers = case.request.papers.filter(kind=PaperKind.SUPPLEMENT, by=None).values_list("added", flat=True)
    days = (timezone.localdate(added) for added in papers)
    return max((day for day in days if day > waiting.until), default=None)


class ReasonsAskedForm(OnPaperForm):
    """Too many, too often: the applicant is asked why."""

    kind, letters = Kind.REASONS_ASKED, ("reasons-request",)
    about = later(
        "数量、频次明显超过合理范围的，可以要求申请人说明理由。理由不合理的，告知不予处理；合理的，照常办理。"
    )


class ReasonsGivenForm(ActForm):
    """The reasons are in."""

    kind = Kind.REASONS_GIVEN
    about = later("认定理由不合理的，在“拟答复”里选相应的处理决定；理由合理而无法按期答复的，可以确定延迟答复。")


class DelayedForm(OnPaperForm):
    """A later day for the answer, told to the applicant."""

    kind, letters = Kind.DELAYED, ("delay-notice",)
    about = later("只有申请人说明的理由合理、又无法在规定期限内答复的，才能延迟；合理期限要告知申请人。")
    until = forms.DateField(label=later("答复至"), widget=Day())

    def facts(self) -> dict[str, Any]:
        """The day that is told."""
        return {"until": self.said["until"].isoformat()}


class WithdrawnForm(ActForm):
    """The applicant has taken the request back, in writing or by word."""

    kind = Kind.WITHDRAWN
    grave = True
    about = later("申请就此办结，不再答复。请先把申请人的撤回书放进材料。")


class LapsedForm(ActForm):
    """The applicant let the time pass."""

    kind = Kind.LAPSED
    grave = True
    about = later("期限届满的次日起才能登记。申请就此办结，不再处理。")


class ReopenedForm(ActForm):
    """A review or a judgment has the request answered anew."""

    kind = Kind.REOPENED
    grave = True
    about = later("复议决定或者判决责令重新答复的：日期写收到决定书或者判决书之日，从那一天起重新计算20个工作日。")
    note = forms.CharField(label=later("依据的决定或者判决"), widget=WORDS, max_length=2000)


class ReachedForm(ActForm):
    """A notice has reached its reader; periods that depend on it run from then."""

    kind = Kind.REACHED
    about = later("补正告知书、收费通知、征求意见书送达的日子：对方的期限从这一天起算。")
    of = forms.TypedChoiceField(label=later("哪一份"), coerce=int)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["of"].choices = [(each.number, f"{each.on} {each.get_kind_display()}") for each in _sent(case)]

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where something was sent of which nobody has said that it arrived."""
        return super().offered(case) and bool(_sent(case))

    def facts(self) -> dict[str, Any]:
        """The act whose letter it was."""
        return {"of": self.said["of"]}


class VoidedForm(ActForm):
    """An entry was wrong: it counts no more, and stays to be read."""

    kind = Kind.VOIDED
    grave = True
    about = later("作废的登记保留在记录里，划线显示，不再计算。正确的内容另行登记。")
    of = forms.TypedChoiceField(label=later("作废哪一条"), coerce=int)
    note = forms.CharField(label=later("为什么作废"), widget=WORDS, max_length=2000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["of"].choices = [
            (each.number, _("第{number}条 {on} {act}").format(number=each.number, on=each.on, act=_label(each)))
            for each in case.acts
            if each.number not in case.void and each.kind not in _LASTING
        ]

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where there is something beside the arrival."""
        return super().offered(case) and len(case.acts) > 1

    def facts(self) -> dict[str, Any]:
        """The entry that counts no more."""
        return {"of": self.said["of"]}


_LASTING = frozenset({Kind.ARRIVED, Kind.PARTICULARS, Kind.VOIDED})
"""What is put right by a further act of its kind, or not at all."""
_LETTERS = frozenset({Kind.CORRECTION_ASKED, Kind.CONSULTED, Kind.FEE_NOTICED})


def _sent(case: Case) -> list[Any]:
    told = {each.facts["of"] for each in case.acts if each.kind == Kind.REACHED and each.number not in case.void}
    return [a for a in case.acts if a.kind in _LETTERS and a.number not in case.void and a.number not in told]


def _label(entry: Any) -> str:
    return str(entry.get_kind_display())
