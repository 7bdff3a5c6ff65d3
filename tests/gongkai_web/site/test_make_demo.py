"""`make demo` as somebody meets it: it checks the reports, serves the county, and ends on Ctrl+C."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[3]
PAGES = (
    "/",
    "/organs/",
    "/organs/civil-affairs/",
    "/documents/",
    "/search/?q=%E4%BD%8E%E4%BF%9D",
    "/reports/",
    "/healthz",
)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environ():
    """What a newcomer's shell holds: nothing of the tests' own settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_", "COV_"))}


@pytest.fixture(scope="module")
def demonstration(environ):
    """Built beforehand, as `make setup` leaves it."""
    ready = ["make", ".cache/demonstration/.ready"]
    subprocess.run(ready, cwd=ROOT, env=environ, check=True, capture_output=True, timeout=900)


def test_make_demo_serves_until_it_is_stopped(demonstration, environ, tmp_path):
    said = tmp_path / "said"
    with said.open("wb") as out:
        process = subprocess.Popen(
            ["make", "demo", f"OUT={tmp_path}/out"],
            cwd=ROOT,
            env=environ,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            address = _address(process, said)
            for page in PAGES:
                with urlopen(address + page, timeout=60) as answer:  # noqa: S310
                    assert answer.status == 200, page
            with urlopen(address + "/", timeout=60) as answer:  # noqa: S310
                words = answer.read().decode()
            assert "演示网站" in words
            assert "澄川县" in words
            _cached_for_ever(address, words)
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=60)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    told = said.read_text(encoding="utf-8")
    assert "已停止。" in told
    assert "Traceback" not in told
    assert "chengchuan-demo" in told
    assert (tmp_path / "out/index.html").exists()


def _address(process, said):
    for _ in range(600):
        if found := re.search(r"网站：(http://[\d.:]+)/\n", said.read_text(encoding="utf-8")):
            return found[1]
        assert process.poll() is None, said.read_text(encoding="utf-8")
        time.sleep(0.2)
    raise AssertionError(said.read_text(encoding="utf-8"))


def _cached_for_ever(address, words):
    """The style sheet carries a digest in its name."""
    style = re.search(r'href="(/static/ui/gongkai\.[0-9a-f]{12}\.css)"', words)[1]
    with urlopen(address + style, timeout=60) as answer:  # noqa: S310
        assert "immutable" in answer.headers["Cache-Control"]
