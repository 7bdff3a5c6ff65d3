"""Who signs in on the demonstration: one person for every role, all with one password that is printed."""

from dataclasses import dataclass

from gongkai_web.demo.county import DEPARTMENTS as _DEPARTMENTS
from gongkai_web.demo.county import GOVERNMENT, OFFICE, OrganPlan
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
    PersonPlan("office-head", "蒋同", OFFICE, Role.HEAD),
    PersonPlan("supervisor", "沈正", GOVERNMENT, Role.SUPERVISOR),
    PersonPlan("auditor", "韩清", GOVERNMENT, Role.AUDITOR),
)
