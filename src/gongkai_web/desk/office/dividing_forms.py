"""Splitting and merging, and erasing an identity by law."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.basis.language import listed
from gongkai.handling import Kind
from gongkai_web.desk.models import Request
from gongkai_web.desk.office.case_forms import WORDS, ActForm, CaseForm
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.selectors import family_of, same_applicant
from gongkai_web.desk.services import erase
from gongkai_web.desk.services.dividing import merge, split
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class SplitForm(ActForm):
    """One request asks for several things."""

    kind = Kind.SPLIT
    grave = True
    about = later("本件就此办结，每一部分成为单独的一件：申请人、查询码、收到申请之日和已走过的期限都不变。")
    parts = forms.CharField(label=later("分成哪几件"), widget=WORDS, help_text=later("一行写一件所需信息的名称"))

    def do(self, case: Case) -> None:
        """Split it."""
        subjects = [line.strip()[:200] for line in self.said["parts"].splitlines() if line.strip()]
        split(case.request, subjects, by=case.by, on=self.day, seen=self.said["seen"])


class MergeForm(ActForm):
    """The same applicant asks for it already."""

    kind = Kind.MERGED
    grave = True
    about = later("只能并入同一申请人的另一件在办申请，而且那一件的到期日不晚于本件。本件就此办结。")
    into = forms.ModelChoiceField(Request.objects.none(), label=later("并入哪一件"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["into"].queryset = _others(case)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where the applicant has another that is open."""
        return super().offered(case) and _others(case).exists()

    def do(self, case: Case) -> None:
        """Merge it."""
        merge(case.request, self.said["into"], by=case.by, on=self.day, seen=self.said["seen"])


class EraseForm(CaseForm):
    """What the applicant told of themselves goes for good."""

    code, title, right = "erase", later("依法删除申请人身份"), Act.SIGN_ANSWERS
    grave = True
    about = later(
        "身份信息、申请的文字、申请人提交的和写有姓名的材料、文书的正文、办理中写下的说明和批注、投诉和评价的文字永久删除，找不回来；"
        "编号、日期、办理过程、处理决定和日志保留。"
    )
    why = forms.CharField(label=later("依据什么规定"), widget=WORDS, max_length=200)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        family = family_of(case.request)
        others = same_applicant(case.request).exclude(pk__in=family.values("pk")).filter(organ=case.request.organ)
        self.fields["why"].help_text = " ".join(_reach(family.exclude(pk=case.request.pk), others))

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Once it is closed and there is something to erase."""
        return super().offered(case) and not case.standing.open and bool(case.request.applicant.sealed)

    def do(self, case: Case) -> None:
        """Erase it."""
        erase(case.request, by=case.by, why=self.said["why"])


def _reach(family: QuerySet[Request], others: QuerySet[Request]) -> Iterator[str]:
    """What goes with it, and what does not."""
    if along := list(family.values_list("number", flat=True)):
        yield _("与它同出一份申请、分开或者合并办理的{numbers}一并删除。").format(numbers=listed(along))
    if apart := list(others.order_by("number").values_list("number", flat=True)):
        yield _("同一申请人的其他申请{numbers}不在其内，要删除的请逐件办理。").format(numbers=listed(apart))


def _others(case: Case) -> Any:
    return same_applicant(case.request).filter(organ=case.request.organ, ended_on=None).order_by("number")
