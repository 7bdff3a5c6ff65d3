"""Reports as pictures: pages drawn by Pillow, and what scanners, cameras and offices do to them."""

from .damage import WAYS, Way, damaged, saved
from .drawing import HEI, SONG, cropped, drawn, joined
from .pages import docx, filed, html, scan, tables

__all__ = [
    "HEI",
    "SONG",
    "WAYS",
    "Way",
    "cropped",
    "damaged",
    "docx",
    "drawn",
    "filed",
    "html",
    "joined",
    "saved",
    "scan",
    "tables",
]
