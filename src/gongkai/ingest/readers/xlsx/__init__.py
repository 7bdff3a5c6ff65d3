"""Workbooks (xlsx), straight from their XML: number formats, formulas never computed and hidden sheets are seen."""

from gongkai.ingest.readers.xlsx.reader import read_xlsx

__all__ = ["read_xlsx"]
