"""What a form's sums and balances say about its numbers: which do not agree, which one is wrong, which must be.

Nothing here changes a number. A suspect is a suggestion beside the number as published.
"""

from gongkai.forms.constraints.filling import fill
from gongkai.forms.constraints.model import Cells, Constraint, Kind, Violation, constraints
from gongkai.forms.constraints.plan import violations
from gongkai.forms.constraints.suspects import Suspect, suspects

__all__ = [
    "Cells",
    "Constraint",
    "Kind",
    "Suspect",
    "Violation",
    "constraints",
    "fill",
    "suspects",
    "violations",
]
