"""A letter as a page: to be looked at before it is signed, and printed as it would be filed."""

from collections.abc import Iterator

from gongkai.letters import Letter
from gongkai.letters.letter import day_words
from gongkai.render.letters.titles import title_lines
from gongkai.render.page import page, text


def letter_page(letter: Letter) -> str:
    """The letter as one self-contained HTML page, in Chinese whoever looks at it."""
    return page(letter.title, f'<main class="letter">\n{"".join(_lines(letter))}</main>', styles=("letter",))


def _lines(letter: Letter) -> Iterator[str]:
    yield f'<p class="organ">{text(letter.organ)}</p>\n'
    yield f'<p class="number">{text(letter.number)}</p>\n'
    yield f"<h1>{'<br>'.join(map(text, title_lines(letter.title, letter.organ)))}</h1>\n"
    yield f'<p class="addressee">{text(letter.addressee)}：</p>\n'
    yield from (f"<p>{text(paragraph)}</p>\n" for paragraph in (*letter.paragraphs, *letter.remedy, letter.contact))
    if letter.enclosures:
        items = "".join(f"<li>{text(one.name)}</li>" for one in letter.enclosures)
        yield f'<div class="enclosures"><span>附件：</span><ol>{items}</ol></div>\n'
    yield f'<p class="signature"><span>{text(letter.organ)}</span><br><span>{day_words(letter.on)}</span></p>\n'
