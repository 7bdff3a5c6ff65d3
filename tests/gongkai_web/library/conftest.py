"""Documents to work with."""

from datetime import date

import pytest
import time_machine

from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.library.services import draft, publish
from gongkai_web.organs.roles import Role


@pytest.fixture
def editor(civil, member):
    return member(civil, Role.EDITOR, "李四")


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "王五")


@pytest.fixture
def made(civil, head):
    """A draft: `made(title="…", …)`; `public=True` publishes it."""

    def one(*, public=False, organ=civil, by=head, **fields):
        known = {
            "title": "关于印发某办法的通知",
            "kind": DocumentKind.POLICY,
            "issuers": organ.name,
            "formed_on": date(2024, 1, 15),
            "body": [("text", "<p>第一条　为了某事，制定本办法。</p>")],
        }
        document = draft(Document, by=by, organ=organ, **known | fields)
        if public:
            publish(document, by=by)
        return document

    return one


@pytest.fixture
def explained(civil, head):
    """An interpretation of documents: `explained(document, …)`; `public=True` publishes it."""

    def one(*documents, public=False, **fields):
        known = {"title": "《某办法》解读", "body": [("text", "<p>为什么制定。</p>")]}
        interpretation = draft(Interpretation, by=head, organ=civil, documents=documents, **known | fields)
        if public:
            publish(interpretation, by=head)
        return interpretation

    return one


@pytest.fixture
def time_machine_at():
    """The clock at a moment: `with time_machine_at(moment): …`."""
    return lambda moment: time_machine.travel(moment, tick=False)
