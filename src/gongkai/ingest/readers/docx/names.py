"""The names of WordprocessingML, spelled out once."""

from collections.abc import Mapping
from typing import Final

from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL: Final = f"{_W}val"

BODY: Final = f"{_W}body"
P: Final = f"{_W}p"
P_PR: Final = f"{_W}pPr"
P_STYLE: Final = f"{_W}pStyle"
R: Final = f"{_W}r"
R_PR: Final = f"{_W}rPr"
R_STYLE: Final = f"{_W}rStyle"
T: Final = f"{_W}t"
MATH_T: Final = f"{_M}t"
TAB: Final = f"{_W}tab"
PTAB: Final = f"{_W}ptab"
BR: Final = f"{_W}br"
CR: Final = f"{_W}cr"
NO_BREAK_HYPHEN: Final = f"{_W}noBreakHyphen"
SYM: Final = f"{_W}sym"
CHAR: Final = f"{_W}char"
FLD_CHAR: Final = f"{_W}fldChar"
FLD_CHAR_TYPE: Final = f"{_W}fldCharType"
FOOTNOTE_REFERENCE: Final = f"{_W}footnoteReference"
ENDNOTE_REFERENCE: Final = f"{_W}endnoteReference"
ALT_CHUNK: Final = f"{_W}altChunk"
VANISH: Final = f"{_W}vanish"
OUTLINE: Final = f"{_W}outlineLvl"

INS: Final = f"{_W}ins"
DEL: Final = f"{_W}del"
MOVE_FROM: Final = f"{_W}moveFrom"
MOVE_TO: Final = f"{_W}moveTo"

SDT: Final = f"{_W}sdt"
SDT_PR: Final = f"{_W}sdtPr"
SDT_CONTENT: Final = f"{_W}sdtContent"
PLACEHOLDER: Final = f"{_W}showingPlcHdr"
GALLERY: Final = f"{_W}docPartGallery"
RUBY: Final = f"{_W}ruby"
RUBY_BASE: Final = f"{_W}rubyBase"

TBL: Final = f"{_W}tbl"
TBL_GRID: Final = f"{_W}tblGrid"
GRID_COL: Final = f"{_W}gridCol"
WIDTH: Final = f"{_W}w"
TYPE: Final = f"{_W}type"
TBL_PR: Final = f"{_W}tblPr"
TBL_STYLE: Final = f"{_W}tblStyle"
TBL_STYLE_PR: Final = f"{_W}tblStylePr"
TBL_BORDERS: Final = f"{_W}tblBorders"
TBL_LOOK: Final = f"{_W}tblLook"
TBL_PR_EX: Final = f"{_W}tblPrEx"
TBL_HEADER: Final = f"{_W}tblHeader"
FIRST_ROW: Final = f"{_W}firstRow"
INSIDE: Final = (f"{_W}insideH", f"{_W}insideV")
TC_BORDERS: Final = f"{_W}tcBorders"
TR: Final = f"{_W}tr"
TR_PR: Final = f"{_W}trPr"
GRID_BEFORE: Final = f"{_W}gridBefore"
GRID_AFTER: Final = f"{_W}gridAfter"
HIDDEN: Final = f"{_W}hidden"
TC: Final = f"{_W}tc"
TC_PR: Final = f"{_W}tcPr"
TC_W: Final = f"{_W}tcW"
GRID_SPAN: Final = f"{_W}gridSpan"
V_MERGE: Final = f"{_W}vMerge"
H_MERGE: Final = f"{_W}hMerge"
CELL_DEL: Final = f"{_W}cellDel"

STYLE: Final = f"{_W}style"
STYLE_ID: Final = f"{_W}styleId"
STYLE_TYPE: Final = TYPE
DEFAULT: Final = f"{_W}default"
NAME: Final = f"{_W}name"
BASED_ON: Final = f"{_W}basedOn"
NUM_PR: Final = f"{_W}numPr"
ILVL: Final = f"{_W}ilvl"
NUM_ID: Final = f"{_W}numId"

NUM: Final = f"{_W}num"
ABSTRACT_NUM: Final = f"{_W}abstractNum"
ABSTRACT_NUM_ID: Final = f"{_W}abstractNumId"
NUM_STYLE_LINK: Final = f"{_W}numStyleLink"
STYLE_LINK: Final = f"{_W}styleLink"
LVL: Final = f"{_W}lvl"
LVL_OVERRIDE: Final = f"{_W}lvlOverride"
START_OVERRIDE: Final = f"{_W}startOverride"
START: Final = f"{_W}start"
NUM_FMT: Final = f"{_W}numFmt"
LVL_TEXT: Final = f"{_W}lvlText"
LVL_RESTART: Final = f"{_W}lvlRestart"
IS_LGL: Final = f"{_W}isLgl"

DRAWING: Final = f"{_W}drawing"
PICT: Final = f"{_W}pict"
OBJECT: Final = f"{_W}object"
TXBX_CONTENT: Final = f"{_W}txbxContent"
ALTERNATE: Final = f"{_MC}AlternateContent"
CHOICE: Final = f"{_MC}Choice"
FALLBACK: Final = f"{_MC}Fallback"
DOC_PR: Final = f"{_WP}docPr"
BLIP: Final = f"{_A}blip"
CHART: Final = f"{_C}chart"
IMAGE_DATA: Final = f"{_V}imagedata"
VML_SHAPE: Final = f"{_V}shape"
OLE: Final = f"{_O}OLEObject"
OLE_TITLE: Final = f"{_O}title"
REL_ID: Final = f"{_R}id"
REL_EMBED: Final = f"{_R}embed"
REL_LINK: Final = f"{_R}link"

_OFF = frozenset(("0", "false", "off"))

Properties = Mapping[str, Element]
"""The children of an element of properties (`w:pPr`, `w:tcPr`, …) by tag."""

NONE: Final[Properties] = {}


def properties(parent: Element, name: str) -> Properties:
    """The properties of a paragraph, run, row or cell: nearly always its first child."""
    # `find` parses a path at every call, and this is called for every paragraph and cell.
    first = parent[0] if len(parent) else None
    found = first if first is not None and first.tag == name else next(parent.iterchildren(name), None)
    return {entry.tag: entry for entry in found} if found is not None and len(found) else NONE


def set_on(held: Properties, name: str) -> bool:
    """Whether a toggle (`<w:vanish/>`, `w:val` absent or true) is set among properties."""
    found = held.get(name)
    return found is not None and found.get(VAL, "true") not in _OFF


def said(held: Properties, name: str) -> str | None:
    """The `w:val` of one of the properties, or None where it is not there."""
    found = held.get(name)
    return None if found is None else found.get(VAL)


def on(parent: Element | None, name: str) -> bool:
    """Whether a toggle is set on an element of properties."""
    found = None if parent is None else parent.find(name)
    return found is not None and found.get(VAL, "true") not in _OFF


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child, or None where there is no such child."""
    found = None if parent is None else parent.find(name)
    return None if found is None else found.get(VAL)


def integer(text: str | None, default: int = 0) -> int:
    """A whole number as written in an attribute, or the default where it is none."""
    try:
        return default if text is None else int(float(text))
    except (ValueError, OverflowError):
        return default
