"""PDF files with a text layer: pages to characters and rules, rules to tables, lines to paragraphs."""

from gongkai.ingest.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
