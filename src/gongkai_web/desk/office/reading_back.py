"""Applications by word: the sheet that is read out and signed, and the applicant's confirmation."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.basis import Citation
from gongkai.handling import ACTS, Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import ReadBack
from gongkai_web.desk.office.asking import Day, Named, officers_of
from gongkai_web.desk.office.case_forms import WORDS, CaseForm
from gongkai_web.desk.office.cases import Case, case_for, handler_of
from gongkai_web.desk.office.wanted import WantedForm
from gongkai_web.desk.selectors import is_to_be_read_back
from gongkai_web.desk.services.identities import look
from gongkai_web.desk.services.reading_back import WORDED, read_back, reword
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


class RewordForm(WantedForm, CaseForm):
    """What was written down, put right as the applicant asks."""

    code, title = "reword", later("修改代填的内容")
    about = later("宣读时申请人要求改的，在这里改，再打印宣读。申请人确认以后不能再改。")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        initial = {name: getattr(case.request, name) for name in WORDED}
        super().__init__(*args, case=case, initial=initial, **kwargs)

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Until the applicant has confirmed it."""
        return super().offered(case) and is_to_be_read_back(case.request)

    def do(self, case: Case) -> None:
        """Write it anew."""
        reword(case.request, {name: self.said[name] for name in WORDED}, by=case.by)


class ReadBackForm(CaseForm):
    """The applicant has confirmed what was written down for them."""

    code, title = "read-back", later(ACTS[Kind.READ_BACK].label)
    about = later(
        "口头申请代为填写以后，打印出来向申请人宣读，由其签名、按手印，或者当场口头确认。确认以后申请才算提交，这一天是收到申请之日。"
    )
    on = forms.DateField(label=later("宣读并确认的日期"), widget=Day())
    reader = Named(User.objects.none(), label=later("谁宣读的"))
    how = forms.ChoiceField(label=later("申请人怎样确认的"), choices=ReadBack, widget=forms.RadioSelect)
    scan = forms.FileField(
        label=later("申请人签名或者按手印的那一份的扫描件"), required=False, help_text=later("口头确认的不用上传")
    )
    words = forms.CharField(
        label=later("谁见证，或者录音录像存在哪里"),
        required=False,
        widget=WORDS,
        max_length=500,
        help_text=later("口头确认的才填写；加密保存"),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        initial = {"on": case.today, "reader": case.by.pk}
        super().__init__(*args, case=case, initial=initial, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["reader"].queryset = officers_of({case.request.organ_id})

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Until it is confirmed."""
        return super().offered(case) and is_to_be_read_back(case.request)

    @property
    def basis(self) -> Citation:
        """The article that lets an applicant speak and the organ write."""
        return ACTS[Kind.READ_BACK].basis

    def do(self, case: Case) -> None:
        """Put it on record, with its sheet."""
        said, scan = self.said, self.said["scan"]
        read_back(
            case.request,
            by=case.by,
            on=said["on"],
            how=said["how"],
            reader=said["reader"],
            words=said["words"],
            sheet=(scan.name, scan) if scan else None,
            seen=said["seen"],
        )


@never_cache
def sheet(http: HttpRequest, pk: int) -> HttpResponse:
    """What was written down, to be read out and signed. Who applied stands on it: that it was opened is on record."""
    case = case_for(handler_of(http), pk)
    if Act.SEE_APPLICANTS not in case.rights:
        raise PermissionDenied
    if not is_to_be_read_back(case.request):
        raise Http404
    who = look(case.request, by=case.by, why=_("打印代填的申请，向申请人宣读"))
    context = {"case": case, "request_": case.request, "who": who}
    answer = render(http, "desk/office/read_back.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer
