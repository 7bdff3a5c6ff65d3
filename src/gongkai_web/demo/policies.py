"""Policies of the demonstration: normative documents with their amendments, repeals and ends; notices and plans."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.documents import book_title
from gongkai_web.demo.county import COUNTY, DEPARTMENTS, GOVERNMENT, OFFICE, TOWNS, OrganPlan
from gongkai_web.demo.days import Days, month_after, years_after
from gongkai_web.demo.papers import Effect, Paper, table, text
from gongkai_web.demo.words import HINTS, REASON, TASKS, measure, said, tasks
from gongkai_web.library.kinds import DocumentKind, Genre, RelationKind

NORMATIVE = "a20-01"


def normative(days: Days) -> list[Paper]:
    """Normative documents: most in force for five years, some near or past their end, some amended or repealed."""
    made = [
        *(_measure(days, GOVERNMENT, subject) for subject in GOVERNMENT.subjects),
        *(_measure(days, OFFICE, subject) for subject in OFFICE.subjects),
        *(_measure(days, plan, subject) for plan in DEPARTMENTS for subject in plan.subjects[:2]),
        *(_measure(days, plan, plan.subjects[2]) for plan in DEPARTMENTS[:8]),
    ]
    made.sort(key=lambda paper: paper.formed_on)
    for paper in made[:6]:
        paper.expires_on = days.today - timedelta(days.chance.randint(20, 200))
    for paper in made[6:10]:
        paper.expires_on = days.today + timedelta(days.chance.randint(5, 85))
    return [*made, *_amendments(days, made[10:14]), _repeal(days, made[14:18])]


def _measure(days: Days, organ: OrganPlan, subject: str) -> Paper:
    name = f"{subject}{days.chance.choice(('管理办法', '管理办法', '实施细则（试行）'))}"
    formed = days.any(days.chance.choice(range(days.first.year, days.today.year + 1)))
    effective = month_after(formed)
    return Paper(
        key=f"normative/{organ.slug}/{subject}",
        organ=organ,
        kind=DocumentKind.NORMATIVE,
        title=f"{organ.name}关于印发《{COUNTY}{name}》的通知",
        formed_on=formed,
        published_on=days.after(formed),
        body=[
            text("各乡镇人民政府、街道办事处，县政府各部门：", f"现将《{COUNTY}{name}》印发给你们，请遵照执行。"),
            text(f"#{COUNTY}{name}", *_articles(days, subject, name, effective)),
        ],
        summary=f"规定{subject}的适用范围、办理程序、时限和责任，有效期五年。",
        genre=Genre.NOTICE,
        topic=NORMATIVE,
        keywords=f"{subject} {name[len(subject) :][:4]}",
        measure=name,
        mark=f"{organ.mark}规",
        effective_on=effective,
        expires_on=years_after(effective, 5),
        interpreted=days.chance.choice((0, 1, 1, 2)),
    )


def _articles(days: Days, subject: str, name: str, effective: date) -> list[str]:
    articles = measure(days.chance, subject)
    last = f"第九条　本办法自{effective.year}年{effective.month}月1日起施行，有效期五年。"
    return [a if name.endswith("办法") else a.replace("本办法", "本细则") for a in (*articles, last)]


_LIMITS = {"15个工作日": "10个工作日", "公示7日": "公示5日", "每季度核查": "每月核查", "不少于10年": "不少于15年"}
"""What an amendment changes, and into what; every measure has one of them."""


def _sharper(target: Paper) -> str:
    """The sentence of an amendment that changes a limit in one of the target's articles."""
    articles = re.findall("(第.条)　([^<]*)", "".join(str(block["value"]) for block in target.body))
    return next(
        f"将{article}中的“{old}”修改为“{new}”"
        for old, new in _LIMITS.items()
        for article, words in articles
        if old in words
    )


def _amendments(days: Days, targets: list[Paper]) -> Iterator[Paper]:
    for target in targets:
        subject = target.keywords.split()[0]
        formed = days.after(target.published_on, 120, 300)
        on = min(formed + timedelta(30), days.today)
        yield Paper(
            key=f"amendment/{target.key}",
            organ=target.organ,
            kind=DocumentKind.NORMATIVE,
            title=f"{target.organ.name}关于修改《{COUNTY}{target.measure}》的通知",
            formed_on=formed,
            published_on=days.after(formed),
            body=[
                text(
                    f"经研究，决定对《{COUNTY}{target.measure}》作如下修改：",
                    f"一、{_sharper(target)}。",
                    "二、增加一条，作为第九条：“办理过程和结果应当通过政务服务网向申请人公开。”原第九条改为第十条。",
                    "本通知自印发之日起三十日后施行，原办法根据本通知作相应修改。",
                )
            ],
            summary=f"修改《{COUNTY}{target.measure}》的期限规定，增加公开办理过程和结果的规定。",
            genre=Genre.NOTICE,
            topic=NORMATIVE,
            keywords=f"{subject} 修改",
            mark=f"{target.organ.mark}规",
            effective_on=on,
            expires_on=target.expires_on,
            effects=(Effect(RelationKind.AMENDS, target.key, on),),
        )


def _repeal(days: Days, targets: list[Paper]) -> Paper:
    formed = days.after(max(target.published_on for target in targets), 60, 90)
    names = [f"《{COUNTY}{target.measure}》" for target in targets]
    kinds = (RelationKind.REPEALS, RelationKind.REPEALS, RelationKind.DECLARES_LAPSED, RelationKind.DECLARES_LAPSED)
    rows = (
        ("序号", "文件名称", "清理意见"),
        *((str(n), name, str(kind.label)) for n, (name, kind) in enumerate(zip(names, kinds, strict=True), 1)),
    )
    return Paper(
        key="repeal",
        organ=GOVERNMENT,
        kind=DocumentKind.NORMATIVE,
        title=f"{GOVERNMENT.name}关于废止和宣布失效部分行政规范性文件的决定",
        formed_on=formed,
        published_on=days.after(formed),
        body=[
            text(
                "经全面清理，县政府决定对不适应经济社会发展需要的4件行政规范性文件予以废止或者宣布失效。",
                "本决定自公布之日起施行。",
            ),
            table("废止和宣布失效的行政规范性文件目录", rows),
        ],
        summary="废止2件、宣布失效2件行政规范性文件。",
        genre=Genre.DECISION,
        topic=NORMATIVE,
        keywords="清理 废止",
        mark=f"{GOVERNMENT.mark}规",
        effective_on=formed,
        effects=tuple(Effect(kind, target.key, formed) for kind, target in zip(kinds, targets, strict=True)),
        interpreted=1,
    )


def notices(days: Days) -> Iterator[Paper]:
    """Notices and plans: each year the county's, each department's, and one from every town."""
    for year in (*days.years[1:], days.today.year):
        for organ in (GOVERNMENT, OFFICE):
            for subject in organ.subjects[:4]:
                yield _plan(days, organ, subject, year)
        for organ in DEPARTMENTS:
            yield _plan(days, organ, organ.subjects[year % len(organ.subjects)], year)
    for organ in TOWNS:
        yield _plan(days, organ, organ.subjects[0], days.today.year)


def _plan(days: Days, organ: OrganPlan, subject: str, year: int) -> Paper:
    name = days.chance.choice(
        ("做好{year}年{subject}工作的通知", "印发{year}年{subject}工作方案的通知", "进一步加强{subject}工作的意见")
    )
    formed = days.any(year)
    return Paper(
        key=f"notice/{organ.slug}/{subject}/{year}",
        organ=organ,
        kind=DocumentKind.POLICY,
        title=f"{organ.name}关于{name.format(year=year, subject=subject)}",
        formed_on=formed,
        published_on=days.after(formed),
        body=[
            text(
                "各有关单位：",
                f"为做好{year}年{subject}工作，现就有关事项通知如下：",
                "#一、主要任务",
                *tasks(days.chance, subject),
            ),
            text(
                "#二、工作要求",
                *said(days.chance, TASKS, subject, 1),
                "各单位于每季度末报送进展情况，重要情况随时报告。",
            ),
        ],
        summary=f"部署{year}年{subject}工作的主要任务和要求。",
        genre=Genre.OPINION if name.endswith("意见") else Genre.NOTICE,
        topic="a20-11" if organ.theme.startswith(("民政", "劳动", "卫生", "科技")) else "a20-15",
        keywords=subject,
        mark=organ.mark if organ is OFFICE else f"{organ.mark}发",
        effective_on=formed,
        interpreted=days.chance.choice((0, 0, 0, 1)),
    )


def explained(days: Days, paper: Paper) -> list[str]:
    """What an interpretation of a policy says."""
    subject = paper.keywords.split()[0]
    why, *how = said(days.chance, HINTS, subject, 3)
    return [
        f"问：为什么出台{called(paper)}？",
        f"答：{REASON.format(subject=subject)}{why}",
        f"问：{subject}方面有哪些规定值得注意？",
        *(f"答：{hint}" for hint in how),
    ]


def called(paper: Paper) -> str:
    """What people call a policy: its measure, or the title without the organ."""
    if paper.measure:
        return f"《{COUNTY}{paper.measure}》"
    return book_title(f"关于{paper.title.partition('关于')[2]}")
