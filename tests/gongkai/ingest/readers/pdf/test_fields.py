"""Forms that were filled in: what fields say is read in their cells, and buttons drawn over cells are not."""

import pytest

from variants.handmade import Leaf, grid, stream

FIRST = 9
"""The number of the first further object of a file with one page."""
BUTTON = "/FT/Btn/Ff 65536/T(b)"
KINDS = {
    "a button": (BUTTON, ""),
    "a button with a value": (f"{BUTTON}/V/Off", ""),
    "a button whose kind its parent says": (f"/Parent {FIRST + 4} 0 R", f"<<{BUTTON}/Kids[{FIRST + 1} 0 R]>>"),
}


def painted(words):
    resources = "/Resources<</Font<</plain 5 0 R>>>>"
    code = words.encode("utf-16-be").hex()
    return stream(
        f"BT /plain 8 Tf 1 0 0 1 2 2 Tm <{code}> Tj ET".encode(),
        f"/Type/XObject/Subtype/Form/BBox[0 0 40 12]{resources}",
    )


def field(entries, left, number):
    """A field of the second row, painted by an object."""
    return (
        f"<</Type/Annot/Subtype/Widget/F 4{entries}/Rect[{left} 704 {left + 40} 716]/AP<</N {number} 0 R>>>>".encode()
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_over_a_blank_cell_leaves_it_blank(read, kind):
    own, parent = KINDS[kind]
    leaf = grid(Leaf(), [60, 160, 220, 280], [100, 120, 140], [["", "自然人", "商业企业"], ["（一）予以公开", "", ""]])
    leaf.entries = f"/Annots[{FIRST + 1} 0 R {FIRST + 3} 0 R]"
    more = [
        painted("打印"),
        field(own, 165, FIRST),
        painted("17"),
        field("/FT/Tx/V(17)/T(c)", 225, FIRST + 2),
        *([parent.encode()] if parent else []),
    ]
    fields = f"[{FIRST + 4} 0 R {FIRST + 3} 0 R]" if parent else f"[{FIRST + 1} 0 R {FIRST + 3} 0 R]"
    found = read(leaf, more=more, catalog=f"/AcroForm<</Fields{fields}>>")
    assert found.rows() == [["", "自然人", "商业企业"], ["（一）予以公开", "", "17"]]
