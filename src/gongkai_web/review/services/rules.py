"""How many reviews an organ asks."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from gongkai.review import EMERGENCY_DAYS, REASSESS_MONTHS
from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.kinds import Levels
from gongkai_web.review.models import Rule
from gongkai_web.review.projecting import redraw_below
from gongkai_web.review.workflows import keep_in_step


def fault_of(model: type[models.Model] | None, levels: int, extra: int) -> str:
    """What is wrong with a rule; "" where nothing is."""
    if levels == Levels.NONE and not getattr(model, "promptly", False):
        return _("只作保密审查的，限于公开指南、查阅点等要求及时更新的事项；其他内容至少两级审核")
    return _("只作保密审查的没有加校") if levels == Levels.NONE and extra else ""


@transaction.atomic
def set_rule(
    organ: Organ,
    model: type[models.Model] | None,
    *,
    by: User,
    levels: int,
    extra: int,
    emergency_days: int = EMERGENCY_DAYS,
    reassess_months: int = REASSESS_MONTHS,
) -> Rule:
    """Set how many reviews an organ asks for one kind of record, or for all that have no rule of their own.

    Raises:
        PermissionDenied: when the person does not manage the organ.
        ValidationError: when there is no such chain, or it leaves out the reviews of what are no particulars.
    """
    require(by, Act.MANAGE_ORGAN, organ)
    if fault := fault_of(model, levels, extra):
        raise ValidationError({"levels": fault})
    kind = ContentType.objects.get_for_model(model) if model else None
    rule = Rule.objects.select_for_update().filter(organ=organ, record_type=kind).first()
    rule = rule or Rule(organ=organ, record_type=kind)
    rule.levels, rule.extra, rule.emergency_days = levels, extra, emergency_days
    rule.reassess_months = reassess_months
    rule.full_clean()
    rule.save()
    what = str(model._meta.verbose_name) if model else _("全部内容")
    said: dict[str, Any] = {"organ_name": organ.name, "what": what, "levels": levels, "extra": extra}
    note(events.RULE_SET, rule, by=by, organ=organ.pk, **said)
    keep_in_step()
    redraw_below(organ)
    return rule
