"""What the platform knows of an organ and no report says of itself: for the checks."""

from gongkai.checks import Facts, OrganKind
from gongkai_web.organs.models import Organ


def facts_of(organ: Organ) -> Facts:
    """Its kind, and whether it makes regulations. The office of a sub-district stands where that of a town does."""
    known = {kind.value: kind for kind in OrganKind} | {"subdistrict": OrganKind.TOWNSHIP}
    return Facts(kind=known.get(organ.kind), rulemaking=organ.makes_regulations)
