"""Every setting is read once, documented, and refused with a clear message when it cannot be."""

import os
import re
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

import docs_settings
from gongkai_web.site.env import SETTINGS, SettingError

ROOT = Path(__file__).parents[3]
WRONG = {
    "GONGKAI_DATA": (__file__,),
    "DATABASE_URL": ("mysql://u:geheim@h/db", "not an address"),
    "GONGKAI_DEBUG": ("maybe", "2"),
    "GONGKAI_HOSTS": ("https://www.example.gov.cn", "www.example.gov.cn:8000", "a/b"),
    "GONGKAI_ADDRESS": ("www.example.gov.cn", "https://www.example.gov.cn/site", "ftp://a"),
    "GONGKAI_PROXY": ("localhost", "10.0.0.2:80", "10.0.0.0/8", "*"),
    "GONGKAI_MAIL": ("mail.county.cn", "https://u:geheim@h", "smtp://:25", "smtp://h:no", "smtp://h/path"),
    "GONGKAI_MAIL_FROM": ("某县", "a@b@c", "某县 <a@b.cn>"),
    "GONGKAI_SMS": ("send", "county/sms.send", ".send"),
    "GONGKAI_QUIET_HOURS": ("22-8", "24:00-08:00", "22:00"),
    "GONGKAI_SEARCH": ("elastic",),
    "GONGKAI_UPLOAD_MB": ("0", "-1", "1.5", "五十", "五"),
    "GONGKAI_CACHE_SECONDS": ("-1", "soon"),
    "GONGKAI_THREADS": ("0", "many"),
    "GONGKAI_IDENTITY_KEY": ("abc", f"{'A' * 43}=,密钥"),
}
RIGHT = {
    "GONGKAI_DATA": ("data", Path("data")),
    "DATABASE_URL": ("postgres://u:p@h:5432/db", "postgres://u:p@h:5432/db"),
    "GONGKAI_SECRET_KEY": ("abc", "abc"),
    "GONGKAI_IDENTITY_KEY": (f"{'A' * 43}=", [f"{'A' * 43}="]),
    "GONGKAI_DEBUG": ("on", True),
    "GONGKAI_HOSTS": ("www.example.gov.cn, 10.0.0.1", ["www.example.gov.cn", "10.0.0.1"]),
    "GONGKAI_ADDRESS": ("https://www.example.gov.cn/", "https://www.example.gov.cn"),
    "GONGKAI_PROXY": ("10.0.0.2", "10.0.0.2"),
    "GONGKAI_MAIL": ("smtps://a:%40b@m.cn", ("m.cn", 465, "a", "@b", "tls")),
    "GONGKAI_MAIL_FROM": ("gongkai@m.cn", "gongkai@m.cn"),
    "GONGKAI_SMS": ("county.sms.send", "county.sms.send"),
    "GONGKAI_QUIET_HOURS": ("21:30-07:00", (time(21, 30), time(7))),
    "GONGKAI_SITE_NAME": ("某县", "某县"),
    "GONGKAI_SEARCH": ("database", "database"),
    "GONGKAI_UPLOAD_MB": ("200", 200),
    "GONGKAI_CACHE_SECONDS": ("0", 0),
    "GONGKAI_THREADS": ("16", 16),
}
BY_NAME = {setting.name: setting for setting in SETTINGS}


def test_every_setting_has_its_example():
    assert RIGHT.keys() == BY_NAME.keys()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_what_is_given_is_read(setting):
    given, value = RIGHT[setting.name]
    assert setting({setting.name: f" {given} "}) == value
    assert setting({}) == setting({setting.name: " "}) == setting.default


@pytest.mark.parametrize(("name", "given"), [(name, given) for name, all_ in WRONG.items() for given in all_])
def test_what_cannot_be_is_refused_by_name_and_value(name, given):
    with pytest.raises(SettingError) as refused:
        BY_NAME[name]({name: given})
    assert name in str(refused.value)
    assert (given in str(refused.value)) is not BY_NAME[name].secret


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_with_its_default(setting):
    section = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8").partition(f"\n## {setting.name}\n")[2]
    assert setting.help in section.partition("\n## ")[0]
    assert docs_settings.shown(setting) in section.partition("\n## ")[0]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_read_once_by_the_settings_module(setting):
    base = (ROOT / "src/gongkai_web/site/settings/base.py").read_text(encoding="utf-8")
    own = next(name for name, value in vars(sys.modules[type(setting).__module__]).items() if value is setting)
    assert len(re.findall(rf"\benv\.{own}\(\)", base)) == 1


def test_a_wrong_setting_is_one_line_and_leaves_with_2(tmp_path):
    done = run("manage", "check", GONGKAI_DATA=str(tmp_path), GONGKAI_THREADS="many")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "GONGKAI_THREADS" in done.stderr
    assert "大于0的整数" in done.stderr


@pytest.mark.slow
def test_a_command_on_an_empty_database_is_one_line(tmp_path):
    done = run("manage", "turn_of_day", GONGKAI_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "gongkai manage migrate" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    done = run("serve", GONGKAI_DATA=str(tmp_path), DATABASE_URL="postgres://u:geheim@127.0.0.1:1/db")
    assert done.returncode == 2
    assert "DATABASE_URL" in done.stderr
    assert "geheim" not in done.stderr
    assert "Traceback" not in done.stderr


def run(*arguments, **environ):
    kept = {
        name: value for name, value in os.environ.items() if name not in BY_NAME and name != "DJANGO_SETTINGS_MODULE"
    }
    command = [sys.executable, "-m", "gongkai.cli", *arguments]
    return subprocess.run(command, env=kept | environ, capture_output=True, text=True, timeout=120, check=False)
