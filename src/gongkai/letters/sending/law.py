"""Checks of the letter against the law: article, remedy, time, days, evidence."""

from collections.abc import Iterator
from datetime import date

from gongkai.basis import FEE_RULES, REGULATION
from gongkai.basis.instruments import COURT_RULES, REVIEW_LAW
from gongkai.basis.language import listed, marked
from gongkai.basis.language import translate as _
from gongkai.clock import Received, limit_due
from gongkai.deciding import FACTS, missing_evidence
from gongkai.fees import fee as reckoned
from gongkai.fees import reachable
from gongkai.letters.kinds import LETTERS
from gongkai.letters.letter import Letter
from gongkai.letters.sending.examples import case as invented
from gongkai.letters.sending.examples import closed_early, example, extension, fee, letter
from gongkai.letters.sending.model import Case, sending_check
from gongkai.letters.wording import article_of
from gongkai.statute import DISPOSITIONS, GROUNDS, LIMITS, Mode, Route, clause, remedy

_ANSWERED_BY = REGULATION.at("第三十三条第二款")


@sending_check(
    "L11",
    marked("文书与处理决定不符"),
    marked("文书种类"),
    basis=REGULATION.at("第三十六条"),
    sound=example(),
    faulty=example(disposition="granted"),
)
def disposition(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """The letter tells what was decided, and nothing else."""
    kind = LETTERS[sent.code]
    if kind.procedural:
        return
    if not case.disposition:
        yield _("本件还没有作出处理决定"), _("先作出处理决定，再发答复")
    elif sent.disposition != case.disposition:
        yield (
            _("文书告知的是“{told}”，本件的处理决定是“{decided}”").format(
                told=DISPOSITIONS[sent.disposition].label, decided=DISPOSITIONS[case.disposition].label
            ),
            _("按处理决定重新生成文书"),
        )


@sending_check(
    "L12",
    marked("没有引用处理决定的条款"),
    marked("正文"),
    basis=REGULATION.at("第三十六条"),
    sound=example(),
    faulty=example(lambda: letter(paragraphs=("本机关于2026年9月1日收到您的申请，决定部分公开。",))),
)
def article(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """An answer names the article on which it rests; of what is withheld, that of its ground."""
    if not case.disposition or LETTERS[sent.code].procedural:
        return
    text = "".join(sent.paragraphs)
    basis = DISPOSITIONS[case.disposition].basis
    wanted = [article_of(case.disposition)] if basis.instrument is REGULATION else []
    if case.disposition == "partial":
        named = case.facts.get("grounds") or ()
        chosen = [named] if isinstance(named, str) else list(named) if isinstance(named, list | tuple) else []
        wanted += [GROUNDS[ground].basis.place for ground in chosen if ground in GROUNDS]
    for place in dict.fromkeys(wanted):
        if place not in text:
            yield (
                _("正文没有引用{instrument}{place}").format(instrument=REGULATION, place=place),
                _("写明所依据的条款"),
            )


@sending_check(
    "L13",
    marked("救济途径缺少或者不对"),
    marked("救济途径"),
    basis=REVIEW_LAW.at("第二十三条第二款"),
    sound=example(),
    faulty=example(
        lambda: letter(
            remedy=(clause("granted", date(2026, 9, 21), reviewer="江城县人民政府", court="江城县人民法院"),)
        )
    ),
)
def remedies(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """An answer that says nothing of remedies, or names the wrong way or organ, gives the applicant a year."""
    kind = LETTERS[sent.code]
    if not kind.carries_remedy:
        if sent.remedy:
            yield _("程序性文书不附救济途径"), _("删去救济途径，保留联系方式")
        return
    told, said = case.disposition or sent.disposition, "".join(sent.remedy)
    route = remedy(told, sent.on or case.on).route
    if not said:
        yield _("没有写救济途径"), _("写明：{route}").format(route=route)
    elif _as_it_should_be(told, sent, case) != said:
        yield from _wrong(route, said, case)


def _as_it_should_be(told: str, sent: Letter, case: Case) -> str:
    online = str(sent.facts.get("review_online") or "")
    return clause(
        told,
        sent.on or case.on,
        reviewer="或者".join(case.reviewers),
        court=case.court,
        online=online,
        document=LETTERS[sent.code].document,
    )


def _wrong(route: Route, said: str, case: Case) -> Iterator[tuple[str, str]]:
    if (route is Route.REVIEW_FIRST) != ("应当先" in said):
        yield _("救济途径写错了"), _("写明：{route}").format(route=route)
    missing = [name for name in (*case.reviewers, case.court) if name and name not in said]
    if missing:
        yield _("没有写明{names}").format(names=listed(missing)), _("写明复议机关和人民法院的全称")
    if not case.reviewers or not case.court:
        yield _("本件没有登记复议机关或者人民法院，无法核对"), _("在机关资料里登记复议机关和人民法院")
    times = {f"{LIMITS['apply-for-review'].days}日"}
    times.add(f"{LIMITS['sue-after-review'].days}日" if route is Route.REVIEW_FIRST else f"{LIMITS['sue'].days}个月")
    absent = sorted(time for time in times if time not in said)
    if absent:
        yield _("没有写明期限{times}").format(times=listed(absent)), _("按法定期限写明")


@sending_check(
    "L14",
    marked("网上送达没有写网上申请复议的渠道"),
    marked("救济途径"),
    basis=REVIEW_LAW.at("第二十二条第二款"),
    sound=example(),
    faulty=example(service="online"),
)
def online(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """What is served on line must say where review can be applied for on line."""
    if case.service == "online" and sent.remedy and "互联网渠道" not in "".join(sent.remedy):
        yield _("通过互联网渠道送达，没有提供提交行政复议申请的互联网渠道"), _("写明网上申请行政复议的网址")


@sending_check(
    "L15",
    marked("已经超过期限"),
    marked("成文日期"),
    basis=_ANSWERED_BY,
    sound=example(),
    faulty=example(on=date(2026, 9, 30)),
)
def in_time(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """A letter that goes out late says so: the applicant may ask for review because it was late."""
    kind = LETTERS[sent.code]
    if kind.limit is None:
        return
    deadline = case.deadline()
    due = deadline.due
    if kind.limit.code == "correction-notice":
        due = limit_due(kind.limit, deadline.received, calendar=case.calendar).on
    if due is None or case.on <= due or sent.facts.get("late_reason"):
        return
    how = _("尽快发出") if kind.procedural else _("尽快发出，并在文书里说明逾期的原因")
    yield _("期限至{due}届满，现在是{today}").format(due=due, today=case.on), how


@sending_check(
    "L16",
    marked("日期与期限的计算不符"),
    marked("正文"),
    basis=_ANSWERED_BY,
    sound=extension,
    faulty=lambda: extension(extended_to=date(2026, 10, 20)),
)
def days(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """The days that a letter names are those of the clock, or the applicant waits for the wrong one."""
    deadline = case.deadline()
    before = [event for event in case.events if event.on < case.on or isinstance(event, Received)]
    known: dict[str, date | None] = {"received": deadline.received}
    if sent.code == "extension-notice":
        known["extended_to"] = deadline.due
    elif sent.code == "delay-notice":
        known["delayed_to"] = deadline.due
    elif sent.code == "receipt" and len(before) == 1:
        known["due"] = deadline.due
    if deadline.waiting and sent.code == "not-corrected":
        known["correction_due"] = deadline.waiting.until
    if deadline.waiting and sent.code == "fee-unpaid":
        known["fee_due"] = deadline.waiting.until
    for name, right in known.items():
        written = sent.facts.get(name)
        if isinstance(written, date) and right is not None and written != right:
            yield (
                _("{fact}写的是{written}，按登记的事项应当是{right}").format(
                    fact=_(FACTS[name].label), written=written, right=right
                ),
                _("改为{right}，或者更正登记的事项").format(right=right),
            )


@sending_check(
    "L17",
    marked("缺少证据材料"),
    marked("案卷"),
    basis=COURT_RULES.at("", verified=False, note="举证责任，见于讲解材料"),
    sound=example(),
    faulty=lambda: (letter(), invented(facts={**letter().facts, "third_party_harm": ""})),
)
def evidence(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """The organ must be able to prove afterwards what it tells now."""
    if case.disposition and not LETTERS[sent.code].procedural:
        for missing in missing_evidence(case.disposition, case.facts, needed=case.needed):
            yield missing.message, _("补上后再发")


@sending_check(
    "L18",
    marked("还在等待期限内就结案"),
    marked("文书种类"),
    basis=REGULATION.at("第三十条"),
    sound=example(),
    faulty=closed_early,
)
def closed_in_time(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """A request is given up only when the time for correcting it, or for paying, is over."""
    if sent.code not in {"not-corrected", "fee-unpaid"}:
        return
    deadline = case.deadline()
    if not deadline.lapsed:
        until = deadline.waiting.until if deadline.waiting else None
        what = _("期限至{until}才届满").format(until=until) if until else _("没有查到已经届满的期限")
        yield what, _("等期限届满再发；已经届满的，登记送达的日期")


@sending_check(
    "L19",
    marked("信息处理费计算不符"),
    marked("正文"),
    basis=FEE_RULES.at("第五条"),
    sound=fee,
    faulty=lambda: fee(1090),
)
def sum_due(sent: Letter, _case: Case) -> Iterator[tuple[str, str]]:
    """A fee by pages follows from the pages; one by items is a multiple of what an item costs."""
    if sent.code != "fee-notice":
        return
    yuan, count, mode = (sent.facts.get(name) for name in ("fee_yuan", "fee_count", "fee_mode"))
    if not isinstance(yuan, int) or not isinstance(count, int) or not isinstance(mode, str):
        return
    right = reckoned(count, Mode(mode)).yuan
    wrong = yuan != right if mode == Mode.PAGES else not reachable(yuan, Mode.ITEMS) or yuan > right
    if wrong:
        yield (
            _("金额写的是{yuan}元，{mode}计收{count}应当是{right}元").format(
                yuan=yuan, mode=mode, count=count, right=right
            ),
            _("按收费标准重新计算"),
        )


LAW_CHECKS = (disposition, article, remedies, online, in_time, days, evidence, closed_in_time, sum_due)
"""The checks of the letter against the law."""
