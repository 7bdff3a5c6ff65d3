"""Who signs in on the demonstration: one person for every role, all with one password that is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai_web.demo.county import DEPARTMENTS as _DEPARTMENTS
from gongkai_web.demo.county import GOVERNMENT, REPORTING, OrganPlan
from gongkai_web.organs.roles import Role

PASSWORD = "chengchuan-demo"  # noqa: S105 - it is meant to be known
ADMINISTRATOR = "admin"
CIVIL = next(plan for plan in _DEPARTMENTS if plan.slug == "civil-affairs")


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """One person with one role."""

    login: str
    name: str
    organ: OrganPlan
    role: Role


PEOPLE = (
    PersonPlan("editor", "林晓", CIVIL, Role.EDITOR),
    PersonPlan("review1", "周宁", CIVIL, Role.FIRST_REVIEWER),
    PersonPlan("review2", "吴越", CIVIL, Role.SECOND_REVIEWER),
    PersonPlan("review3", "郑方", CIVIL, Role.THIRD_REVIEWER),
    PersonPlan("secrecy", "冯安", CIVIL, Role.SECRECY_REVIEWER),
    PersonPlan("desk", "陈安", CIVIL, Role.DESK_OFFICER),
    PersonPlan("head", "褚明", CIVIL, Role.HEAD),
    PersonPlan("report", "卫文", CIVIL, Role.REPORT_WRITER),
    PersonPlan("supervisor", "沈正", GOVERNMENT, Role.SUPERVISOR),
    PersonPlan("auditor", "韩清", GOVERNMENT, Role.AUDITOR),
)
"""One person for each role: those whose logins are printed."""

REVIEWING = (
    Role.EDITOR,
    Role.FIRST_REVIEWER,
    Role.SECOND_REVIEWER,
    Role.THIRD_REVIEWER,
    Role.SECRECY_REVIEWER,
    Role.HEAD,
)
"""Those whom a publication takes, in the order in which they act."""

WORKING = (*REVIEWING, Role.DESK_OFFICER)
"""Those that every organ which answers for disclosure has."""

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_GIVEN = ("思源", "明达", "静宜", "立人", "雨辰", "文博", "晓岚", "国平", "佳音", "志远", "若水")
_LOGINS = {role: login.login for login in PEOPLE for role in (login.role,)}


def _colleagues() -> Iterator[PersonPlan]:
    """Everybody else: every organ that publishes has its own reviewers."""
    named = {(person.organ.slug, person.role) for person in PEOPLE}
    wanted = [(plan, role) for plan in REPORTING for role in WORKING if (plan.slug, role) not in named]
    for n, (plan, role) in enumerate(wanted):
        name = _SURNAMES[n % len(_SURNAMES)] + _GIVEN[n % len(_GIVEN)]
        yield PersonPlan(f"{plan.slug}-{_LOGINS[role]}", name, plan, role)


COLLEAGUES = tuple(_colleagues())
"""Those who sign in with the same password and are not printed: the login is the organ's name and the role's."""
