"""Putting an applicant's particulars right: only what is wrong is filled in, so that nobody need look at the rest."""

from typing import Any

from django import forms

from gongkai.basis import Citation
from gongkai.handling import ACTS, Kind
from gongkai_web.desk.kinds import APPLICANT_KINDS, IdKind
from gongkai_web.desk.office.case_forms import WORDS, CaseForm
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.services.particulars import FIELDS, correct_particulars
from gongkai_web.desk.words import LABELS
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

_LENGTHS = {"address": 200, "name": 100, "postcode": 6, "email": 254}
_SAME = ("", later("不变"))
_ALWAYS = frozenset({"name", "id_kind"})
"""What is never left empty: no application is without a name."""


class ParticularsForm(CaseForm):
    """What was registered of the applicant is wrong, or has changed."""

    code, title = Kind.PARTICULARS.value, later(ACTS[Kind.PARTICULARS].label)
    grave = True
    about = later(
        "只填要更正的，空着的不变。原来登记的加密留存；没有签发的文书、邮寄标签和没有发出的通知用更正后的，"
        "已经签发的要先退回。申请人类别改了，年度报告的表格随之变动。同一份申请分开、合并办理的各件一并更正。"
    )
    kind = forms.ChoiceField(label=later("申请人类别"), choices=[_SAME, *APPLICANT_KINDS], required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        fields |= {name: _field(name) for name in FIELDS}
        fields["without"] = forms.MultipleChoiceField(
            label=later("不再有的"),
            choices=[(name, LABELS[name]) for name in FIELDS if name not in _ALWAYS],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=later("登记错了、现在没有的，勾选以后删去"),
        )
        fields["why"] = forms.CharField(
            label=later("为什么更正"), widget=WORDS, max_length=500, help_text=later("不要写姓名、号码和地址")
        )

    @classmethod
    def offered(cls, case: Case) -> bool:
        """While there is something to put right."""
        return super().offered(case) and Act.SEE_APPLICANTS in case.rights and bool(case.request.applicant.sealed)

    @property
    def basis(self) -> Citation:
        """The article that says what an application tells of its applicant."""
        return ACTS[Kind.PARTICULARS].basis

    def do(self, case: Case) -> None:
        """Put it right."""
        said = self.said
        correct_particulars(
            case.request,
            {name: said[name] for name in FIELDS},
            by=case.by,
            why=said["why"],
            kind=said["kind"],
            without=said["without"],
            seen=said["seen"],
        )


def _field(name: str) -> forms.Field:
    if name == "id_kind":
        return forms.ChoiceField(label=LABELS[name], choices=[_SAME, *IdKind.choices], required=False)
    made = forms.EmailField if name == "email" else forms.CharField
    return made(label=LABELS[name], required=False, max_length=_LENGTHS.get(name, 40))
