"""How states and sizes are shown."""

from django import template
from django.utils.translation import gettext as _

from gongkai_web.examination.kinds import SIGNS, Doubt, State

register = template.Library()


@register.filter
def sign(state: str) -> str:
    """The mark of a state."""
    return SIGNS[State(state)]


@register.simple_tag
def doubted(doubt: str, what: str) -> str:
    """Why a file is in doubt, with what it is about."""
    label = Doubt(doubt).label
    return _("{doubt}：{what}").format(doubt=label, what=what) if what else str(label)
