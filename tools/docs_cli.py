"""The reference page of the command line, made from the commands themselves.

The words of a command are settled as it is imported, in one language a process; so each language is described by a
process of its own: `python tools/docs_cli.py en`.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import click


class Parameter(TypedDict):
    """An option or an argument: how it is written, what it does, and what it is where nothing is written."""

    written: str
    text: str
    default: str


class Described(TypedDict):
    """A command in one language."""

    usage: str
    short: str
    text: str
    parameters: list[Parameter]


def page() -> str:
    """Every command with its options, in both languages."""
    english, chinese = described("en"), described("zh")
    lines = [
        "# The command line",
        "",
        "`gongkai COMMAND --help` says the same in the terminal, in Chinese. `--lang en`, before or after the command,",
        "or `GONGKAI_LANG=en` in the environment makes all of it English: help, findings, what was in the way of",
        "reading, why a file cannot be used. Labels of the form, words of a report and places in the law are quoted in",
        "Chinese, and reports are written in Chinese in any case.",
        "",
        "A file may be a file, a folder (with everything in it that can be a report), a pattern such as",
        "`'reports/*.html'`, or `-` for standard input.",
        "",
        "| exit code | meaning |",
        "|---|---|",
        "| 0 | done; with `check` and `scan`, no finding as grave as `--fail-on` |",
        "| 1 | `check` and `scan` only: at least one finding at or above `--fail-on` |",
        "| 2 | a file that holds no usable report, or a command that was not written as it should be |",
    ]
    for name, command in english.items():
        lines += ["", *_section(name, command, chinese[name])]
    return "\n".join(lines) + "\n"


def _section(name: str, english: Described, chinese: Described) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield f"`{english['usage']}`"
    for text in (english["text"], chinese["text"]):
        yield ""
        yield text
    yield ""
    yield "| | | |"
    yield "|---|---|---|"
    for ours, theirs in zip(english["parameters"], chinese["parameters"], strict=True):
        default = f" Default: `{ours['default']}`." if ours["default"] else ""
        yield f"| `{ours['written'].replace('|', chr(92) + '|')}` | {ours['text']}{default} | {theirs['text']} |"


def described(language: str) -> dict[str, Described]:
    """Every command in a language, by name."""
    made = subprocess.run([sys.executable, __file__, language], check=True, capture_output=True)  # noqa: S603 - ourselves
    found: dict[str, Described] = json.loads(made.stdout)
    return found


def commands() -> dict[str, Described]:
    """Every command, in the language of this process."""
    import click  # noqa: PLC0415 - its words are settled as it is imported

    from gongkai.cli.app import COMMANDS, gongkai  # noqa: PLC0415

    found: dict[str, Described] = {}
    context = click.Context(gongkai, info_name="gongkai")
    for name, short in COMMANDS.items():
        command = gongkai.get_command(context, name)
        if command is not None:
            inner = click.Context(command, info_name=name, parent=context)
            found[name] = {
                "usage": " ".join(["gongkai", name, *command.collect_usage_pieces(inner)]),
                "short": short,
                "text": command.help or "",
                "parameters": [_parameter(p, inner) for p in command.params if isinstance(p, click.Option)],
            }
    return found


def _parameter(option: "click.Option", context: "click.Context") -> Parameter:
    record = option.get_help_record(context)
    default = option.default if option.show_default else ""
    return {"written": record[0] if record else "", "text": option.help or "", "default": str(default or "")}


def main() -> None:
    """Describe the commands in the language that the argument names."""
    from gongkai.cli.language import speak  # noqa: PLC0415 - before any command is imported

    speak(["--lang", sys.argv[1]])
    print(json.dumps(commands()))


if __name__ == "__main__":
    main()
