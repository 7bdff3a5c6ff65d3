"""What happened to a request, and what comes next, in words for the one who applied."""

from dataclasses import dataclass
from datetime import date

from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.handling.acts import ACTS, Kind
from gongkai.handling.standing import Standing
from gongkai.handling.states import State

_SAID = {
    Kind.ARRIVED: marked("我们收到了您的申请材料。"),
    Kind.SIGNED: marked("我们签收了您寄来的申请，这一天是收到申请之日。"),
    Kind.CONFIRMED: marked("我们与您确认收到申请，这一天是收到申请之日。"),
    Kind.READ_BACK: marked("您确认了我们代您填写的申请内容，这一天是收到申请之日。"),
    Kind.CORRECTION_ASKED: marked("请您补正申请内容，具体事项见补正告知书。"),
    Kind.CORRECTED: marked("我们收到了您的补正，答复期限从这一天重新计算。"),
    Kind.CONSULTED: marked("您要的信息涉及他人或者其他机关，我们正在征求意见，这段时间不计入答复期限。"),
    Kind.OPINION: marked("征求的意见已经收到。"),
    Kind.EXTENDED: marked("我们需要更多时间，答复期限延长了。"),
    Kind.REASONS_ASKED: marked("请您说明申请数量或者频次的理由。"),
    Kind.REASONS_GIVEN: marked("我们收到了您的理由说明。"),
    Kind.DELAYED: marked("您的申请较多，我们另定了答复的日期。"),
    Kind.FEE_NOTICED: marked("请您按收费通知缴纳信息处理费。"),
    Kind.PAID: marked("我们收到了您缴纳的费用，答复期限从这一天重新计算。"),
    Kind.ANSWERED: marked("我们答复了您的申请。"),
    Kind.WITHDRAWN: marked("您撤回了申请。"),
    Kind.LAPSED: marked("期限已过，按规定视为您放弃申请，不再处理。"),
    Kind.SPLIT: marked("您的申请含有几件事，已经分开办理，各有编号。"),
    Kind.MERGED: marked("您的申请与另一件一并办理。"),
    Kind.REOPENED: marked("我们重新办理您的申请。"),
    Kind.PARTICULARS: marked("我们更正了登记的申请人信息。不是您提出更正的，请与受理机关联系。"),
}
_NEXT = {
    State.UNCONFIRMED: marked("工作人员会与您联系，确认收到申请。确认的那一天起计算答复期限。"),
    State.UNSIGNED: marked("邮件还没有签收。签收的那一天起计算答复期限。"),
    State.HANDLING: marked("我们正在办理，最迟在到期日答复您。"),
    State.CORRECTING: marked("请在期限内补正；逾期不补正又没有正当理由的，视为放弃申请。"),
    State.EXPLAINING: marked("请说明理由。没有说明，我们也会依法答复。"),
    State.AWAITING_FEE: marked("请在期限内缴费；逾期不缴的，视为放弃申请。"),
    State.SIGNING: marked("答复已经拟好，正在审核。"),
    State.SENDING: marked("答复已经签发，正在送达。"),
    State.ANSWERED: marked("办理已经结束。对答复不服的，可以按答复书写明的途径申请行政复议或者提起行政诉讼。"),
    State.CLOSED: marked("办理已经结束。"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, on its legal day."""

    on: date
    kind: Kind
    sentence: str


def story(standing: Standing) -> tuple[Line, ...]:
    """What the applicant is told, first to last: work within the office is not among it."""
    told = (act for act in standing.acts if ACTS[act.kind].told)
    return tuple(Line(act.on, act.kind, _(_SAID[act.kind])) for act in told)


def next_step(standing: Standing) -> str:
    """What comes next, in one sentence or two."""
    if standing.consulting and standing.state is State.HANDLING:
        return _("我们在等被征求意见一方的答复；最迟在到期日答复您。")
    return _(_NEXT[standing.state])
