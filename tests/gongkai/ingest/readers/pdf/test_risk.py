"""Files that would cost too much are read apart, and refused in one line where that does not help."""

import zlib

import pytest

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest.readers.pdf import read_pdf
from gongkai.ingest.readers.pdf.risk import UNPACKED, is_risky
from variants.handmade import Leaf, pdf, stream

ITSELF = stream(b"/F Do /F Do", "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F 9 0 R>>>>")
ALONE = stream(b"0 0 m 9 9 l S", "/Type/XObject/Subtype/Form/BBox[0 0 100 100]")


def packed(size):
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(bytes(2**20)) for _ in range(size >> 20)), packer.flush()])


RISKS = {
    "an ordinary page": ([], False),
    "a drawing": ([ALONE], False),
    "a drawing that draws itself": ([ITSELF], True),
    "a stream that unpacks to too much": ([stream(packed(2 * UNPACKED), "/Filter/FlateDecode")], True),
    "an image that unpacks to much": ([stream(packed(2 * UNPACKED), "/Subtype/Image/Filter/FlateDecode")], False),
    "a stream packed twice": ([stream(b"x", "/Filter[/FlateDecode/FlateDecode]")], True),
    "a stream that is not packed as it says": ([stream(b"x" * 9000, "/Filter/FlateDecode")], False),
}


@pytest.mark.parametrize(("more", "risky"), RISKS.values(), ids=RISKS)
def test_what_is_a_risk(more, risky):
    assert is_risky(pdf(Leaf().text(70, 60, "正文"), more=more)) is risky


@pytest.mark.slow
def test_a_risky_file_is_read_all_the_same():
    twice = stream(zlib.compress(zlib.compress(b" ")), "/Filter[/FlateDecode/FlateDecode]")
    document = read_pdf(pdf(Leaf().text(70, 60, "正文"), more=[twice]), Source("report.pdf"))
    assert [block.text for block in document.blocks] == ["正文"]


@pytest.mark.slow
def test_a_drawing_that_draws_itself_without_end_is_refused():
    leaf = Leaf(entries="/Annots[]").raw("/F Do")
    data = pdf(leaf, more=[ITSELF]).replace(b"/picture 3 0 R", b"/F 9 0 R")
    with pytest.raises(UnusableInputError, match="不予打开"):
        read_pdf(data, Source("report.pdf"))
