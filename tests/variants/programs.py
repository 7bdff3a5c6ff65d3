"""LibreOffice and Chromium, run without a screen to make files as they make them."""

import subprocess
import tempfile
from pathlib import Path

_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip


def office(content: bytes, suffix: str, target: str) -> bytes:
    """A file converted by LibreOffice, from one suffix to another. `target` may name a filter, as `docx:MS Word`."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"report.{suffix}"
        given.write_bytes(content)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", f"{folder}/out", str(given)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (Path(folder) / "out" / f"report.{target.partition(':')[0]}").read_bytes()


def chromium_pdf(html: str) -> bytes:
    """A page as Chromium prints it."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, "utf-8")
        flags = [*_CHROMIUM, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}"]
        subprocess.run(["chromium", *flags, page.as_uri()], check=True, capture_output=True, timeout=180)
        return pdf.read_bytes()
