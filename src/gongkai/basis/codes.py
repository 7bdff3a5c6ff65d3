"""Lists of things that have a code: dispositions, channels, duties, checks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from gongkai.basis.errors import GongkaiError


class Coded(Protocol):
    """Anything that is known by a stable code."""

    @property
    def code(self) -> str:
        """The code: short, lower case, never reused."""
        ...


T = TypeVar("T", bound=Coded)


class CodeList(Mapping[str, T], Generic[T]):
    """An ordered list of coded values, looked up by code.

    Raises:
        ValueError: when two members share a code.
    """

    def __init__(self, name: str, members: Iterable[T]) -> None:
        self.name = name
        self._members: dict[str, T] = {}
        for member in members:
            if member.code in self._members:
                raise ValueError(f"two {name}s have the code {member.code!r}")
            self._members[member.code] = member

    def __getitem__(self, code: str) -> T:
        try:
            return self._members[code]
        except KeyError:
            raise UnknownCodeError(self.name, code, self._members) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)


class UnknownCodeError(GongkaiError, KeyError):
    """A code that its list does not have."""

    def __init__(self, name: str, code: str, codes: Iterable[str]) -> None:
        super().__init__(f"no {name} has the code {code!r}; the codes are: {', '.join(codes)}")

    def __str__(self) -> str:
        return str(self.args[0])
