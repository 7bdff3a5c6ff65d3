"""A report as a Word file in the layout of official documents, its tables with real merged cells."""

from gongkai.render.writers.docx.package import packed, paragraph, to_docx

__all__ = ["packed", "paragraph", "to_docx"]
