"""The bench of one report: left what the file says, right its numbers, below what was found; and what a person does."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.accounts.people import person_of
from gongkai_web.examination import services
from gongkai_web.examination.following import wake
from gongkai_web.examination.kinds import ADVICE, SIGNS, Doubt, State
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.pages.looking import Bench, bench_of
from gongkai_web.examination.pages.pairing import pairs_of
from gongkai_web.examination.policies import organs_examined, require_file
from gongkai_web.examination.selectors import below_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act as Power


def report(http: HttpRequest, pk: int) -> HttpResponse:
    """The bench, or an act on it."""
    by, file = person_of(http), _file(http, pk)
    refused: list[str] = []
    if http.method == "POST":
        act = _ACTS.get(http.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            messages.success(http, act(http, file, by))
        except (ValidationError, PermissionDenied) as refusal:
            refused = list(getattr(refusal, "messages", [str(refusal)]))
        else:
            wake()
            return redirect(
                f"{http.path}{http.POST.get('back', '')}" if http.POST.get("back", "").startswith("#") else http.path
            )
    return render(http, "examination/report.html", _context(file, by, refused))


def _file(http: HttpRequest, pk: int) -> ReportFile:
    file = get_object_or_404(ReportFile.objects.select_related("organ", "batch__by", "package"), pk=pk)
    require_file(person_of(http), file)
    return file


def _context(file: ReportFile, by: User, refused: list[str]) -> dict[str, Any]:
    bench: Bench | None = None
    if file.kind:
        try:
            bench = bench_of(file)
        except ValidationError as error:
            refused = [*refused, *error.messages]
    return {
        "file": file,
        "sign": SIGNS[State(file.state)],
        "bench": bench,
        "refused": refused,
        "doubts": [(doubt, what, ADVICE[Doubt(doubt)]) for doubt, what in file.doubts if _is_open(file, doubt)],
        "settled": [(doubt, what) for doubt, what in file.doubts if not _is_open(file, doubt)],
        "doubles": pairs_of(file),
        "organs": organs_examined(by).order_by("path"),
        "steps": file.acts.select_related("by").order_by("-pk"),
        "ask": file.state == State.DOUBT,
        "below": below_of(file) if file.organ and may(by, Power.SUPERVISE, file.organ) else None,
    }


def _is_open(file: ReportFile, doubt: str) -> bool:
    """Whether a doubt waits for a person: who said whose the report is settled all but that there are two."""
    return not file.set_aside and (not file.placed or doubt == Doubt.DOUBLE)


def _reason(http: HttpRequest) -> str:
    return http.POST.get("reason", "")


def _place(http: HttpRequest, file: ReportFile, by: User) -> str:
    organ, year = http.POST.get("organ", ""), http.POST.get("year", "")
    if not organ.isdecimal() or not year.isdecimal():
        raise ValidationError(_("请选择机关，填写四位数的年度"))
    services.place(file, get_object_or_404(Organ, pk=organ), int(year), by=by, reason=_reason(http))
    return _("机关和年度已确认")


def _choose(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.choose(file, by=by, earlier="earlier" in http.POST, reason=_reason(http))
    return _("以这份为准，其余不采用")


def _set_aside(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.set_aside(file, by=by, reason=_reason(http))
    return _("这份报告不采用")


def _take_back(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.take_back(file, by=by, reason=_reason(http))
    return _("这份报告恢复采用")


def _correct(http: HttpRequest, file: ReportFile, by: User) -> str:
    try:
        value = Decimal(http.POST.get("value", "").strip())
    except InvalidOperation as error:
        raise ValidationError(_("请填写一个数")) from error
    if not value.is_finite() or abs(value) >= 10**12:
        raise ValidationError(_("请填写一个数"))
    services.correct(file, http.POST.get("key", ""), value, by=by, reason=_reason(http))
    return _("识读已更正，正在按更正后的数重新检查")


def _uncorrect(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.uncorrect(file, http.POST.get("key", ""), by=by, reason=_reason(http))
    return _("更正已撤销")


def _uphold(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.uphold(file, http.POST.get("key", ""), by=by, reason=_reason(http))
    return _("问题已确认")


def _dismiss(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.dismiss(file, http.POST.get("key", ""), by=by, reason=_reason(http))
    return _("问题已排除")


def _reopen(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.reopen(file, http.POST.get("key", ""), by=by, reason=_reason(http))
    return _("决定已撤销")


def _rerun(_http: HttpRequest, file: ReportFile, by: User) -> str:
    services.rerun(file, by=by)
    return _("已排队，重新识读") if file.reason else _("已排队，按最新的规则重新检查")


def _reread(_http: HttpRequest, file: ReportFile, by: User) -> str:
    services.reread(file, by=by)
    return _("已排队，再读一次；决定和更正都保留")


def _complete(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.complete(file, by=by, reason=_reason(http))
    return _("已经记下，正在按收齐的报告重新检查")


def _take_back_word(http: HttpRequest, file: ReportFile, by: User) -> str:
    services.take_back_word(file, by=by, reason=_reason(http))
    return _("收齐的说明已撤销")


_ACTS: dict[str, Callable[[HttpRequest, ReportFile, User], str]] = {
    "place": _place,
    "choose": _choose,
    "set-aside": _set_aside,
    "take-back": _take_back,
    "correct": _correct,
    "uncorrect": _uncorrect,
    "uphold": _uphold,
    "dismiss": _dismiss,
    "reopen": _reopen,
    "rerun": _rerun,
    "reread": _reread,
    "complete": _complete,
    "take-back-word": _take_back_word,
}
