"""The typeface of a file's numbers as a second reader: each digit beside all the others that the file is set with."""

from gongkai.ingest.readers.ocr.typeface.proofing import proofed
from gongkai.ingest.readers.ocr.typeface.spacing import Shown, shown

__all__ = ["Shown", "proofed", "shown"]
