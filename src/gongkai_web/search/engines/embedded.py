"""The embedded engine: an index of tantivy in a folder of this machine.

Each machine keeps its own and feeds it from the outbox. One process writes at a time; the operating system releases the
lock of one that dies, and what it had not committed is as if it had never been.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from re import Pattern
from threading import Lock

import tantivy

from gongkai_web.search.asking import asked
from gongkai_web.search.engines import fields, questions
from gongkai_web.search.engines.first import First
from gongkai_web.search.marking import excerpt, finder, marked
from gongkai_web.search.model import Entry, Facet, Facets, Hit, Order, Query, Results, divided
from gongkai_web.search.numbers import NumberParts, nearest

_HEAP = 64_000_000
"""Bytes that a writer may fill before it writes a segment."""
_HEAP_ANEW = 256_000_000
"""The same where everything is written anew: fewer segments, and so less to merge."""
_KEPT = 256
"""Questions whose counts are kept until the next commit: pages and orders of one question are counted once."""
_MOST_VALUES = 100_000
"""Values of a facet that are counted at all."""
_MOST_NUMBERS = 2000
"""Document numbers among which the nearest is looked for."""

Commit = tuple[int, int]
"""What tells one commit from another: when its file was written, and which file it is."""


class EmbeddedEngine:
    """An index in a folder, made when it is first needed."""

    def __init__(self, folder: Path, *, kept: int = _KEPT) -> None:
        self._folder = folder / _folder(fields.FORM)
        self._schema = fields.schema()
        self._lock = Lock()
        self._index: tantivy.Index | None = None
        self._seen: Commit = (0, 0)
        self._counts = lru_cache(kept)(self._count)

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
        with self._writer(_HEAP_ANEW) as writer:
            if writer is None:
                return False
            writer.delete_all_documents()
            for entry in entries:
                writer.add_document(fields.document(entry))
            self._commit(writer, position)
        self._clear()
        return True

    def search(self, query: Query) -> Results:
        """What is found, how many in all, and how they divide."""
        searcher, question = self._searcher(), asked(query.words)
        total, facets = self._counts(self._seen, replace(query, order=Order.RELEVANCE, page=1, size=0))
        if not total:
            return Results(0, suggestion=self._suggestion(searcher, question.number))
        if query.offset >= total:
            return Results(total, (), facets)
        places = First(self._schema, searcher, query, question).page(total, facets)
        pattern = finder(question.phrases)
        return Results(total, tuple(_hit(searcher.doc(place), pattern) for place in places), facets)

    def _count(self, commit: Commit, query: Query) -> tuple[int, Facets]:
        """How many entries are found at a commit, in all and for every value of every facet."""
        counting = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in fields.COUNTED}
        found = questions.question(self._schema, query, asked(query.words))
        answer = self._searcher().aggregate(found, counting)
        counts = fields.counts({name: answer[name]["buckets"] for name in counting})
        return sum(counts[Facet.YEAR].values()), divided(counts)

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

    def _clear(self) -> None:
        """Take away the indexes of earlier forms, now that there is one in their place."""
        for form in range(1, fields.FORM):
            shutil.rmtree(self._folder.with_name(_folder(form)), ignore_errors=True)

    @contextmanager
    def _writer(self, heap: int = _HEAP) -> Iterator[tantivy.IndexWriter | None]:
        """The one writer; None where somebody else, here or in another process, is writing."""
        try:
            writer = self._opened().writer(heap, 1)
        except ValueError as fault:
            if "LockBusy" not in str(fault):
                raise
            yield None
            return
        try:
            # A writer that was killed may have left files under the very names that this one will write.
            writer.garbage_collect_files()
            self._opened().reload()
            yield writer
        finally:
            writer.wait_merging_threads()
            self._opened().reload()

    def _searcher(self) -> tantivy.Searcher:
        """A view of the newest commit, whichever process made it."""
        index = self._opened()
        written = (self._folder / "meta.json").stat()
        commit = (written.st_mtime_ns, written.st_ino)
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


def _folder(form: int) -> str:
    return f"form-{form}"


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
