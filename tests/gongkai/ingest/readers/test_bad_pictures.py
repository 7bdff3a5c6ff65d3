"""Pictures that are no report, or too much of one: bounded time and memory, a reason, and no number made up."""

import io
import math
import random
import subprocess
import sys

import pytest
from PIL import Image, ImageDraw, ImageFont

import pictured
from gongkai.basis import UnusableInputError
from gongkai.forms import State
from gongkai.ingest import read_bytes
from pictured import HEI, WAYS
from variants.samples import sample_003

pytestmark = pytest.mark.slow
REASON = r"没有可以识读的文字|不是政府信息公开|只有图片|没有找到"
_MEASURED = """
import sys, time
from pathlib import Path
from gongkai.basis import UnusableInputError
from gongkai.ingest import read
start = time.monotonic()
try:
    report = read(Path(sys.argv[1]))
    said = "read: " + ",".join(sorted(problem.code for problem in report.problems))
except UnusableInputError as fault:
    said = fault.reason
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024  # not the parent's
print(round(time.monotonic() - start), peak, said)
"""


def measured(path):
    """Seconds, megabytes and what is said of a file, read in a process of its own."""
    out = subprocess.run([sys.executable, "-c", _MEASURED, str(path)], capture_output=True, text=True, check=True)
    seconds, peak, said = out.stdout.strip().split(" ", 2)
    return int(seconds), int(peak), said


def _street():
    """A photograph of something else: light, shapes, and a sign with words of another kind."""
    picture = Image.linear_gradient("L").resize((1400, 1000)).convert("RGB")
    pen, chance = ImageDraw.Draw(picture), random.Random(4)
    for _ in range(140):
        x, y, side = chance.randint(0, 1400), chance.randint(200, 1000), chance.randint(10, 160)
        shade = tuple(chance.randint(20, 240) for _ in range(3))
        draw = chance.choice([pen.rectangle, pen.ellipse])
        draw((x, y, x + side, y + side * 2 // 3), fill=shade, outline="black")
    pen.text((300, 80), "欢迎光临 营业时间 9:00—21:00", font=ImageFont.truetype(HEI, 60), fill="white")
    return picture


def _handwritten():
    """Lines of wobbly strokes, as a pen makes them, in the cells of a table."""
    picture = Image.new("RGB", (1400, 1000), "white")
    pen, chance = ImageDraw.Draw(picture), random.Random(9)
    for at in range(50, 1000, 90):
        pen.line((50, at, 1350, at), fill="black", width=2)
    for at in range(50, 1400, 130):
        pen.line((at, 50, at, 950), fill="black", width=2)
    for y in range(70, 900, 90):
        for x in range(70, 1300, 130):
            for _ in range(3):
                start, turn, size = chance.uniform(0, 6), chance.uniform(2, 5), chance.uniform(10, 24)
                middle = x + chance.uniform(20, 60), y + chance.uniform(20, 36)
                points = [
                    (
                        middle[0] + size * math.cos(start + turn * t / 12) * (0.6 + t / 30),
                        middle[1] + size * math.sin(start + t / 4),
                    )
                    for t in range(13)
                ]
                pen.line(points, fill="#20304a", width=3, joint="curve")
    return picture


@pytest.mark.parametrize("make", [_street, _handwritten, lambda: Image.new("L", (1240, 1754), 250)])
def test_what_is_no_report_is_refused(make):
    with pytest.raises(UnusableInputError, match=REASON):
        read_bytes(pictured.saved(make()), "a.png")


def test_numbers_written_by_hand_over_a_table_are_nobodys():
    """The table is a report's, and where its numbers stood a pen went over them."""
    draft = sample_003()
    files = pictured.tables(draft, WAYS["宋体, 150 dpi"])
    sound = read_bytes(pictured.html(draft, files), "a.html")
    refs = [ref for ref in draft.cells if ref.table == "requests" and ref.column in {"natural", "all"}]
    table, chance = Image.open(io.BytesIO(files[1])).convert("RGB"), random.Random(2)
    pen = ImageDraw.Draw(table)
    for ref in refs:
        left, top, right, bottom = sound[ref].origin.box
        middle, centre = (left + right) / 2, (top + bottom) / 2
        pen.rectangle((middle - 14, centre - 12, middle + 14, centre + 12), fill="white")
        for _ in range(3):
            points = [(middle + chance.uniform(-13, 13), centre + chance.uniform(-11, 11)) for _ in range(4)]
            pen.line(points, fill="black", width=2, joint="curve")
    files[1] = pictured.saved(table)
    report = read_bytes(pictured.html(draft, files), "a.html")
    taken = {str(ref): str(report[ref].value) for ref in refs if report[ref].state is State.NUMBER}
    assert len(taken) <= len(refs) // 20, taken


def test_a_picture_of_20000_by_20000_pixels_is_refused_before_it_is_unpacked(tmp_path):
    Image.new("1", (20_000, 20_000), 1).save(tmp_path / "a.png")
    seconds, peak, said = measured(tmp_path / "a.png")
    assert "图片过大" in said
    assert (seconds < 60, peak < 600) == (True, True)


@pytest.mark.parametrize("form", ["TIFF", "PDF"])
def test_a_scan_of_500_pages_is_refused_before_one_is_read(form, tmp_path):
    pages = [Image.effect_noise((60 + n % 7, 80), 90) for n in range(500)]
    pages[0].save(tmp_path / f"a.{form}", form, save_all=True, append_images=pages[1:], resolution=20)
    seconds, peak, said = measured(tmp_path / f"a.{form}")
    assert "超过100页" in said
    assert (seconds < 20, peak < 300) == (True, True)


@pytest.mark.parametrize("cut", [0.02, 0.7])
def test_a_broken_tiff_says_so_and_makes_no_number_up(cut):
    whole, draft = pictured.scan(sample_003(), WAYS["宋体, 100 dpi"]), sample_003()
    for data in (whole[: round(len(whole) * cut)], whole[:8] + bytes(500) + whole[508:]):
        try:
            report = read_bytes(data, "a.tiff")
        except UnusableInputError:
            continue
        numbers = {ref: report[ref].value for ref in draft.cells if report[ref].state is State.NUMBER}
        assert all(draft.expected()[ref][1] == value for ref, value in numbers.items())
