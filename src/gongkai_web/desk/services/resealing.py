"""Changing the key under which identities and papers lie.

At every moment the keys at hand open everything: a change that is cut short is simply begun again.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction

from gongkai_web.desk import vault
from gongkai_web.desk.models import ActNote, Applicant, Complaint, Consulted, Decision, Letter, Message, Paper

_SEALED: tuple[type[Any], ...] = (ActNote, Complaint, Consulted, Decision, Letter, Message)


def reseal_all() -> int:
    """Seal everything anew under a fresh key, and forget the old ones.

    Where the operator gives the keys by environment, they put a fresh one first beforehand and take the old ones out
    afterwards; this seals anew under the first.

    Returns:
        How many things were sealed anew.

    Raises:
        SealedError: when something is sealed that no key opens; nothing is forgotten then.
    """
    own = not settings.IDENTITY_KEYS
    if own:
        vault.write([Fernet.generate_key().decode(), *vault.keys()])
    count = _reseal_rows() + sum(_reseal_file(Path(paper.file.path)) for paper in _papers())
    if own:
        vault.write(vault.keys()[:1])
    return count


@transaction.atomic
def _reseal_rows() -> int:
    count = 0
    for applicant in Applicant.objects.select_for_update().exclude(sealed="").iterator():
        applicant.tell(applicant.identity)  # the marks are made with the key too
        applicant.save()
        count += 1
    for model in _SEALED:
        for record in model._default_manager.select_for_update().exclude(sealed="").iterator():
            record.sealed = vault.reseal(record.sealed.encode("ascii")).decode("ascii")
            record.save(update_fields=["sealed"])
            count += 1
    return count


def _papers() -> Iterable[Paper]:
    return Paper.objects.exclude(file="").iterator()


def _reseal_file(path: Path) -> int:
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(vault.reseal(path.read_bytes()))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return 1
