"""Reports read back from what we write for other programs: the JSON envelope, and the long CSV."""

from gongkai.ingest.exchange.envelope import report_from_json
from gongkai.ingest.exchange.rows import report_from_csv

__all__ = ["report_from_csv", "report_from_json"]
