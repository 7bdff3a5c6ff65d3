"""How often one address may ask for something, so that a flood of some leaves room for the others.

Counts lie in the cache, by stretches of time: they are rough, and forgotten with it. Addresses are not kept, only a
digest of each.
"""

import hashlib
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` within `seconds`, from one address."""

    name: str
    most: int
    seconds: int

    def reached(self, http: HttpRequest) -> bool:
        """Whether no more is taken for now."""
        return bool(cache.get(self._key(http), 0) >= self.most)

    def count(self, http: HttpRequest) -> None:
        """One more."""
        key = self._key(http)
        cache.set(key, cache.get(key, 0) + 1, self.seconds)

    @property
    def minutes(self) -> int:
        """After how many minutes at most there is room again."""
        return -(-self.seconds // 60)

    def _key(self, http: HttpRequest) -> str:
        stretch = int(time.time()) // self.seconds
        said = f"{self.name}/{stretch}/{http.META.get('REMOTE_ADDR', '')}"
        return f"limit-{hashlib.sha256(said.encode()).hexdigest()}"


APPLYING = Limit("applying", 20, 3600)
"""A library or a village office has one address for many people."""
SUGGESTING = Limit("suggesting", 60, 60)
ASKING = Limit("asking", 10, 900)
"""Wrong codes. A code is one of some 8 × 10^14: at this pace nobody finds one."""
COMPLAINING = Limit("complaining", 10, 3600)


def refused(http: HttpRequest, limit: Limit) -> HttpResponse:
    """The page that says so, and when to come again."""
    answer = render(http, "desk/public/limited.html", {"limit": limit}, status=429)
    answer["Retry-After"] = str(limit.seconds)
    return answer
