"""Word documents (docx), straight from their XML: faster than through an object model, and nothing is lost."""

from gongkai.ingest.readers.docx.reader import read_docx

__all__ = ["read_docx"]
