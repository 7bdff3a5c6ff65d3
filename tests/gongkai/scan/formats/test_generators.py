"""Leaks in files that an office suite writes itself: docx, xlsx and PDF."""

import shutil
import subprocess

import pytest

from gongkai.scan import mask_file, scan_file

ID, MOBILE = "370102199003071238", "13812345678"
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
_META = (
    "<office:meta><meta:initial-creator>王经办</meta:initial-creator><dc:creator>李科长</dc:creator>"
    '<meta:user-defined meta:name="密级">内部</meta:user-defined></office:meta>'
)


def _flat(kind, styles, body):
    mime = f"application/vnd.oasis.opendocument.{kind}"
    styled = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    head = f'<office:document {_SPACES} office:version="1.2" office:mimetype="{mime}">'
    return f'<?xml version="1.0"?>{head}{_META}{styled}<office:body>{body}</office:body></office:document>'


TEXT = _flat(
    "text",
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>',
    "<office:text><text:tracked-changes>"
    '<text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>张某</dc:creator>'
    "<dc:date>2026-01-05T08:00:00</dc:date></office:change-info>"
    f"<text:p>删去的户主李某，手机{MOBILE}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p>关于救助的公示<text:change text:change-id="c1"/>。'
    "<office:annotation><dc:creator>张某</dc:creator><text:p>这一户请核对</text:p></office:annotation></text:p>"
    f'<text:p>公示期五天。<text:span text:style-name="H">身份证号{ID}</text:span></text:p>'
    '<text:p>完。<text:span text:style-name="W">内部意见不宜公开</text:span></text:p>'
    "<table:table><table:table-row><table:table-cell><table:table><table:table-row><table:table-cell>"
    "<text:p>户主赵某，家庭住址：某县石桥镇柳林村3组12号</text:p></table:table-cell></table:table-row></table:table>"
    "</table:table-cell></table:table-row></table:table></office:text>",
)


def _cells(*values):
    told = (f"<text:p>{each}</text:p>" for each in values)
    cells = "".join(f'<table:table-cell office:value-type="string">{each}</table:table-cell>' for each in told)
    return f"<table:table-row>{cells}</table:table-row>"


SHEETS = _flat(
    "spreadsheet",
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>',
    '<office:spreadsheet><table:table table:name="公示">'
    + _cells("村", "户数")
    + f'<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string">'
    f"<text:p>手机{MOBILE}</text:p></table:table-cell></table:table-row>"
    + '<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>张某</dc:creator>'
    "<text:p>数字待定</text:p></office:annotation><text:p>柳林村</text:p></table:table-cell></table:table-row></table:table>"
    '<table:table table:name="原始名单" table:style-name="gone">'
    + _cells("身份证号", ID)
    + "</table:table></office:spreadsheet>",
)
FILES = {
    "made.docx": ("a.fodt", TEXT, {"F103", "F104", "F105", "F106", "F107", "L101", "L105", "L108"}),
    "made.xlsx": ("a.fods", SHEETS, {"F103", "F104", "F105", "F112", "F113", "L101", "L105"}),
    "made.pdf": ("a.fodt", TEXT, {"F103", "F107", "L108"}),
}
"""What is made of what, and what must be found in it."""


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_what_an_office_suite_wrote_is_seen_through(tmp_path, name):
    source, content, planted = FILES[name]
    office = shutil.which("soffice")
    assert office
    (tmp_path / source).write_text(content, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    ending = name.rpartition(".")[2]
    run = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(tmp_path / source)]
    subprocess.run(run, check=True, capture_output=True, timeout=300)
    data = (tmp_path / source).with_suffix(f".{ending}").read_bytes()
    assert planted - {hit.code for hit in scan_file(name, data).hits} == set()
    masked = mask_file(name, data)
    assert masked.proof.clean, masked.proof
    assert {hit.code for hit in scan_file(name, masked.data).hits} & planted == set()
