"""The embedded engine: an index of tantivy in a folder of this machine.

Each machine keeps its own and feeds it from the outbox. One process writes at a time; the operating system releases the
lock of one that dies, and what it had not committed is as if it had never been.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from re import Pattern
from threading import Lock
from typing import Any

import tantivy

from gongkai_web.search.asking import Asked, asked
from gongkai_web.search.engines import fields, questions
from gongkai_web.search.marking import excerpt, finder, marked
from gongkai_web.search.model import Entry, Facet, Hit, Order, Query, Results, divided
from gongkai_web.search.numbers import NumberParts, nearest

_HEAP = 64_000_000
"""Bytes that a writer may fill before it writes a segment."""
_MOST_VALUES = 100_000
"""Values of a facet that are counted at all."""
_MOST_NUMBERS = 2000
"""Document numbers among which the nearest is looked for."""


class EmbeddedEngine:
    """An index in a folder, made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / f"form-{fields.FORM}"
        self._schema = fields.schema()
        self._lock = Lock()
        self._index: tantivy.Index | None = None
        self._seen = 0

    def position(self) -> int:
        """The number of the last change that the index has seen."""
        return self._position(self._searcher())

    def apply(self, put: Iterable[Entry], drop: Iterable[str], *, after: int, upto: int) -> bool:
        """Put and drop entries in one commit."""
        with self._writer() as writer:
            if writer is None or self.position() != after:
                return False
            for key in drop:
                writer.delete_documents_by_term(fields.KEY, key)
            for entry in put:
                writer.delete_documents_by_term(fields.KEY, entry.key)
                writer.add_document(fields.document(entry))
            self._commit(writer, upto)
        return True

    def rebuild(self, entries: Iterable[Entry], position: int) -> bool:
        """Hold these entries and no others: one commit, so that nobody sees the index half made."""
        with self._writer() as writer:
            if writer is None:
                return False
            writer.delete_all_documents()
            for entry in entries:
                writer.add_document(fields.document(entry))
            self._commit(writer, position)
        return True

    def search(self, query: Query) -> Results:
        """What is found, how many in all, and how they divide."""
        searcher, question = self._searcher(), asked(query.words)
        found = questions.question(self._schema, query, question)
        counts = _counted(searcher, found)
        total = counts.pop("total")
        if not total:
            return Results(0, suggestion=self._suggestion(searcher, question.number))
        hits = tuple(self._hits(searcher, query, question)) if query.offset < total else ()
        return Results(total, hits, divided({Facet(facet): values for facet, values in counts.items()}))

    def _hits(self, searcher: tantivy.Searcher, query: Query, question: Asked) -> Iterator[Hit]:
        by_day = query.order is not Order.RELEVANCE or not question.phrases
        found = searcher.search(
            questions.scored(self._schema, query, question),
            limit=query.size,
            offset=query.offset,
            count=False,
            order_by_field=fields.RANK if by_day else None,
            order=tantivy.Order.Asc if query.order is Order.OLDEST else tantivy.Order.Desc,
        )
        pattern = finder(question.phrases)
        for _, address in found.hits:
            yield _hit(searcher.doc(address), pattern)

    def _suggestion(self, searcher: tantivy.Searcher, number: NumberParts | None) -> str:
        if number is None:
            return ""
        counting = {"numbers": {"terms": {"field": fields.NUMBER, "size": _MOST_NUMBERS}}}
        answer = searcher.aggregate(questions.like_number(self._schema, number), counting)
        return nearest(number, (bucket["key"] for bucket in answer["numbers"]["buckets"]))

    def _position(self, searcher: tantivy.Searcher) -> int:
        found = searcher.search(
            tantivy.Query.term_query(self._schema, fields.KEY, fields.POSITION, "basic"), 1, count=False
        )
        return next((searcher.doc(address)[fields.POSITION][0] for _, address in found.hits), 0)

    def _commit(self, writer: tantivy.IndexWriter, position: int) -> None:
        writer.delete_documents_by_term(fields.KEY, fields.POSITION)
        writer.add_document(fields.position_document(position))
        writer.commit()

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter | None]:
        """The one writer; None where somebody else, here or in another process, is writing."""
        try:
            writer = self._opened().writer(_HEAP, 1)
        except ValueError as fault:
            if "LockBusy" not in str(fault):
                raise
            yield None
            return
        try:
            self._opened().reload()
            yield writer
        finally:
            writer.wait_merging_threads()
            self._opened().reload()

    def _searcher(self) -> tantivy.Searcher:
        """A view of the newest commit, whichever process made it."""
        index = self._opened()
        commit = (self._folder / "meta.json").stat().st_mtime_ns
        if commit != self._seen:
            index.reload()
            self._seen = commit
        return index.searcher()

    def _opened(self) -> tantivy.Index:
        with self._lock:
            if self._index is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(self._schema, path=str(self._folder))
                self._index.config_reader("manual")
            return self._index


def _counted(searcher: tantivy.Searcher, found: tantivy.Query) -> dict[str, Any]:
    """How many entries are found, in all and for every value of every facet."""
    counting = {facet.value: {"terms": {"field": facet.value, "size": _MOST_VALUES}} for facet in Facet}
    answer = searcher.aggregate(found, {**counting, "total": {"value_count": {"field": fields.RANK}}})
    counts: dict[str, Any] = {
        facet.value: {bucket["key"]: bucket["doc_count"] for bucket in answer[facet.value]["buckets"]}
        for facet in Facet
    }
    return {**counts, "total": int(answer["total"]["value"])}


def _hit(document: tantivy.Document, pattern: Pattern[str] | None) -> Hit:
    """One document of the index as a hit."""
    texts = {name: bytes(document[name][0]).decode() for name in (fields.URL, fields.TITLE, fields.BODY)}
    codes = {name: document.get_first(name) or "" for name in (*Facet, fields.KEY, fields.NUMBER)}
    return Hit(
        key=codes[fields.KEY],
        url=texts[fields.URL],
        title=marked(texts[fields.TITLE], pattern),
        excerpt=excerpt(texts[fields.BODY], pattern),
        organ=codes[Facet.ORGAN],
        day=date.fromordinal(document[fields.RANK][0] >> 41),
        kind=codes[Facet.KIND],
        number=codes[fields.NUMBER],
        validity=codes[Facet.VALIDITY],
    )
