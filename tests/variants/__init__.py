"""Report files as the world makes them, from made-up reports: the test data of the readers.

`python -m variants FOLDER` (from `tests/`) writes every variant of every draft there, with what must be read from it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import converted, html, pasted, pdf, plaintext, sheet, word
from .draft import Draft
from .samples import drafts


@dataclass(frozen=True)
class Variant:
    """One way of making a report file. `slow` ones need LibreOffice or Chromium."""

    name: str
    suffix: str
    make: Callable[[Draft], bytes]
    slow: bool = False


VARIANTS = {
    variant.name: variant
    for variant in (
        Variant("text-tabs", "txt", plaintext.make_tabs),
        Variant("text-gbk", "txt", plaintext.make_gbk),
        Variant("text-pipes", "md", plaintext.make_pipes),
        Variant("text-aligned", "txt", plaintext.make_aligned),
        Variant("text-ragged", "txt", pasted.make_ragged),
        Variant("text-trimmed", "txt", pasted.make_trimmed),
        Variant("text-doubled", "txt", pasted.make_doubled),
        Variant("text-copied", "txt", pasted.make_copied),
        Variant("text-padded", "txt", pasted.make_padded),
        Variant("text-piped-cells", "txt", pasted.make_piped_cells),
        Variant("text-piped-lines", "txt", pasted.make_piped_lines),
        Variant("text-bare-pipes", "md", pasted.make_bare_pipes),
        Variant("text-box", "txt", pasted.make_box),
        Variant("text-commas", "txt", pasted.make_commas),
        Variant("text-single-spaces", "txt", pasted.make_single_spaces),
        Variant("text-listed", "txt", pasted.make_listed),
        Variant("text-flat", "txt", pasted.make_flat),
        Variant("text-solid", "txt", pasted.make_solid),
        Variant("text-folded", "md", converted.make_folded),
        Variant("text-folded-head", "md", converted.make_folded_head),
        Variant("text-open-rows", "md", converted.make_open_rows),
        Variant("html-plain", "html", html.make_plain),
        Variant("html-cms", "html", html.make_cms),
        Variant("html-word", "htm", html.make_word),
        Variant("html-sloppy", "html", html.make_sloppy),
        Variant("docx-numbered", "docx", word.make_numbered),
        Variant("docx-strict", "docx", word.make_strict),
        Variant("docx-framed", "docx", word.make_framed),
        Variant("docx-python", "docx", word.make_python),
        Variant("docx-libreoffice", "docx", word.make_libreoffice, slow=True),
        Variant("xlsx-single", "xlsx", sheet.make_single),
        Variant("xlsx-text", "xlsx", sheet.make_text),
        Variant("xlsx-unmerged", "xlsx", sheet.make_unmerged),
        Variant("xlsx-sheets", "xlsx", sheet.make_sheets),
        Variant("xlsx-libreoffice", "xlsx", sheet.make_libreoffice, slow=True),
        Variant("pdf-ruled", "pdf", pdf.make_ruled, slow=True),
        Variant("pdf-landscape", "pdf", pdf.make_landscape, slow=True),
        Variant("pdf-over-pages", "pdf", pdf.make_over_pages, slow=True),
        Variant("pdf-unruled", "pdf", pdf.make_unruled, slow=True),
        Variant("pdf-shaded", "pdf", pdf.make_shaded, slow=True),
        Variant("pdf-office", "pdf", pdf.make_office, slow=True),
        Variant("pdf-sheet", "pdf", pdf.make_sheet, slow=True),
    )
}

__all__ = ["VARIANTS", "Draft", "Variant", "drafts"]
