"""What every page of the annual report asks first: whose report, of which year, and may this person see it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.forms import CellRef, Form, NoFormError, form_for
from gongkai_web.accounts.people import person_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act


def cell_address(organ: Organ, year: int, ref: CellRef) -> str:
    """Where the records behind a cell open."""
    return reverse("annual-cell", args=[organ.slug, year, str(ref)])


def organ_of(http: HttpRequest, slug: str) -> Organ:
    """The organ of an address, for whoever writes or supervises its reports.

    Raises:
        PermissionDenied: for everybody else.
    """
    organ = get_object_or_404(Organ, slug=slug)
    by = person_of(http)
    if not (may(by, Act.WRITE_REPORT, organ) or may(by, Act.SUPERVISE, organ)):
        raise PermissionDenied
    return organ


def form_of_year(year: int) -> Form:
    """The form of a year; a page that is not there where the year has none."""
    try:
        return form_for(year)
    except NoFormError as error:
        raise Http404(str(error)) from error
