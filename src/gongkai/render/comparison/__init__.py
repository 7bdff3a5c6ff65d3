"""Two years side by side: as text, JSON, a page, a workbook."""

from gongkai.compare import Comparison
from gongkai.render.comparison.envelope import comparison_to_dict, comparison_to_json
from gongkai.render.comparison.page import comparison_to_html
from gongkai.render.comparison.text import comparison_to_text


def comparison_to_xlsx(comparison: Comparison) -> bytes:
    """The workbook of a comparison."""
    from gongkai.render.comparison.workbook import to_xlsx  # noqa: PLC0415  # slow to import

    return to_xlsx(comparison)


__all__ = [
    "comparison_to_dict",
    "comparison_to_html",
    "comparison_to_json",
    "comparison_to_text",
    "comparison_to_xlsx",
]
