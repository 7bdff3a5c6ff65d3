"""What can be taken away: the file as it came, pictures of its pages, lists of what was found, letters about that."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai_web.accounts.people import person_of
from gongkai_web.examination.exporting import letters_of, list_of
from gongkai_web.examination.letters import letter_about
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.pages.picturing import picture_of
from gongkai_web.examination.policies import files_for
from gongkai_web.examination.storing import path_of


def original(http: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came, to be saved: a stranger's page is never shown as one of ours."""
    file = _file(http, pk)
    path = path_of(file.digest)
    if not path.exists():
        raise Http404
    return saved(path.read_bytes(), file.name.rpartition("/")[2])


def page(http: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page of it as a picture."""
    content = picture_of(_file(http, pk), number)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def letter(http: HttpRequest, pk: int) -> HttpResponse:
    """The letter to the organ about its report."""
    file = _file(http, pk)
    if file.organ is None or file.year is None:
        raise Http404
    return saved(letter_about(file, by=person_of(http)), _("{title}检查意见.docx").format(title=file))


def export(http: HttpRequest, form: str) -> HttpResponse:
    """What was found in all reports that a person examines, of one year and one organ where asked."""
    files = files_for(person_of(http)).filter(counts=True)
    if (year := http.GET.get("year", "")).isdecimal():
        files = files.filter(year=year)
    if slug := http.GET.get("organ"):
        files = files.filter(organ__slug=slug)
    ordered = files.select_related("organ").order_by("year", "organ__path")
    match form:
        case "xlsx":
            return saved(list_of(ordered), _("年度报告检查结果.xlsx"))
        case "zip":
            return saved(letters_of(ordered, by=person_of(http)), _("年度报告检查意见.zip"))
        case _:
            raise Http404


def saved(content: bytes, name: str) -> HttpResponse:
    """Bytes to be saved under a name."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _file(http: HttpRequest, pk: int) -> ReportFile:
    return get_object_or_404(files_for(person_of(http)).select_related("organ"), pk=pk)
