"""One organ's people at work, by the services: drafting, sending in, passing, ruling."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.review import POINTS, Ruling
from gongkai_web.accounts.models import User
from gongkai_web.demo.county import OrganPlan
from gongkai_web.demo.loading.reviews import BASIS, STAGES, Staff
from gongkai_web.demo.papers import text
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import draft
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import pass_on, rule, submit


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of one organ."""

    organ: Organ
    plan: OrganPlan
    staff: Staff

    def _one(self, role: Role) -> User:
        return self.staff.in_organ(self.organ.pk, role)

    @property
    def editor(self) -> User:
        """Who drafts."""
        return self._one(Role.EDITOR)

    @property
    def head(self) -> User:
        """Who publishes."""
        return self._one(Role.HEAD)

    def reviewer(self, place: int) -> User:
        """Who stands at a stage, counted from 0."""
        return self._one(Role(STAGES[place].roles[0]))

    def draft(self, title: str, formed: date) -> Document:
        """A piece of information that nobody has looked at."""
        return draft(
            Document,
            by=self.editor,
            organ=self.organ,
            title=title,
            formed_on=formed,
            kind=DocumentKind.INFORMATION,
            issuers=self.organ.name,
            theme=self.plan.theme,
            topic="a20-11",
            keywords="社会救助",
            body=[text(f"现将{title}公布如下。", f"如有疑问，请向{self.plan.short_name}政务公开办公室咨询。")],
        )

    def pass_to(self, record: Any, stages: int = len(STAGES)) -> None:
        """Send it in, and pass so many stages."""
        submit(record, by=self.editor)
        seen = way_of(record).content
        for place in range(stages):
            pass_on(record, by=self.reviewer(place), seen=seen, checked=list(POINTS))

    def rule(self, record: Any, ruling: Ruling = Ruling.OPEN, basis: str = BASIS) -> None:
        """The secrecy review."""
        rule(record, ruling, by=self._one(Role.SECRECY_REVIEWER), seen=way_of(record).content, basis=basis)

    def clear(self, record: Any) -> None:
        """Everything that a version needs to go out."""
        self.pass_to(record)
        self.rule(record)
