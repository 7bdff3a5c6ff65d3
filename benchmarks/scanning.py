"""The scan before publication: a megabyte of text and fifty pages of PDF, beside reading them alone."""

import io
from itertools import cycle, islice
from pathlib import Path

from benchmarks.timing import medians

Row = tuple[str, str, str]
SAMPLES = Path(__file__).parents[1] / "tests/data/samples"
_MEGABYTE = 10**6
_PAGES = 50


def rows(report: bytes) -> list[Row]:
    """A row for each; `report` is a PDF whose pages make up the fifty."""
    return [*_text_rows(), *_pdf_rows(report)]


def _text_rows() -> list[Row]:
    from gongkai.scan import scan_text

    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))]
    data = b"".join(islice(cycle(texts), _MEGABYTE * len(texts) // sum(map(len, texts)) + 1))[:_MEGABYTE]
    text = data.decode("utf-8", "ignore")
    times = medians({"read": lambda: data.decode("utf-8", "ignore"), "scan": lambda: scan_text(text)}, rounds=9)
    return [
        ("1 MB of text: decoded alone", f"{times['read']:.1f} ms", "1"),
        ("1 MB of text: scanned", f"{times['scan']:.0f} ms", f"{times['scan'] / times['read']:.0f} × decoding"),
    ]


def _pdf_rows(report: bytes) -> list[Row]:
    import pypdfium2 as pdfium

    from gongkai.scan import mask_file, scan_file

    data = _fifty(report)

    def read() -> None:
        document = pdfium.PdfDocument(data)
        for page in document:
            page.get_textpage().get_text_range()
        document.close()

    ways = {"read": read, "scan": lambda: scan_file("a.pdf", data), "mask": lambda: mask_file("a.pdf", data)}
    times = medians(ways, rounds=5)
    return [
        (f"PDF of {_PAGES} pages: text read alone", f"{times['read']:.0f} ms", "1"),
        *(
            (f"PDF of {_PAGES} pages: {said}", f"{times[way]:.0f} ms", f"{times[way] / times['read']:.1f} × reading")
            for way, said in (("scan", "scanned"), ("mask", "masked, and scanned again"))
        ),
    ]


def _fifty(report: bytes) -> bytes:
    import pikepdf

    made, pdf = io.BytesIO(), pikepdf.new()
    with pikepdf.open(io.BytesIO(report)) as source:
        for page in islice(cycle(list(source.pages)), _PAGES):
            pdf.pages.append(page)
        pdf.save(made)
    return made.getvalue()
