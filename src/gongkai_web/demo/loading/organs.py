"""The organs of the county, its people, and what the site says of itself; by the services, for they are few."""

from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from gongkai_web.accounts.models import User
from gongkai_web.demo.county import BELOW, COUNTY, GOVERNMENT, REGION, OrganPlan, credit_code, office_of
from gongkai_web.demo.days import Days
from gongkai_web.demo.people import ADMINISTRATOR, COLLEAGUES, PASSWORD, PEOPLE
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import entry_for, record, record_all
from gongkai_web.organs.events import CREATED, JOINED
from gongkai_web.organs.models import DisclosureOffice, Membership, Organ
from gongkai_web.organs.services import appoint, create_organ
from gongkai_web.ui.models import SiteIdentity

FOUNDED = date(2019, 1, 1)


def load_people() -> User:
    """Everyone who signs in; the one returned runs the site."""
    hashed = make_password(PASSWORD)  # hashing is slow by design, and it is one password
    User.objects.bulk_create(
        [
            User(username=ADMINISTRATOR, password=hashed, full_name="系统管理员", is_superuser=True, is_staff=True),
            *(User(username=person.login, password=hashed, full_name=person.name) for person in (*PEOPLE, *COLLEAGUES)),
        ]
    )
    return User.objects.get(username=ADMINISTRATOR)


def load_organs(days: Days, *, by: User) -> dict[str, Organ]:
    """Every organ by its slug, with its disclosure office, and the roles of the people."""
    root = _root(by)
    organs = {GOVERNMENT.slug: root}
    for serial, plan in enumerate(BELOW, 2):
        office = office_of(plan, serial)
        organs[plan.slug] = create_organ(root, by=by, office=office or None, **_fields(plan, serial))
    people = {user.username: user for user in User.objects.all()}
    for person in PEOPLE:
        appoint(people[person.login], organs[person.organ.slug], person.role, by=by, since=days.first)
    _appoint_colleagues(people, organs, since=days.first, by=by)
    _identity()
    return organs


def _appoint_colleagues(people: dict[str, User], organs: dict[str, Organ], *, since: date, by: User) -> None:
    """Nearly two hundred, and so all at once."""
    made = Membership.objects.bulk_create(
        Membership(user=people[person.login], organ=organs[person.organ.slug], role=person.role, since=since)
        for person in COLLEAGUES
    )
    record_all(_joined(membership, by) for membership in made)


def _joined(membership: Membership, by: User) -> Entry:
    organ, role = membership.organ, membership.role_.label
    facts: dict[str, Any] = {"member": membership.user_id, "role": role, "organ_name": organ.name}
    return entry_for(JOINED, membership, by=by, organ=organ.pk, on=membership.since, **facts)


def _root(by: User) -> Organ:
    root: Organ = Organ.add_root(**_fields(GOVERNMENT, 1))
    DisclosureOffice.objects.create(organ=root, **office_of(GOVERNMENT, 1))
    record(CREATED, root, by=by, organ=root.pk, on=FOUNDED, name=root.name)
    return root


def _fields(plan: OrganPlan, serial: int) -> dict[str, object]:
    return {
        "name": plan.name,
        "short_name": plan.short_name,
        "slug": plan.slug,
        "kind": plan.kind,
        "level": plan.level,
        "credit_code": credit_code(serial),
        "region_code": REGION,
        "sector": plan.sector,
        "established_on": FOUNDED,
    }


def _identity() -> None:
    site = SiteIdentity.objects.first() or SiteIdentity()
    site.name = f"{COUNTY}政府信息公开平台"
    site.english_name = "Chengchuan County (a demonstration)"
    site.sponsor = f"{COUNTY}人民政府办公室（虚构）"
    site.contact = "0123-4567801"
    site.demonstration = True
    site.save()
