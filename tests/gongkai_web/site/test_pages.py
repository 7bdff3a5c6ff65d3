"""The site answers."""

import pytest


@pytest.mark.django_db
def test_the_first_page_answers(client):
    assert "政府信息公开" in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_back_office_asks_who_you_are(client):
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/admin/login/")
