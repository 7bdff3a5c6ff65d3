"""Numbers in the prose of a report, as values with their place."""

from gongkai.claims.extraction import extract
from gongkai.claims.model import Claim, Passage, Relation

__all__ = ["Claim", "Passage", "Relation", "extract"]
