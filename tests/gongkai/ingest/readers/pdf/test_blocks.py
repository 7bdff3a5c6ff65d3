"""A file that holds no fonts reads the same on every machine."""

import shutil
import subprocess
import sys
import textwrap

import pytest

from variants.handmade import Leaf, grid

XS = [70, 170, 230, 290]
YS = [100, 120, 140, 160, 180]
ZEROS = [["规章", "0", "0"], ["规范性文件", "0", "0"], ["行政许可", "0", "0"], ["行政处罚", "0", "0"]]
HIDDEN = """
for folder in /usr/share/fonts /usr/share/X11/fonts /usr/local/share/fonts; do
    [ ! -d $folder ] || mount -t tmpfs none $folder
done
exec "$@"
"""


def test_the_same_number_below_itself_is_read_in_every_row(read):
    assert read(grid(Leaf(), XS, YS, ZEROS)).rows() == ZEROS


def test_glyphs_that_mean_nothing_leave_no_cell_blank(read):
    leaf = grid(Leaf(), XS, YS, [[label] for label, *_ in ZEROS])
    for row in range(4):
        for column in range(2):
            leaf.text(200 + 60 * column, 112 + 20 * row, "0", font="unmapped")
    assert all(row[1:] == ["\N{REPLACEMENT CHARACTER}"] * 2 for row in read(leaf).rows())


def test_writing_takes_the_room_that_the_file_gives_it(read):
    assert read(Leaf().text(73, 112, "一丨、0")).blocks[0].origin.box == pytest.approx((73, 103.2, 108, 113.2), abs=0.2)


@pytest.mark.slow
def test_a_machine_without_fonts_reads_the_same(tmp_path):
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("folders cannot be hidden here")
    program = tmp_path / "program.py"
    program.write_text(
        textwrap.dedent("""
            import sys
            from gongkai.forms import Source
            from gongkai.ingest.readers.pdf import read_pdf
            sys.path.insert(0, sys.argv[1])
            from variants.handmade import Leaf, grid, pdf
            leaf = grid(Leaf(), [70, 170, 270], [100, 120, 140], [["一、总计", "1"], ["二、总计", "1"]])
            for y in range(300, 400, 20):
                leaf.text(300, y, "一一一", 12, matrix=(0, 1, -1, 0)).text(70, y, "同一句话一")
            print(read_pdf(pdf(leaf), Source("report.pdf")).blocks)
        """),
        "utf-8",
    )
    command = [sys.executable, str(program), str(next(p for p in sys.path if p.endswith("tests")))]
    hidden = ["unshare", "-rm", "sh", "-c", HIDDEN, "sh", *command]
    seen, unseen = (subprocess.run(c, capture_output=True, check=True).stdout for c in (command, hidden))
    assert seen == unseen
    assert seen.decode().count("同一句话一") == 5
