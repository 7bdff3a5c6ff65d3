"""Every planted leak is found with its place, and none survives in the masked copy."""

import io

import docx
import openpyxl
import pytest

from gongkai.scan import CATALOGUE, Group, Severity, mask_file, scan_file
from gongkai.scan.masking.prove import unpacked
from leaking import CLOSED, LEAKS

each_leak = pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)


def is_found(planted, hits):
    return any(planted.code == hit.code and planted.found in hit.found and _is_there(planted, hit) for hit in hits)


def _is_there(planted, hit):
    for name, value in planted.place.items():
        found = getattr(hit.place, name)
        if found is None if value is True else found != value:
            return False
    return True


@each_leak
def test_every_planted_leak_is_found_with_its_place(leak):
    scan = scan_file(leak.name, leak.make())
    assert [planted for planted in leak.planted if not is_found(planted, scan.hits)] == []
    assert scan.kind


@each_leak
def test_the_masked_copy_is_clean_and_holds_no_secret(leak):
    masked = mask_file(leak.name, leak.make())
    assert masked.proof.clean, masked.proof
    for layer in unpacked(masked.data):
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            assert [secret for secret in leak.secrets if secret.encode(encoding) in layer] == []


@each_leak
def test_a_masked_copy_of_a_masked_copy_is_clean_too(leak):
    once = mask_file(leak.name, leak.make()).data
    assert mask_file(leak.name, once).proof.clean


@pytest.mark.parametrize("leak", CLOSED, ids=lambda leak: leak.name)
def test_what_cannot_be_looked_into_blocks(leak):
    data = leak.make()
    scan = scan_file(leak.name, data)
    assert is_found(leak.planted[0], scan.hits)
    assert scan.blocked
    assert mask_file(leak.name, data).proof.clean is False


def test_each_thing_that_files_hide_is_planted_somewhere():
    planted = {entry.code for leak in (*LEAKS, *CLOSED) for entry in leak.planted}
    assert {d.code for d in CATALOGUE if d.group is Group.FILE} <= planted


def test_masked_office_files_open_and_say_the_same():
    leaks = {leak.name: leak.make() for leak in LEAKS}
    text = "\n".join(
        p.text for p in docx.Document(io.BytesIO(mask_file("a.docx", leaks["leaks.docx"]).data)).paragraphs
    )
    assert "户主张某，电话138****5661" in text
    assert "新添文字" in text
    book = openpyxl.load_workbook(io.BytesIO(mask_file("a.xlsx", leaks["leaks.xlsx"]).data))
    assert book.sheetnames == ["公示", "筛选"]
    assert book["公示"]["B5"].value == "138****5660"
    assert [cell.value for cell in book["公示"][2]][:3] == ["张**", "柳林村", 500]


def test_what_is_left_by_choice_stays():
    data = "值班手机：13812345678，户主张某手机13812345679。".encode()
    hits = [hit for hit in scan_file("a.txt", data).hits if hit.severity is Severity.BLOCK]
    masked = mask_file("a.txt", data, hits)
    assert masked.data.decode() == "值班手机：13812345678，户主张某手机138****5679。"
    assert masked.proof.clean


def test_a_file_without_anything_to_find_is_clean():
    scan = scan_file("a.txt", "今天是晴天。".encode())
    assert (scan.hits, scan.blocked, scan.kind) == ((), False, "text")
    assert scan.count(Severity.WARN) == 0
