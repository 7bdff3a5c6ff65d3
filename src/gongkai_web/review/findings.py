"""What the scan and the patrol find in a version, part by part, and what somebody said of each finding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.scan import Hit, Severity, scan_text
from gongkai_web.journal.chain import digest
from gongkai_web.review.comparing import texts_of
from gongkai_web.review.files import files_in, found_in
from gongkai_web.review.inspecting import Told
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.known import known_for
from gongkai_web.review.links import judged
from gongkai_web.review.models import Step
from gongkai_web.review.selectors import Way


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the scan found. `key` names it without telling it; `accepted` is the step that let it stand."""

    key: str
    code: str
    part: str
    place: str
    message: str
    advice: str
    blocks: bool
    accepted: Step | None = None

    @property
    def open(self) -> bool:
        """Whether it must be dealt with before the version goes on."""
        return self.blocks and self.accepted is None


def findings(way: Way) -> tuple[Finding, ...]:
    """What is found in the texts, the links and the files of a version, in the order of its parts.

    A finding that somebody let stand, with a reason, stays so in later versions, as long as the same thing is found.
    """
    accepted = {step.facts.get("key"): step for step in way.steps if step.act == ReviewAct.ACCEPTED}
    version = way.revision.as_object()
    told = [*_in_texts(version), *_in_links(version), *_in_files(version)]
    return tuple(_finding(way.record, each, accepted) for each in told)


def open_findings(way: Way) -> tuple[Finding, ...]:
    """Those that must be dealt with."""
    return tuple(finding for finding in findings(way) if finding.open)


def _finding(record: Any, told: Told, accepted: dict[Any, Step]) -> Finding:
    key = digest(record._meta.label_lower, record.pk, told["part"], told["code"], told["named"])[:24]
    return Finding(
        key=key,
        code=told["code"],
        part=told["part"],
        place=told["place"],
        message=told["message"],
        advice=told["advice"],
        blocks=told["blocks"],
        accepted=accepted.get(key),
    )


def _in_texts(version: Any) -> Iterator[Told]:
    """What is found in the words. A body holds no picture."""
    context = known_for(version)
    for part, text in texts_of(version):
        for hit in _once(scan_text(text, context)):
            known_of = {"part": part, "place": str(hit.place), "named": hit.found}
            yield {**hit.to_dict(), **known_of, "blocks": hit.severity is Severity.BLOCK}


def _in_links(version: Any) -> Iterator[Told]:
    """Where links lead: to be known before the version goes on, and no reason to hold it."""
    for said in judged(version):
        told_of = {"part": said.lead.part, "place": "", "named": said.lead.address}
        yield {"code": said.code, "message": said.message, "advice": said.advice, "blocks": False, **told_of}


def _in_files(version: Any) -> Iterator[Told]:
    context = known_for(version)
    for held in files_in(version):
        named = held.digest()
        for told in found_in(held, context):
            yield {**told, "part": held.called, "named": [named, told["place"], told["message"]]}


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without those that find the same again."""
    seen = set()
    for hit in hits:
        if (hit.code, hit.found) not in seen:
            seen.add((hit.code, hit.found))
            yield hit
