"""Other information of the demonstration: what recipes make, budgets, functions and rules."""

from collections.abc import Iterator
from datetime import date

from gongkai_web.demo.county import COUNTY, DEPARTMENTS, GOVERNMENT, INSTITUTIONS, OFFICE, REPORTING, TOWNS, OrganPlan
from gongkai_web.demo.days import Days
from gongkai_web.demo.files import workbook
from gongkai_web.demo.papers import FilePlan, Paper, table, text
from gongkai_web.demo.recipes import ALL_TOWNS, PEOPLE, RECIPES, Recipe
from gongkai_web.library.kinds import DocumentKind

_BY_SLUG = {plan.slug: plan for plan in (GOVERNMENT, OFFICE, *DEPARTMENTS, *TOWNS, *INSTITUTIONS)}


def information(days: Days) -> Iterator[Paper]:
    """Everything but policies and annual reports."""
    yield from (_functions(days, plan) for plan in REPORTING)
    yield from _budgets(days)
    yield from _rules(days)
    for recipe in RECIPES:
        for n in range(recipe.count):
            yield _made(
                days, recipe, _BY_SLUG[recipe.organs[n % len(recipe.organs)]], f"{recipe.topic}/{recipe.organs[0]}/{n}"
            )


def more(days: Days, count: int) -> Iterator[Paper]:
    """What towns publish every month, as many as are wanted."""
    recipe = Recipe(
        "a20-11",
        "{year}年{month}月惠民补贴资金发放公示",
        ALL_TOWNS,
        count,
        ("公示期7日，如有异议请向便民服务中心反映。",),
        PEOPLE,
    )
    for n in range(count):
        yield _made(days, recipe, _BY_SLUG[ALL_TOWNS[n % len(ALL_TOWNS)]], f"more/{n}")


def _made(days: Days, recipe: Recipe, organ: OrganPlan, key: str) -> Paper:
    formed = days.any()
    title = f"{organ.name}{recipe.title.format(year=formed.year, month=formed.month)}"
    rows = [table(title, recipe.rows(days))] if recipe.rows else []
    return Paper(
        key=key,
        organ=organ,
        kind=DocumentKind.INFORMATION,
        title=title,
        formed_on=formed,
        published_on=days.after(formed),
        body=[text(*recipe.words), *rows],
        genre=recipe.genre,
        topic=recipe.topic,
        keywords=recipe.title.partition("}年")[2].partition("（")[0].replace("{month}月", ""),
        duty=recipe.duty,
    )


def _functions(days: Days, plan: OrganPlan) -> Paper:
    formed = days.any(days.first.year)
    subjects = "、".join(plan.subjects)
    return Paper(
        key=f"functions/{plan.slug}",
        organ=plan,
        kind=DocumentKind.INFORMATION,
        title=f"{plan.name}机关职能、机构设置和联系方式",
        formed_on=formed,
        published_on=days.after(formed),
        body=[
            text(
                "#一、机关职能",
                f"负责{subjects}等工作，承办上级交办的其他事项。",
                "#二、内设机构",
                "办公室、法规科、业务科、财务科。",
            ),
            table(
                "负责人和分工",
                (
                    ("职务", "姓名", "分工"),
                    ("主要负责人", "某某", "主持全面工作"),
                    ("分管负责人", "某某", "分管业务工作"),
                ),
            ),
        ],
        topic="a20-02",
        keywords="机关职能 机构设置",
    )


def _budgets(days: Days) -> Iterator[Paper]:
    for year in (*days.years, days.today.year):
        yield _budget(days, GOVERNMENT, f"{year}年政府预算", date(year, 2, 1), duty="budget")
    for plan in (OFFICE, *DEPARTMENTS):
        for year in (days.today.year - 1, days.today.year):
            yield _budget(days, plan, f"{year}年部门预算", date(year, 2, 1), duty="department-budget")
        last = days.today.year - 1
        yield _budget(days, plan, f"{last - 1}年部门决算", date(last, 9, 1), duty="department-budget")


def _budget(days: Days, plan: OrganPlan, name: str, first: date, *, duty: str) -> Paper:
    formed = days.after(first, 3, 12)
    names = ("一般公共服务支出", "社会保障和就业支出", "卫生健康支出", "住房保障支出", "“三公”经费")
    rows = (
        ("项目", "上年（万元）", "本年（万元）"),
        *((item, *(f"{days.chance.randint(100, 90000) / 100:.2f}" for _ in "ab")) for item in names),
    )
    return Paper(
        key=f"budget/{plan.slug}/{name}",
        organ=plan,
        kind=DocumentKind.INFORMATION,
        title=f"{plan.name}{name}",
        formed_on=formed,
        published_on=days.after(formed, 5, 18),
        body=[
            text("#收支总体情况", f"按照《中华人民共和国预算法》第十四条，现将{plan.short_name}{name}公开如下。"),
            table(name, rows),
        ],
        topic="a20-07",
        keywords="预算 决算 财政",
        duty=duty,
        files=(FilePlan(f"{name}公开表.xlsx", workbook(name, rows)),) if days.chance.random() < 0.3 else (),
    )


def _rules(days: Days) -> Iterator[Paper]:
    for name in (
        "政府信息公开审查制度",
        "政府信息公开申请办理规定",
        "主动公开目录管理办法",
        "政府信息公开社会评议制度",
        "政府信息公开责任追究办法",
    ):
        formed = days.any(days.first.year)
        yield Paper(
            key=f"rules/{name}",
            organ=OFFICE,
            kind=DocumentKind.INFORMATION,
            title=f"{COUNTY}{name}",
            formed_on=formed,
            published_on=days.after(formed),
            body=[
                text(
                    "第一条　为规范本县政府信息公开工作，根据《中华人民共和国政府信息公开条例》，制定本制度。",
                    "第二条　坚持以公开为常态、不公开为例外，先审查、后公开。",
                    "第三条　县政府办公室是本县政府信息公开工作的主管部门。",
                )
            ],
            topic="rules",
            keywords="政府信息公开 制度",
        )
