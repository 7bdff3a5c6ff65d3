"""Whom the desk asks: applicants to confirm, third parties and co-makers, divisions, and the head for more time."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.basis import Citation
from gongkai.basis.language import clauses
from gongkai.clock import Party
from gongkai.handling import ACTS, Kind, State
from gongkai.statute.effects import EXTENSION_APPROVED
from gongkai_web.accounts.models import User
from gongkai_web.desk.models import CoHandling, Consulted, Identity, Proposal
from gongkai_web.desk.models.contacts import WAYS
from gongkai_web.desk.office.asking import Day, Named, officers_of
from gongkai_web.desk.office.case_forms import WORDS, ActForm, CaseForm
from gongkai_web.desk.office.cases import Case
from gongkai_web.desk.office.paper_forms import OnPaperForm
from gongkai_web.desk.selectors import is_to_be_read_back
from gongkai_web.desk.services.co_handling import ask_division, division_replied
from gongkai_web.desk.services.consulting import consult, name_party, record_opinion
from gongkai_web.desk.services.contacting import contact
from gongkai_web.desk.services.extending import propose_extension, settle_extension
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

YES_NO = [("yes", later("是")), ("no", later("否"))]


class ContactForm(CaseForm):
    """A try to reach the applicant."""

    code, title = "contact", later("联系确认")
    about = later("收到的当日就要联系申请人。联系上、双方确认的那一天是收到申请之日；没有联系上的也要登记。")
    on = forms.DateField(label=later("联系日期"), widget=Day())
    way = forms.ChoiceField(label=later("联系方式"), choices=WAYS)
    reached = forms.ChoiceField(label=later("是否联系上并确认收到"), choices=YES_NO, widget=forms.RadioSelect)
    words = forms.CharField(label=later("情况"), required=False, max_length=200)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, initial={"on": case.today}, **kwargs)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """While the receipt is to be confirmed."""
        return case.offers(Kind.CONFIRMED) and not is_to_be_read_back(case.request)

    @property
    def basis(self) -> Citation:
        """The rule of the channel."""
        return ACTS[Kind.CONFIRMED].basis

    def do(self, case: Case) -> None:
        """Put it on record."""
        said = self.said
        contact(
            case.request,
            by=case.by,
            on=said["on"],
            reached=said["reached"] == "yes",
            way=said["way"],
            words=said["words"],
            seen=said["seen"],
        )


class ConsultForm(OnPaperForm):
    """An opinion was sought on paper."""

    kind = Kind.CONSULTED
    about = later(
        "第三方收到征求意见书之日起15个工作日内提出意见，逾期未提出的，由行政机关决定是否公开（条例第三十二条）。"
        "共同制作机关收到征求意见书之日起15个工作日内提出意见，逾期未提出的，视为同意公开（条例第三十四条）。"
        "征求意见所需时间不计算在答复期限内。"
    )
    party = forms.ChoiceField(
        label=later("向谁征求"), choices=lambda: [(each.name, later(each.value)) for each in Party]
    )
    name = forms.CharField(
        label=later("名称或者姓名"), max_length=100, help_text=later("加密保存；办理记录里只写代称，如“第三方1”")
    )
    phone = forms.CharField(label=later("电话"), required=False, max_length=40)
    address = forms.CharField(label=later("地址"), required=False, max_length=200)

    def record(self, case: Case) -> None:
        """Ask them."""
        said = self.said
        who = Identity(name=said["name"], phone=said["phone"], address=said["address"])
        consult(
            case.request,
            Party[said["party"]],
            who,
            by=case.by,
            on=self.day,
            note=said["note"],
            seen=said["seen"],
        )


class PartyNamedForm(CaseForm):
    """Whom to ask: named first, then their letter is drafted; they are asked when it is sent."""

    code, title = "name-party", later("征求意见：填写对象，起草征求意见书")
    about = later("发出征求意见书时才登记为征求意见。")
    party = forms.ChoiceField(
        label=later("向谁征求"), choices=lambda: [(each.name, later(each.value)) for each in Party]
    )
    name = forms.CharField(
        label=later("名称或者姓名"), max_length=100, help_text=later("加密保存；办理记录里只写代称，如“第三方1”")
    )
    phone = forms.CharField(label=later("电话"), required=False, max_length=40)
    address = forms.CharField(label=later("地址"), required=False, max_length=200)
    made: Consulted | None = None

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where somebody may be asked."""
        return case.offers(Kind.CONSULTED)

    @property
    def basis(self) -> Citation:
        """The rule of consultations."""
        return ACTS[Kind.CONSULTED].basis

    def do(self, case: Case) -> None:
        """Name them."""
        said = self.said
        who = Identity(name=said["name"], phone=said["phone"], address=said["address"])
        self.made = name_party(case.request, Party[said["party"]], who, by=case.by, seen=said["seen"])

    def after(self, case: Case) -> str:
        """To their letter."""
        code = CONSULTATIONS[Party[self.said["party"]]]
        key = self.made.pk if self.made else ""
        return f"{reverse('answering-draft', args=[case.request.pk, code])}?party={key}"


CONSULTATIONS = {Party.THIRD_PARTY: "third-party-consultation", Party.CO_MAKER: "co-maker-consultation"}


class OpinionForm(ActForm):
    """An opinion has come in."""

    kind = Kind.OPINION
    about = later("提前收到的，到期日相应提前。")
    who = forms.ModelChoiceField(Consulted.objects.none(), label=later("谁的意见"))
    agreed = forms.ChoiceField(label=later("是否同意公开"), choices=YES_NO, widget=forms.RadioSelect)
    opinion = forms.CharField(label=later("意见和理由"), required=False, widget=WORDS, max_length=2000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        del fields["note"]
        fields["who"].queryset = _unanswered(case)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where somebody was asked who has not said."""
        return super().offered(case) and _unanswered(case).exists()

    def do(self, case: Case) -> None:
        """Put it on record."""
        said = self.said
        record_opinion(
            said["who"],
            agreed=said["agreed"] == "yes",
            opinion=said["opinion"],
            by=case.by,
            on=self.day,
            seen=said["seen"],
        )


def _unanswered(case: Case) -> QuerySet[Consulted]:
    """Those who were asked, not only named, and have not said."""
    asked = [each.facts["who"] for each in case.standing.acts if each.kind is Kind.CONSULTED]
    return case.request.consulted.filter(agreed=None, label__in=asked)


class ProposeForm(CaseForm):
    """More time is asked for."""

    code, title = "propose-extension", later("提请延期")
    about = later("只能在答复期限届满前延长一次，最长20个工作日，须经公开工作机构负责人同意并告知申请人。")
    days = forms.IntegerField(label=later("延长（工作日）"), min_value=1, max_value=20, initial=20)
    reason = forms.CharField(label=later("理由"), widget=WORDS, max_length=1000)

    @property
    def basis(self) -> Citation:
        """The rule of extensions."""
        return EXTENSION_APPROVED.citation

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where an extension has its place and none is proposed, agreed to or told."""
        told = any(each.kind in {Kind.EXTENSION_AGREED, Kind.EXTENDED} for each in case.standing.acts)
        return super().offered(case) and case.standing.may(Kind.EXTENSION_AGREED) and not told and not _proposed(case)

    def do(self, case: Case) -> None:
        """Ask the head."""
        said = self.said
        propose_extension(case.request, said["days"], said["reason"], by=case.by, seen=said["seen"])


class SettleForm(CaseForm):
    """The head says."""

    code, title, right = "settle-extension", later("审批延期"), Act.SIGN_ANSWERS
    agreed = forms.ChoiceField(label=later("是否同意延期"), choices=YES_NO, widget=forms.RadioSelect)
    words = forms.CharField(label=later("不同意的理由"), required=False, widget=WORDS, max_length=1000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.about = clauses(_asked_for(each) for each in case.request.proposals.filter(agreed=None))  # type: ignore[misc]

    @property
    def basis(self) -> Citation:
        """The rule of extensions."""
        return EXTENSION_APPROVED.citation

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where an extension waits to be settled."""
        return super().offered(case) and _proposed(case)

    def do(self, case: Case) -> None:
        """Agree, or refuse."""
        said = self.said
        agreed = said["agreed"] == "yes"
        settle_extension(case.request, agreed=agreed, by=case.by, words=said["words"], seen=said["seen"])


class ExtendedForm(OnPaperForm):
    """The applicant is told of the extension."""

    kind, letters = Kind.EXTENDED, ("extension-notice",)
    about = later("负责人同意以后、答复期限届满以前告知申请人；没有告知的，期限不延长。")

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where one was agreed to and not told."""
        kinds = [each.kind for each in case.standing.acts]
        return super().offered(case) and Kind.EXTENSION_AGREED in kinds and Kind.EXTENDED not in kinds

    def facts(self) -> dict[str, Any]:
        """As many days as were agreed to."""
        agreed = [each for each in self.case.standing.acts if each.kind is Kind.EXTENSION_AGREED]
        return {"days": agreed[-1].facts["days"]}


class AskDivisionForm(CaseForm):
    """A division is asked for its part."""

    code, title = "ask-division", later("送协办")
    division = forms.CharField(label=later("协办单位"), max_length=100)
    officer = Named(User.objects.none(), label=later("联系人"), required=False, empty_label=later("不指定"))
    due = forms.DateField(label=later("要求反馈日期"), widget=Day(), help_text=later("不能晚于答复到期日"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["officer"].queryset = officers_of({case.request.organ_id})

    @classmethod
    def offered(cls, case: Case) -> bool:
        """While it is open and received."""
        return super().offered(case) and case.standing.open and case.standing.state is not State.UNCONFIRMED

    def do(self, case: Case) -> None:
        """Ask it."""
        said = self.said
        ask_division(case.request, said["division"], said["due"], by=case.by, officer=said["officer"])


class DivisionRepliedForm(CaseForm):
    """What a division replied."""

    code, title = "division-replied", later("登记协办反馈")
    which = forms.ModelChoiceField(CoHandling.objects.none(), label=later("协办单位"))
    on = forms.DateField(label=later("反馈日期"), widget=Day())
    reply = forms.CharField(label=later("反馈意见"), widget=WORDS, max_length=2000)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, initial={"on": case.today}, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["which"].queryset = case.request.co_handlings.filter(replied_on=None)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Where one was asked that has not replied."""
        return super().offered(case) and case.request.co_handlings.filter(replied_on=None).exists()

    def do(self, case: Case) -> None:
        """Put it on record."""
        said = self.said
        division_replied(said["which"], said["reply"], by=case.by, on=said["on"])


def _asked_for(proposal: Proposal) -> str:
    days = _("{value}个工作日").format(value=proposal.days)
    return f"{days} {proposal.reason}"


def _proposed(case: Case) -> bool:
    return case.request.proposals.filter(agreed=None).exists()
