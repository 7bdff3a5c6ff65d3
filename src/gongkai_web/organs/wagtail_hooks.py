"""Organs, their offices and their members in the back office."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, DeleteView, SnippetViewSetGroup

from gongkai_web.accounts.models import User
from gongkai_web.organs import views
from gongkai_web.organs.backoffice import OwnedForm, OwnedViewSet
from gongkai_web.organs.forms import REORGANISE, MembershipForm, OrganForm
from gongkai_web.organs.menus import ItemFor
from gongkai_web.organs.models import DisclosureOffice, Membership, Organ
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act
from gongkai_web.organs.services import dismiss
from gongkai_web.ui.language import later

_MANAGED = {"view": Act.SEE, "add": Act.MANAGE_ORGAN, "change": Act.MANAGE_ORGAN, "delete": Act.MANAGE_ORGAN}


class OrganViewSet(OwnedViewSet):
    """Organs in the order of the tree. Nobody deletes one: it is merged, split or abolished."""

    model = Organ
    path = ""
    acts = {"view": Act.SEE, "add": Act.REORGANISE, "change": Act.MANAGE_ORGAN}
    icon = "group"
    menu_label = later("机关")
    list_display = ["name_in_tree", "kind", "level", "credit_code", "abolished_on"]
    list_filter = ["kind", "level"]
    search_fields = ["name", "short_name", "credit_code"]
    ordering = ["path"]
    list_per_page = 100
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("parent"), FieldPanel("name"), FieldPanel("short_name"), FieldPanel("slug")], later("名称")
            ),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("level"), FieldPanel("sector")]),
            FieldRowPanel([FieldPanel("credit_code"), FieldPanel("region_code"), FieldPanel("site_code")]),
            FieldRowPanel([FieldPanel("makes_regulations"), FieldPanel("established_on")]),
        ],
        base_form_class=OrganForm,
    )


class OfficeForm(OwnedForm):
    """A disclosure office of an organ that its user manages."""

    act = Act.MANAGE_ORGAN


class OfficeViewSet(OwnedViewSet):
    """The offices that answer for disclosure."""

    model = DisclosureOffice
    acts = _MANAGED
    icon = "mail"
    menu_label = later("公开工作机构")
    list_display = ["organ", "name", "phone", "hours"]
    search_fields = ["name", "phone"]
    edit_handler = ObjectList(
        [FieldPanel(n) for n in ("organ", "name", "address", "hours", "phone", "fax", "email", "postcode")],
        base_form_class=OfficeForm,
    )


class _Appointing(CreateView):
    """Say the first password of a new account, once."""

    def get_success_message(self, instance: Membership) -> str:
        if self.form.password:
            messages.warning(
                self.request,
                _("{user}的初始口令：{password}（只显示这一次）").format(
                    user=instance.user, password=self.form.password
                ),
            )
        return f"{instance}"


class _Dismissing(DeleteView):
    """A membership ends; it is not deleted."""

    def delete_action(self) -> None:
        dismiss(self.object, by=self.request.user)


class MembershipViewSet(OwnedViewSet):
    """Who belongs to which organ in what role. A membership is never changed: it ends, and another begins."""

    model = Membership
    acts = {"view": Act.SEE, "add": Act.MANAGE_ORGAN, "delete": Act.MANAGE_ORGAN}
    icon = "user"
    menu_label = later("成员")
    list_display = ["user", "organ", "role", "since", "until"]
    list_filter = ["role"]
    search_fields = ["user__full_name", "user__username", "organ__name"]
    add_view_class = _Appointing
    delete_view_class = _Dismissing
    edit_handler = ObjectList(
        [
            *(FieldPanel(name) for name in ("login", "full_name", "organ", "role", "since")),
            FieldPanel("until", help_text=later("代理的填从哪一天起不再任职；长期任职的不填")),
        ],
        base_form_class=MembershipForm,
    )


class OrganGroup(SnippetViewSetGroup):
    """Everything about organs, under one item of the menu."""

    menu_label = later("机关和成员")
    menu_icon = "group"
    menu_order = 300
    items = (OrganViewSet, OfficeViewSet, MembershipViewSet)


register_snippet(OrganGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The pages that are not lists of records."""
    changes = [
        path(f"organs/<int:pk>/{verb}/", views.reorganise, {"verb": verb}, name=f"organs-{verb}") for verb in REORGANISE
    ]
    return [
        path("organs/import/", views.OrganImport.as_view(), name="organs-import"),
        path("organs/export.<str:format>", views.export_organs, name="organs-export"),
        *changes,
    ]


@hooks.register("register_snippet_listing_buttons")
def changes_of_organs(snippet: Any, user: User, next_url: str | None = None) -> Iterator[ListingButton]:
    """What can be done to an organ, beside it in the list."""
    del next_url  # each change leads back to the list
    if isinstance(snippet, Organ) and snippet.abolished_on is None and may(user, Act.REORGANISE, snippet):
        for order, (verb, form) in enumerate(REORGANISE.items(), 50):
            yield ListingButton(form.title, reverse(f"organs-{verb}", args=[snippet.pk]), priority=order)


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    """The way to bring organs in."""
    return ItemFor(Act.MANAGE_ORGAN, later("导入机关"), reverse("organs-import"), icon_name="upload", order=310)
