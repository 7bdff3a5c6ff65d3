"""The letter to an organ about its report: what must be corrected, what should be looked at, in Chinese."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from gongkai.checks import Finding, Severity
from gongkai.letters import Letter
from gongkai.render.letters import write_letter
from gongkai_web.accounts.models import User
from gongkai_web.examination.findings import key_of, restored
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.selectors import judged
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act

_GROUPS = ((Severity.ERROR, "须改正的问题"), (Severity.WARNING, "请核对的问题"))
_NUMERALS = "一二三四五六七八九十"


def letter_about(file: ReportFile, *, by: User) -> bytes:
    """The letter as a Word file. What a person dismissed is not in it."""
    assert file.organ is not None  # noqa: S101 - the caller looked
    on = timezone.localdate()
    letter = Letter(
        code="",
        disposition="",
        organ=sender_of(by, file.organ),
        number="",
        title=f"关于{file.year}年政府信息公开工作年度报告检查情况的反馈",
        addressee=file.organ.name,
        paragraphs=tuple(_paragraphs(file, on)),
        remedy=(),
        contact="",
        on=on,
    )
    return write_letter(letter)


def sender_of(by: User, organ: Organ) -> str:
    """The organ for which a person supervises, the nearest to the root; else the organ itself, for its own use."""
    over = [each for each in organs_for(by, Act.SUPERVISE).order_by("path") if organ.path.startswith(each.path)]
    return over[0].name if over else organ.name


def _paragraphs(file: ReportFile, on: date) -> Iterator[str]:
    found = judged(file)
    told = found.last.findings if found.last else []
    decided = found.decisions
    left = [restored(each) for each in told if not _dismissed(decided.get(key_of(each)))]
    yield (
        f"我们于{on.year}年{on.month}月{on.day}日检查了你单位的《{file}》，现将发现的问题反馈如下，"
        "请核对原始记录，改正后重新报送；已经公布的，请一并更正并写明更正情况。"
    )
    groups = [(name, [each for each in left if each.severity is severity]) for severity, name in _GROUPS]
    for numeral, (name, findings) in zip(_NUMERALS, [group for group in groups if group[1]], strict=False):
        yield f"{numeral}、{name}（{len(findings)}处）"
        for number, finding in enumerate(findings, 1):
            yield _line(number, finding)
    if not any(findings for _name, findings in groups):
        yield "没有发现须改正的问题。"


def _line(number: int, finding: Finding) -> str:
    fault = finding.fault
    advice = f"建议：{fault.suggestion}。" if fault.suggestion else ""
    basis = f"依据：{finding.check.basis}。" if finding.check.basis and finding.check.basis.verified else ""
    return f"{number}．{fault.message.rstrip('。')}（{finding.check.code}）。{advice}{basis}"


def _dismissed(act: object) -> bool:
    return getattr(act, "deed", "") == "dismissed"
