"""What every template may use of the portal."""

from typing import Any

from django.http import HttpRequest

SECTIONS = (
    ("/", "首页"),
    ("/organs/", "各机关公开"),
    ("/documents/", "政策文件"),
    ("/gazette/", "政府公报"),
    ("/projects/", "民生实事"),
    ("/consultations/", "意见征集"),
    ("/reports/", "年度报告"),
    ("/questions/", "政策问答"),
    ("/reading-points/", "查阅点"),
)


def navigation(http: HttpRequest) -> dict[str, Any]:
    """The main sections, the one that this page belongs to marked."""
    here = http.path
    return {
        "navigation": [
            {"url": url, "label": label, "current": here == url if url == "/" else here.startswith(url)}
            for url, label in SECTIONS
        ]
    }
