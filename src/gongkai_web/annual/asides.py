"""What stands beside the page of an annual report: its data for machines, and the year before."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai_web.library.asides import Aside
from gongkai_web.library.kinds import REPORTS
from gongkai_web.library.models import Document
from gongkai_web.portal.selectors import reported_year


def data(document: Document) -> Iterator[Aside]:
    """The ways to the numbers of a report."""
    if document.topic != REPORTS:
        return
    at = [document.organ.slug, reported_year(document)]
    heading = _("机器可读的数据")
    yield Aside(heading, "JSON", reverse("annual:report-json", args=at), _("全部单元格和文字"))
    yield Aside(heading, "JSON-LD", reverse("annual:report-jsonld", args=at), _("schema.org数据集"))
    yield Aside(heading, _("与其他年份比较"), reverse("annual:compare", args=at[:1]), "")
