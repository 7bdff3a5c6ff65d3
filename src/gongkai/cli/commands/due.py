"""`gongkai due`: when the answer is due, and why that day."""

import json
from datetime import datetime

import click

from gongkai.basis.language import translate as _
from gongkai.calendar import load
from gongkai.cli import options
from gongkai.cli.happenings import KINDS, events_of
from gongkai.clock import Deadline, Due, Received, answer_deadline, ledger, publication_due
from gongkai.statute import DUTIES

DAY = click.DateTime(["%Y-%m-%d"])


@options.command(
    help=_(
        "计算答复申请的到期日，逐步说明依据哪一条。日期是收到申请之日；其后的事项写作 事项=日期，"
        "有来有回的写作 事项=日期..日期，有天数的写作 事项=日期:天数。\n\n"
        "例：gongkai due 2026-09-01 征求第三方=2026-09-02..2026-09-09 延期=2026-09-28:20\n\n"
        "事项：{kinds}。\n\n"
        "用 --publish 计算主动公开的期限，日期是信息形成或者变更之日。"
    ).format(kinds=KINDS)
)
@click.argument("day", type=DAY, metavar=_("日期"))
@click.argument("words", nargs=-1, metavar=_("[事项=日期…]"))
@click.option(
    "--publish", type=click.Choice(list(DUTIES)), is_flag=False, flag_value="general", help=_("计算公开期限。")
)
@click.option("--ledger", "daily", is_flag=True, help=_("逐日列出每一天算不算、为什么。"))
@click.option("--asof", type=DAY, metavar=_("日期"), help=_("站在哪一天看；默认最后一个事项之日。"))
@options.formats("text", "json")
@options.language
def command(
    *, day: datetime, words: tuple[str, ...], publish: str | None, daily: bool, asof: datetime | None, style: str
) -> None:
    """Compute and explain."""
    calendar = load()
    if publish:
        _show_publication(publication_due(publish, day.date(), calendar=calendar), publish, style)
        return
    events = [Received(day.date()), *events_of(words)]
    deadline = answer_deadline(events, calendar=calendar, asof=asof.date() if asof else None)
    if style == "json":
        click.echo(json.dumps(deadline_to_dict(deadline), ensure_ascii=False, indent=2))
        return
    for line in deadline.explain():
        click.echo(line)
    if daily:
        for entry in ledger(deadline, calendar):
            click.echo(f"  {entry}")


def _show_publication(due: Due, duty: str, style: str) -> None:
    if style == "json":
        known = {"duty": duty, "due": due.on.isoformat(), "basis": str(due.basis), "provisional": due.provisional}
        click.echo(json.dumps(known, ensure_ascii=False))
        return
    click.echo(
        _("{label}：自{since}起{days}{unit}（{basis}）").format(
            label=_(DUTIES[duty].label),
            since=_(DUTIES[duty].since),
            days=DUTIES[duty].days,
            unit=_(DUTIES[duty].unit),
            basis=due.basis,
        )
    )
    provisional = _("（暂定：所依据的放假安排通知尚未发布）") if due.provisional else ""
    click.echo(_("最迟：{day}{provisional}").format(day=due.on, provisional=provisional))


def deadline_to_dict(deadline: Deadline) -> dict[str, object]:
    """A deadline for programs."""
    return {
        "due": deadline.due.isoformat() if deadline.due else None,
        "received": deadline.received.isoformat(),
        "provisional": deadline.provisional,
        "paused_since": deadline.paused_since.isoformat() if deadline.paused_since else None,
        "lapsed": deadline.lapsed,
        "steps": [
            {
                "cause": step.cause.value,
                "on": step.on.isoformat(),
                "working_days": step.days,
                "basis": str(step.basis),
                "verified": step.basis.verified,
            }
            for step in deadline.steps
        ],
        "explanation": list(deadline.explain()),
    }
