"""The server: one process, several threads, the static files beside it."""

import click
import django
import waitress
from django.conf import settings
from django.core.management import call_command


def run(host: str, port: int) -> None:
    """Bring the database up to date, then answer on `host` and `port` until stopped."""
    django.setup()
    prepare()
    from gongkai_web.search import following
    from gongkai_web.site.wsgi import application

    following.start()
    click.echo(f"网站：http://{host}:{port}/　后台：http://{host}:{port}/admin/　按Ctrl+C停止")
    waitress.serve(application, host=host, port=port, threads=settings.SERVE_THREADS, ident=None)


def prepare() -> None:
    """The database at its newest form, the static files in one folder."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
