"""Reports, findings and comparisons as files and pages."""

from gongkai.render.envelope import report_to_dict, to_json
from gongkai.render.findings import findings_to_dict, findings_to_json
from gongkai.render.letters import letter_page, write_letter
from gongkai.render.writers import FORMATS, UnknownFormatError, write

__all__ = [
    "FORMATS",
    "UnknownFormatError",
    "findings_to_dict",
    "findings_to_json",
    "letter_page",
    "report_to_dict",
    "to_json",
    "write",
    "write_letter",
]
