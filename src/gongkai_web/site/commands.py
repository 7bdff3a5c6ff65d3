"""`gongkai serve` and `gongkai manage`: what the platform adds to the command line."""

import sys

import click

from gongkai_web.site.starting import is_empty, reach_database, start


@click.command("serve", help="启动平台网站，直到按Ctrl+C停止。")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口。")
@click.option("--demo", is_flag=True, help="演示：数据文件夹是空的，就装入一个虚构的县；端口被占用，就换下一个。")
def serve(host: str, port: int, demo: bool) -> None:  # noqa: FBT001 - click's
    """Bring the database up to date, then answer on one address until stopped."""
    start()
    reach_database()
    from gongkai_web.site.preparing import prepare
    from gongkai_web.site.serving import free_port, run

    prepare()
    if demo:
        from gongkai_web.demo.loading import load, welcome

        load()
        port = free_port(host, port) or port
        click.echo(welcome())
    run(host, port)


@click.command(
    "manage",
    help="执行管理命令，如migrate、createsuperuser、rebuild_index；不带参数列出全部。",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's management commands with the settings of this site."""
    start()
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(["gongkai manage", *(arguments or ("help",))])
    except DatabaseError as error:
        if is_empty():
            raise click.ClickException(
                "数据库里还没有数据表：先运行gongkai serve或者gongkai manage migrate，或者用GONGKAI_DATA指对数据文件夹"
            ) from error
        raise
    sys.exit(0)
