"""A soft word to whoever types others' personal data into an application: it is read by many in an office."""

from dataclasses import dataclass

from gongkai.scan import Group, scan_text
from gongkai_web.desk.models import Identity


@dataclass(frozen=True, slots=True)
class Caution:
    """What was found, by name, masked."""

    what: str
    shown: str


def cautions(text: str, own: Identity) -> list[Caution]:
    """Numbers of persons in a text that are not the applicant's own. Nothing is refused because of them."""
    known = {_plain(each) for each in (own.id_number, own.phone, own.agent_id_number, own.agent_phone) if each}
    found = [hit for hit in scan_text(text) if hit.detector.group is Group.PERSON and _plain(hit.found) not in known]
    return [Caution(hit.detector.title, hit.shown) for hit in found]


def _plain(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())
