"""What people fill in when they review: each form carries out its one act, or shows why not."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from gongkai.review import POINTS, Point, Ruling
from gongkai_web.accounts.models import User
from gongkai_web.review import services
from gongkai_web.ui.language import later

_OPINION = forms.Textarea(attrs={"rows": 3})


def _told(point: Point) -> str:
    return _("{label}：{told}").format(label=point.label, told=point.help)


class ActForm(forms.Form):
    """One act on an item. `seen` is the name of the content that the page showed."""

    act: ClassVar[str]
    title: ClassVar[Any]
    buttons: ClassVar[tuple[tuple[str, Any], ...]]
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def carry_out(self, record: Any, *, by: User, button: str) -> bool:
        """Do it, or show what stands in the way."""
        try:
            self.do(record, by, button)
        except PermissionDenied as refusal:
            self.add_error(None, str(refusal))
        except ValidationError as error:
            found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
            for name, said in found.items():
                self.add_error(name if name in self.fields else None, said)
        return not self.errors

    def do(self, record: Any, by: User, button: str) -> None:
        """The act."""
        raise NotImplementedError


class SubmitForm(ActForm):
    """Sending in."""

    act = "submit"
    title = later("送审")
    buttons = (("submit", later("送审")),)
    important = forms.BooleanField(label=later("重要件"), required=False, help_text=later("重要件按规则加校"))
    opinion = forms.CharField(label=later("说明"), required=False, widget=_OPINION)

    def do(self, record: Any, by: User, button: str) -> None:
        """Send it in."""
        said = self.cleaned_data
        services.submit(record, by=by, important=said["important"], opinion=said["opinion"])


class ReviewForm(ActForm):
    """One review with its proof-reading."""

    act = "review"
    title = later("审核")
    buttons = (("pass", later("通过")), ("return", later("退回")))
    checked = forms.MultipleChoiceField(
        label=later("校对要点"),
        required=False,
        choices=lambda: [
            (point.code, _("{label}：{told}").format(label=point.label, told=point.help)) for point in POINTS.values()
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text=later("逐项核对后勾选；全部核对过才能通过，退回不用"),
    )
    opinion = forms.CharField(
        label=later("意见"), required=False, widget=_OPINION, help_text=later("通过时不写的，记为“同意”；退回必须写")
    )

    def do(self, record: Any, by: User, button: str) -> None:
        """Pass it, or give it back."""
        said = self.cleaned_data
        if button == "return":
            services.give_back(record, by=by, seen=said["seen"], opinion=said["opinion"])
            return
        services.pass_on(record, by=by, seen=said["seen"], opinion=said["opinion"], checked=said["checked"])


class RulingForm(ActForm):
    """The secrecy review of this version."""

    act = "rule"
    title = later("保密审查")
    buttons = (("rule", later("签署")),)
    ruling = forms.ChoiceField(
        label=later("结果"), choices=lambda: [(r.value, r.label) for r in Ruling], widget=forms.RadioSelect
    )
    opinion = forms.CharField(label=later("依据"), required=False, widget=_OPINION)

    def do(self, record: Any, by: User, button: str) -> None:
        """Rule."""
        said = self.cleaned_data
        services.rule(record, Ruling(said["ruling"]), by=by, seen=said["seen"], basis=said["opinion"])


class AnswerForm(ActForm):
    """What the competent authority determined."""

    act = "answer"
    title = later("登记报请确定的答复")
    buttons = (("answer", later("登记")),)
    ruling = forms.ChoiceField(
        label=later("结果"),
        choices=lambda: [(r.value, r.label) for r in Ruling if r is not Ruling.REFERRED],
        widget=forms.RadioSelect,
    )
    opinion = forms.CharField(
        label=later("依据"), required=False, widget=_OPINION, help_text=later("答复的机关、文号和内容")
    )

    def do(self, record: Any, by: User, button: str) -> None:
        """Put it on record."""
        said = self.cleaned_data
        services.answer(record, Ruling(said["ruling"]), by=by, seen=said["seen"], basis=said["opinion"])


class EmergencyForm(ActForm):
    """Out at once, reviewed afterwards."""

    act = "emergency"
    title = later("应急发布")
    buttons = (("emergency", later("同意先发布、后补审")),)
    opinion = forms.CharField(
        label=later("原因"),
        required=False,
        widget=_OPINION,
        help_text=later("保密审查不能省；三审在期限内补齐，监督人员看得到"),
    )

    def do(self, record: Any, by: User, button: str) -> None:
        """Allow it."""
        services.allow_emergency(record, by=by, reason=self.cleaned_data["opinion"])


class AcceptForm(ActForm):
    """Letting a finding stand, with a reason."""

    act = "accept"
    title = later("说明检查结果")
    buttons = (("accept", later("不作处理")),)
    key = forms.CharField(widget=forms.HiddenInput)
    opinion = forms.CharField(label=later("理由"), required=False, widget=forms.TextInput)

    def do(self, record: Any, by: User, button: str) -> None:
        """Let it stand."""
        said = self.cleaned_data
        services.accept(record, said["key"], by=by, seen=said["seen"], reason=said["opinion"])


class MaskForm(ActForm):
    """Covering what the scan found."""

    act = "mask"
    title = later("遮盖检查出的个人信息")
    buttons = (("mask", later("遮盖，存为新的一稿")),)

    def do(self, record: Any, by: User, button: str) -> None:
        """Cover it."""
        services.mask(record, by=by, seen=self.cleaned_data["seen"])


class CommentForm(ActForm):
    """A remark at one place."""

    act = "comment"
    title = later("批注")
    buttons = (("comment", later("批注")),)
    part = forms.ChoiceField(label=later("位置"))
    quote = forms.CharField(label=later("原文"), required=False, max_length=200, help_text=later("照抄要批注的几个字"))
    opinion = forms.CharField(label=later("批注"), required=False, widget=_OPINION)

    def __init__(self, *args: Any, parts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(part, part) for part in parts]  # type: ignore[attr-defined]

    def do(self, record: Any, by: User, button: str) -> None:
        """Put it down."""
        said = self.cleaned_data
        services.comment(record, by=by, part=said["part"], quote=said["quote"], opinion=said["opinion"])


FORMS: tuple[type[ActForm], ...] = (MaskForm, ReviewForm, RulingForm, AnswerForm, SubmitForm, EmergencyForm)
