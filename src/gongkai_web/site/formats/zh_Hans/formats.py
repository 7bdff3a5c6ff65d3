"""Dates as they stand in tables: 2026-09-29. Where a page says one in prose, it says so itself."""

DATE_FORMAT = "Y-m-d"
DATETIME_FORMAT = "Y-m-d H:i"
