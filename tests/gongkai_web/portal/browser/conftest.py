"""A real browser before a real server: what a citizen and a clerk see and can do."""

import pytest

from browsing import DESKTOP, PHONE, answered, let_be_emptied


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """What is append-only refuses to be emptied; after a test with a server of its own it must be."""
    yield
    let_be_emptied()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request):
    return request.param


@pytest.fixture
def page(chromium, size, live_server):
    """A page of the size asked for, that fails the test when a script fails or something is asked of elsewhere."""
    context = chromium.new_context(viewport=size, locale="zh-CN", base_url=live_server.url)
    opened = context.new_page()
    faults = []
    opened.on("pageerror", lambda error: faults.append(f"script: {error}"))
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith((live_server.url, "data:", "blob:")) else faults.append(asked.url),
    )
    yield opened
    context.close()
    answered()
    assert not faults
