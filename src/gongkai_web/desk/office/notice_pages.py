"""Holiday notices on record, and taking in a new one: what moved is listed."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import days
from gongkai_web.desk.services.notices import add_notice, may_add_notices, moved_by
from gongkai_web.desk.services.recomputing import Moved
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

SHOWN = 500
LARGEST = 64 * 1024


class NoticeForm(forms.Form):
    """The file of a notice."""

    file = forms.FileField(label=later("放假安排通知（TOML文件）"), help_text=later("写法见文档“收录放假安排通知”"))

    def clean_file(self) -> str:
        """Its text."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise ValidationError(_("文件太大，不像放假安排通知"))
        try:
            return str(given.read().decode("utf-8"))
        except UnicodeDecodeError:
            raise ValidationError(_("文件不是UTF-8编码的文字")) from None


def notices(http: HttpRequest) -> HttpResponse:
    """The notices, the form, and after a new one what moved."""
    by = http.user
    if not isinstance(by, User) or not may_add_notices(by):
        raise PermissionDenied
    form = NoticeForm(http.POST or None, http.FILES or None)
    moved: list[Moved] | None = None
    if http.method == "POST" and form.is_valid():
        try:
            _notice, moved = add_notice(form.cleaned_data["file"], by=by)
        except ValidationError as fault:
            form.add_error("file", fault.messages)
    names = dict(Organ.objects.values_list("pk", "name"))
    year = http.GET.get("moved", "")
    kept = moved_by(int(year)) if year.isascii() and year.isdigit() and len(year) == 4 else None
    context = {
        "form": form,
        "notices": [(each, each.year in days.added()) for each in reversed(days.notices())],
        "moved": None if moved is None else [(names[r.organ_id], r, a, b) for r, a, b in moved[:SHOWN]],
        "count": len(moved or ()),
        "year": year,
        "kept": kept,
    }
    return render(http, "desk/office/notices.html", context, status=422 if form.errors else 200)
