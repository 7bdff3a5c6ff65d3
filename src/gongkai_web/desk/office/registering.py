"""Registering what came on paper, at the counter, by word, by fax or by mail: days are facts, the receipt is a rule."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.statute import CHANNELS
from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import APPLICANT_KINDS, Delivery, IdKind, PaperKind
from gongkai_web.desk.models import Identity, Request
from gongkai_web.desk.office.asking import Day
from gongkai_web.desk.office.cases import handler_of
from gongkai_web.desk.office.wanted import WantedForm
from gongkai_web.desk.selectors import is_to_be_read_back
from gongkai_web.desk.services import Application, Given, register
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

AT_THE_DESK = [channel for channel in CHANNELS.values() if channel.code != "online"]
_IDENTITY = ("name", "id_kind", "id_number", "representative", "phone", "address", "postcode", "email",
             "agent_name", "agent_id_number", "agent_phone")  # fmt: skip


class RegisterForm(WantedForm):
    """One application. There is no field for the day of receipt: it follows from the channel."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    organ = forms.ModelChoiceField(Organ.objects.none(), label=later("受理机关"))
    channel = forms.ChoiceField(label=later("提出方式"), widget=forms.RadioSelect)
    arrived = forms.DateField(
        label=later("提交或者到达之日"), widget=Day(), help_text=later("实际交到或者寄到的那一天")
    )
    signed = forms.DateField(
        label=later("签收之日"),
        required=False,
        widget=Day(),
        help_text=later("只在需要签收的邮寄时填写；还没有签收的留空"),
    )
    scan = forms.FileField(label=later("申请原件扫描件"), required=False)
    proof = forms.FileField(label=later("身份证明"), required=False)
    kind = forms.ChoiceField(label=later("申请人类别"), choices=APPLICANT_KINDS)
    name = forms.CharField(label=later("姓名或者名称"), max_length=100)
    id_kind = forms.ChoiceField(label=later("证件类别"), choices=IdKind)
    id_number = forms.CharField(label=later("证件号码"), max_length=40)
    representative = forms.CharField(label=later("法定代表人"), required=False, max_length=40)
    phone = forms.CharField(label=later("电话"), max_length=40)
    address = forms.CharField(label=later("地址"), required=False, max_length=200)
    postcode = forms.CharField(label=later("邮政编码"), required=False, max_length=6)
    email = forms.EmailField(label=later("电子邮箱"), required=False)
    agent_name = forms.CharField(label=later("代理人姓名"), required=False, max_length=40)
    agent_id_number = forms.CharField(label=later("代理人证件号码"), required=False, max_length=40)
    agent_phone = forms.CharField(label=later("代理人电话"), required=False, max_length=40)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission": uuid4(), "arrived": timezone.localdate(), "delivery": Delivery.POST}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organ"].queryset = own = organs_for(by, Act.HANDLE_REQUESTS)
        if own.count() == 1:
            fields["organ"].initial, fields["organ"].empty_label = own.get().pk, None
        fields["channel"].choices = [
            (each.code, _("{label}：以{fixes}为收到申请之日（{basis}）").format(
                label=_(each.label), fixes=_(each.fixes), basis=each.basis
            ))
            for each in AT_THE_DESK
        ]  # fmt: skip

    def carry_out(self, by: User) -> Request | None:
        """Register it; None when something stands in the way, which is shown."""
        said = self.cleaned_data
        try:
            return register(
                self._application(), channel=said["channel"], arrived=said["arrived"], by=by, signed=said["signed"]
            )
        except ValidationError as refusal:
            self.add_error(None, refusal.messages)
            return None
        except PermissionDenied as refusal:
            self.add_error("organ", str(refusal))
            return None

    def _application(self) -> Application:
        said = self.cleaned_data
        kinds = (("scan", PaperKind.APPLICATION), ("proof", PaperKind.IDENTITY))
        return Application(
            submission=said["submission"],
            organ=said["organ"],
            kind=said["kind"],
            identity=Identity(**{name: said[name] for name in _IDENTITY}),
            subject=said["subject"],
            document_number=said["document_number"],
            description=said["description"],
            form=said["form"],
            delivery=said["delivery"],
            assisted=said["assisted"],
            files=[Given(kind, said[name].name, said[name].file) for name, kind in kinds if said[name]],
        )


def register_page(http: HttpRequest) -> HttpResponse:
    """The form, and what it made."""
    by = handler_of(http)
    form = RegisterForm(http.POST or None, http.FILES or None, by=by)
    if http.method == "POST" and form.is_valid() and (made := form.carry_out(by)):
        messages.success(http, _told(made))
        return redirect(reverse("desk-case", args=[made.pk]))
    return render(
        http, "desk/office/register.html", {"form": form, "parts": _parts(form)}, status=422 if form.errors else 200
    )


def _told(made: Request) -> str:
    if is_to_be_read_back(made):
        return _("已登记为{number}。请打印代填的申请，向申请人宣读；申请人确认以后申请才算提交").format(
            number=made.number
        )
    if made.received_on is None:
        return _("已登记为{number}。收到申请之日还没有确定：{state}").format(
            number=made.number, state=made.get_state_display()
        )
    return _("已登记为{number}。收到申请之日{received}，到期日{due}").format(
        number=made.number, received=made.received_on, due=made.due_on
    )


def _parts(form: RegisterForm) -> list[tuple[str, list[Any]]]:
    """The fields in four parts."""
    parts = (
        (_("怎样收到的"), ("organ", "channel", "arrived", "signed", "scan", "proof")),
        (_("申请人"), ("kind", *_IDENTITY[:8])),
        (_("代理人（有的才填）"), _IDENTITY[8:]),
        (_("申请内容"), ("subject", "document_number", "description", "form", "delivery", "assisted")),
    )
    return [(title, [form[name] for name in names]) for title, names in parts]
