"""Words that somebody quoted, marked within the text in which they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_TOKEN = re.compile(
    r"""<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>|&(?:#\d+|#x[0-9a-f]+|\w+);|.""", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A tag, or one character as it is written in HTML; `plain` is what is read, "" for tags and white space."""

    raw: str
    plain: str


def marked(html: SafeString, quotes: Mapping[int, str]) -> tuple[SafeString, frozenset[int]]:
    """A text with each quotation marked wherever it stands, and the keys of those that stand in it.

    White space makes no difference, nor does formatting: a quotation may begin in one block and end in another. The
    first place of each bears its address, `remark-KEY`.

    >>> marked(SafeString("<p>为了<b>某事</b>，制定</p>"), {7: "了某事"})[0]
    '<p>为<mark id="remark-7">了</mark><b><mark>某事</mark></b>，制定</p>'
    """
    tokens = [_Token(raw, _plain(raw)) for raw in _TOKEN.findall(html)]
    places = _places(tokens, quotes)
    if not places:
        return html, frozenset()
    pieces = "".join(_pieces(tokens, places))
    return mark_safe(pieces), frozenset(key for keys in places.values() for key in keys)  # noqa: S308 - of safe parts


def _plain(raw: str) -> str:
    return "" if raw.startswith("<") and len(raw) > 1 else unescape(raw).strip()


def _places(tokens: Sequence[_Token], quotes: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """The keys of the quotations that cover each token, by its place."""
    read = [at for at, token in enumerate(tokens) for _ in token.plain]
    text = "".join(token.plain for token in tokens)
    found: dict[int, tuple[int, ...]] = {}
    for key, quote in quotes.items():
        wanted = "".join(quote.split())
        for match in re.finditer(re.escape(wanted), text) if wanted else ():
            for at in dict.fromkeys(read[match.start() : match.end()]):
                found[at] = (*found.get(at, ()), key)
    return found


def _pieces(tokens: Sequence[_Token], places: Mapping[int, tuple[int, ...]]) -> Iterator[str]:
    named: set[int] = set()
    for keys, run in groupby(range(len(tokens)), key=lambda at: places.get(at, ())):
        raw = mark_safe("".join(tokens[at].raw for at in run))  # noqa: S308 - as it was
        if not keys:
            yield raw
            continue
        new = [key for key in keys if key not in named]
        named.update(new)
        for key in new:
            raw = format_html('<mark id="remark-{}">{}</mark>', key, raw)
        yield raw if new else format_html("<mark>{}</mark>", raw)
