"""An invented request and its letter, from which the examples of the checks are made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.clock import CorrectionAsked, Extended, Received
from gongkai.deciding import Given
from gongkai.letters.composing import compose
from gongkai.letters.letter import Letter
from gongkai.letters.sending.model import Case, Covered

FACTS: dict[str, Given] = {
    "organ": "江城县自然资源局",
    "mark": "江自然资",
    "serial": 7,
    "on": date(2026, 9, 21),
    "request_number": "2026-0012",
    "applicant": "李明",
    "received": date(2026, 9, 1),
    "asked": "2025年度大桥镇征地补偿安置方案",
    "contact": "政府信息公开办公室",
    "phone": "0000-1234567",
    "reviewer": "江城县人民政府",
    "court": "江城县人民法院",
    "grounds": ["third-party"],
    "open_parts": "征地补偿安置方案正文及附件一",
    "withheld_parts": ["附件二中被征收人的身份证号码、银行账号"],
    "why_withheld": "身份证号码、银行账号属于个人隐私",
    "third_party": "王某",
    "third_party_said": "objected",
    "third_party_reasons": "涉及个人隐私",
    "third_party_harm": "身份证号码、银行账号属于个人隐私",
    "consulted": date(2026, 9, 2),
    "enclosures": ["征地补偿安置方案（部分内容已作遮盖）"],
}


def case(**changes: Any) -> Case:
    """The invented case."""
    known = Case(
        request_number="2026-0012",
        organ="江城县自然资源局",
        applicant="李明",
        events=(Received(date(2026, 9, 1)),),
        on=date(2026, 9, 21),
        disposition="partial",
        facts=FACTS,
        files={"征地补偿安置方案（部分内容已作遮盖）": "2026-0012"},
        covers={"征地补偿安置方案（部分内容已作遮盖）": Covered("burnt", ("third-party",))},
        reviewers=("江城县人民政府",),
        court="江城县人民法院",
        parties=("王某",),
        mark="江自然资",
        service="post",
    )
    return replace(known, **changes)


def letter(**changes: Any) -> Letter:
    """The letter of the invented case: a partial answer."""
    return replace(compose("partial", FACTS), **changes)


def extension(**changes: Any) -> tuple[Letter, Case]:
    """Its extension, before the first due day."""
    told: dict[str, Given] = {
        **FACTS,
        "due": date(2026, 9, 29),
        "extended_to": date(2026, 10, 19),
        "extension_days": 10,
        "extension_why": "需要补充审查第三方的意见",
        **changes,
    }
    events = (Received(date(2026, 9, 1)), Extended(date(2026, 9, 21), 10))
    return compose("extension-notice", told), case(events=events, disposition="")


def example(make: Callable[[], Letter] = letter, **changes: Any) -> Callable[[], tuple[Letter, Case]]:
    """An example of a letter with the case, changed."""
    return lambda: (make(), case(**changes))


def closed_early() -> tuple[Letter, Case]:
    """The request is given up while the time for correcting it still runs."""
    told: dict[str, Given] = {**FACTS, "correction_asked": date(2026, 9, 4), "correction_due": date(2026, 9, 28)}
    events = (Received(date(2026, 9, 1)), CorrectionAsked(date(2026, 9, 4), 15))
    return compose("not-corrected", told), case(events=events, disposition="not-corrected", facts=told)


def fee(yuan: int = 1080) -> tuple[Letter, Case]:
    """A notice of the fee for a hundred and nineteen pages."""
    told: dict[str, Given] = {
        **FACTS,
        "fee_mode": "按量",
        "fee_count": 119,
        "fee_yuan": yuan,
        "fee_lines": ["70页×10元＝700元", "19页×20元＝380元"],
        "fee_how": "到江城县非税收入收缴平台缴纳",
    }
    return compose("fee-notice", told), case(disposition="")
