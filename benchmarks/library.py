"""The library's list of a hundred thousand documents, plain and narrowed, on the database that DATABASE_URL names.

`python -m benchmarks.library` makes the demonstration county in an empty database, adds the documents and prints rows;
`make bench` runs it once for each database.

Times are of the processor, the database's own work among it, the least of several.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.pages import Row, prepare, processor

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

DOCUMENTS = 100_000
AIM = 100
"""Milliseconds."""
_TRIES = 5

QUESTIONS = {
    "all": "",
    "last page": "page=100000",
    "oldest first": "order=oldest",
    "by day made": "order=formed",
    "one kind": "kind=normative",
    "one organ": "organ={organ}",
    "one year": "year=2019",
    "one theme": "theme={theme}",
    "lapsed": "validity=lapsed",
    "in force, one kind": "validity=valid&kind=policy",
    "every facet": "organ={organ}&year=2019&kind=normative&theme={theme}&validity=valid",
    "word that is common": "q=管理",
    "word that is nowhere": "q=麒麟",
    "word, narrowed": "q=管理&kind=normative&year=2019",
}


def fill(count: int) -> None:
    """So many public documents beside those of the county; the same every time."""
    from django.db import connection

    from gongkai_web.library.models import Document
    from gongkai_web.library.tally import forget
    from reviewing import show

    made = _documents(count)
    while batch := list(islice(made, 1000)):
        show(*Document.objects.bulk_create(batch))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE library_document")  # as the database does by itself within a minute
    forget()


def _documents(count: int) -> Iterator[object]:
    import corpus
    from gongkai_web.library.kinds import DocumentKind
    from gongkai_web.library.models import Document
    from gongkai_web.organs.models import Organ

    chance, organs = random.Random(5), list(Organ.objects.order_by("pk"))  # noqa: S311 - the same every time
    kinds = [kind.value for kind in DocumentKind]
    for number, entry in enumerate(corpus.entries(count)):
        kind = chance.choices(kinds, (1, 10, 20, 69))[0]
        formed = date(2008, 1, 1) + timedelta(chance.randrange(6700))
        ends, amended = (formed + timedelta(chance.randrange(1, 4000)) for _ in range(2))
        yield Document(
            live=False,
            published_on=formed + timedelta(chance.randrange(20)),
            title=entry.title,
            body=[("text", f"<p>{entry.body}</p>")],
            body_text=entry.body,
            organ=chance.choice(organs),
            kind=kind,
            index_number=f"bench-{number}",
            number=f"某政办发〔{formed.year}〕{number}号" if kind == "normative" else "",
            formed_on=formed,
            theme=entry.theme,
            amended_on=amended if kind != "information" and chance.random() < 0.05 else None,
            ends_on=ends if kind != "information" and chance.random() < 0.3 else None,
            ends_as=chance.choice(("repealed", "lapsed")),
        )


def measured() -> Iterator[Row]:
    """A row for each question: as a rule, and where a new process must first read how the documents divide."""
    from django.test import Client

    import corpus
    from gongkai_web.library.models import Document
    from gongkai_web.library.tally import forget

    clock = processor()
    client, held = Client(), Document.objects.filter(live=True).count()
    organ = Document.objects.order_by("pk").select_related("organ")[0].organ.slug
    for what, question in QUESTIONS.items():
        address = f"/documents/?{question.format(organ=organ, theme=corpus.THEMES[1])}"

        def ask(address: str = address) -> None:
            if client.get(address).status_code != 200:
                raise SystemExit(address)

        ask()
        cold = min(_taken(clock, ask, before=forget) for _ in range(_TRIES))
        warm = min(_taken(clock, ask) for _ in range(_TRIES))
        yield (
            f"library, {held} documents, {what}",
            f"{warm:.1f} ms",
            f"{cold:.0f} ms in a new process (aim: {AIM}, in an old one)",
        )


def _taken(clock: Callable[[], float], ask: Callable[[], None], before: Callable[[], None] = lambda: None) -> float:
    before()
    start = clock()
    ask()
    return (clock() - start) * 1000


if __name__ == "__main__":
    prepare()
    fill(DOCUMENTS)
    sys.stdout.write(json.dumps(list(measured()), ensure_ascii=False) + "\n")
