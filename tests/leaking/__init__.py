"""Files that leak, each thing that the scan looks for at least once: `python tests/leaking/write.py FOLDER`."""

from leaking.model import Leak, Planted
from leaking.office import OFFICE
from leaking.papers import PAPERS
from leaking.pictured import PICTURES
from leaking.texts import CLOSED, TEXTS

LEAKS = (*TEXTS, *OFFICE, *PAPERS, *PICTURES)

__all__ = ["CLOSED", "LEAKS", "Leak", "Planted"]
