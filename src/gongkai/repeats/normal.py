"""The text of a request without what says nothing of its object: courtesies, the organ addressed, the ways of asking.

Where something was taken out a gap stays, so that no word is made across it.
"""

import re
import unicodedata

GAP = " "

_FILLERS = (
    r"根据《?(?:中华人民共和国)?政府信息公开条例》?(?:第[一二三四五六七八九十百]+条)?(?:的?(?:有关|相关)?规定)?",
    r"(?:依照|依据|按照)《?(?:中华人民共和国)?政府信息公开条例》?(?:的?(?:有关|相关)?规定)?",
    r"政府信息公开(?:申请)?",
    r"(?:现|特|兹)?(?:向)?(?:贵局|贵单位|贵机关|贵府|贵委|贵办|贵厅|贵处|贵院|你局|你单位|你们|贵方)(?:依法)?",
    r"(?:本人|我们|我|申请人|敬请|恳请|请求|希望|要求|想要|想|请|麻烦|烦请|谢谢|您好|你好)",
    r"(?:申请|依法)?(?:公开|获取|查询|查阅|了解|知悉|知道|提供|告知|复制|公布|给我|给予|索取|得到|看一下|看看)(?:一下|一份)?",
    r"(?:相关|有关|全部|所有|具体|详细|完整|全套|整套|上述|以下|下列|该|此|本次)",
    r"(?:材料|资料|信息|内容|文本|文件|原件|复印件|扫描件|电子版|纸质版|全文|情况|明细|事宜|事项)",
    r"(?:关于|对于|就|了|是|以及|及其|和(?!平|谐|睦|县)|与|及|并|或者|或|的|对(?!象|外|口)|向|由|在|为|将|把|被)",
    r"(?:是否|什么|多少|哪些|怎么|如何|怎样|到底|究竟|吗|呢)",
    r"(?:盖章|加盖公章|书面|电子邮件|邮寄|快递|光盘)",
)
_FILLER = re.compile("|".join(_FILLERS))
_SAME = {
    "批准文件": "批复",
    "批文": "批复",
    "补偿费用": "补偿款",
    "补偿费": "补偿款",
    "补偿金": "补偿款",
    "花名册": "名单",
    "人员名册": "名单",
    "名册": "名单",
    "清单": "名单",
    "协议书": "合同",
    "协议": "合同",
    "合同书": "合同",
    "最低生活保障": "低保",
    "拆迁": "征收",
    "房屋征收": "征收",
    "土地征收": "征地",
    "征收土地": "征地",
    "征用土地": "征地",
    "土地征用": "征地",
    "对象": "人员",
    "经费支出": "支出",
    "经费": "支出",
    "开支": "支出",
    "花费": "支出",
    "费用支出": "支出",
    "环境影响评价": "环评",
    "环境影响报告": "环评报告",
    "建设工程规划许可": "规划许可",
    "行政处罚": "处罚",
    "会议记录": "会议纪要",
    "项目立项": "立项",
    "规范性文件": "规范文",
    "收费依据": "收费标准",
    "年度": "年",
    "份": "",
}
_WORDS = re.compile("|".join(sorted(map(re.escape, _SAME), key=len, reverse=True)))
_SPAN = re.compile(r"(?<=\d)年?\s*(?:-|—|~|–|至|到)+\s*(?=(?:19|20)\d\d)")
_MARKS = re.compile(r"[^\w〔〕]+|_")


def normal(text: str) -> str:
    """The words that say what is asked, one word for one thing, with gaps where something was left out.

    >>> normal("申请公开贵局2025年度的征地批文")
    '2025年 征地批复'
    """
    wide = unicodedata.normalize("NFKC", text).translate(_BRACKETS).lower()
    wide = _SPAN.sub("至", wide)
    same = _WORDS.sub(lambda found: _SAME[found[0]], wide)
    marked = _MARKS.sub(GAP, _FILLER.sub(GAP, same))
    return GAP.join(marked.split())


_BRACKETS = str.maketrans("[]【】()", "〔〕〔〕  ")
