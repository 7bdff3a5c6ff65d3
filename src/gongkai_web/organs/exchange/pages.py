"""Bringing a table in, in the back office: look first, then confirm. Each app says what its tables hold and do."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.generic import View

from gongkai.basis import UnusableInputError
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

_KEPT = 3600
"""Seconds for which what was uploaded waits for its confirmation."""
Upload = tuple[Any, ...]
"""What waits for its confirmation: the table's name and its bytes, then what else a page needs."""


class UploadForm(forms.Form):
    """A table to bring in."""

    file = forms.FileField(label=later("Excel或CSV文件"))

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        """`by` is who uploads, for forms whose choices follow from that."""
        super().__init__(*args, **kwargs)

    def upload(self) -> Upload:
        """What was uploaded."""
        table = self.cleaned_data["file"]
        return table.name, table.read()


class ImportView(View):
    """Takes a table, shows what it would do, and does it once the same person has confirmed.

    What was uploaded is planned again before it is carried out, for something may have changed meanwhile. The template
    extends `organs/import.html`, which shows `plan`, the form, and the way from one to the other.
    """

    title: str
    act: Act
    page: str
    """The name of this page's address."""
    after: str
    """The name of the address where one arrives when it is done."""
    template_name: str
    headings: Sequence[str]
    needed: Sequence[str]
    form_class: type[UploadForm] = UploadForm
    by: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse before anything is asked."""
        self.by = require_able(request, self.act)
        return super().dispatch(request, *args, **kwargs)

    def get(self, http: HttpRequest) -> HttpResponse:
        """The empty form, and what a table must hold."""
        return self._answer(http, self.form_class(self.by))

    def post(self, http: HttpRequest) -> HttpResponse:
        """The plan of what was uploaded, or what was planned done."""
        if token := http.POST.get("token"):
            return self._confirmed(http, self._key(token))
        form = self.form_class(self.by, http.POST, http.FILES)
        if not form.is_valid():
            return self._answer(http, form)
        upload = form.upload()
        try:
            plan = self.plan(upload)
        except UnusableInputError as error:
            form.add_error(self.field_of(error, upload), str(error))
            return self._answer(http, form)
        token = get_random_string(32)
        cache.set(self._key(token), upload, _KEPT)
        return self._answer(http, form, plan=plan, token=token, **self.shown(plan))

    def plan(self, upload: Upload) -> Any:
        """What it would do: a value with the name of the `file`.

        Raises:
            UnusableInputError: when it is no such table.
        """
        raise NotImplementedError

    def shown(self, plan: Any) -> dict[str, Any]:
        """What the page of a plan shows.

        `doing`: how many it would bring in; `confirm`: the words of the button; `publish`: what may be ticked besides,
        "" for nothing; and for a plan by rows `listed`, pairs of a fate and its rows, what is wrong first, for that is
        what a person must see to; `same`, the rows that change nothing, and `same_called`.
        """
        raise NotImplementedError

    def carry_out(self, plan: Any, upload: Upload, *, make_public: bool) -> str:
        """Do it, all or nothing, and say what was done.

        Raises:
            PermissionDenied, ValidationError: when what was planned can no longer be done.
        """
        raise NotImplementedError

    def field_of(self, error: UnusableInputError, upload: Upload) -> str:
        """The field of the form whose file cannot be used."""
        return "file"

    def _confirmed(self, http: HttpRequest, key: str) -> HttpResponse:
        upload = cache.get(key)
        if upload is None:
            messages.error(http, _("等待确认的时间已过，请重新上传"))
            return redirect(self.page)
        try:
            done = self.carry_out(self.plan(upload), upload, make_public="publish" in http.POST)
        except (PermissionDenied, ValidationError) as error:
            why = _("；").join(getattr(error, "messages", [str(error)]))
            messages.error(http, _("没有导入：{why}").format(why=why))
            return redirect(self.page)
        cache.delete(key)
        messages.success(http, done)
        return redirect(self.after)

    def _answer(self, http: HttpRequest, form: UploadForm, **planned: Any) -> HttpResponse:
        known = {"title": self.title, "here": reverse(self.page), "headings": self.headings, "needed": self.needed}
        return render(http, self.template_name, {"form": form, **known, **planned})

    def _key(self, token: str) -> str:
        return f"{self.page}-{self.by.pk}-{token}"


def require_able(http: HttpRequest, act: Act) -> User:
    """The person, who may do an act for some organ.

    Raises:
        PermissionDenied: when there is none who may.
    """
    if not isinstance(http.user, User) or act not in acts_of(http.user):
        raise PermissionDenied
    return http.user
