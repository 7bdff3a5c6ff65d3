"""Whether two names are of one organ, and when its report is due."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from gongkai.statute.reporting import report_due

_SPACE = re.compile(r"\s+")
_TOWNSHIP = re.compile(r"(?:[乡镇]|苏木)(?:人民)?政府$|街道(?:办事处|办)$")
_GOVERNMENT = re.compile(r"[省市县区旗州盟]人民政府$")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without spaces and full-width forms."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", name))


def same_organ(a: str, b: str) -> bool:
    """Whether two names are the same, or one is the other with its region before it.

    >>> same_organ("民政局", "某市某区民政局"), same_organ("财政局", "民政局"), same_organ("", "财政局")
    (True, False, False)
    """
    a, b = folded(a), folded(b)
    return bool(a and b) and (a.endswith(b) or b.endswith(a))


def due(organ: str, year: int) -> date:
    """The last day for an organ's report on a year, as its name tells what kind of organ it is.

    Source: 《中华人民共和国政府信息公开条例》第四十九条. Towns and sub-districts follow local rules; the day of the
    departments stands for them.

    >>> str(due("某县人民政府", 2023)), str(due("某县财政局", 2023)), str(due("某县某镇人民政府", 2023))
    ('2024-03-31', '2024-01-31', '2024-01-31')
    """
    name = folded(organ)
    if _TOWNSHIP.search(name):
        return report_due("township", year)
    return report_due("government" if _GOVERNMENT.search(name) else "department", year)
