"""Many reports added up: as text, JSON, a page, a workbook. What is not in the sum stands first in each."""

from gongkai.compare import Summation
from gongkai.render.summation.envelope import summation_to_dict, summation_to_json
from gongkai.render.summation.page import summation_to_html
from gongkai.render.summation.text import summation_to_text


def summation_to_xlsx(summation: Summation) -> bytes:
    """The workbook of a sum."""
    from gongkai.render.summation.workbook import to_xlsx  # noqa: PLC0415  # slow to import

    return to_xlsx(summation)


__all__ = ["summation_to_dict", "summation_to_html", "summation_to_json", "summation_to_text", "summation_to_xlsx"]
