"""Settings that an operator may give, each one value: its name, what it is, its default and what it does.

`docs/reference/settings.md` is made from this list, and a test holds the settings modules to it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class SettingError(ValueError):
    """A setting that cannot be what was given."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T_co]):
    """One environment variable. `read` turns what was given into the value."""

    name: str
    read: Callable[[str], T_co]
    default: T_co
    help: str
    shown: str = ""
    """The default as the documentation prints it, where the value itself says little."""

    def __call__(self, environ: Mapping[str, str] = os.environ) -> T_co:
        """The value given, or the default.

        Raises:
            SettingError: when what was given cannot be read.
        """
        given = environ.get(self.name, "").strip()
        if not given:
            return self.default
        try:
            return self.read(given)
        except ValueError as error:
            raise SettingError(f"{self.name}={given!r}：{error}") from error


def boolean(text: str) -> bool:
    """Whether a switch is on."""
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.lower() not in known:
        raise ValueError("应为1或0")
    return known[text.lower()]


def words(text: str) -> list[str]:
    """A list with commas between its parts."""
    return [word.strip() for word in text.split(",") if word.strip()]


def whole(text: str) -> int:
    """A whole number above nought."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError("应为大于0的整数")
    return int(text)


def engine(text: str) -> str:
    """The name of a search engine we have."""
    if text not in ("tantivy", "database"):
        raise ValueError("应为tantivy或database")
    return text


DATA = Setting("GONGKAI_DATA", Path, Path("gongkai-data"), "数据文件夹：数据库、上传的文件、检索索引和页面缓存都在里面")
DATABASE = Setting("DATABASE_URL", str, "", "数据库地址，如postgres://用户:口令@主机:5432/库名", "数据文件夹里的SQLite")
SECRET = Setting("GONGKAI_SECRET_KEY", str, "", "签名用的密钥", "数据文件夹里自动生成的一个")
DEBUG = Setting("GONGKAI_DEBUG", boolean, default=False, help="开发模式，出错时显示细节；不得用于正式网站")
HOSTS = Setting("GONGKAI_HOSTS", words, ["127.0.0.1", "localhost"], "网站的域名，逗号分隔", "127.0.0.1,localhost")
ADDRESS = Setting("GONGKAI_ADDRESS", str, "http://127.0.0.1:8000", "网站的地址，用于站点地图、订阅和邮件里的链接")
SITE_NAME = Setting("GONGKAI_SITE_NAME", str, "政府信息公开平台", "尚未建立网站信息时显示的网站名称")
SEARCH = Setting("GONGKAI_SEARCH", engine, "tantivy", "检索引擎：tantivy（内嵌）或database（只用数据库）")
UPLOAD_MB = Setting("GONGKAI_UPLOAD_MB", whole, 50, "上传单个文件的上限，单位MB")
CACHE_SECONDS = Setting("GONGKAI_CACHE_SECONDS", whole, 600, "公开页面缓存的秒数；发布和撤回时立即更新")
THREADS = Setting("GONGKAI_THREADS", whole, 8, "gongkai serve同时处理的请求数")

SETTINGS: tuple[Setting[object], ...] = (
    DATA,
    DATABASE,
    SECRET,
    DEBUG,
    HOSTS,
    ADDRESS,
    SITE_NAME,
    SEARCH,
    UPLOAD_MB,
    CACHE_SECONDS,
    THREADS,
)
