"""The noun phrase that a number counts, as printed."""

import re

_LEADING = re.compile(
    "^(?:[的了与、，：；]|和(?!谐)|及(?!时)|以及|并且?|其中|包括|包含|涵盖|具体(?:为|是|包括)?|分别(?:为|是|有|包括)?|主要(?:有|为|是|包括)|含|共计|共|累计|总计|合计|"
    "全年|今年以来|今年|本年度?|年内|(?:19|20)\\d\\d年度?(?:以来)?|[一二三四五六七八九十]+是|[（(][一二三四五六七八九十]+[）)]|另外?|此外|还|同时|已|均|"
    "从[^，]{1,8}看|按[^，]{1,10}(?:分|划分|统计))+"
)
_TRAILING = re.compile(
    "(?:[的了为是有：，—-]|共计|共|合计|累计|总计|总数|数量|(?<!统)计|数|达到?|分别|各|均|近|约|大约|将近|逾|超过?|突破|多达|至少|不少于|不低于|(?<!文)件数)+$"
)
_ITEM = re.compile("^\\d{1,2}[.、](?:20\\d\\d年度?)?")
_PREAMBLE = re.compile(
    "^.*(?:[共计](?=主动|公开|发布|收|办|承|列|开|组|参|召|举|制|受)|累计|(?:形式|方式)(?!.{0,2}的))(?=.)"
)
_ENDS_IN_VERB = re.compile(
    "(?:^|收到|收悉|新收|受理|接到|接收|收集|采纳|征集|办理|处理|答复|回复|办结|发布|公开|公示|召开|组织|开展|举办|举行|制定|制发|印发|出台|编制|推送|刊发|转载|转发|"
    "完成|承办|解读|更新|开设|建立|建成|设立|设置|配备|公布|上报|报送|录入|制作|新增|整改|梳理|参加|邀请|其中|剩余|另有|尚有|其余|通过|共有?|了|有|为|达|计)$"
)
_NOUNLESS = re.compile("^(?:的|均|已|全部|按|并|其中|，|。|等|左右|以上|以下|结转|及时|以内|同比|较|比)")
_LONGEST = 40


def label_of(left: str, right: str) -> str:
    """The thing counted: after the number where a verb stands before it, else before it.

    >>> label_of("共收到", "信息公开申请"), label_of("其中公告公示信息", "")
    ('信息公开申请', '公告公示信息')
    """
    head = _TRAILING.sub("", left)
    if right and not _NOUNLESS.match(right) and _ENDS_IN_VERB.search(head):
        return right[:_LONGEST]
    head = _LEADING.sub("", _PREAMBLE.sub("", _ITEM.sub("", head)))
    return head[-_LONGEST:]


_BRACKET = re.compile("（[^）]*）")
_GENERIC = re.compile(
    "^(?:通过|利用|依托|在|由|借助|运用)?.{0,60}?(?:公开|发布|推送|转发|转载|更新|刊登|刊发|上传|发文|编发|录入|公示|^)"
    "(?:了|并|和|的|及|、|各类|各种|各项|相关|有关|政府|政务|公共|原创|图文|本级|部门|街道|全局|我[局办镇县区市]|单位|主动|公开|发布|推送|转载|转发|更新|共|总|条)*"
    "(?:信息|政府信息|政务信息|消息|内容|文章|推文|图文|资讯|稿件|)$"
)


def generic(label: str) -> bool:
    """Whether a label says no more than “information published”.

    >>> generic("主动公开政府信息"), generic("公开财政信息")
    (True, False)
    """
    return _GENERIC.match(_BRACKET.sub("", label)) is not None
