"""An office suite opens what was masked, and shows what was shown before."""

import shutil
import subprocess

import pypdfium2 as pdfium
import pytest

from gongkai.scan import mask_file
from leaking import LEAKS

FILES = {leak.name: leak.make for leak in LEAKS}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "shown"),
    [("leaks.docx", "138****5661"), ("leaks.xlsx", "138****5660"), ("shared.xlsx", "138****5675")],
)
def test_a_masked_copy_opens(tmp_path, name, shown):
    office = shutil.which("soffice")
    assert office
    (tmp_path / name).write_bytes(mask_file(name, FILES[name]()).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / name)]
    subprocess.run(run, check=True, capture_output=True, timeout=300)
    document = pdfium.PdfDocument((tmp_path / name).with_suffix(".pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert shown in text.replace("\r\n", "")
