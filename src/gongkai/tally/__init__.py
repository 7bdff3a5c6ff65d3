"""Records counted into the statutory tables: every cell with its records, and what is not counted with the reason."""

from gongkai.tally.alike import Alike, alike_in
from gongkai.tally.counted import NotCounted, Tally
from gongkai.tally.disputes import DisputeLife, tally_disputes
from gongkai.tally.requests import RequestLife, life_of, tally_requests

__all__ = [
    "Alike",
    "DisputeLife",
    "NotCounted",
    "RequestLife",
    "Tally",
    "alike_in",
    "life_of",
    "tally_disputes",
    "tally_requests",
]
