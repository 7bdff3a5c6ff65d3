"""The five samples on the examination bench, as a supervisor dropped them: read, examined, and one finding judged."""

from gongkai_web.accounts.models import User
from gongkai_web.demo.county import REPORTING
from gongkai_web.demo.days import Days
from gongkai_web.demo.people import PEOPLE
from gongkai_web.demo.reports import SAMPLES, sample_text
from gongkai_web.examination import services
from gongkai_web.examination.crew import Alone
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.queue import work
from gongkai_web.organs.roles import Role


def load_bench(days: Days) -> None:
    """Bring the files in and work the queue, in this process: text files, so that no other program is needed."""
    boss = User.objects.get(username=next(person.login for person in PEOPLE if person.role is Role.SUPERVISOR))
    batch = services.open_batch(by=boss)
    services.drop(batch, _files(days).items(), by=boss)
    work(Alone())
    first = ReportFile.objects.filter(batch=batch, errors__gt=0).order_by("pk")[0]
    found = next(told for told in first.examinations.get().findings if told["severity"] == "error")
    services.uphold(first, found["key"], by=boss, reason="与原件核对，报告本身有误，已电话告知经办人")


def _files(days: Days) -> dict[str, bytes]:
    names = {plan.slug: plan.short_name for plan in REPORTING}
    return {
        f"{names[slug]}{days.years[place]}年年报.txt": sample_text(number, days.years[place]).encode()
        for (slug, place), number in SAMPLES.items()
    }
