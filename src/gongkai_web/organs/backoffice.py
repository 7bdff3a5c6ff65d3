"""The policy as Wagtail asks it, lists and pages that ask it, and a form that offers only what its user may choose."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce, wraps
from operator import or_
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet

from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import acts_of, may, organs_for, people_with
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

CONTENT: Mapping[str, Act] = {
    "view": Act.SEE,
    "add": Act.DRAFT,
    "change": Act.DRAFT,
    "delete": Act.DRAFT,
    "publish": Act.PUBLISH,
    "unpublish": Act.PUBLISH,
    "lock": Act.PUBLISH,
    "unlock": Act.PUBLISH,
}
"""What Wagtail calls an action, and which act of ours it is, for the content of an organ."""


class OrganPermissionPolicy(BasePermissionPolicy):
    """Asks `organs.policies` whatever Wagtail wants to know about records that belong to an organ.

    `path` leads from the record to its organ, in the notation of look-ups (`document__organ`); "" where the record
    is an organ.
    """

    def __init__(self, model: type[Model], acts: Mapping[str, Act] = CONTENT, path: str = "organ") -> None:
        super().__init__(model)
        self.acts = acts
        self.path = path

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        """Whether the person may do it for some organ."""
        return action in self.acts and self.acts[action] in acts_of(user)

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: Any) -> bool:
        """Whether the person may do it to this record."""
        if action not in self.acts:
            return False
        owner = instance
        for step in filter(None, self.path.split("__")):
            owner = getattr(owner, step)
        return may(user, self.acts[action], owner)

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """The records to which the person may do any of these."""
        chosen = self.model._default_manager.none()
        for act in {self.acts[action] for action in actions if action in self.acts}:
            reach = organs_for(user, act)
            chosen |= self.model._default_manager.filter(**{f"{self.path or 'pk'}__in": reach.values("pk")})
        return chosen

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """The people who may do any of these for some organ."""
        return people_with({self.acts[action] for action in actions if action in self.acts})

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Any) -> QuerySet[User]:
        """The people who may do any of these to this record."""
        asked = list(actions)
        able = [
            user.pk
            for user in get_user_model().objects.filter(is_active=True)
            if self.user_has_any_permission_for_instance(user, asked, instance)
        ]
        return get_user_model().objects.filter(pk__in=able)


class _Offering:
    """Offers, and gives back, only what the person may choose."""

    request: HttpRequest
    model_class: Any

    def get_object_list(self) -> QuerySet[Any]:
        return self.model_class.snippet_viewset.may_choose(self.request.user)

    def get_object(self, pk: object) -> Any:
        return self.get_object_list().get(pk=pk)

    def get_objects(self, pks: Iterable[object]) -> QuerySet[Any]:
        return self.get_object_list().filter(pk__in=list(pks))


class _Looking(_Offering):
    """Before anything is looked for, only records of the person's own organs; what is looked for, among all offered."""

    def get_filter_form_class(self) -> type[BaseFilterForm]:
        return _SearchForm

    def get_filter_form(self) -> BaseFilterForm:
        return _SearchForm(self.request.GET, viewset=self.model_class.snippet_viewset, by=self.request.user)


class _SearchForm(BaseFilterForm):
    """Words that are all to be found in the fields that the lists of the same records search."""

    q = forms.CharField(
        label=later("查找"), required=False, widget=forms.TextInput(attrs={"placeholder": later("标题或者文号里的词")})
    )

    def __init__(self, *args: Any, viewset: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewset, self.by = viewset, by

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Those that are looked for."""
        words = self.cleaned_data.get("q", "").split()
        if not words:
            policy, acts = self.viewset.permission_policy, self.viewset.acts
            own: QuerySet[Any] = policy.instances_user_has_any_permission_for(self.by, acts)
            return objects.filter(pk__in=own.values("pk"))
        self.is_searching, self.search_query = True, " ".join(words)
        fields = self.viewset.search_fields
        for word in words:
            objects = objects.filter(reduce(or_, (Q(**{f"{name}__contains": word}) for name in fields)))
        return objects


class _Choose(_Looking, chooser.ChooseView):
    pass


class _Results(_Looking, chooser.ChooseResultsView):
    pass


class _Chosen(_Offering, chooser.SnippetChosenView):
    pass


class _ChosenMultiple(_Offering, chooser.SnippetChosenMultipleView):
    pass


class OwnedChooserViewSet(chooser.SnippetChooserViewSet):
    """Choosing among the records that the viewset of their model lets the person choose."""

    choose_view_class = _Choose
    choose_results_view_class = _Results
    chosen_view_class = _Chosen
    chosen_multiple_view_class = _ChosenMultiple


class OwnedViewSet(SnippetViewSet):
    """Back-office pages for records that belong to an organ.

    Wagtail asks its policy about single records on some pages and not on others (history, comparing, previews of
    revisions). Here every page of a record is behind the same question, and lists hold what its reader may see.
    """

    acts: Mapping[str, Act] = CONTENT
    path = "organ"
    search_backend_name = None
    copy_view_enabled = False
    chooser_viewset_class = OwnedChooserViewSet

    @cached_property
    def permission_policy(self) -> BasePermissionPolicy:
        """The policy of organs, for this model."""
        return OrganPermissionPolicy(self.model, self.acts, self.path)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """What the person may see."""
        return self.permission_policy.instances_user_has_any_permission_for(request.user, self.acts)

    def may_choose(self, user: User | AnonymousUser) -> QuerySet[Any]:
        """What the person may choose for another record: what the person may see."""
        return self.permission_policy.instances_user_has_any_permission_for(user, self.acts)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The pages, each behind the question whether the person may see the record."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = self.guarded(pattern.callback)
        return patterns

    def guarded(self, view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        """The view, behind the question whether the person may see the record that its address names."""

        @wraps(view)
        def guarded(http: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if "pk" in kwargs:
                record = get_object_or_404(self.model, pk=unquote(str(kwargs["pk"])))
                if not self.permission_policy.user_has_any_permission_for_instance(http.user, self.acts, record):
                    raise PermissionDenied
            return view(http, *args, **kwargs)

        return guarded


class OwnedForm(WagtailAdminModelForm):
    """A form whose organ must be one for which its user may draft: a short list, the only one chosen beforehand."""

    act = Act.DRAFT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "organ" in self.fields and self.for_user is not None:
            field = self.fields["organ"]
            field.widget = forms.Select()
            field.queryset = organs_for(self.for_user, self.act).existing()
            if field.queryset.count() == 1:
                field.initial = self.initial.setdefault("organ", field.queryset.get().pk)
