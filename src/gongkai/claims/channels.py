"""Where a thing was published, as the sentence names it."""

import re

WEBSITE, WECHAT, WEIBO, NEW_MEDIA, GAZETTE, OTHER = (
    "proactive-website",
    "proactive-wechat",
    "proactive-weibo",
    "proactive-new-media",
    "proactive-gazette",
    "proactive-other-channel",
)

CHANNELS = frozenset({WEBSITE, WECHAT, WEIBO, NEW_MEDIA, GAZETTE, OTHER})

_CHANNELS = re.compile(
    "(?P<website>门户网站|政[府务]网站?|官方?网站?|网站|官网|政府网|信息公开平台|信息网|信息公开专[栏区]|信息公开栏目|信息公开网|公开目录系统)"
    "|(?P<wechat>微信(?:公众(?:号|平台|账号)|订阅号|服务号|平台)?|公众号|订阅号)"
    "|(?P<weibo>微博)"
    "|(?P<media>政务新媒体|新媒体|抖音号?|视频号|今日头条|头条号|快手|客户端|两微一端|融媒体?|快手号|小程序|微视)"
    "|(?P<gazette>政府公报|公报)"
    "|(?P<other>公[示告开]栏|宣传栏|电子屏|显示屏|报刊|报纸|日报|电视台?|广播|媒体|其[他它](?:渠道|方式|平台|途径)|查阅[点室]|展板|村居|入户)"
)
_AMONG_OTHERS = re.compile("等[^，]{0,6}(?:新媒体|平台|媒体)")
_WAYS = re.compile("等[^，]{0,4}(?:渠道|途径|方式|形式|载体)")
"""Words for any number of channels, of which only some are named."""
_PLATFORM = re.compile("(?:通过|依托|利用|借助|在)(?!多|各)[^，等]{2,20}(?:平台|系统|栏目|专[栏区]|公示网)[^，]{0,4}")
_SUBJECTS = {
    "website": WEBSITE,
    "wechat": WECHAT,
    "weibo": WEIBO,
    "media": NEW_MEDIA,
    "gazette": GAZETTE,
    "other": OTHER,
}
_ACCOUNT = re.compile("[“《]([^”》]{2,20})[”》]")


def channels(text: str) -> tuple[str, ...]:
    """The subjects of the channels that a stretch of text names, each once, in order.

    >>> channels("通过政府网站和微信公众号发布")
    ('proactive-website', 'proactive-wechat')
    """
    found: dict[str, None] = {}
    for match in _CHANNELS.finditer(text):
        found[_SUBJECTS[match.lastgroup or "other"]] = None
    if len(found) > 0 and _WAYS.search(text):
        return ()
    if WEBSITE not in found and len(found) > 0 and _AMONG_OTHERS.search(text):
        return (NEW_MEDIA,)
    if WECHAT in found or WEIBO in found:
        found.pop(NEW_MEDIA, None)
    if not found and _PLATFORM.search(text):
        return (OTHER,)
    return tuple(found)


def named(text: str) -> str:
    """The stretch of a text that names its channels, accounts in quotation marks included."""
    matches = [*_CHANNELS.finditer(text)]
    if not matches:
        return ""
    start, end = matches[0].start(), matches[-1].end()
    for account in _ACCOUNT.finditer(text):
        if account.end() >= start - 1 and account.start() <= end + 1:
            start, end = min(start, account.start()), max(end, account.end())
    return text[start:end]
