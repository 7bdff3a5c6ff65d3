"""What an applicant sends after the application: the question, a reply, a rating, a complaint."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Identity
from gongkai_web.desk.public.identities import validate_phone
from gongkai_web.desk.public.organs import asked_organs
from gongkai_web.desk.public.uploads import FilesField, together
from gongkai_web.desk.services import Given
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

STARS = [
    ("5", later("很满意")),
    ("4", later("满意")),
    ("3", later("一般")),
    ("2", later("不满意")),
    ("1", later("很不满意")),
]
ABOUT = [
    ("not-published", later("应当主动公开而没有公开")),
    ("request", later("没有依法办理公开申请")),
    ("other", later("其他")),
]


class _Form(forms.Form):
    use_required_attribute = False


class TrackForm(_Form):
    """Number and query code."""

    number = forms.CharField(
        label=later("编号"),
        max_length=40,
        help_text=later("例如：2026-0001"),
        error_messages={"required": later("请填写编号")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    code = forms.CharField(
        label=later("查询码"),
        max_length=40,
        help_text=later("回执上的10位字母和数字，大小写都可以"),
        error_messages={"required": later("请填写查询码")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


class CodeForm(_Form):
    """The code of a complaint."""

    code = forms.CharField(
        label=later("投诉查询码"),
        max_length=40,
        error_messages={"required": later("请填写投诉查询码")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )


class ReplyForm(_Form):
    """A correction, or reasons: in words, in files, or both."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=later("内容"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=later("请不要写他人的身份证号、电话、住址等个人信息"),
    )
    papers = FilesField(label=later("材料"), help_text=later("PDF、Word、WPS、OFD、Excel文件和照片，最多10个"))

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        given = super().clean() or self.cleaned_data
        if "papers" in given and not given.get("words", "").strip() and not given["papers"]:
            self.add_error("words", _("请写明内容，或者上传材料"))
        try:
            together(given.get("papers", []))
        except ValidationError as fault:
            self.add_error("papers", fault)
        return given

    @property
    def given(self) -> list[Given]:
        """The files as the services take them."""
        return [Given(PaperKind.SUPPLEMENT, file.name or "", file.file or file) for file in self.cleaned_data["papers"]]


class WithdrawForm(_Form):
    """Nothing but what the page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class RatingForm(_Form):
    """How content one is, from 5 to 1."""

    stars = forms.TypedChoiceField(
        label=later("您对这次办理满意吗"),
        choices=STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": later("请选择满意程度")},
    )
    words = forms.CharField(
        label=later("想说的话"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ComplaintForm(_Form):
    """A complaint: about which organ, what happened, and how to be reached if one likes."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    organ: forms.ModelChoiceField[Organ] = forms.ModelChoiceField(
        asked_organs(),
        label=later("被投诉的机关"),
        to_field_name="slug",
        empty_label="—",
        widget=forms.Select(attrs={"lang": "zh-Hans"}),
        error_messages={"required": later("请选择被投诉的机关"), "invalid_choice": later("请选择被投诉的机关")},
    )
    about = forms.ChoiceField(
        label=later("事由"),
        choices=ABOUT,
        widget=forms.RadioSelect,
        error_messages={"required": later("请选择事由")},
    )
    text = forms.CharField(
        label=later("事实和理由"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=later("什么时间、什么信息或者哪一件申请、机关怎样办理"),
        error_messages={"required": later("请写明投诉的事实")},
    )
    name = forms.CharField(label=later("您的姓名"), required=False, max_length=100, help_text=later("可以不写"))
    phone = forms.CharField(
        label=later("联系电话"), required=False, max_length=30, help_text=later("可以不写；不写的，用查询码查结果")
    )
    website = forms.CharField(
        required=False,
        label=later("请勿填写"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Refuse what only machines do."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("“请勿填写”一栏要空着；如果是浏览器自动填的，请清空后再提交"))
        return ""

    def clean_phone(self) -> str:
        """A number that can be called, or none."""
        number: str = self.cleaned_data["phone"]
        if number:
            validate_phone(number)
        return number

    @property
    def identity(self) -> Identity:
        """Who complains, as far as they say."""
        return Identity(name=self.cleaned_data["name"], phone=self.cleaned_data["phone"])


def complaint_begun(organ: str = "", about: str = "") -> ComplaintForm:
    """A new complaint, under a name of its own."""
    return ComplaintForm(initial={"submission": uuid.uuid4(), "organ": organ, "about": about})
