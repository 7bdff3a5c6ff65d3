"""The life of a request (依申请公开): acts in, how it stands out, each act only where the law has room for it."""

from gongkai.handling.acts import ACTS, Act, Kind, Rule
from gongkai.handling.errors import HandlingError
from gongkai.handling.order import in_order
from gongkai.handling.standing import Standing, standing
from gongkai.handling.states import OPEN, State
from gongkai.handling.story import Line, next_step, story

__all__ = [
    "ACTS",
    "OPEN",
    "Act",
    "HandlingError",
    "Kind",
    "Line",
    "Rule",
    "Standing",
    "State",
    "in_order",
    "next_step",
    "standing",
    "story",
]
