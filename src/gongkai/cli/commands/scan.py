"""`gongkai scan`: what must not be published as it is, and masked copies of it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from gongkai.basis.language import translate as _
from gongkai.cli import batch, options
from gongkai.cli.output import put
from gongkai.cli.reports import Unusable
from gongkai.cli.scanning import Scanned, Scanning, copies_of, expand
from gongkai.scan import Context, Severity

SEVERITY = {Severity.BLOCK.value: _("须处理"), Severity.WARN.value: _("须核对")}
LEVELS = (Severity.BLOCK.value, Severity.WARN.value)


@options.command(
    help=_(
        "发布前扫描：个人信息、错别字、文件里看不见的内容。可以扫描 docx、xlsx、pptx、PDF、图片、网页、文本和 zip；"
        "不能查看的文件一律拦下。"
    )
)
@options.files
@options.formats("text", "json")
@options.output
@click.option(
    "--mask", "masked", type=click.Path(), metavar=_("文件夹"), help=_("把脱敏副本写到这个文件夹，并逐个证明。")
)
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="block",
    show_default=True,
    help=_("有这一级别或更重的发现时，退出码为 1；用 --mask 时看副本。"),
)
@click.option(
    "--titles",
    type=options.NAMES,
    metavar=_("文件"),
    help=_("领导名单，每行一个：姓名、空格、职务（多个用顿号分开）。"),
)
@click.option("--public", type=options.NAMES, metavar=_("文件"), help=_("对外公布的电话和邮箱，每行一个，不算泄露。"))
@options.jobs
@options.language
def command(
    *,
    files: tuple[str, ...],
    style: str,
    output: str | None,
    masked: str | None,
    fail_on: str,
    titles: tuple[str, ...] | None,
    public: tuple[str, ...] | None,
    jobs: int | None,
) -> int:
    """Scan and print."""
    names = expand(files)
    known = Context(titles=dict(_titles(titles or ())), public=frozenset(public or ()))
    done: list[Scanned | Unusable] = []
    lines: list[str] = []
    for result in batch.each(Scanning(known, masked, copies_of(names)), names, jobs=jobs):
        done.append(result)
        for line in _lines(result, style):
            lines.append(line) if output else put(line, None)
    if output:
        put("\n".join(lines) + "\n", output)
    if style == "text" and len(done) > 1:
        click.echo(_summary(done), err=bool(output))
    return _verdict(done, fail_on, on_copies=masked is not None)


def _titles(lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in lines:
        name, *rest = line.split(maxsplit=1)
        yield name, tuple(rest)


def _lines(result: Scanned | Unusable, style: str) -> Iterator[str]:
    if isinstance(result, Unusable):
        click.echo(str(result), err=True)
        if style == "json":
            yield result.to_json()
    elif style == "json":
        yield json.dumps(result.to_dict(), ensure_ascii=False)
    else:
        yield from _told(result)


def _told(result: Scanned) -> Iterator[str]:
    """One file for a reader: its hits, gravest first, and what became of its masked copy."""
    blocks, warns = (result.count(level) for level in LEVELS)
    if not result.hits:
        yield _("{name}：没有发现").format(name=result.name)
    else:
        yield _("{name}：须处理{blocks}处，须核对{warns}处").format(name=result.name, blocks=blocks, warns=warns)
    for hit in sorted(result.hits, key=lambda hit: LEVELS.index(str(hit["severity"]))):
        where = f"　{hit['where']}" if hit["where"] else ""
        yield f"  {SEVERITY[str(hit['severity'])]} {hit['code']} {hit['message']}{where}"
        yield "      " + str(hit["advice"])
    if result.masked is not None:
        yield "  " + _copy(result)


def _copy(result: Scanned) -> str:
    if result.masked == "":
        return _("没有脱敏副本：这个文件不能改写")
    if result.clean:
        return _("脱敏副本：{path}，重新扫描没有发现遗留").format(path=result.masked)
    return _("脱敏副本：{path}，仍有{count}处，不能发布").format(path=result.masked, count=result.remaining)


def _summary(done: Sequence[Scanned | Unusable]) -> str:
    counts: Counter[str] = Counter()
    for result in done:
        if isinstance(result, Scanned):
            counts.update(str(hit["severity"]) for hit in result.hits)
    return _("共{n}个文件：须处理{blocks}处，须核对{warns}处。").format(
        n=len(done), blocks=counts["block"], warns=counts["warn"]
    )


def _verdict(done: Sequence[Scanned | Unusable], fail_on: str, *, on_copies: bool) -> int:
    """The exit code: 2 where a file could not be opened at all, else 1 where something is grave enough."""
    scanned = [result for result in done if isinstance(result, Scanned)]
    if len(scanned) < len(done):
        return 2
    if fail_on == "never":
        return 0
    if on_copies:
        return int(any(not result.clean for result in scanned))
    grave = LEVELS[: LEVELS.index(fail_on) + 1]
    return int(any(result.count(level) for result in scanned for level in grave))
