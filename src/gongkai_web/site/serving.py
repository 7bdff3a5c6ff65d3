"""The server: one process, several threads; beside them the search follower, the ticker and the examiner."""

import gc
import signal
import socket
from importlib import import_module
from types import FrameType

import click
from django.conf import settings
from waitress.server import create_server

from gongkai_web.examination import following as examining
from gongkai_web.search import following
from gongkai_web.site.ticking import Ticker

FILES = 5
"""Files of the largest size that one form may bring. What is larger than that is cut off before any page can say why:
a form with one file that is too large must come through, to be refused at its field with all else kept."""


def run(host: str, port: int) -> None:
    """Answer on `host` and `port` until Ctrl+C or a request to end, then end what is being answered.

    Raises:
        click.ClickException: when the port is taken, naming one that is free.
    """
    from gongkai_web.site.wsgi import application

    _require_free(host, port)
    server = create_server(application, host=host, port=port, **options())
    settle()
    signal.signal(signal.SIGTERM, _end)
    helpers = (following.start(), _ticking(), examining.start())
    click.echo(f"网站：http://{host}:{port}/\n后台：http://{host}:{port}/admin/\n按Ctrl+C停止。")
    try:
        server.run()  # returns on Ctrl+C and SystemExit, once running requests are answered
    finally:
        server.close()
        for helper in helpers:
            helper.stop()
    click.echo("已停止。")


def settle() -> None:
    """Load every page, and have the collector of garbage pass over what the program is made of.

    All that stays to the end; looking through it would hold up an answer now and again, for a third of a second.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()


def options() -> dict[str, object]:
    """How the server is set up: what a proxy says is believed of the named one only."""
    behind: dict[str, object] = {
        "trusted_proxy": settings.SERVE_BEHIND,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
    }
    return {
        "threads": settings.SERVE_THREADS,
        "ident": None,
        "clear_untrusted_proxy_headers": True,
        "max_request_body_size": FILES * settings.UPLOAD_LIMIT + 2**20,
        **(behind if settings.SERVE_BEHIND else {}),
    }


def free_port(host: str, first: int) -> int:
    """The first port from `first` on that nobody holds; 0 when none of the next hundred is free."""
    return next((port for port in range(first, min(first + 100, 65536)) if _is_free(host, port)), 0)


def _is_free(host: str, port: int) -> bool:
    return not _fault(host, port)


def _fault(host: str, port: int) -> str:
    """Why nobody can listen there; "" where one can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
        return ""


def _require_free(host: str, port: int) -> None:
    if fault := _fault(host, port):
        free = free_port(host, port + 1)
        hint = f"；可以换一个：gongkai serve --port {free}" if free else ""
        raise click.ClickException(f"不能在{host}的{port}端口监听（{fault}），可能已被占用{hint}")


def _ticking() -> Ticker:
    ticker = Ticker()
    ticker.start()
    return ticker


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
