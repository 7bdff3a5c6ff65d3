"""The scan before publication: personal information, wrong words, and what a file holds and does not show.

Texts need nothing but Python; files need the extra `formats`, whose libraries are loaded when a file is first scanned.
"""

from gongkai.scan.detectors.catalogue import CATALOGUE, find_detector
from gongkai.scan.files import mask_file, scan_file, scan_html
from gongkai.scan.text import mask_text, scan_text
from gongkai.scan.values.budget import Budget
from gongkai.scan.values.model import Detector, Group, Hit, Severity
from gongkai.scan.values.outcome import Masked, Proof, Scan
from gongkai.scan.values.place import Place
from gongkai.scan.words.context import PLAIN, Context

__all__ = [
    "CATALOGUE",
    "PLAIN",
    "Budget",
    "Context",
    "Detector",
    "Group",
    "Hit",
    "Masked",
    "Place",
    "Proof",
    "Scan",
    "Severity",
    "find_detector",
    "mask_file",
    "mask_text",
    "scan_file",
    "scan_html",
    "scan_text",
]
