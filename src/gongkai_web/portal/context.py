"""What every template may use of the portal."""

from typing import Any

from django.http import HttpRequest

from gongkai_web.ui.language import later

SECTIONS = (
    ("/", later("首页")),
    ("/organs/", later("各机关公开")),
    ("/documents/", later("文件库")),
    ("/gazette/", later("政府公报")),
    ("/projects/", later("民生实事")),
    ("/consultations/", later("意见征集")),
    ("/requests/", later("依申请公开")),
    ("/reports/", later("年度报告")),
    ("/questions/", later("政策问答")),
    ("/reading-points/", later("查阅点")),
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
