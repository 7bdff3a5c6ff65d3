"""Where a request can be: the words of the desk's tabs."""

from enum import StrEnum

from gongkai.basis.language import marked


class State(StrEnum):
    """Where a request is. The value is its Chinese name, `code` the stable one."""

    UNCONFIRMED = marked("待确认")
    """It came by a channel whose receipt both sides confirm, or was filled in for its applicant; not confirmed yet."""
    UNSIGNED = marked("待签收")
    """Registered post that the organ has not signed for."""
    HANDLING = marked("办理中")
    CORRECTING = marked("待补正")
    EXPLAINING = marked("待说明理由")
    AWAITING_FEE = marked("待缴费")
    SIGNING = marked("待签发")
    SENDING = marked("待送达")
    ANSWERED = marked("已答复")
    CLOSED = marked("已办结")
    """Ended without an answer: withdrawn, lapsed, split or merged."""

    @property
    def code(self) -> str:
        """The name in addresses and databases."""
        return self.name.lower().replace("_", "-")


OPEN = frozenset(State) - {State.ANSWERED, State.CLOSED}
RECEIVED = OPEN - {State.UNCONFIRMED, State.UNSIGNED}
"""Open, with a day of receipt: the time for answering has begun."""
BY_CODE = {state.code: state for state in State}
