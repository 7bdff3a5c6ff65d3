"""Bringing documents in, in the back office: look first, then confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai_web.accounts.models import User
from gongkai_web.library.exchange.columns import HEADINGS, NEEDED
from gongkai_web.library.exchange.enclosures import Enclosures, NoFiles, Packed
from gongkai_web.library.exchange.importing import carry_out, plan_import
from gongkai_web.library.exchange.plans import Fate, Plan
from gongkai_web.organs.exchange.writing import as_workbook
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

MOST = 200
"""Documents that one upload brings in: a browser waits for no more. The command on the server takes any number."""
_KEPT = 3600
"""Seconds for which what was uploaded waits for its confirmation."""
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Upload = tuple[str, bytes, str, bytes]
"""The table's name and bytes, the zip file's name and bytes; both "" where there is none."""


class UploadForm(forms.Form):
    """A table of documents, and their files."""

    file = forms.FileField(label=later("Excel或CSV文件"))
    enclosed = forms.FileField(
        label=later("附件（zip压缩包）"),
        required=False,
        help_text=later("表中“附件”一栏写压缩包里的文件名，几个用分号隔开"),
    )

    def upload(self) -> Upload:
        """What was uploaded."""
        table, packed = self.cleaned_data["file"], self.cleaned_data["enclosed"]
        return table.name, table.read(), packed.name if packed else "", packed.read() if packed else b""


def import_documents(http: HttpRequest) -> HttpResponse:
    """Take a table, show what it would do, and do it once that is confirmed."""
    by = _drafter(http)
    if token := http.POST.get("token"):
        return _confirmed(http, by, token)
    form = UploadForm(http.POST or None, http.FILES or None)
    context: dict[str, Any] = {"form": form, "headings": HEADINGS, "needed": NEEDED, "most": MOST}
    if form.is_valid():
        upload = form.upload()
        try:
            plan = _planned(upload, by)
        except UnusableInputError as error:
            form.add_error("enclosed" if error.name == upload[2] else "file", str(error))
        else:
            token = get_random_string(32)
            cache.set(_key(by, token), upload, _KEPT)
            context |= _shown(plan, by) | {"token": token}
    return render(http, "library/admin/import.html", context)


def empty_table(http: HttpRequest) -> HttpResponse:
    """A workbook with the headings, to be filled in."""
    _drafter(http)
    answer = HttpResponse(as_workbook([HEADINGS], "文件"), content_type=_WORKBOOK)
    answer["Content-Disposition"] = "attachment; filename=documents.xlsx"
    return answer


def _planned(upload: Upload, by: User) -> Plan:
    name, content, *_packed = upload
    plan = plan_import(name, content, _enclosed(upload), by=by)
    if len(plan.rows) > MOST:
        said = _("一次最多导入{most}件，表中有{count}件；请分成几个，或者在服务器上用gongkai manage import_documents")
        raise UnusableInputError(name, said.format(most=MOST, count=len(plan.rows)))
    return plan


def _enclosed(upload: Upload) -> Enclosures:
    _name, _content, name, content = upload
    return Packed(content, name) if content else NoFiles()


def _shown(plan: Plan, by: User) -> dict[str, Any]:
    """What the page of a plan shows: what is wrong first, for that is what a person must see to."""
    new = plan.those(Fate.NEW)
    return {
        "plan": plan,
        "listed": [(_(fate.value), plan.those(fate)) for fate in (Fate.WRONG, Fate.NEW) if plan.those(fate)],
        "same": plan.those(Fate.KNOWN),
        "doing": len(new),
        "whole": sum(not planned.wanting for planned in new),
        "may_publish": Act.PUBLISH in acts_of(by),
    }


def _confirmed(http: HttpRequest, by: User, token: str) -> HttpResponse:
    """Plan the same table again, for something may have changed meanwhile, and carry it out."""
    upload = cache.get(_key(by, token))
    if upload is None:
        messages.error(http, _("等待确认的时间已过，请重新上传"))
        return redirect("library-import")
    plan = _planned(upload, by)
    try:
        published = carry_out(plan, _enclosed(upload), by=by, make_public="publish" in http.POST)
    except (PermissionDenied, ValidationError) as error:
        why = _("；").join(getattr(error, "messages", [str(error)]))
        messages.error(http, _("没有导入：{why}").format(why=why))
        return redirect("library-import")
    cache.delete(_key(by, token))
    made = len(plan.those(Fate.NEW))
    messages.success(http, _("已导入{made}件，其中公开{published}件").format(made=made, published=published))
    return redirect("wagtailsnippets_library_document:list")


def _key(by: User, token: str) -> str:
    return f"documents-import-{by.pk}-{token}"


def _drafter(http: HttpRequest) -> User:
    by = http.user
    if not isinstance(by, User) or Act.DRAFT not in acts_of(by):
        raise PermissionDenied
    return by
