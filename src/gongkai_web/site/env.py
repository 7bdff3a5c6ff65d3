"""Settings that an operator may give, each one value: its name, what it is, its default and what it does.

`docs/reference/settings.md` is made from this list, and a test holds the settings modules to it.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from cryptography.fernet import Fernet

from gongkai.basis import GongkaiError

T_co = TypeVar("T_co", covariant=True)


class SettingError(GongkaiError):
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
    secret: bool = False
    """Whether what is given must not be repeated in a message."""

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
            said = "" if self.secret else f"“{given}”"
            raise SettingError(f"环境变量{self.name}的值{said}不能用：{error}") from error


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


def count(text: str) -> int:
    """A whole number, or nought."""
    return 0 if text == "0" else whole(text)


def engine(text: str) -> str:
    """The name of a search engine we have."""
    if text not in ("tantivy", "database"):
        raise ValueError("应为tantivy或database")
    return text


def sealing_keys(text: str) -> list[str]:
    """Keys that seal, the first of them the one in use."""
    found = words(text)
    for key in found:
        Fernet(key)
    return found


def folder(text: str) -> Path:
    """A folder, or the place where one can be made."""
    path = Path(text).expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError("这是文件，应为文件夹")
    return path


def hosts(text: str) -> list[str]:
    """Names of hosts: no scheme, no port, no path."""
    found = words(text)
    wrong = [host for host in found if host != "*" and not re.fullmatch(r"\.?[\w.-]+|\[[0-9a-fA-F:]+\]", host)]
    if wrong:
        raise ValueError(f"应为域名或IP地址，不带http://、端口和路径：{'、'.join(wrong)}")
    return found


def address(text: str) -> str:
    """The address at which people reach the site, without a path."""
    parts = urlsplit(text.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise ValueError("应为http://或https://加域名，后面不带路径，如https://www.example.gov.cn")
    return text.rstrip("/")


def database(text: str) -> str:
    """The address of a database that we run on; its password is not repeated in messages."""
    if urlsplit(text).scheme not in ("postgres", "postgresql", "sqlite"):
        raise ValueError("应以postgres://或sqlite:///开头")
    return text


def proxy(text: str) -> str:
    """The address of one machine by its number, as it stands in what comes from there."""
    try:
        return str(ip_address(text))
    except ValueError:
        raise ValueError("应为一个IP地址，不带端口，如127.0.0.1") from None


class MailServer(NamedTuple):
    """Where letters are handed in. `secure` is "" for plain, "tls" from the first byte, "starttls" after a greeting."""

    host: str
    port: int
    user: str
    password: str
    secure: str


_PORTS = {"smtp": ("", 25), "smtps": ("tls", 465), "smtp+starttls": ("starttls", 587)}


def mail_server(text: str) -> MailServer:
    """A mail server by its address, its password among it."""
    parts = urlsplit(text)
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("应为smtp://、smtps://或smtp+starttls://加服务器，如smtp://用户:口令@mail.example.gov.cn:25")
    secure, usual = _PORTS[parts.scheme]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, parts.port or usual, user, password, secure)


def mailbox(text: str) -> str:
    """An address that letters come from."""
    if not re.fullmatch(r"[^@\s<>]+@[\w.-]+", text):
        raise ValueError("应为邮箱地址，如gongkai@example.gov.cn")
    return text


def dotted(text: str) -> str:
    """The dotted path of a function, or none."""
    if text != "none" and not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", text):
        raise ValueError("应为函数的点分路径，如county.sms.send，或者none")
    return text


def hours(text: str) -> tuple[time, time]:
    """From one time of day to another, over midnight where the second is the earlier."""
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", text)
    if found is None:
        raise ValueError("应为两个钟点，如22:00-08:00")
    begin_hour, begin_minute, end_hour, end_minute = map(int, found.groups())
    return time(begin_hour, begin_minute), time(end_hour, end_minute)


DATA = Setting(
    "GONGKAI_DATA", folder, Path("gongkai-data"), "数据文件夹：数据库、上传的文件、检索索引和页面缓存都在里面"
)
DATABASE = Setting(
    "DATABASE_URL",
    database,
    "",
    "数据库地址，如postgres://用户:口令@主机:5432/库名",
    shown="数据文件夹里的SQLite",
    secret=True,
)
SECRET = Setting(
    "GONGKAI_SECRET_KEY",
    str,
    "",
    "签名用的密钥；多台网站服务器须用同一个",
    shown="数据文件夹里自动生成的一个",
    secret=True,
)
IDENTITY_KEY: Setting[list[str]] = Setting(
    "GONGKAI_IDENTITY_KEY",
    sealing_keys,
    [],
    "加密申请人身份和材料的密钥（Fernet），逗号分隔，用第一个加密；更换时把新的放在最前，再运行reseal_identities",
    shown="数据文件夹里自动生成的identity-key",
    secret=True,
)
DEBUG = Setting("GONGKAI_DEBUG", boolean, default=False, help="开发模式，出错时显示细节；不得用于正式网站", shown="0")
HOSTS = Setting("GONGKAI_HOSTS", hosts, ["127.0.0.1", "localhost"], "网站的域名，逗号分隔", shown="127.0.0.1,localhost")
ADDRESS = Setting(
    "GONGKAI_ADDRESS",
    address,
    "http://127.0.0.1:8000",
    "网站的地址，用于站点地图、订阅和邮件里的链接；以https开头时，登录凭据只经https传送，并要求浏览器今后只用https",
)
PROXY = Setting(
    "GONGKAI_PROXY",
    proxy,
    "",
    "反向代理的IP地址；只有来自这里的请求，才采信X-Forwarded-For等请求头",
    shown="没有反向代理",
)
MAIL: Setting[MailServer | None] = Setting(
    "GONGKAI_MAIL",
    mail_server,
    None,
    "发信服务器；设了以后，文件期满前90天的提醒也发到公开工作机构的邮箱",
    shown="不发邮件",
    secret=True,
)
MAIL_FROM = Setting("GONGKAI_MAIL_FROM", mailbox, "gongkai@localhost", "发信人的邮箱地址")
SMS = Setting(
    "GONGKAI_SMS", dotted, "none", "发短信的函数的点分路径，收号码和文字两个参数，没有发出的引发异常；none为不发短信"
)
QUIET_HOURS = Setting(
    "GONGKAI_QUIET_HOURS",
    hours,
    (time(22), time(8)),
    "不发依申请公开通知的钟点；这段时间里的短信和邮件等到结束时发出",
    shown="22:00-08:00",
)
SITE_NAME = Setting("GONGKAI_SITE_NAME", str, "政府信息公开平台", "后台显示的网站名称")
SEARCH = Setting("GONGKAI_SEARCH", engine, "tantivy", "检索引擎：tantivy（内嵌）或database（只用数据库）")
UPLOAD_MB = Setting("GONGKAI_UPLOAD_MB", whole, 50, "上传单个文件的上限，单位MB；一次提交的全部文件不超过它的五倍")
CACHE_SECONDS = Setting(
    "GONGKAI_CACHE_SECONDS", count, 600, "公开页面缓存的秒数，0为不缓存；发布和撤回时立即更新，不必等到期"
)
THREADS = Setting("GONGKAI_THREADS", whole, 8, "gongkai serve同时处理的请求数")

SETTINGS: tuple[Setting[object], ...] = (
    DATA,
    DATABASE,
    SECRET,
    IDENTITY_KEY,
    DEBUG,
    HOSTS,
    ADDRESS,
    PROXY,
    MAIL,
    MAIL_FROM,
    SMS,
    QUIET_HOURS,
    SITE_NAME,
    SEARCH,
    UPLOAD_MB,
    CACHE_SECONDS,
    THREADS,
)
