"""Numbers in the prose of a report, as values with their place."""

from gongkai.claims.model import Claim, Relation

__all__ = ["Claim", "Relation"]
