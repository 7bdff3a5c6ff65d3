"""An office's own templates of its letters: tried before they are kept."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.basis import GongkaiError
from gongkai.basis.language import listed
from gongkai.letters import LETTERS
from gongkai.letters.sending.examples import letter as invented
from gongkai.render.letters import lost_words, write_letter
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Letter, LetterTemplate
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

LARGEST = 5_000_000
"""Bytes of a template."""


def template_of(letter: Letter) -> bytes | None:
    """The office's own template of a letter: of this kind, else of all; None for the one that is delivered."""
    known = LetterTemplate.objects.filter(organ=letter.request.organ_id, code__in=(letter.code, ""))
    found = known.order_by("-code").first()
    return bytes(found.content) if found else None


@transaction.atomic
def keep_template(organ: Organ, code: str, name: str, content: bytes, *, by: User) -> LetterTemplate:
    """Make a file the office's template of one letter, or of all that have none of their own; it is tried first.

    Raises:
        PermissionDenied: when the person does not manage the organ.
        ValidationError: when no letter can be written by it; the message says why, in one sentence.
    """
    require(by, Act.MANAGE_ORGAN, organ)
    if code and code not in LETTERS:
        raise ValidationError(_("没有这种文书"))
    if len(content) > LARGEST:
        raise ValidationError(_("模板超过{most}兆字节").format(most=LARGEST // 1_000_000))
    _try(code, content)
    kept, _made = LetterTemplate.objects.update_or_create(
        organ=organ, code=code, defaults={"name": name[-200:], "content": content, "by": by}
    )
    journal(events.SET, kept, by=by, organ=organ.pk, organ_name=organ.name)
    return kept


def _try(code: str, content: bytes) -> None:
    """Write an invented letter by a template, and read it again: nothing that a letter must say may be lost.

    Raises:
        ValidationError: when none can be written, or a field is missing.
    """
    letter = invented(on=date(2026, 9, 21))
    if code and not LETTERS[code].carries_remedy:
        letter = replace(letter, remedy=())
    try:
        missing = lost_words(write_letter(letter, content), letter)
    except GongkaiError as refusal:
        raise ValidationError(str(refusal)) from refusal
    if missing:
        raise ValidationError(
            _("按这个模板排出的文书里没有：{names}。请在模板里补上这些字段再上传").format(names=listed(missing))
        )


@transaction.atomic
def drop_template(template: LetterTemplate, *, by: User) -> None:
    """Go back to the template that is delivered.

    Raises:
        PermissionDenied: when the person does not manage the organ.
    """
    require(by, Act.MANAGE_ORGAN, template.organ)
    journal(events.SET, template, by=by, organ=template.organ_id, organ_name=template.organ.name)
    template.delete()
