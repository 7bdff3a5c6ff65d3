"""A rule of law as something that can be listed: what it says, and where."""

from dataclasses import dataclass

from gongkai.basis import Citation


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, in one Chinese sentence, with the place that states it."""

    code: str
    title: str
    citation: Citation
