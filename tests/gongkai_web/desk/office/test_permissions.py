"""Who opens which page of the office: one table, asked page by page."""

import pytest
from django.urls import reverse

from gongkai_web.organs.roles import Role

DESK = {Role.DESK_OFFICER, Role.HEAD}
PAGES = {
    "desk-queue": DESK,
    "desk-register": DESK,
    "desk-contacts": DESK,
    "desk-case": DESK,
    "desk-ledger": DESK,
    "desk-identity": DESK,
    "desk-looks": {Role.HEAD, Role.AUDITOR},
    "desk-overseen": {Role.SUPERVISOR},
    "desk-overseen-case": {Role.SUPERVISOR},
    "desk-timeliness": {Role.SUPERVISOR, Role.HEAD},
    "desk-practices": {Role.SUPERVISOR, Role.HEAD},
    "desk-notices": set(),
}
OF_A_CASE = {"desk-case", "desk-ledger", "desk-identity", "desk-overseen-case"}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_pages_and_no_other(client, civil, member, registered, role):
    request = registered()
    client.force_login(member(civil, role))
    opened = set()
    for name in PAGES:
        answer = client.get(reverse(name, args=[request.pk] if name in OF_A_CASE else []))
        assert answer.status_code in {200, 302}, name
        if answer.status_code == 200:
            opened.add(name)
    assert opened == {name for name, roles in PAGES.items() if role in roles}


def test_nobody_opens_anything_without_signing_in(client, registered):
    request = registered()
    for name in PAGES:
        answer = client.get(reverse(name, args=[request.pk] if name in OF_A_CASE else []))
        assert "/admin/login/" in answer["Location"], name


@pytest.mark.parametrize("code", ["withdrawn", "voided", "split", "restrict", "correction-asked"])
def test_acts_are_not_done_by_opening_an_address(client, officer, registered, code):
    request = registered()
    client.force_login(officer)
    client.get(reverse("desk-do", args=[request.pk, code]), {"on": "2026-09-04"})
    assert request.acts.count() == 1
