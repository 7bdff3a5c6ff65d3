"""Web pages: of content management systems, saved by Word, written by hand."""

from gongkai.ingest.readers.html.reader import blocks_of_markup, read_html

__all__ = ["blocks_of_markup", "read_html"]
