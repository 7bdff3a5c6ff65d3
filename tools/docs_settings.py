"""The reference page of the settings, from the values in `gongkai_web.site.env`."""

from pathlib import Path

from gongkai_web.site.env import SETTINGS, Setting

HEAD = """# 设置 / Settings

平台的设置都是环境变量，启动时读一次；不认识的值在启动时指出，命令以2退出。
Every setting of the platform is an environment variable, read once when it starts. A value that cannot be used is named
at the start, and the command leaves with 2.
"""


def page() -> str:
    """One heading for each setting, with its default and what it does."""
    return "\n".join([HEAD, *map(_section, SETTINGS)])


def _section(setting: Setting[object]) -> str:
    return f"## {setting.name}\n\n{setting.help}。\n\n默认 / default：`{shown(setting)}`\n"


def shown(setting: Setting[object]) -> str:
    """The default, as one writes it."""
    default = setting.default
    return setting.shown or (str(default) if isinstance(default, (str, int, Path)) else "")
