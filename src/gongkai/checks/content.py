"""S118–S124: what the sections must say: contact, the five aspects, problems and measures, fees, supervision."""

import re
from collections.abc import Iterator

from gongkai.basis import ENTERED, Origin
from gongkai.basis.language import listed, marked
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, paragraphs
from gongkai.checks.facts import OrganKind, kind_of
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.text import Prose, fold, of, prose
from gongkai.forms import CellRef, Contact, Report

_PHONE = re.compile(r"0\d{2,3}[-—－–―─]+\d{7,8}|1[3-9]\d{9}|[:：话]\d{7,8}(?!\d)")
_ODD_PHONE = re.compile(r"0\d{2,3}[—–―─]+\d{7,8}(?!\d)")
_ADDRESS = re.compile(r"地址|位于|[路街道巷]\d+号")
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
_PERSONAL = re.compile(
    r"^(?:163|126|qq|foxmail|sina|sohu|gmail|hotmail|outlook|yeah|139|189|21cn|aliyun|yahoo|vip\.\w+)\.(?:com|cn|net|com\.cn)$",
    re.IGNORECASE,
)


@check(
    "S118",
    "contact-lacking",
    "联系方式缺失或者不规范",
    examines=("ST18",),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(
        preface=paragraphs("如有疑问请联系（邮箱：jcsw0123@163.com）。"), contact=Contact(email="jcsw0123@163.com")
    ),
    sound=example,
)
def contact_lacking(case: Case) -> Iterator[Outcome]:
    """Whoever has a question about the report must be able to reach its organ, and by an official address.

    A mailbox at a public provider is a warning: it belongs to a person, not to the organ. Neither phone nor
    address, and a phone number written with a dash that no phone program reads, are for information.
    """
    report, text = case.report, prose(case)
    mails = {place.text: place for place in text.find(_EMAIL)} if "@" in text.text else {}
    for mail in mails.values():
        if _PERSONAL.match(mail.match.group(1)):
            yield Fault(
                _("联系邮箱{text}是公共邮箱，不是政务邮箱").format(text=mail.text),
                text=mail.text,
                suggestion=_("改用政务邮箱"),
                origin=mail.origin,
                severity=Severity.WARNING,
            )
    phone = report.contact.phone or text.has(_PHONE)
    if not phone and not report.contact.address and not text.has(_ADDRESS):
        yield Fault(_("没有写明联系电话或者地址"), suggestion=_("在引言中写明联系部门、地址和电话"))
    odd = next(text.find(_ODD_PHONE), None)
    if odd:
        yield Fault(
            _("电话{text}用了破折号，无法直接拨打或检索").format(text=odd.text),
            text=odd.text,
            suggestion=_("区号与号码之间用“-”"),
            origin=odd.origin,
        )


_HEAD = re.compile(r"^（?[一二三四五六七八九十]{1,2}[）、.]|^\d[.、．）]|^[一二三四五六七八九十]是|^（\d）")
_PHRASE = re.compile("[。：:，,；]")
_ASPECTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        marked("主动公开"),
        re.compile("主动公开|公开内容|重点领域|信息发布"),
        re.compile(r"主动公开|公开[^。；]{0,12}\d+余?[条件次]|发布[^。；]{0,12}信息"),
    ),
    (marked("依申请公开"), re.compile("申请"), re.compile("依申请|公开申请|信息公开的申请|申请公开")),
    (
        marked("政府信息管理"),
        re.compile("信息(?:资源)?(?:的)?(?:规范)?管理|规范性文件|信息规范|制度|管理(?:情况|方面|工作)"),
        re.compile(
            "信息(?:资源)?(?:的)?(?:动态|规范化?)?管理|保密审查|规范性文件|三审三校|审核发布|审核制度|发布审核|公开指南|公开目录|主动公开目录"
            "|公文[^。；]{0,6}属性|信息审核|审查机制|审核把关|管理制度|台账"
        ),
    ),
    (
        marked("政府信息公开平台建设"),
        re.compile("平台|网站|载体|阵地|渠道|新媒体|专栏"),
        re.compile(
            "平台(?:的)?(?:建设|管理|维护)|网站(?:的)?(?:建设|管理|维护|改版)|政务新媒体|公众号[^。；]{0,6}(?:建设|管理|发布|运)|专栏|专区|栏目(?:的)?(?:设置|建设|调整|优化|维护)"
            "|运维|查阅点|查阅场所|公告栏|公示栏|渠道建设|载体"
        ),
    ),
    (
        marked("监督保障"),
        re.compile("监督|保障|考核|责任|组织|培训|队伍|机制"),
        re.compile(
            "监督|保障|考核|评议|责任追究|追责|问责|培训|领导小组|分管领导|专人|专职|兼职|组织领导|自查|督查|督促|督导|检查"
        ),
    ),
)


@check(
    "S119",
    "aspect-missing",
    "总体情况没有写全五个方面",
    examines=("ST19",),
    severity=Severity.ERROR,
    basis=sources.FORM,
    since="0.1",
    faulty=lambda: example(
        prose={
            "总体情况": (
                "（一）主动公开。公布统计信息20条。",
                "（二）依申请公开。依法办理。",
                "（三）舆情回应。及时回应。",
            )
        }
    ),
    sound=example,
)
def aspect_missing(case: Case) -> Iterator[Outcome]:
    """Section one covers disclosure, requests, management of information, platforms, and supervision and support.

    An aspect is there where a heading or the opening of a numbered paragraph names it, or where unmistakable words
    of it stand anywhere in the section. Only what neither shows is missing: an error in a text
    that is divided by aspects, a warning in one that is not.
    """
    section = case.report.section(case.report.form.sections[0])
    text = of(section)
    if section is None or not text or (section.pictures and text.length < 200):
        yield Unassessable(_("没有读到“总体情况”的文字"))
        return
    heads = "\n".join(_PHRASE.split(line, maxsplit=1)[0][:24] for line in text.folded if _HEAD.match(line))
    headed = [name for name, head, _ in _ASPECTS if head.search(heads)]
    missing = [name for name, _, words in _ASPECTS if name not in headed and not words.search(text.text)]
    if missing:
        yield Fault(
            _("“{heading}”缺{count}个方面：{missing}").format(
                heading=section.heading or section.title, count=len(missing), missing=listed(map(_, missing))
            ),
            text=heads.replace("\n", " / ")[:120],
            values={"missing": missing},
            suggestion=_("按主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面补写"),
            origin=section.origin,
            severity=None if len(headed) > 1 else Severity.WARNING,
        )


_MOST = 1000


@check(
    "S120",
    "overview-too-long",
    "总体情况超过一千字",
    examines=("ST20",),
    severity=Severity.INFO,
    basis=sources.LENGTH,
    since="0.1",
    faulty=lambda: example(prose={"总体情况": "围绕群众关切公开统计信息。" * 80}),
    sound=example,
)
def overview_too_long(case: Case) -> Iterator[Outcome]:
    """The form asks for a simple and factual report; some notices set a thousand characters for section one.

    Counted are characters with punctuation, without white space.
    """
    section = case.report.section(case.report.form.sections[0])
    text = of(section)
    if section is None or not text:
        yield Unassessable(_("没有读到“总体情况”的文字"))
    elif text.length > _MOST:
        yield Fault(
            _("“{heading}”有{length}字，多于{most}字").format(
                heading=section.heading or section.title, length=text.length, most=_MOST
            ),
            values={"stated": text.length, "most": _MOST},
            suggestion=_("精简文字，聚焦五个方面的实际数据"),
            origin=section.origin,
        )


_LEAST = 10
_NOTHING = re.compile(r"^(?:（?[一二三四五]）)?(?:暂?无|没有|不存在)(?:问题|相关情况|情况|内容)?[。.]?$")


@check(
    "S121",
    "problems-empty",
    "没有写存在的问题及改进情况",
    examines=("ST21",),
    severity=Severity.ERROR,
    basis=sources.SUPERVISED,
    since="0.1",
    faulty=lambda: example(prose={"存在的主要问题及改进情况": "无。"}),
    sound=example,
)
def problems_empty(case: Case) -> Iterator[Outcome]:
    """Article 50 asks every organ for its main problems and what it does about them. “None” is not an answer."""
    section = case.report.section(case.report.form.sections[4])
    if section is None or (section.pictures and not of(section)):
        yield Unassessable(_("没有读到第五部分"))
        return
    text = of(section)
    if text.length < _LEAST or _NOTHING.match(text.text):
        yield Fault(
            _("“{heading}”{what}").format(
                heading=section.heading or section.title,
                what=_("只写了“{text}”").format(text=text.text) if text else _("没有内容"),
            ),
            text=text.text,
            suggestion=_("写明存在的主要问题和改进措施"),
            origin=section.origin,
        )


_RUN = re.compile(r"(?<![统唯之单同万专第])([一二三四五六七八九十])是")
_NUMBERED = re.compile(r"^(?:（?(\d)[）.、．]|（([一二三四五六七八九十])）)", re.MULTILINE)
_ORDER = "一二三四五六七八九十"
_MEASURES = re.compile("改进|措施|整改|下一步|解决|今后|针对|办法|年，")


@check(
    "S122",
    "problems-without-measures",
    "问题与改进措施的数量不一致",
    examines=("ST22",),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(
        prose={"存在的主要问题及改进情况": "问题：一是解读少；二是更新慢；三是培训少。措施：一是多解读；二是勤更新。"}
    ),
    sound=example,
)
def problems_without_measures(case: Case) -> Iterator[Outcome]:
    """Each problem that is told should have its measure. Numbered problems and numbered measures can be counted.

    Counted only where the section has exactly two runs of 一是, 二是, …, the second after words that announce
    measures; any other way of writing is not assessable.
    """
    section = case.report.section(case.report.form.sections[4])
    runs = _runs(of(section))
    if section is None or len(runs) != 2:
        yield Unassessable(_("第五部分没有逐项写明问题和措施，无法比较数量"))
        return
    problems, measures = runs
    if problems != measures:
        yield Fault(
            _("存在的问题{problems}项，改进措施{measures}项").format(problems=problems, measures=measures),
            values={"problems": problems, "measures": measures},
            suggestion=_("逐项对应写明问题和措施"),
            origin=section.origin,
        )


def _runs(text: Prose) -> list[int]:
    """How many items each run of 一是, 二是, … has, where the second run is one of measures."""
    runs: list[int] = []
    last_end = 0
    for match in _RUN.finditer(text.text):
        place = _ORDER.index(match.group(1)) + 1
        if place == 1:
            if runs and not _MEASURES.search(text.text, last_end, match.start()):
                return []
            runs.append(1)
        elif not runs or place != runs[-1] + 1:
            return []
        else:
            runs[-1] = place
        last_end = match.end()
    return runs


_FEE = re.compile("信息处理费|收费|费用|[收缴]取[^。；]{0,10}费|收到[^。；]{0,6}费")
_NOTICES = re.compile(r"(?:发出|制发|送达|下达)[^。；]{0,6}收费通知[^。；]{0,6}[1-9]")
_UNPAID = CellRef("requests", "fee-unpaid", "all")


@check(
    "S123",
    "fees-not-told",
    "没有报告信息处理费",
    examines=("ST23",),
    severity=Severity.WARNING,
    basis=sources.FEES,
    since="0.1",
    needs=("year",),
    faulty=lambda: example(prose={"其他需要报告的事项": "无其他需要报告的事项。"}),
    sound=example,
)
def fees_not_told(case: Case) -> Iterator[Outcome]:
    """From 2021 section six tells how many fee notices went out, for how much, and what came in; zero is told too.

    An error where table 3 or the text shows that notices were issued. For information where the fee is told, but
    in another section.
    """
    if (case.report.year or 0) < 2021:
        return
    section, everywhere = case.report.section(case.report.form.sections[5]), prose(case)
    if of(section).has(_FEE):
        return
    if section is None and not everywhere.has(_FEE):
        yield Unassessable(_("没有读到第六部分"))
        return
    issued = bool(case.report.value(_UNPAID)) or everywhere.has(_NOTICES)
    elsewhere = next(everywhere.find(_FEE), None)
    if elsewhere and not issued:
        message, severity = _("信息处理费的情况没有写在第六部分，写在别处"), Severity.INFO
    else:
        message = _("第六部分没有报告收取信息处理费的情况") + (_("，而表三或文字显示发出过收费通知") if issued else "")
        severity = Severity.ERROR if issued else Severity.WARNING
    yield Fault(
        message,
        text=elsewhere.sentence if elsewhere else "",
        suggestion=_("在第六部分写明发出收费通知的件数、总金额和实际收取的金额；没有的写明没有"),
        origin=section.origin if section else ENTERED,
        severity=severity,
    )


_SUPERVISION = (
    (marked("工作考核"), re.compile("考核|考评|评估|绩效")),
    (marked("社会评议"), re.compile("评议|满意度|群众评价|社会评价|民主评")),
    (marked("责任追究"), re.compile("责任追究|追究责任|追究|追责|问责")),
)


@check(
    "S124",
    "supervision-not-told",
    "政府的报告没有写工作考核、社会评议、责任追究结果",
    examines=("ST24",),
    severity=Severity.ERROR,
    basis=sources.SUPERVISED,
    since="0.1",
    needs=("prose",),
    faulty=lambda: example(
        organ="江城县人民政府",
        prose={"总体情况": "（五）监督保障。开展业务培训，纳入年度考核。"},
    ),
    sound=lambda: example(organ="江城县人民政府"),
)
def supervision_not_told(case: Case) -> Iterator[Outcome]:
    """Article 50 asks a people's government for three results more: assessment, social review, accountability.

    Departments owe none of them. For a township or town government it is a warning: they report by local rules.
    A government's office that reports the government's numbers with its own is told for information.
    """
    kind = case.facts.kind or kind_of(fold(case.report.organ))
    if kind is None:
        yield Unassessable(_("不能确定是不是一级人民政府的报告"))
        return
    if (
        kind is OrganKind.GOVERNMENT
        or (kind is OrganKind.TOWNSHIP and case.report.organ.endswith("政府"))
        or _for_both(case)
    ):
        missing = [name for name, words in _SUPERVISION if not prose(case).has(words)]
        if missing:
            yield Fault(
                _("{organ}的报告没有写{missing}结果").format(organ=case.report.organ, missing=listed(map(_, missing))),
                values={"missing": missing},
                suggestion=_("在“监督保障”中写明工作考核、社会评议和责任追究结果"),
                origin=_first_origin(case.report),
                severity=_OWED.get(kind, Severity.INFO),
            )


_OWED = {OrganKind.GOVERNMENT: Severity.ERROR, OrganKind.TOWNSHIP: Severity.WARNING}
_OFFICE = re.compile("政府办公[室厅]$")
_BOTH = re.compile(r"政府[和及与、][^，。；]{0,8}?政府办[^，。；]{0,12}(?:收到|受理|办理)[^。；]{0,20}\d+余?[件份]")


def _for_both(case: Case) -> bool:
    """Whether an office of a government gives the government's numbers with its own."""
    return _OFFICE.search(case.report.organ) is not None and prose(case).has(_BOTH)


def _first_origin(report: Report) -> Origin:
    return report.sections[0].origin if report.sections else ENTERED
