"""Every letter opened by an office suite: it takes what we write, and no signature stands alone on its page."""

import shutil
import subprocess

import pypdfium2
import pytest

from gongkai.render import write_letter
from gongkai.render.letters import Address, Delivery, delivery_record, postal_label
from writing import EVERY, sample

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="no office suite on this machine"),
]
LONG = "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府"
TO = Address("李明", "江城县大桥镇桥头村三组12号", "123456", "13800000000")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of every paper, as plain text without spaces."""
    folder = tmp_path_factory.mktemp("letters")
    made = {f"{code}-{told}": write_letter(sample(code, told)) for code, told in EVERY}
    made["long"] = write_letter(sample("partial", organ=LONG))
    made["delivery"] = delivery_record(Delivery(sample("partial"), "post", TO))
    made["label"] = postal_label(sample("partial"), TO, TO)
    for name, content in made.items():
        (folder / f"{name}.docx").write_bytes(content)
    files = sorted(folder.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {path.stem: _text(path) for path in folder.glob("*.pdf")}


def _text(path):
    document = pypdfium2.PdfDocument(path)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def test_every_paper_is_opened(pages):
    assert len(pages) == len(EVERY) + 3


@pytest.mark.parametrize(("code", "told"), EVERY, ids=lambda x: x or "-")
def test_a_letter_is_whole_and_its_signature_has_company(pages, code, told):
    found, letter = pages[f"{code}-{told}"], sample(code, told)
    assert "".join(letter.paragraphs[0].split()) in "".join(found)
    assert len(found) <= 2
    assert "联系人" in found[-1], "the contact line goes with the signature"
    assert "—" not in found[0][-8:], "the first page bears no number"


def test_a_long_name_stays_on_the_paper(pages):
    assert LONG in "".join(pages["long"])
    assert "2026年9月21日" in pages["long"][-1]


def test_forms_are_one_page(pages):
    assert [len(pages[name]) for name in ("delivery", "label")] == [1, 1]
