"""Every act on an annual report and its ledger."""

from gongkai_web.annual.services.ledger import cell_of, enter, open_with
from gongkai_web.annual.services.passing import accept, freeze, give_back, reopen, submit, thaw, waive
from gongkai_web.annual.services.publishing import to_library
from gongkai_web.annual.services.works import Work, keep, put_down, strike
from gongkai_web.annual.services.writing import begin, rewrite

__all__ = [
    "Work",
    "accept",
    "begin",
    "cell_of",
    "enter",
    "freeze",
    "give_back",
    "keep",
    "open_with",
    "put_down",
    "reopen",
    "rewrite",
    "strike",
    "submit",
    "thaw",
    "to_library",
    "waive",
]
