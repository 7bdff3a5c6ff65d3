"""Requests for information, and what follows them: outcomes, fees, reviews, suits; and the proposals of deputies.

These are the numbers that the statutory tables repeat, so the words around them are read most strictly.
"""

import re

from gongkai.claims.grounds import ground_of

_ITEMS = frozenset({"件", "份", "宗", "起", "例", "个", "项", "条", "次", "笔", "人", "人次", "封", "件次", ""})
_MONEY = frozenset({"元", ""})

NOUN = re.compile(
    "依申请|依法申请|信息公开(?:的|事项|业务|类)?申请|公开(?:的|类)?申请|申请(?:政府|获取)?(?:信息)?公开|申请(?:政府|获取)信息|"
    "信息申请|申请(?:要求)?公开|信息公开申请|公开(?:政府)?信息的申请"
)
_FOREIGN = re.compile(
    "热线|信访|留言|咨询|信箱|来信|来电|投诉|举报|工单|许可|登记|救助|补[助贴]|资助|认定|专利|商标|建议|提案|议案|诉求|民意|低保|"
    "案件|仲裁|调解|审批|备案|证照|贷款|报名|公证|法律援助|鉴定|帮扶|入党|培训|会议|解读|信息稿|问卷|座谈"
)
_DETAIL = re.compile(
    "国家秘密|法律.{0,3}法规|三安全|第三方|第三人|商业秘密|个人隐私|内部事务|内部管理|过程性|执法案卷|案卷|行政?查询|不掌握|不存在|未检索|"
    "没有现成|现成信息|另行制作|加工|补正|补充|信访|投诉|举报|重复|出版物|反复|重新出具|确认|逾期|撤[回销]|不属于|非本|其他机关|转办|告知|更正|咨询"
)
_PARTIAL_CHANNEL = re.compile(
    "网上|网络|当面|现场|信函|邮[寄件箱政递]|传真|在线|(?<!线[上下])(?<!线[上下][、和与及])线[上下](?![、和与及]?线[上下])|电话|平台|窗口|来函|信件|书面|电子|互联网|栏目|网站"
)
_ABOUT = re.compile("(?:关于|涉及|有关|要求公开(?!政府信息的申请)|申请内容)[^，]{2,}")
_PERIOD = re.compile("转[办交送来]|交办|移[交送]|上半年|下半年|季度|[1-9]月份?(?!3|1)")

_YEAR_BEFORE = "(?:上一?|前一?|去)年度?|往年|(?:19|20)\\d\\d年度?"
_CARRIED_IN = re.compile(
    f"(?:{_YEAR_BEFORE})[^，]{{0,6}}(?:结转|转结|转入|转来|转[至到][今本]年|遗留|未办结)|结转自?(?:{_YEAR_BEFORE})|结转至?本年|上年度?结"
)
_CARRIED_OUT = re.compile(
    "(?:结转|转结|转入|转至|转到|转|延续|顺延|结余)(?:至|到|入|给)?(?:[下次明]一?(?:个)?年|(?:19|20)\\d\\d年)|[下次]一?(?:个)?年度?(?:继续)?(?:办理|结转|答复|处理)"
)
_CARRIED = re.compile("结转|转结")
_AFTER_CARRYING = re.compile("(?:结转|转结)[^，]{0,6}后[^，]{0,4}(?:新收|新受理|新增)")
_INTO_YEAR = re.compile(r"(?:结转|转结|转入|转至|转到|延续|顺延)(?:至|到|入|给)?((?:19|20)\d\d)年")
_OUTCOMES = (
    ("requests-partial", re.compile("部分公开")),
    ("requests-withheld", re.compile("不予公开")),
    ("requests-unavailable", re.compile("无法提供")),
    ("requests-not-processed", re.compile("不予处理")),
    ("requests-other", re.compile("其[他它]处理")),
    ("requests-granted", re.compile("(?<!不)(?<!未)予以公开|同意公开|准予公开|全部公开|全部予以")),
)
_NATURAL = re.compile("自然人|公民个人|公民申请|个人申请")
_ORGANISATION = re.compile("法人(?:或|和|及|、|以及)?(?:者)?(?:其[他它])?(?:组织)?")
_BUSINESS = re.compile("企业|科研|公益|律师|法律服务")
_LAST_YEAR = "requests-last-year"

_GOT = "(?:新?收[到悉]?|新?受理|接[收到]|新增|登记|收件|收取)"
_DID = "(?:办理|处理|答复|回复|办结)"
_IN_HAND = re.compile(f"{_GOT}(?:和|并|及|、|以及|与|并及时|，){_DID}|收办")
_RECEIVED = re.compile(_GOT)
_CLOSED = re.compile("办结|办毕|办理完|处理完|完成(?:答复|办理|回复)|答复完")
_HANDLED = re.compile("办理|处理|答复|回复|回应")
_TOPICAL = re.compile(
    f"(?:{_GOT}|办结|办毕|办理|处理|答复|回复|按[时期规]|公开|提供|申请|剩余|尚有|其余|其中|另有|结转)"
)
_AMONG = re.compile("等(?:共计?|合计)?¤")
"""What was counted together with other things: 来信、依申请公开等26件."""
_RIGHT_VERB = re.compile(
    "申请|依申请|信息公开|均?已|按[时期照规]|答复|办[理结]|予以|部分公开|不予|无法|同意|结转|转|属于|为|[，。；）]|$"
)
_NOT_COUNTED = re.compile(
    "指南|目录|制度|流程|渠道|平台|点|人员|专栏|文书|模板|受理点|窗口|培训|机构|专区|栏目|样表|系统|办法|规[范程定]|信息数|板块|版块|模块|频道|环节|领域|清单|(?:政务|公共)服务|权力"
)


def request_subject(clause: str, lead: str, unit: str, *, topical: bool) -> str | None:
    """The subject of a number about requests, or None where the words do not say that it is about them.

    Args:
        clause: the clause, with ¤ for the number.
        lead: the words since the number before.
        unit: the counting word.
        topical: whether the sentence speaks of requests already.

    >>> request_subject("新收政府信息公开申请¤", "", "件", topical=False)
    'requests-received'
    """
    if unit not in _ITEMS:
        return None
    own = NOUN.search(clause) is not None
    if _AMONG.search(clause):
        return "other" if own else None
    if (topical or own or NOUN.search(lead)) and (ground := ground_of(clause, unit)) is not None:
        return ground
    if not own and (not (topical or NOUN.search(lead)) or _FOREIGN.search(clause) or not _fits(clause)):
        return None
    if own and (_NOT_COUNTED.search(clause.partition("¤")[2] or _after_noun(clause)) or _put_out(clause)):
        return None
    if _ALL_ALIKE.search(clause):
        clause = clause.partition("¤")[0] + "¤"
    return _carried(clause) or _outcome(clause) or _applicant(clause) or _step(clause, own=own)


_PUT_OUT = re.compile("(?:发布|公布|推送|上传|报送)(?:政府)?依申请公开(?:类|的)?(?:政府)?信息(?!的?申请)")
"""依申请公开信息 as something that was published, which is no application for it."""

_ALL_ALIKE = re.compile("收到[^，¤]*申请[^，¤]*¤(?:均|都|全部|已全部|已均)(?!为)")
"""A number received, of which all ended alike: 收到申请3件全部予以公开."""


def _put_out(clause: str) -> bool:
    return _PUT_OUT.search(clause) is not None and _RECEIVED.search(clause) is None


def _fits(clause: str) -> bool:
    left, _, right = clause.partition("¤")
    if _NOT_COUNTED.search(right) or _NOT_COUNTED.search(left[-6:]):
        return False
    return bool(_RIGHT_VERB.match(right)) and bool(
        _TOPICAL.search(left)
        or _carried(clause) is not None
        or _TOPICAL.search(right)
        or any(p.search(left) for _, p in _OUTCOMES)
        or _applicant(clause)
    )


def _after_noun(clause: str) -> str:
    left = clause.partition("¤")[0]
    matches = list(NOUN.finditer(left))
    return left[matches[-1].end() :] if matches else ""


def carried_into(clause: str) -> int | None:
    """The year into which requests were carried, where the clause names it.

    >>> carried_into("结转至2030年办理¤")
    2030
    """
    match = _INTO_YEAR.search(clause)
    return int(match[1]) if match else None


def carrying(clause: str) -> str | None:
    """Whether requests were carried in or out; "" where a clause of carrying does not say which.

    >>> carrying("上年结转"), carrying("结转至2030年"), carrying("结转的申请"), carrying("收到申请")
    ('requests-carried-in', 'requests-carried-out', '', None)
    """
    if _CARRIED_OUT.search(clause):
        return "requests-carried-out"
    if _CARRIED_IN.search(clause):
        return "requests-carried-in"
    return "" if _CARRIED.search(clause) else None


def _carried(clause: str) -> str | None:
    if _AFTER_CARRYING.search(clause):
        return None
    return "requests-carried-out" if (found := carrying(clause)) == "" else found


def _outcome(clause: str) -> str | None:
    if _DETAIL.search(clause):
        return "other"
    found = [subject for subject, pattern in _OUTCOMES if pattern.search(clause)]
    return None if not found else found[0] if len(found) == 1 else "other"


def _applicant(clause: str) -> str | None:
    natural, organisation = _NATURAL.search(clause), _ORGANISATION.search(clause)
    if bool(natural) == bool(organisation):
        return "other" if _BUSINESS.search(clause) else None
    if "公民" in clause and not natural:
        return None
    return "requests-natural" if natural else "requests-organisations"


def _step(clause: str, *, own: bool) -> str:
    if _UNDER_WAY.search(clause) or _PARTIAL_CHANNEL.search(clause) or _ABOUT.search(clause) or _PERIOD.search(clause):
        return "other"
    if _IN_HAND.search(clause):
        return "requests-in-hand"
    if _CLOSED.search(clause):
        return "requests-closed"
    if _RECEIVED.search(clause):
        return "requests-received"
    if _HANDLED.search(clause):
        return "requests-handled"
    return "requests-received" if own and not _BARE.match(clause) else "other"


_UNDER_WAY = re.compile("(?:正在?|尚在|仍在|还在)(?:办|处|答|审)|在办|待办|(?:尚未|未)(?:办结|答复|到期)")
"""What is not done yet, at whatever day."""

_BARE = re.compile("(?:其中|另)?¤(?:均?为)?依申请公开")
"""依申请公开 as what became of a request, or how a document is open: 2件依申请公开."""

_DISCLOSURE = re.compile("信息公开|依申请|政务公开|申请公开|公开申请|公开工作|公开答复")
_JUDGED = re.compile(
    "做[了出]|作出|维持|纠正|纠错|败诉|胜诉|撤[销诉回]|驳回|终止|终结|审结|尚未|结案|其他结果|确认|部分|调解|和解|办结|责令"
)
_OTHERS_REVIEWS = re.compile("审理|立案|办结|代理|参与|应诉|出庭|答辩|受理|办理")


def dispute_subject(clause: str, context: str, unit: str, *, topical: bool) -> str | None:
    """`reviews` or `suits`, where the number is of proceedings over disclosure; `other` where it is of others.

    >>> dispute_subject("因政府信息公开引发行政复议¤", "", "件", topical=False)
    'reviews'
    """
    review, suit = (
        "复议" in clause.replace("未经复议", "").replace("复议后", ""),
        "诉讼" in clause or "起诉" in clause or "应诉" in clause,
    )
    if not (review or suit) or unit not in _ITEMS:
        return None
    if _JUDGED.search(clause) or (review and suit) or "未经复议" in clause or "复议后" in clause:
        return "other"
    about = topical or _DISCLOSURE.search(clause) or _DISCLOSURE.search(context)
    if not about or (_OTHERS_REVIEWS.search(clause) and not _DISCLOSURE.search(clause)):
        return "other"
    return "reviews" if review else "suits"


_FEE = re.compile("信息处理费|处理费|信息公开[^，]{0,8}费|检索费|复制费")


def fee_subject(clause: str, unit: str, *, topical: bool = False) -> str | None:
    """What was charged for information, in yuan, or how many notices went out.

    `topical` is whether the sentence speaks of that fee already.

    >>> fee_subject("收取信息处理费¤", "元")
    'fee-collected'
    """
    if "逾期" in clause:
        return None
    if "收费通知" in clause or "缴费通知" in clause:
        return "fee-notices" if unit in _ITEMS else "other"
    if topical and unit == "元" and re.search("收取|收费|金额|收入", clause):
        return "fee-collected"
    if "费" not in clause or not _FEE.search(clause):
        return None
    if unit in _MONEY:
        return "other" if re.search("减免|应收|通知|退", clause) else "fee-collected"
    return "other"


_CLASS = re.compile('[“"]?([ABC])[”"]?类[^，、]{0,8}¤')
_CONGRESS = re.compile("人大(?:代表)?(?:的)?(?:建议|议案|意见)|代表建议|建议|议案")
_CONSULTATIVE = re.compile("提案")
_PROPOSAL = re.compile("人大|政协|提案|议案|代表建议|建议提案")
_LOOSE = re.compile("意见建议|建议意见|征集|采纳|收集|合理化|群众|网民|公众|整改|司法建议|检察建议")


def proposal_subject(clause: str, context: str, unit: str) -> str | None:
    """Proposals of the people's congress and the consultative conference, and how they were answered.

    >>> proposal_subject("承办区人大代表建议¤", "", "件")
    'proposals-congress'
    """
    if unit not in _ITEMS or unit in {"", "人", "人次"}:
        return None
    graded = _CLASS.search(clause)
    if graded:
        return (
            f"proposals-class-{graded[1].lower()}" if _PROPOSAL.search(clause) or _PROPOSAL.search(context) else "other"
        )
    if not ("建议" in clause or "提案" in clause or "议案" in clause) or _LOOSE.search(clause):
        return None
    if not (_PROPOSAL.search(clause) or _PROPOSAL.search(context)):
        return None
    congress, consultative = _CONGRESS.search(clause.replace("建议提案", "提案建议")), _CONSULTATIVE.search(clause)
    if congress and consultative:
        return "other"
    return "proposals-consultative" if consultative else "proposals-congress"
