"""The public history of a record: its lines are only ever added."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import Version

LONGEST = 300


def add_version(record: Any, act: PublicAct, *, revision: Any, by: User | None, notice: str) -> Version:
    """One more line."""
    kind = ContentType.objects.get_for_model(type(record))
    lines = Version.objects.filter(record_type=kind, record_id=record.pk)
    last = lines.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        record_type=kind, record_id=record.pk, number=last + 1, act=act, revision=revision, by=by, notice=notice
    )


def required_notice(text: str, ask: str) -> str:
    """A notice to the public, in one paragraph.

    Raises:
        ValidationError: when it is empty or too long.
    """
    said = " ".join(text.split())
    if not said:
        raise ValidationError({"reason": ask})
    if len(said) > LONGEST:
        raise ValidationError({"reason": _("说明最多{most}字，现有{number}字").format(most=LONGEST, number=len(said))})
    return said
