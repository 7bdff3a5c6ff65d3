"""What the portal shows beside documents: guides, questions, topics, reading points."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from gongkai.statute import CHANNELS
from gongkai_web.demo.county import COUNTY, OFFICE, REPORTING
from gongkai_web.demo.days import Days
from gongkai_web.demo.loading.records import publish_all
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.words import ANSWER
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.organs.models import Organ
from gongkai_web.portal.models import Guide, Question, ReadingPoint, Topic
from gongkai_web.portal.models.guide import said_of_office

_POINTS = (
    ("县档案馆政府信息查阅处", "archive", "滨河路30号", "公报合订本、现行文件汇编"),
    ("县图书馆政府信息查阅角", "library", "人民路12号", "县政府公报、办事指南"),
    ("县政务服务中心查阅点", "service", "开源大道5号", "办事指南、主动公开目录"),
    ("柳林镇便民服务中心查阅点", "service", "柳林镇兴镇街1号", "惠农政策、村级公开资料"),
    ("白塔镇便民服务中心查阅点", "service", "白塔镇塔前街3号", "惠农政策、村级公开资料"),
)
_TOPICS = (
    ("social-assistance", "社会救助政策", "最低生活保障"),
    ("business", "优化营商环境", "营商环境"),
    ("water", "城乡供水", "城乡供水"),
)


def load_portal(days: Days, organs: dict[str, Organ], documents: dict[str, Document], *, staff: Staff) -> None:
    """Everything of the portal's own."""
    _guides(days, organs, staff)
    _points(days, organs[OFFICE.slug], staff)
    _topics(organs[OFFICE.slug], days, staff)
    _questions(days, [document for document in documents.values() if document.kind == DocumentKind.NORMATIVE], staff)


def _guides(days: Days, organs: dict[str, Organ], staff: Staff) -> None:
    own = [channel.code for channel in CHANNELS.values() if not channel.basic]
    guides = [
        Guide(
            live=False,
            organ=organs[plan.slug],
            classification="本机关的政府信息分为机关职能、政策文件、规划统计、财政预算决算、行政执法、重点领域信息和年度报告等类。",
            arrangement="按照索引号编排，记录标题、发文字号、成文日期、发布日期、主题分类、公开属性和有效性。",
            access="本网站设有政府信息公开专栏，可以按栏目浏览，也可以检索；县档案馆、县图书馆和政务服务中心设有查阅点。",
            channels=own,
            supervision=f"认为{plan.short_name}没有依法履行公开义务的，可以向上一级机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。",
            # Two that nobody has looked at for long, so that the reminder has something to show.
            checked_on=days.today - timedelta(400 if n in (7, 19) else 30 + n),
            office=said_of_office(organs[plan.slug]),
        )
        for n, plan in enumerate(REPORTING)
    ]
    _publish(guides, [guide.checked_on for guide in guides], staff)


def _publish(made: Sequence[Any], shown: Sequence[date], staff: Staff) -> None:
    """Keep and publish records of one kind."""
    for record in made:
        record.save()
    publish_all(made, shown, staff=staff)


def _points(days: Days, office: Organ, staff: Staff) -> None:
    points = [
        ReadingPoint(
            live=False,
            organ=office,
            name=name,
            kind=kind,
            address=f"{COUNTY}{address}",
            hours="工作日9:00—17:00",
            phone=f"0123-45678{60 + n}",
            holdings=holdings,
            equipment="电脑、打印机、老花镜",
            supplied_on=days.today - timedelta(20 + 9 * n),
        )
        for n, (name, kind, address, holdings) in enumerate(_POINTS)
    ]
    _publish(points, [days.today - timedelta(20 + 9 * n) for n in range(len(points))], staff)


def _topics(office: Organ, days: Days, staff: Staff) -> None:
    made, shown = [], []
    for n, (slug, title, keyword) in enumerate(_TOPICS):
        topic = Topic(
            live=False,
            organ=office,
            slug=slug,
            title=title,
            introduction=f"<p>这里集中了有关{keyword}的文件和解读，带有主题词“{keyword}”的文件自动列入。</p>",
            keyword=keyword,
        )
        topic.save()
        made.append(topic)
        shown.append(days.today - timedelta(60 + 30 * n))
    publish_all(made, shown, staff=staff)


def _questions(days: Days, policies: list[Document], staff: Staff) -> None:
    made, shown = [], []
    for document in policies[::3]:
        subject = document.keywords.split()[0]
        question = Question(
            organ=document.organ,
            question=f"按照{subject}的规定提出申请，多长时间有结果？",
            answer=ANSWER,
            theme=document.theme,
            live=False,
        )
        question.documents = [document]
        question.save()
        made.append(question)
        shown.append(days.after(document.published_on or document.formed_on, 5, 40))
    publish_all(made, shown, staff=staff)
