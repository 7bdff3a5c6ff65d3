"""The answer to what somebody is typing: read out with its figures, examined, and not saved."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from gongkai.checks import Finding
from gongkai.render.terminal import NAMES
from gongkai_web.accounts.people import person_of
from gongkai_web.annual import wording
from gongkai_web.annual.asking import form_of_year, organ_of
from gongkai_web.annual.forms import SectionForm
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.typed import told
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act


@require_POST
def live(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """What the checks say of one section as it stands on the screen of whoever writes it."""
    organ = organ_of(http, slug)
    form_of_year(year)
    if not may(person_of(http), Act.WRITE_REPORT, organ):
        raise PermissionDenied
    here = get_object_or_404(AnnualReport, organ=organ, year=year)
    numeral, form = http.POST.get("section", ""), SectionForm(http.POST)
    if numeral not in wording.SECTIONS or not form.is_valid():
        raise Http404
    said = told(here, numeral, form.paragraphs)
    return render(http, "annual/live.html", {"told": said, "findings": list(map(_shown, said.findings))})


def _shown(found: Finding) -> dict[str, str]:
    """A finding as the page says it; a cell is named in the message."""
    text = "" if found.fault.cells else found.fault.text
    return {
        "code": found.check.code,
        "severity": found.severity.value,
        "name": NAMES[found.severity],
        "message": found.fault.message,
        "text": text,
    }
