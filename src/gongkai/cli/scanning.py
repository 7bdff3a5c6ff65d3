"""The work of `gongkai scan` on one file: read, scan, mask."""

import glob
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gongkai.basis.language import translate as _
from gongkai.cli.faults import why
from gongkai.cli.inputs import STDIN
from gongkai.cli.output import put
from gongkai.cli.reports import Unusable
from gongkai.scan import Context, Hit, Proof, mask_file, scan_file

SCHEMA = "gongkai/scan/1"


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of one file. `masked` is None where no copy was asked for, and "" where none could be made.

    Hits are as they are told: what they found is masked.
    """

    name: str
    kind: str
    hits: tuple[dict[str, object], ...]
    masked: str | None = None
    clean: bool = True
    remaining: int = 0

    def count(self, severity: str) -> int:
        """How many hits have a severity."""
        return sum(hit["severity"] == severity for hit in self.hits)

    def to_dict(self) -> dict[str, object]:
        """The file for programs."""
        told: dict[str, object] = {
            "schema": SCHEMA,
            "name": self.name,
            "kind": self.kind,
            "blocked": bool(self.count("block")),
            "hits": list(self.hits),
        }
        if self.masked is not None:
            told["masked"] = {"path": self.masked, "clean": self.clean, "remaining": self.remaining}
        return told


@dataclass(frozen=True, slots=True)
class Scanning:
    """The work on one file; `into` is the folder for masked copies, `copies` their names."""

    context: Context
    into: str | None = None
    copies: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> Scanned | Unusable:
        """Scan a file, and mask it where that was asked for."""
        if name != STDIN and Path(name).is_dir():
            return Unusable(name, _("文件夹里没有文件"))
        try:
            data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        except OSError as error:
            return Unusable(name, why(error))
        logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it says of damaged files is for us to tell
        scan = scan_file(Path(name).name, data, self.context)
        told = tuple(_told(hit) for hit in scan.hits)
        shown = _("标准输入") if name == STDIN else name
        if self.into is None:
            return Scanned(shown, scan.kind, told)
        path, proof = self._masked(name, data, self.into)
        return Scanned(shown, scan.kind, told, path, proof.clean, len(proof.remaining) + proof.survivors)

    def _masked(self, name: str, data: bytes, into: str) -> tuple[str, Proof]:
        made = mask_file(Path(name).name, data, context=self.context)
        if made.data is None:
            return "", made.proof
        path = Path(into) / self.copies.get(name, Path(name).name)
        put(made.data, str(path))
        return str(path), made.proof


def _told(hit: Hit) -> dict[str, object]:
    return {**hit.to_dict(), "where": str(hit.place)}


def expand(names: Iterable[str]) -> list[str]:
    """Every file that the names stand for, each once, in order; of folders everything but what is hidden."""
    return list(dict.fromkeys(file for name in names for file in _files(name)))


def copies_of(names: Iterable[str]) -> dict[str, str]:
    """A file name for the masked copy of each, none twice.

    >>> copies_of(["a/x.pdf", "b/x.pdf", "-"])
    {'a/x.pdf': 'x.pdf', 'b/x.pdf': 'x-2.pdf', '-': 'stdin'}
    """
    met: dict[str, int] = {}
    made = {}
    for name in names:
        path = Path("stdin" if name == STDIN else name)
        met[path.name] = met.get(path.name, 0) + 1
        again = f"-{met[path.name]}" if met[path.name] > 1 else ""
        made[name] = f"{path.stem}{again}{path.suffix}"
    return made


def _files(name: str) -> Iterator[str]:
    path = Path(name)
    if name != STDIN and path.is_dir():
        found = [str(file) for file in sorted(path.rglob("*")) if file.is_file() and not _is_hidden(file, path)]
        yield from found or [name]
    elif name == STDIN or path.exists():
        yield name
    else:
        yield from sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - a pattern may be absolute


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
