"""What comes of scanning a file, and of masking it."""

from dataclasses import dataclass

from gongkai.scan.values.model import Hit, Severity


@dataclass(frozen=True, slots=True)
class Scan:
    """What came of scanning a file.

    `kind` is "" where it could not be looked into; `characters` is how much text was read.
    """

    name: str
    kind: str
    hits: tuple[Hit, ...]
    characters: int = 0

    @property
    def blocked(self) -> bool:
        """Whether the file must not be published as it is."""
        return any(hit.severity is Severity.BLOCK for hit in self.hits)

    def count(self, severity: Severity) -> int:
        """How many hits have this severity."""
        return sum(hit.severity is severity for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a masked copy still holds, found by opening and scanning it again.

    `remaining` are leaks and hidden content: wrong words and the like are not a mask's business, nor is what was left
    by choice. `survivors` is how many of the masked secrets can still be read somewhere in the bytes.
    """

    remaining: tuple[Hit, ...]
    survivors: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing is left."""
        return not self.remaining and not self.survivors


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked copy of a file and the proof of it. `data` is None where no copy could be made."""

    name: str
    data: bytes | None
    proof: Proof
