"""What an applicant fills in (条例第二十九条第二款). What the information is wanted for is not asked."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from gongkai.statute import APPLICANTS
from gongkai_web.desk.kinds import Delivery, Form, IdKind
from gongkai_web.desk.models import Identity
from gongkai_web.desk.public.identities import (
    OF_ORGANISATIONS,
    OF_PERSONS,
    plain,
    validate_card,
    validate_number,
    validate_phone,
)
from gongkai_web.desk.public.organs import asked_organs
from gongkai_web.desk.public.uploads import FilesField, together
from gongkai_web.desk.public.words import KINDS
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

PRIVATE = {"autocomplete": "off", "data-private": "", "spellcheck": "false"}
"""On what no device remembers for us."""


def _line(label: str, longest: int, *, hint: str = "", kept: str = "", **attrs: str) -> forms.CharField:
    """One line of text. `kept` is what a browser may fill in by itself (autocomplete)."""
    given = {"autocomplete": kept} | attrs if kept else attrs
    return forms.CharField(
        label=label, max_length=longest, required=False, help_text=hint, widget=forms.TextInput(attrs=given)
    )


def _number(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=40, required=False, help_text=hint, widget=forms.TextInput(attrs=PRIVATE)
    )


def _lines(label: str, longest: int, rows: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=False,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _choice(label: str, choices: Iterable[tuple[str, Any]], *, hint: str = "", missing: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        help_text=hint,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


class ApplicationForm(forms.Form):
    """An application, all but its files. `website` is for machines that fill in whatever they find."""

    use_required_attribute = False

    submission = forms.UUIDField(widget=forms.HiddenInput)
    organ: forms.ModelChoiceField[Organ] = forms.ModelChoiceField(
        asked_organs(), to_field_name="slug", widget=forms.HiddenInput
    )

    kind = _choice(later("申请人类别"), KINDS.items(), missing=later("请选择申请人类别"))
    name = _line(later("姓名或者名称"), 100, hint=later("单位申请的，写单位全称"), kept="name")
    id_kind = _choice(later("证件类型"), IdKind.choices, missing=later("请选择证件类型"))
    id_number = _number(later("证件号码"), later("加密保存，只用于核实身份；不会存在您的设备上"))
    representative = _line(later("法定代表人或者负责人"), 50, hint=later("单位申请的填写"))

    phone = _line(later("联系电话"), 30, hint=later("机关用它与您确认收到申请"), kept="tel", inputmode="tel")
    email = forms.CharField(
        label=later("电子邮箱"),
        required=False,
        max_length=100,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        validators=[EmailValidator(later("电子邮箱写得不完整，应像name@example.com"))],
    )
    address = _line(later("联系地址"), 200, hint=later("选择邮寄的必须填写"), kept="street-address")
    postcode = _line(later("邮政编码"), 6, kept="postal-code", inputmode="numeric")

    agent_name = _line(later("代理人姓名"), 50)
    agent_id_number = _number(later("代理人身份证号码"))
    agent_phone = _line(later("代理人电话"), 30, inputmode="tel")

    subject = _line(later("信息的名称"), 200, hint=later("例如：某某路改造工程的立项批复"))
    document_number = _line(later("文号"), 60, hint=later("知道的话填写，例如：某发改〔2026〕12号"))
    description = _lines(
        later("便于查找的特征"),
        4000,
        6,
        later("时间、地点、项目、涉及的事项等。请不要写他人的身份证号、电话、住址等个人信息"),
    )

    form = _choice(later("需要的形式"), Form.choices, missing=later("请选择需要的形式"))
    delivery = _choice(later("获取的方式"), Delivery.choices, missing=later("请选择获取的方式"))
    assisted = _lines(
        later("需要的协助"), 500, 2, later("阅读、听力、视力有困难或者需要翻译的，请写明（条例第四十三条）")
    )
    website = forms.CharField(
        required=False, label=later("请勿填写"), widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def clean_id_number(self) -> str:
        """The number without spaces."""
        return plain(self.cleaned_data["id_number"])

    def clean_agent_id_number(self) -> str:
        """The number without spaces."""
        return plain(self.cleaned_data["agent_id_number"])

    def clean_website(self) -> str:
        """Refuse what only machines do."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("“请勿填写”一栏要空着；如果是浏览器自动填的，请清空后再提交"))
        return ""

    def clean(self) -> dict[str, Any]:
        """What must fit together."""
        given = super().clean() or self.cleaned_data
        self._who(given)
        self._contact(given)
        self._agent(given)
        self._what(given)
        self._how(given)
        return given

    def _who(self, given: Mapping[str, Any]) -> None:
        if not given.get("name"):
            self._lacks("name", _("请填写姓名或者名称（条例第二十九条第二款第一项）"))
        number, id_kind = given.get("id_number", ""), given.get("id_kind", "")
        if not number:
            self._lacks("id_number", _("请填写证件号码，作为身份证明（条例第二十九条第二款第一项）"))
        elif id_kind:
            self._checked("id_number", validate_number, id_kind, number)
        if given.get("kind") and id_kind:
            self._proves(given["kind"], id_kind)

    def _proves(self, kind: str, id_kind: str) -> None:
        """Persons have no credit code, and organisations no identity card."""
        organisation = APPLICANTS[kind].organisation
        if organisation and kind != "other" and id_kind not in OF_ORGANISATIONS:
            self._lacks("id_kind", _("单位申请的，证件类型选统一社会信用代码；没有的选其他证件"))
        if not organisation and id_kind not in OF_PERSONS:
            self._lacks("id_kind", _("统一社会信用代码是单位的；个人申请请选身份证等个人证件"))

    def _contact(self, given: Mapping[str, Any]) -> None:
        if "email" in given and not (given.get("phone") or given["email"]):
            self._lacks(
                "phone",
                _("请填写联系电话或者电子邮箱，机关要与您确认收到申请（条例第二十九条第二款第一项、第三十一条第三项）"),
            )
        if given.get("phone"):
            self._checked("phone", validate_phone, given["phone"])
        if given.get("postcode") and not (given["postcode"].isascii() and given["postcode"].isdigit()):
            self._lacks("postcode", _("邮政编码应为6位数字"))

    def _agent(self, given: Mapping[str, Any]) -> None:
        named = {name: given.get(name, "") for name in ("agent_name", "agent_id_number", "agent_phone")}
        if not any(named.values()):
            return
        if not named["agent_name"]:
            self._lacks("agent_name", _("填写了代理人的证件或者电话，还要填写代理人姓名"))
        if not named["agent_id_number"]:
            self._lacks("agent_id_number", _("请填写代理人的身份证号码"))
        else:
            self._checked("agent_id_number", validate_card, named["agent_id_number"])
        if named["agent_phone"]:
            self._checked("agent_phone", validate_phone, named["agent_phone"])

    def _what(self, given: Mapping[str, Any]) -> None:
        if not any(given.get(name) for name in ("subject", "document_number", "description")):
            self._lacks("subject", _("请填写信息的名称、文号或者特征，至少一项（条例第二十九条第二款第二项）"))

    def _how(self, given: Mapping[str, Any]) -> None:
        form, delivery = given.get("form"), given.get("delivery")
        if delivery == Delivery.POST and not given.get("address"):
            self._lacks("address", _("选择邮寄的，请填写联系地址"))
        if delivery == Delivery.EMAIL and "email" in given and not given["email"]:
            self._lacks("email", _("选择用电子邮件获取的，请填写电子邮箱"))
        if form == Form.PAPER and delivery in {Delivery.ONLINE, Delivery.EMAIL}:
            self._lacks("delivery", _("纸质件不能在线获取，请选择邮寄或者自行领取，或者把形式改为电子数据"))
        if form in {Form.VIEW, Form.COPY_OUT} and delivery and delivery != Delivery.PICK_UP:
            self._lacks("delivery", _("查阅和抄录要到机关来，获取的方式请选自行领取"))

    def _lacks(self, name: str, message: str) -> None:
        if name not in self.errors:
            self.add_error(name, message)

    def _checked(self, name: str, check: Any, *values: str) -> None:
        try:
            check(*values)
        except ValidationError as fault:
            self._lacks(name, fault.messages[0])

    @property
    def identity(self) -> Identity:
        """What they told of themselves."""
        names = Identity.__dataclass_fields__
        return Identity(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})

    @property
    def has_agent(self) -> bool:
        """Whether somebody applies for them."""
        return bool(self.cleaned_data.get("agent_name"))

    @property
    def called(self) -> str:
        """What the information is called: its name, or how it is described where it has none."""
        given = self.cleaned_data
        return given["subject"] or given["document_number"] or " ".join(given["description"].split())[:60]


def begun(organ: str, subject: str = "") -> ApplicationForm:
    """A new form for an organ, under a name of its own."""
    return ApplicationForm(initial={"submission": uuid.uuid4(), "organ": organ, "subject": subject[:200]})


class FilesForm(forms.Form):
    """The files, at the last step: they travel with everything else, or not at all."""

    identity_files = FilesField(
        label=later("身份证明"), help_text=later("证件的照片或者扫描件；机关核实身份时可能需要")
    )
    mandate_files = FilesField(
        label=later("委托证明"), help_text=later("有代理人的必须上传：委托书和代理人身份证的照片或者扫描件")
    )
    other_files = FilesField(label=later("其他材料"), help_text=later("有助于查找信息的材料"))

    def __init__(self, *args: Any, agent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agent = agent
        if not agent:
            del self.fields["mandate_files"]

    def clean(self) -> dict[str, Any]:
        """What must come together."""
        given = super().clean() or self.cleaned_data
        if self.agent and "mandate_files" in given and not given["mandate_files"]:
            self.add_error("mandate_files", _("有代理人的，请上传委托书和代理人身份证（条例第二十九条第二款第一项）"))
        try:
            together([file for files in given.values() for file in files])
        except ValidationError as fault:
            self.add_error(None, fault)
        return given
