"""`gongkai serve` and `gongkai manage`: what the platform adds to the command line."""

import os
import sys

import click

SETTINGS = "gongkai_web.site.settings.production"


@click.command("serve", help="启动平台网站，直到按Ctrl+C停止。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口。")
def serve(host: str, port: int) -> None:
    """Bring the database up to date, then answer on one address until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from gongkai_web.site.serving import run

    run(host, port)


@click.command(
    "manage",
    help="执行管理命令，如migrate、createsuperuser、rebuild_index；不带参数列出全部。",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands with the settings of this site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["gongkai manage", *(arguments or ("help",))])
    sys.exit(0)
