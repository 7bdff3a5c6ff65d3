"""A real browser before a real server: what an officer sees and does, on a desktop and on a telephone."""

import pytest

from browsing import DESKTOP, PHONE, answered, let_be_emptied


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """What is append-only refuses to be emptied; after a test with a server of its own it must be."""
    yield
    let_be_emptied()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request, chromium, live_server):
    """A page that fails the test when a script fails."""
    context = chromium.new_context(viewport=request.param, locale="zh-CN", base_url=live_server.url)
    opened = context.new_page()
    faults = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    answered()
    assert not faults
