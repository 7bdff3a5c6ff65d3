"""OFD files: every cell and every paragraph comes back, from files that our own writer makes after the standard."""

import pytest

from gongkai.basis import UnusableInputError
from gongkai.checks import Case, Severity, examine
from gongkai.ingest import open_document, read_bytes
from gongkai.ingest.document import Picture, TextBlock
from press import PRESSES, leaves_of
from press.ofd import ofd
from variants import drafts
from variants.handmade import Leaf

DRAFTS = {name: draft for name, draft in drafts().items() if name != "004"}
LEAF = Leaf().text(70, 100, "某县民政局2023年政府信息公开工作年度报告", 16)


@pytest.mark.parametrize(("name", "press"), [*((name, "as it should be") for name in DRAFTS), ("busy", "no rules")])
def test_every_cell_reads_back_and_no_error_is_found(name, press):
    draft = DRAFTS[name]
    report = read_bytes(ofd(leaves_of(PRESSES[press], draft), title=draft.title), "报告.ofd")
    found = {str(ref): (report[ref].state, report[ref].value) for ref in draft.cells}
    assert found == {str(ref): expected for ref, expected in draft.expected().items()}
    assert report.organ == draft.organ
    assert report.year == draft.year
    assert report.source.kind == "ofd"
    assert not [f for f in examine(Case(report)).findings if f.severity is Severity.ERROR]


def test_a_cell_says_where_it_stands():
    draft = DRAFTS["busy"]
    report = read_bytes(ofd(leaves_of(PRESSES["as it should be"], draft)), "报告.ofd")
    for ref in draft.cells:
        page, box = report[ref].origin.page, report[ref].origin.box
        assert page
        assert box
        assert 0 <= box[0] < box[2] <= 595
        assert 0 <= box[1] < box[3] <= 842


def test_pictures_are_named_where_they_stand():
    leaf = Leaf().text(70, 100, "第一页的文字说明", 12)
    blocks = open_document(ofd([leaf], images=[(0, (70, 200, 400, 500), b"png")]), "a.ofd").blocks
    assert [type(block) for block in blocks] == [TextBlock, Picture]
    assert blocks[1].origin.box == pytest.approx((70, 200, 400, 500), abs=0.1)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        pytest.param({"OFD.xml": "<a"}, "不完整", id="a broken main part"),
        pytest.param({"OFD.xml": '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'}, "不完整", id="no document"),
        pytest.param({"Doc_0/Document.xml": None}, "不完整", id="a document that is not there"),
        pytest.param({"Doc_0/Document.xml": "<!DOCTYPE a><a/>"}, "文档类型", id="a document type"),
        pytest.param({"Doc_0/Pages/Page_0/Content.xml": "<"}, "没有文字层", id="a page that is broken"),
    ],
)
def test_damaged_files_are_refused_with_the_reason(more, reason):
    with pytest.raises(UnusableInputError, match=reason):
        open_document(ofd([LEAF], more=more), "a.ofd")


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ('Boundary="a b c d" Size="3"', 'X="0" Y="3"'),
        ('Boundary="1 1 inf 9" Size="3"', 'X="0" Y="3"'),
        ('Boundary="1 1 50 9" Size="nan"', 'X="0" Y="3"'),
        ('Boundary="1 1 50 9" Size="3" Visible="false"', 'X="0" Y="3"'),
        ('Boundary="1 1 50 9" Size="3" CTM="0.7 0.7 -0.7 0.7 0 0"', 'X="0" Y="3"'),
    ],
)
def test_text_without_a_place_of_its_own_is_left_out(attributes, code):
    text = f"<ofd:TextObject {attributes}><ofd:TextCode {code}>藏字</ofd:TextCode></ofd:TextObject>"
    good = '<ofd:TextObject Boundary="20 20 90 9" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 99999999 4 4 x">明文在此'
    page = (
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>'
        f"{text}{good}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>"
    )
    blocks = open_document(ofd([LEAF], more={"Doc_0/Pages/Page_0/Content.xml": page}), "a.ofd").blocks
    assert [block.text for block in blocks] == ["明文在此"]
