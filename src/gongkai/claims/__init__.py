"""Numbers in the prose of a report, as values with their place."""

from gongkai.claims.belonging import REQUEST_ENDS
from gongkai.claims.bounds import Bounds, bounds
from gongkai.claims.extraction import extract
from gongkai.claims.grounds import GROUNDS, Ground
from gongkai.claims.model import Claim, Listing, Passage, Relation

__all__ = [
    "GROUNDS",
    "REQUEST_ENDS",
    "Bounds",
    "Claim",
    "Ground",
    "Listing",
    "Passage",
    "Relation",
    "bounds",
    "extract",
]
