"""The documents of the demonstration are fit to be published: the scan raises next to no false alarm over them."""

from datetime import date

import pytest
from django.utils.html import strip_tags

from gongkai.scan import Severity, scan_text
from gongkai_web.demo.days import Days
from gongkai_web.demo.plan import interpretations, papers

DAYS = Days(date(2026, 3, 2))


@pytest.fixture(scope="module")
def texts():
    made = papers(DAYS)
    whole = [f"{paper.title}\n{paper.summary}\n" + "\n".join(_plain(block) for block in paper.body) for paper in made]
    return whole + ["\n".join([plan.title, *plan.words]) for plan in interpretations(DAYS, made)]


def _plain(block):
    value = block["value"]
    if isinstance(value, str):
        return strip_tags(value.replace("</p>", "\n").replace("</h3>", "\n").replace("</td>", "\t"))
    return "\n".join("\t".join(map(str, row)) for row in value["data"]) if "data" in value else str(value)


def test_at_most_one_document_in_200_raises_an_alarm(texts):
    alarmed = [[(hit.code, hit.found) for hit in found] for text in texts if (found := scan_text(text))]
    assert len(texts) > 600
    assert len(alarmed) <= len(texts) // 200, alarmed


def test_none_is_blocked(texts):
    assert [hit for text in texts for hit in scan_text(text) if hit.severity is Severity.BLOCK] == []
