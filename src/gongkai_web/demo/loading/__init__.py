"""Loading the demonstration into an empty database, whole or not at all."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.basis import GongkaiError
from gongkai_web.accounts.models import User
from gongkai_web.demo.days import Days
from gongkai_web.demo.gazettes import gazettes
from gongkai_web.demo.loading.answers import load_answers
from gongkai_web.demo.loading.bench import load_bench
from gongkai_web.demo.loading.corners import load_corners
from gongkai_web.demo.loading.gazette import load_gazette
from gongkai_web.demo.loading.matters import load_matters
from gongkai_web.demo.loading.organs import load_organs, load_people
from gongkai_web.demo.loading.portal import load_portal
from gongkai_web.demo.loading.records import load_documents, load_interpretations
from gongkai_web.demo.loading.reports import load_ledger, load_reports
from gongkai_web.demo.loading.requests import load_requests
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.people import ADMINISTRATOR, PASSWORD, PEOPLE
from gongkai_web.demo.plan import interpretations, papers
from gongkai_web.organs.models import Organ
from gongkai_web.ui.models import SiteIdentity


class NotEmptyError(GongkaiError):
    """A database that holds something else."""


@transaction.atomic
def load(today: date | None = None) -> bool:
    """Load the county as of a day, today where none is given; false when it is there already.

    Raises:
        NotEmptyError: when the database holds other organs or users: real data and demonstration are never mixed.
    """
    if SiteIdentity.objects.filter(demonstration=True).exists() and Organ.objects.exists():
        return False
    if Organ.objects.exists() or User.objects.exists():
        raise NotEmptyError("数据库里已经有机关或用户，不能装入演示数据；请用GONGKAI_DATA另指一个空的数据文件夹")
    days = Days(today or timezone.localdate())
    administrator = load_people()
    organs = load_organs(days, by=administrator)
    staff = Staff()
    made = papers(days)
    documents = load_documents(made, organs, staff=staff, by=administrator)
    load_interpretations(interpretations(days, made), documents, staff=staff)
    load_gazette(days, gazettes(days, made), organs, documents, staff=staff)
    load_portal(days, organs, documents, staff=staff)
    load_matters(days, organs, documents, staff=staff)
    load_answers(days, load_requests(days, organs, staff), staff)
    load_ledger(days, organs, staff)
    load_reports(days, organs, staff, administrator)
    load_corners(days, organs, documents, staff)
    load_bench(days)
    return True


def welcome() -> str:
    """Who can sign in, one line each."""
    lines = [
        "演示数据：澄川县的机关、文件、人员和数字都是虚构的。",
        f"后台登录口令都是 {PASSWORD}",
        f"  {ADMINISTRATOR:<12} 系统管理员",
        *(f"  {person.login:<12} {person.organ.short_name}{person.role.label}（{person.name}）" for person in PEOPLE),
    ]
    return "\n".join(lines)
