"""Pictures of the demonstration, for the documentation: `make screens` writes docs/screens/.

The demonstration is copied, served on a free port and looked at as its users do: the public pages on a desktop and on a
telephone, the back office on a desktop. Pictures have few colours and so are small.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
DEMONSTRATION, TARGET = ROOT / ".cache/demonstration", ROOT / "docs/screens"
GONGKAI = ROOT / ".venv/bin/gongkai"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
COLOURS, LARGEST = 48, 150_000
PASSWORD = "chengchuan-demo"  # noqa: S105 - the demonstration prints it

PUBLIC = {
    "home": "/",
    "guide": "/organs/civil-affairs/guide/",
    "disclosure": "/organs/civil-affairs/disclosure/",
    "library": "/documents/?kind=normative&validity=valid",
    "document": "first:/documents/?validity=repealed",
    "report": "first:/organs/office/reports/",
    "gazette": "first:/gazette/",
    "search": "/search/?q=最低生活保障",
    "reports": "/reports/",
    "apply": "/requests/",
}
"""Pages by the name of their picture. `first:` means the first that is listed there."""

STAFF = {
    "admin": {
        "work": "/admin/",
        "form": "first:/admin/snippets/library/document/?q=部门预算",
        "clean-up": "/admin/library/lists/clean-up/",
        "reviews": "/admin/review/lists/waiting/",
        "review": "first:/admin/review/lists/waiting/",
        "review-figures": "/admin/review/statistics/",
    },
    "desk": {"requests": "/admin/requests/", "request": "first:/admin/requests/"},
    "supervisor": {
        "overseen": "/admin/requests/overseen/",
        "annual": "/admin/annual/",
        "examination": "/admin/examination/",
        "bench": "/admin/examination/reports/3/",
        "board": "/admin/annual/chengchuan/2025/board/",
    },
    "report": {"annual-report": "/admin/annual/civil-affairs/2025/"},
}
"""Pages of the back office by who looks at them."""


def main() -> int:
    """Take every picture; fail when one is too large to be kept."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
            _public(browser, address, size, viewport)
        for login in STAFF:
            _staff(browser, address, login)
        browser.close()
    large = [picture.name for picture in TARGET.glob("*.png") if picture.stat().st_size > LARGEST]
    print(f"docs/screens: {len([*TARGET.glob('*.png')])} pictures" + (f"; too large: {large}" if large else ""))
    return 1 if large else 0


@contextmanager
def _served() -> Iterator[str]:
    """A copy of the demonstration, served until the pictures are taken."""
    with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
        data = Path(name) / "site"
        shutil.copytree(DEMONSTRATION, data)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environ = {**os.environ, "GONGKAI_DATA": str(data), "DATABASE_URL": ""}
        # Our own program, with our own arguments.
        server = subprocess.Popen([GONGKAI, "serve", "--port", str(port)], env=environ, stdout=subprocess.DEVNULL)  # noqa: S603
        try:
            _wait(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _wait(address: str) -> None:
    for _ in range(240):
        try:
            urlopen(f"{address}/healthz").close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the demonstration does not answer; is it built? run make setup")


def _public(browser: Browser, address: str, size: str, viewport: ViewportSize) -> None:
    page = browser.new_context(viewport=viewport, locale="zh-CN", base_url=address).new_page()
    for name, where in PUBLIC.items():
        _go(page, where)
        _keep(page, f"{name}-{size}")


def _staff(browser: Browser, address: str, login: str) -> None:
    page = browser.new_context(viewport=DESKTOP, locale="zh-CN", base_url=address).new_page()
    page.goto("/admin/login/")
    _keep(page, "login-desktop")
    page.locator("input[name=username]").fill(login)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    for name, where in STAFF[login].items():
        _go(page, where)
        page.wait_for_timeout(1000)  # the menu slides in
        _keep(page, f"{name}-desktop")


def _go(page: Page, where: str) -> None:
    listed, _, plain = where.rpartition(":")
    page.goto(plain)
    if listed:
        page.locator(
            "main .items a, main .tiles a, main .listing .title a, main .listing th a, main td a[data-open]"
        ).first.click()
        page.wait_for_load_state()


def _keep(page: Page, name: str) -> None:
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
