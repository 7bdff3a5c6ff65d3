"""The five sample reports under the names of the demonstration county: `python tests/relabelling.py`.

Organs, places, telephones, mailboxes and the one person named are invented. Every number of the reports and every
fault in them stays: they are what the demonstration is there to show.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests/data/samples"
KEPT = ROOT / "src/gongkai_web/demo/samples"

NAMES = (
    ("双鸭山市岭东区博爱园小区政务服务大厅 2 楼", "安澜市澄川县滨河路8号政务服务大厅 2 楼"),
    ("世纪大道84号", "滨河路8号"),
    ("文山东路86号", "滨河路1号"),
    ("米山路122号", "滨河路20号"),
    ("威海市文登区", "安澜市澄川县"),
    ("双鸭山市岭东区", "安澜市澄川县"),
    ("文登区", "澄川县"),
    ("岭东区", "澄川县"),
    ("文登", "澄川"),
    ("威海公开行", "安澜公开行"),
    ("威海", "安澜"),
    ("吴忠市民政局", "澄川县民政局"),
    ("吴忠市", "澄川县"),
    ("吴忠", "澄川"),
    ("市民政局", "县民政局"),
    ("环山", "滨河"),
    ("丁卓异", "某某"),
)
PATTERNS = (
    (r"区(?=政府|民政|委|级|直|域内|人大)", "县"),
    (r"全区", "全县"),
    (r"0\d{3}[-—]\d{7}", "0123-4567890"),
    (r"(?<=邮编)([：:]?)\d{6}", r"\g<1>012345"),
    (r"[\w.]+@[\w.]+", "office@chengchuan.example"),
    (r"http://www\.\w+\.gov\.cn", "http://www.chengchuan.example"),
)


def relabelled(text):
    """A report under invented names."""
    for old, new in NAMES:
        text = text.replace(old, new)
    for pattern, new in PATTERNS:
        text = re.sub(pattern, new, text)
    return text


if __name__ == "__main__":
    for sample in sorted(SAMPLES.glob("*.txt")):
        (KEPT / sample.name).write_text(relabelled(sample.read_text(encoding="utf-8")), encoding="utf-8")
