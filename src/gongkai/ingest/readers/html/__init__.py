"""Web pages: of content management systems, saved by Word, written by hand."""

from gongkai.ingest.readers.html.reader import read_html

__all__ = ["read_html"]
