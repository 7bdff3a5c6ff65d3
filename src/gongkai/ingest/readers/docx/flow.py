"""The flow of a Word document: its paragraphs, pictures and tables, in reading order.

What is seen is what is read: results of fields and not their instructions, text inserted under tracked changes and
not text deleted, one of two alternative drawings, no hidden text, and numerals that only appear on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element as Element

from gongkai.ingest.readers.docx import names as n
from gongkai.ingest.readers.docx.numbering import Numbering
from gongkai.ingest.readers.docx.styles import PLAIN, NumberingRef, Style, Styles, numbering, outline
from gongkai.ingest.readers.ooxml import Link


class Para(NamedTuple):
    """A paragraph as seen. `label` is its automatic numeral; line breaks within are newlines."""

    text: str
    label: str = ""
    level: int = 0


class Image(NamedTuple):
    """A picture, chart or embedded object."""

    name: str
    alt: str = ""


class Inset(NamedTuple):
    """A table, still to be laid out."""

    element: Element


class Chunk(NamedTuple):
    """Another document put into this one, by the name of its part."""

    part: str


Item = Para | Image | Inset | Chunk
_Piece = str | Image | Element

_SIGNS = {
    n.TAB: "\t",
    n.PTAB: "\t",
    n.BR: "\n",
    n.CR: "\n",
    n.NO_BREAK_HYPHEN: "-",
}
_GRAPHICS = frozenset((n.DRAWING, n.PICT, n.OBJECT))
_GONE = frozenset((n.DEL, n.MOVE_FROM))
_NOT_TEXT = frozenset((n.P_PR, n.R_PR))


@dataclass(slots=True)
class Flow:
    """A document being read: its styles, its lists as far as counted, and what was met on the way.

    `met` counts, by code, what a person should know of: tracked changes, embedded objects, …
    """

    styles: Styles
    numbering: Numbering
    links: Mapping[str, Link]
    met: dict[str, int] = field(default_factory=dict)
    _fields: list[str] = field(default_factory=list)
    _carried: list[_Piece] = field(default_factory=list)

    def items(self, container: Element) -> list[Item]:
        """The items of a body, a cell or a text box."""
        found: list[Item] = []
        self._blocks(container, found)
        if self._carried:
            self._assemble(self._take([]), Para(""), found)
        return found

    def note(self, code: str, count: int = 1) -> None:
        """Count one more, or several, of what a person should know of."""
        if count:
            self.met[code] = self.met.get(code, 0) + count

    def _blocks(self, container: Element, out: list[Item]) -> None:
        for child in container:
            if child.tag == n.P:
                self._paragraph(child, out)
            elif child.tag == n.TBL:
                out.append(Inset(child))
            elif child.tag == n.ALT_CHUNK:
                link = self.links.get(child.get(n.REL_ID, ""))
                out.append(Chunk(link.target if link and not link.external else ""))
            elif child.tag != n.TC_PR:
                inner = self._within(child)
                if inner is not None:
                    self._blocks(inner, out)

    def _within(self, wrapper: Element) -> Element | None:
        """What is seen of an element that only wraps others; None for what is not text or was deleted."""
        tag = wrapper.tag
        if tag in _NOT_TEXT:
            return None
        if tag in _GONE:
            self.note("tracked-changes")
            return None
        if tag == n.INS:
            self.note("tracked-changes")
        if tag == n.SDT:
            return _content(wrapper)
        return _chosen(wrapper) if tag == n.ALTERNATE else wrapper

    def _paragraph(self, p: Element, out: list[Item]) -> None:
        p_pr = n.properties(p, n.P_PR)
        name = n.said(p_pr, n.P_STYLE) or self.styles.default
        style = self.styles[name]
        if style.contents:
            return
        pieces: list[_Piece] = []
        self._inline(p, pieces, hidden=style.hidden)
        if self._fields:  # no instruction runs over a paragraph
            self._fields = [state for state in self._fields if state != "instruction"]
        mark = p_pr.get(n.R_PR)
        if mark is not None and len(mark):
            if mark.find(n.DEL) is not None or mark.find(n.MOVE_FROM) is not None:
                self.note("tracked-changes")
                self._carried = self._take(pieces)
                return
            if not pieces and n.on(mark, n.VANISH):
                return
        level = outline(p_pr)
        label = self._label(p_pr, name, style)
        self._assemble(self._take(pieces), Para("", label, style.level or 0 if level is None else level), out)

    def _take(self, pieces: list[_Piece]) -> list[_Piece]:
        """These pieces behind those of a paragraph whose end was deleted."""
        if not self._carried:
            return pieces
        taken, self._carried = [*self._carried, *pieces], []
        return taken

    def _label(self, p_pr: n.Properties, name: str | None, style: Style) -> str:
        own, inherited = numbering(p_pr), style.numbering
        if own.num is None and inherited.num is None:
            return ""
        level = own.level if own.level is not None or own.num is not None else inherited.level
        return self.numbering.label(NumberingRef(own.num or inherited.num, level), name)

    def _assemble(self, pieces: list[_Piece], para: Para, out: list[Item]) -> None:
        """Put out a paragraph with what is anchored in it: text boxes at its very start first, all else after."""
        text: list[str] = []
        after: list[Item] = []
        for piece in pieces:
            if isinstance(piece, str):
                text.append(piece)
            elif isinstance(piece, Image):
                after.append(piece)
            elif text:
                after.extend(self.items(piece))
            else:
                out.extend(self.items(piece))
        out.append(Para("".join(text), para.label, para.level))
        out.extend(after)

    def _inline(self, parent: Element, out: list[_Piece], *, hidden: bool) -> None:
        for child in parent:
            if child.tag == n.R:
                self._run(child, out, hidden=hidden)
            elif child.tag == n.MATH_T:
                out.append(child.text or "")
            else:
                inner = self._within(child)
                if inner is not None and len(inner):
                    self._inline(inner, out, hidden=hidden)

    def _run(self, r: Element, out: list[_Piece], *, hidden: bool) -> None:
        r_pr = next(r.iterchildren(n.R_PR), None)
        if r_pr is not None and len(r_pr):
            hidden = self._hides(r_pr, hidden=hidden)
        silent = hidden or "instruction" in self._fields
        for child in r:
            tag = child.tag
            if tag == n.T:
                if not silent and child.text:
                    out.append(child.text.replace("\n", " "))
                elif hidden and child.text:
                    self.note("hidden-text")
            elif tag == n.FLD_CHAR:
                self._field(child.get(n.FLD_CHAR_TYPE))
                silent = hidden or "instruction" in self._fields
            elif not silent:
                self._other(child, out)

    def _other(self, child: Element, out: list[_Piece]) -> None:
        """What stands in a run beside text: breaks, signs, drawings, notes."""
        tag = child.tag
        if tag in _SIGNS:
            out.append(_SIGNS[tag])
        elif tag in _GRAPHICS:
            self._graphic(child, out, "")
        elif tag == n.ALTERNATE:
            self._alternate(child, out)
        elif tag == n.SYM:
            out.append(_symbol(child.get(n.CHAR, "")))
        elif tag == n.RUBY:
            base = child.find(n.RUBY_BASE)
            if base is not None:
                self._inline(base, out, hidden=False)
        elif tag in {n.FOOTNOTE_REFERENCE, n.ENDNOTE_REFERENCE}:
            self.note("footnotes")

    def _alternate(self, alternate: Element, out: list[_Piece]) -> None:
        """One of two forms of the same drawing: the newer where it holds anything, or else the older."""
        for form in (n.CHOICE, n.FALLBACK):
            found: list[_Piece] = []
            chosen = alternate.find(form)
            if chosen is not None:
                self._graphic(chosen, found, "")
            if found:
                out.extend(found)
                return

    def _graphic(self, parent: Element, out: list[_Piece], alt: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.TXBX_CONTENT:
                out.append(child)
            elif tag == n.ALTERNATE:
                self._alternate(child, out)
            elif tag == n.DOC_PR:
                alt = child.get("descr") or child.get("title") or ""
            elif tag == n.VML_SHAPE:
                self._graphic(child, out, child.get("alt", ""))
            elif tag in {n.BLIP, n.IMAGE_DATA, n.CHART}:
                self._image(child, out, alt)
            elif tag == n.OLE:
                self.note("embedded-object")
            else:
                self._graphic(child, out, alt)

    def _image(self, element: Element, out: list[_Piece], alt: str) -> None:
        key = element.get(n.REL_EMBED) or element.get(n.REL_ID) or element.get(n.REL_LINK) or ""
        link = self.links.get(key)
        if link is not None and link.external:
            self.note("external-picture")
        out.append(Image(link.file if link else "", alt or element.get(n.OLE_TITLE, "")))

    def _hides(self, r_pr: Element, *, hidden: bool) -> bool:
        if r_pr.find(n.VANISH) is not None:
            return n.on(r_pr, n.VANISH)
        style = n.value(r_pr, n.R_STYLE)
        return hidden or (self.styles[style] if style else PLAIN).hidden

    def _field(self, kind: str | None) -> None:
        """Follow a field: its instruction up to `separate`, its result up to `end`."""
        if kind == "begin":
            self._fields.append("instruction")
        elif self._fields and kind == "separate":
            self._fields[-1] = "result"
        elif self._fields and kind == "end":
            self._fields.pop()


def _chosen(alternate: Element) -> Element | None:
    """The newer of two alternatives, where there is one."""
    choice = alternate.find(n.CHOICE)
    return alternate.find(n.FALLBACK) if choice is None else choice


def _content(sdt: Element) -> Element | None:
    """What a content control holds.

    A prompt (“click here to enter text”) is not content; a generated table of contents only repeats the headings.
    """
    properties = sdt.find(n.SDT_PR)
    if n.on(properties, n.PLACEHOLDER):
        return None
    gallery = next(sdt.iterfind(f"{n.SDT_PR}//{n.GALLERY}"), None)
    contents = gallery is not None and gallery.get(n.VAL) == "Table of Contents"
    return None if contents else sdt.find(n.SDT_CONTENT)


def _symbol(code: str) -> str:
    """A sign of a symbol font, by its code: where that is not a letter of any script, it is still not nothing."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
