"""A bureau with all the people whom a review takes."""

from datetime import date

import pytest

from gongkai.review import POINTS, Ruling
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import draft
from gongkai_web.organs.roles import Role
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import pass_on, rule, submit


@pytest.fixture
def people(civil, member):
    """One person for each role of the bureau, by the role's name."""
    return {role.name: member(civil, role, role.label) for role in Role}


@pytest.fixture
def written(civil, people):
    """A draft of the editor's: `written(title="…", …)`."""

    def one(**fields):
        known = {
            "title": "关于印发某办法的通知",
            "kind": DocumentKind.POLICY,
            "issuers": civil.name,
            "formed_on": date(2024, 1, 15),
            "body": [("text", "<p>第一条　为了某事，制定本办法。</p>")],
        }
        return draft(Document, by=people["EDITOR"], organ=civil, **known | fields)

    return one


@pytest.fixture
def passed(people):
    """Pass what is due by whom it is due to, up to a stage: `passed(document, "second")`."""

    def on(document, until="third"):
        submit(document, by=people["EDITOR"])
        for stage, role in (("first", "FIRST_REVIEWER"), ("second", "SECOND_REVIEWER"), ("third", "THIRD_REVIEWER")):
            pass_on(document, by=people[role], seen=way_of(document).content, checked=list(POINTS))
            if stage == until:
                break
        return document

    return on


@pytest.fixture
def cleared(people, passed):
    """A document that passed everything: `cleared(document)`."""

    def whole(document, ruling=Ruling.OPEN):
        passed(document)
        seen = way_of(document).content
        rule(document, ruling, by=people["SECRECY_REVIEWER"], seen=seen, basis="不涉及国家秘密")
        return document

    return whole
