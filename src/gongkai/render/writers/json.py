"""A report as a JSON file: the public envelope, indented for people."""

from gongkai.forms import Report
from gongkai.render.envelope import to_json


def to_json_file(report: Report) -> str:
    """The envelope, ending with a line break."""
    return to_json(report, indent=2) + "\n"
