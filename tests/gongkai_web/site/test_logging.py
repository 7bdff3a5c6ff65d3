"""What goes wrong is said where whoever runs the server sees it."""

import logging

import pytest

from gongkai_web.site import views


@pytest.mark.django_db
def test_a_fault_is_logged_with_its_place_and_reaches_the_terminal(client, caplog, monkeypatch):
    monkeypatch.setattr(views, "connection", None)
    client.raise_request_exception = False
    assert client.get("/healthz").status_code == 500
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in told] == ["Internal Server Error: /healthz"]
    assert "AttributeError" in str(told[0].exc_info)
    assert any(type(handler) is logging.StreamHandler for handler in logging.getLogger().handlers)


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_no_fault(client, caplog):
    assert client.get("/no-such-page/").status_code == 404
    assert caplog.records == []
