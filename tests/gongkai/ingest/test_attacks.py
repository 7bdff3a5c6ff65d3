"""Files made to exhaust the machine: each is read or refused in bounded time and memory."""

import io
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from gongkai.basis import UnusableInputError
from gongkai.ingest.document import Grid
from gongkai.ingest.opening import open_document

SECONDS = 20
GIGABYTE = 2**20
"""In the kilobytes that the system counts memory in."""
ROW = "<tr><td>规章</td><td>1</td><td>2</td></tr>"
TABLE = f"<table>{ROW}{ROW}</table>"


def zipped(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def laughs():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "哈哈">{entities}]><w>&e11;</w>'.encode()


ATTACKS = {
    "a docx that unpacks a thousandfold": lambda: zipped(word__document_xml=b"<a>" + b" " * 300_000_000),
    "a docx with entities that multiply": lambda: zipped(**{"word__document.xml": laughs()}),
    "an xlsx with entities that multiply": lambda: zipped(**{"xl__workbook.xml": laughs()}),
    "a zip of many files": lambda: zipped(**{f"f{n}": b"" for n in range(20_000)}),
    "divisions within divisions": lambda: b"<html><body>" + b"<div>" * 100_000 + TABLE.encode() + b"</div>" * 100_000,
    "tables within tables": lambda: b"<html><body>" + b"<table><tr><td>" * 100_000 + TABLE.encode(),
    "tables of data within tables of data": lambda: bytes(f"<html><table>{ROW}{ROW}<tr><td>" * 400, "utf-8"),
    "a row of many cells": lambda: b"<table><tr>" + b"<td>1" * 300_000 + b"</table>",
    "spans over everything": lambda: b"<table>" + b"<tr><td colspan=1000 rowspan=65000>1" * 20_000 + b"</table>",
    "an element with a million attributes": lambda: bytes(
        f"<p {' '.join(f'a{n}' for n in range(1_000_000))}>年", "utf-8"
    ),
    "attributes that hide their marks": lambda: b"<p " + b" ".join(b'a%d="<>"' % n for n in range(200_000)) + b">1",
    "comments that never end": lambda: b"<p>1</p>" + b"<!--" * 1_000_000,
    "hidden elements without number": lambda: b"<html>" + b"<div style='display:none'>x</div>y" * 60_000,
    "opening brackets": lambda: b"<" * 20_000_000,
    "a million lines": lambda: bytes("规章\t0\n", "utf-8") * 1_000_000,
    "a hundred thousand rows": lambda: bytes("规章\t0\t1\t2\n", "utf-8") * 60_000,
    "a line of pipes": lambda: b"|" * 400_000,
    "a hundred thousand labels": lambda: bytes("规章\n0\n", "utf-8") * 90_000,
    "lines like labels": lambda: "\n".join(f"申请数量{n}" for n in range(60_000)).encode(),
    "quotation marks that never close": lambda: b'"a\tb\n' * 100_000,
    "blanks": lambda: b"a" + b" " * 20_000_000 + b"b",
    "picture marks that never close": lambda: b"![" * 1_000_000,
    "numbers on one line": lambda: b"0 " * 1_000_000,
    "one long sentence": lambda: bytes("年", "utf-8") * 7_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_over_soon(attack):
    data = ATTACKS[attack]()
    started = time.process_time()
    with suppress(UnusableInputError):
        open_document(data, "攻击")
    assert time.process_time() - started < SECONDS


@pytest.mark.slow
def test_no_attack_takes_a_gigabyte():
    script = "import runpy, sys; runpy.run_path(sys.argv[1], run_name='attacks')"
    peak = subprocess.run([sys.executable, "-c", script, __file__], capture_output=True, text=True, check=True).stdout
    assert int(peak.split()[-1]) < GIGABYTE


def test_deep_nesting_hides_no_table():
    document = open_document(ATTACKS["divisions within divisions"](), "深")
    assert sum(isinstance(block, Grid) for block in document.blocks) == 1


if __name__ == "attacks":
    for make in ATTACKS.values():
        with suppress(UnusableInputError):
            open_document(make(), "攻击")
    # What getrusage tells is also what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    sys.stdout.write(status.partition("VmHWM:")[2].split()[0])
