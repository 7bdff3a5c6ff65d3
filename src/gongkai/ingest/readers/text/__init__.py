"""Plain text: pasted, extracted, or Markdown. Tables that lost their borders are found again."""

from gongkai.ingest.readers.text.reader import read_text

__all__ = ["read_text"]
