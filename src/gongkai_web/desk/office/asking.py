"""What the queue is asked for: organ, officer, channel, kind of applicant, words, number, days."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import APPLICANT_KINDS, CHANNEL_KINDS
from gongkai_web.desk.models import Request, Watch
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.roles import OWN, Act, Role
from gongkai_web.ui.language import later

HANDLING = [role for role in Role if Act.HANDLE_REQUESTS in OWN[role]]


class Day(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Plain(forms.Select):
    """A list to choose from, written without a template for each of its lines: the queue has some hundred of them."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The list, with what is chosen."""
        del renderer
        chosen = "" if value is None else str(value)
        lines = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((each, mark_safe(" selected") if str(each) == chosen else "", label) for each, label in self.choices),
        )
        return format_html("<select{}>{}</select>", flatatt({"name": name, **self.build_attrs(attrs or {})}), lines)


class Named(forms.ModelChoiceField[User]):
    """People by their names."""

    def label_from_instance(self, obj: User) -> str:
        """The name."""
        return name_of(obj)


def name_of(person: User) -> str:
    """What somebody is called in lists."""
    return str(person.get_full_name() or person.get_username())


def officers_of(organs: set[int]) -> QuerySet[User]:
    """Who handles requests of some organs."""
    members = Membership.objects.filter(organ__in=organs, role__in=HANDLING, until=None)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("full_name", "pk")


class QueueForm(forms.Form):
    """Every field narrows the list; none must be filled in."""

    q = forms.CharField(label=later("内容里的词"), required=False, max_length=100)
    number = forms.CharField(label=later("编号"), required=False, max_length=20)
    organ = forms.ChoiceField(label=later("机关"), required=False, widget=Plain)
    officer = forms.ChoiceField(label=later("经办人"), required=False, widget=Plain)
    channel = forms.ChoiceField(label=later("提出方式"), required=False, widget=Plain)
    kind = forms.ChoiceField(label=later("申请人类别"), required=False, widget=Plain)
    received_from = forms.DateField(label=later("收到申请自"), required=False, widget=Day())
    received_to = forms.DateField(label=later("收到申请至"), required=False, widget=Day())
    due_from = forms.DateField(label=later("到期日自"), required=False, widget=Day())
    watched = forms.BooleanField(label=later("我关注的"), required=False)
    due_to = forms.DateField(label=later("到期日至"), required=False, widget=Day())

    def __init__(self, *args: Any, by: User, organs: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        every = [("", _("全部"))]
        fields: dict[str, Any] = self.fields
        fields["organ"].choices = every + list(Organ.objects.filter(pk__in=organs).values_list("pk", "name"))
        self.officers = [(each.pk, name_of(each)) for each in officers_of(organs).only("full_name", "username")]
        fields["officer"].choices = every + self.officers
        fields["channel"].choices = every + CHANNEL_KINDS
        fields["kind"].choices = every + APPLICANT_KINDS

    @property
    def asked(self) -> bool:
        """Whether anything narrows the list."""
        return not self.is_valid() or any(self.cleaned_data.values())

    def narrowed(self, requests: QuerySet[Request]) -> QuerySet[Request]:
        """The requests that every filled field leaves; none where a field is filled in wrongly."""
        if not self.is_valid():
            return requests.none()
        asked = self.cleaned_data
        for word in asked["q"].split():
            requests = requests.filter(Q(subject__contains=word) | Q(description__contains=word))
        if asked["watched"]:
            requests = requests.filter(pk__in=Watch.objects.filter(by=self.by).values("request"))
        kept = {look_up: asked[name] for name, look_up in _LOOK_UPS.items() if asked[name]}
        return requests.filter(**kept)


_LOOK_UPS = {
    "number": "number__contains",
    "organ": "organ",
    "officer": "officer",
    "channel": "channel",
    "kind": "applicant__kind",
    "received_from": "received_on__gte",
    "received_to": "received_on__lte",
    "due_from": "due_on__gte",
    "due_to": "due_on__lte",
}
