"""Letters that remind the keepers of documents which end soon, where the operator named a mail server."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from gongkai_web.library.models import Document
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.ui.language import on_record

Mail = Callable[[Organ, str, str, str], object]
"""What takes a letter to an office: the organ, the address, the title, the text. It takes it or raises an error."""


def letters(organ: Organ, documents: Iterable[Document]) -> Iterator[tuple[Organ, str, str, str]]:
    """A letter to each office that answers for an organ, naming its documents with the day that each ends.

    None without a mail server: the back office lists the same documents.
    """
    if not settings.MAIL:
        return
    ordered = sorted(documents, key=lambda document: (document.expires_on, document.pk))
    with on_record():
        title, text = _words(organ, ordered)
    for address in _addresses(organ):
        yield organ, address, title, text


def _addresses(organ: Organ) -> list[str]:
    """The mailbox of its disclosure office or, of an abolished organ, those of its successors'."""
    answering = organ.successors.all() if organ.abolished_on else (organ,)
    offices = DisclosureOffice.objects.filter(organ__in=answering).exclude(email="")
    return sorted(set(offices.values_list("email", flat=True)))


def _words(organ: Organ, documents: Sequence[Document]) -> tuple[str, str]:
    title = _("{organ}有{count}件文件将在90天内期满").format(organ=organ, count=len(documents))
    lines = [_line(document) for document in documents]
    advice = _("请评估后决定继续有效、修改还是废止。后台“90天内到期”列出全部这样的文件。")
    return title, "\n\n".join((title + _("："), *lines, advice))


def _line(document: Document) -> str:
    said = _("《{title}》{day}期满").format(title=document.title, day=document.expires_on)
    return f"{said}\n{settings.ADDRESS}{document.get_absolute_url()}"
