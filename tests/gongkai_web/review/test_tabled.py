"""What changed in a table is told cell by cell."""

from itertools import chain

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.library.services import update
from gongkai_web.review.pages import address_of
from gongkai_web.review.tabled import cells_of, tabled

GONE, CAME = '<span class="deletion">{}</span>', '<span class="addition">{}</span>'
TABLE = [["村", "金额"], ["柳林村", "500"], ["石桥村", "620"]]


def row(*cells, fate=""):
    kind = f' class="{fate}"' if fate else ""
    return f"<tr{kind}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ([*TABLE[:2], ["石桥村", "680"]], row("石桥村", GONE.format(620) + CAME.format(680))),
        ([TABLE[0], TABLE[2]], row(*map(GONE.format, TABLE[1]), fate="deletion") + row(*TABLE[2])),
        ([*TABLE, ["上河村", "90"]], row(*map(CAME.format, ["上河村", "90"]), fate="addition")),
        ([[*line, "元"] for line in TABLE], row("石桥村", "620", CAME.format("元"))),
        ([[line[1]] for line in TABLE], row(GONE.format("石桥村"), "620")),
        ([["村", "500"], ["柳林村", "金额"], TABLE[2]], row("村", GONE.format("金额") + CAME.format("500"))),
    ],
    ids=["a cell", "a row went", "a row came", "a column came", "a column went", "two cells were exchanged"],
)
def test_what_went_and_what_came_in_a_table(after, shown):
    assert shown in tabled(TABLE, after)


cells = st.lists(st.lists(st.text("甲乙12<&", max_size=3), max_size=4), max_size=5)


@given(cells, cells)
def test_no_cell_is_lost(before, after):
    shown = strip_tags(tabled(before, after))
    for text in chain.from_iterable((*before, *after)):
        assert set(text) - set("<&") <= set(shown)


def test_a_caption_is_a_row_of_its_own():
    assert cells_of({"data": [["a", None]], "table_caption": "补助表"}) == [["补助表"], ["a", ""]]
    assert cells_of(None) == []


@pytest.mark.django_db
@pytest.mark.reviewed
def test_the_reviewer_sees_which_cell_changed(client, written, passed, people):
    def body(*rows, **said):
        return [{"type": "table", "id": "5f0e3cbe-3f5c-4c59-8cd9-6f1f0c2c1b7e", "value": {"data": list(rows), **said}}]

    document = passed(written(body=body(*TABLE)), "first")
    update(document, by=people["EDITOR"], body=body(*TABLE[:2], ["石桥村", "680"]))
    client.force_login(people["HEAD"])
    page = client.get(address_of(document)).content.decode()
    assert row("石桥村", GONE.format(620) + CAME.format(680)) in page
    passed(document, "first")
    update(document, by=people["EDITOR"], body=body(*TABLE[:2], ["石桥村", "680"], first_row_is_table_header=True))
    assert "文字没有变，表头、合并的单元格或者对齐有改动" in client.get(address_of(document)).content.decode()
