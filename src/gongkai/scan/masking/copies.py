"""Masked copies of files of every kind, each scanned again."""

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath

from gongkai.basis import UnusableInputError
from gongkai.scan.detectors.traces import PICTURE_PAGES
from gongkai.scan.engine import Archive, hits_of, opened, scan
from gongkai.scan.masking.prove import survivors
from gongkai.scan.values.budget import Budget, OverBudgetError, Watch
from gongkai.scan.values.model import Group, Hit
from gongkai.scan.values.outcome import Masked, Proof
from gongkai.scan.words.context import Context


def mask(name: str, data: bytes, hits: Collection[Hit] | None, *, context: Context, budget: Budget) -> Masked:
    """See `gongkai.scan.mask_file`."""
    masked, chosen, left = _mask(name, data, hits, context=context, watch=Watch(budget))
    if masked is None:
        return Masked(name, None, Proof(scan(name, data, context, budget=budget).hits))
    after = scan(name, masked, context, budget=budget).hits
    spared = {(hit.code, hit.found) for hit in left}
    remaining = tuple(hit for hit in after if _counts(hit) and (hit.code, hit.found) not in spared)
    kept = {hit.found for hit in left}
    return Masked(name, masked, Proof(remaining, survivors(masked, (h.found for h in chosen if h.found not in kept))))


def _counts(hit: Hit) -> bool:
    """Whether a hit in a masked copy is one that masking should have dealt with."""
    return hit.detector.group in {Group.PERSON, Group.FILE} and hit.detector is not PICTURE_PAGES


_Choice = tuple[bytes | None, Sequence[Hit], Sequence[Hit]]


def _mask(name: str, data: bytes, hits: Collection[Hit] | None, *, context: Context, watch: Watch) -> _Choice:
    """The masked bytes, the hits that were masked, and those that were left by choice."""
    found = opened(name, data, context, watch)
    if isinstance(found, Hit):
        return None, (), ()
    if isinstance(found, Archive):
        return _mask_archive(found, hits, context, watch)
    every = [hit for hit in hits_of(found, context) if hit.mask]
    wanted = None if hits is None else {_key(hit) for hit in hits}
    chosen = [hit for hit in every if wanted is None or _key(hit) in wanted]
    try:
        made = found.finish(chosen)
    except (UnusableInputError, OverBudgetError):
        return None, (), ()
    except Exception:  # noqa: BLE001 - no copy is better than none that was proved
        return None, (), ()
    return made, chosen, [hit for hit in every if hit not in chosen]


def _key(hit: Hit) -> tuple[str, int, int, str]:
    return hit.code, hit.start, hit.end, hit.found


def _mask_archive(archive: Archive, hits: Collection[Hit] | None, context: Context, watch: Watch) -> _Choice:
    inner = watch.deeper()
    made = io.BytesIO()
    chosen: list[Hit] = []
    left: list[Hit] = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for member, data in archive.members:
            own = None if hits is None else list(_of(member, hits))
            masked, taken, kept = _mask(PurePosixPath(member).name, data, own, context=context, watch=inner)
            if masked is None:
                return None, (), ()
            packed.writestr(zipfile.ZipInfo(member, (1980, 1, 1, 0, 0, 0)), masked, zipfile.ZIP_DEFLATED)
            chosen += taken
            left += kept
    return made.getvalue(), chosen, left


def _of(member: str, hits: Collection[Hit]) -> Iterator[Hit]:
    for hit in hits:
        if hit.place.member == member:
            yield hit.at(hit.place._replace(member=""))
        elif hit.place.member.startswith(f"{member}/"):
            yield hit.at(hit.place._replace(member=hit.place.member.removeprefix(f"{member}/")))
