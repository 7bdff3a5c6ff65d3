"""A report as a Word file in the layout of official documents, its tables with real merged cells."""

from gongkai.render.writers.docx.grid import Box, Line, grid
from gongkai.render.writers.docx.package import packed, paragraph, to_docx, zipped
from gongkai.render.writers.docx.paper import TEXT_WIDTH

__all__ = ["TEXT_WIDTH", "Box", "Line", "grid", "packed", "paragraph", "to_docx", "zipped"]
