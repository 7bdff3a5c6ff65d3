"""Forms of the back office. Each hands what it read to a service, as the person who fills it in."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from gongkai.basis import GongkaiError
from gongkai_web.accounts.models import User
from gongkai_web.organs.backoffice import OwnedForm
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act, Role
from gongkai_web.organs.services import appoint, change_organ, create_organ, merge, move, rename, split
from gongkai_web.ui.language import later


class OrganForm(OwnedForm):
    """What is on record of an organ. A new one names the organ above it; a name is changed by renaming."""

    parent = forms.ModelChoiceField(Organ.objects.none(), label=later("上级机关"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["parent"]
            self.fields["name"].disabled = True
            self.fields["name"].help_text = _("更名请用列表里的“更名”，以保留曾用名")
        else:
            self.fields["parent"].queryset = organs_for(self.for_user, Act.REORGANISE).existing()

    def save(self, commit: bool = True) -> Organ:  # noqa: FBT001, FBT002 - Django's signature
        """Set the organ up, or keep what has changed."""
        names = [name for name in self.cleaned_data if name not in ("parent", "name")]
        fields = {name: self.cleaned_data[name] for name in names}
        if self.instance.pk:
            return change_organ(Organ.objects.get(pk=self.instance.pk), by=self.for_user, **fields)
        return create_organ(self.cleaned_data["parent"], by=self.for_user, name=self.cleaned_data["name"], **fields)


class MembershipForm(OwnedForm):
    """A person's role in an organ. A login that is not known yet is set up, with a password shown once."""

    act = Act.MANAGE_ORGAN
    login = forms.CharField(
        label=later("登录名"), max_length=150, help_text=later("还没有账号的，填上姓名，会新建一个账号")
    )
    full_name = forms.CharField(label=later("姓名"), max_length=50, required=False)
    password = ""

    def clean(self) -> dict[str, Any]:
        """Find the person, or see that one can be set up; and that this role may be given."""
        given: dict[str, Any] = super().clean()
        login = given.get("login", "")
        self.person = User.objects.filter(username=login).first()
        if login and not self.person and not given.get("full_name"):
            self.add_error("full_name", _("没有登录名为“{login}”的账号；要新建账号，请填姓名").format(login=login))
        since, until = given.get("since"), given.get("until")
        if since and until and until <= since:
            self.add_error("until", _("结束日期要晚于开始日期"))
        return given

    def save(self, commit: bool = True) -> Membership:  # noqa: FBT001, FBT002 - Django's signature
        """Appoint the person."""
        person = self.person
        if person is None:
            self.password = get_random_string(12)
            person = User.objects.create_user(
                self.cleaned_data["login"], password=self.password, full_name=self.cleaned_data["full_name"]
            )
        return appoint(
            person,
            self.cleaned_data["organ"],
            Role(self.cleaned_data["role"]),
            by=self.for_user,
            since=self.cleaned_data["since"],
            until=self.cleaned_data.get("until"),
        )

    def _post_clean(self) -> None:
        """The record is made by the service, which checks it; the user is not known before."""


class ReorganiseForm(forms.Form):
    """What every change of organs asks: the day."""

    title = ""
    on = forms.DateField(label=later("生效日期"), initial=timezone.localdate)

    def __init__(self, organ: Organ, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organ, self.by = organ, by
        others = organs_for(by, Act.REORGANISE).existing().exclude(pk=organ.pk)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = others

    def act(self) -> None:
        """Do it.

        Raises:
            ReorganisationError, PermissionDenied, ValidationError: as the service says.
        """
        raise NotImplementedError

    def done(self) -> bool:
        """Whether it was done; where not, the form says why."""
        if not self.is_valid():
            return False
        try:
            self.act()
        except (GongkaiError, PermissionDenied) as error:
            self.add_error(None, str(error))
        except ValidationError as error:
            self.add_error(None, list(error.messages))
        return not self.errors


class RenameForm(ReorganiseForm):
    """Another name."""

    title = later("更名")
    name = forms.CharField(label=later("新名称"), max_length=100)
    basis = forms.CharField(label=later("依据"), max_length=200, required=False)

    def act(self) -> None:
        """Rename."""
        given = self.cleaned_data
        rename(self.organ, given["name"], on=given["on"], by=self.by, basis=given["basis"])


class MoveForm(ReorganiseForm):
    """Another place in the tree."""

    title = later("调整隶属")
    parent = forms.ModelChoiceField(Organ.objects.none(), label=later("新的上级机关"))

    def act(self) -> None:
        """Move."""
        move(self.organ, self.cleaned_data["parent"], on=self.cleaned_data["on"], by=self.by)


class MergeForm(ReorganiseForm):
    """Into another organ."""

    title = later("并入其他机关")
    target = forms.ModelChoiceField(Organ.objects.none(), label=later("并入的机关"))
    carry_members = forms.BooleanField(label=later("成员转到并入的机关，角色不变"), required=False, initial=True)

    def act(self) -> None:
        """Merge."""
        given = self.cleaned_data
        merge([self.organ], given["target"], on=given["on"], by=self.by, carry_members=given["carry_members"])


class SplitForm(ReorganiseForm):
    """Into several organs."""

    title = later("分立")
    targets = forms.ModelMultipleChoiceField(Organ.objects.none(), label=later("分立后的机关（先设立，再选择）"))

    def act(self) -> None:
        """Split."""
        split(self.organ, list(self.cleaned_data["targets"]), on=self.cleaned_data["on"], by=self.by)


REORGANISE: dict[str, type[ReorganiseForm]] = {
    "rename": RenameForm,
    "move": MoveForm,
    "merge": MergeForm,
    "split": SplitForm,
}
"""The changes of organs that the back office offers, by the last part of their address."""
