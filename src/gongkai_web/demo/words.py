"""What bodies are made of: sentences about a subject, chosen by chance and put together by rule."""

from random import Random

PURPOSES = (
    "为规范{subject}工作，保障公民、法人和其他组织的合法权益，根据有关法律、法规和规章，结合本县实际，制定本办法。",
    "为加强{subject}管理，明确各方责任，提高服务水平，依据国家和省有关规定，结合本县实际，制定本办法。",
    "为做好{subject}工作，方便群众和企业办事，按照上级部署和县政府工作安排，制定本办法。",
)
SCOPES = (
    "本县行政区域内的{subject}及其监督管理，适用本办法；法律、法规另有规定的，从其规定。",
    "在本县从事{subject}有关活动的单位和个人，应当遵守本办法。",
)
PRINCIPLES = (
    "{subject}工作坚持公开、公平、公正、便民的原则，统筹安排，分级负责，接受社会监督。",
    "{subject}工作实行县级统筹、乡镇（街道）实施、部门协同，所需经费列入年度预算。",
)
STEPS = (
    "申请人可以向所在乡镇（街道）便民服务中心提出申请，也可以通过政务服务网提出；材料齐全的，当场受理。",
    "受理机关应当自受理之日起15个工作日内完成审核；不符合条件的，书面说明理由，并告知救济途径。",
    "审核结果在申请人所在村（社区）公示7日；有异议的，由主管部门会同乡镇（街道）核查处理。",
    "主管部门建立台账，每季度核查一次，情况发生变化的，及时调整或者终止，并告知当事人。",
    "有关单位之间能够通过数据共享核验的材料，不得要求申请人重复提交。",
    "实施过程中形成的文件、影像和数据应当归档保存，保存期限不少于10年。",
)
DUTIES = (
    "违反本办法规定的，由主管部门责令限期改正；构成违法的，依照有关法律、法规处理。",
    "工作人员滥用职权、玩忽职守、徇私舞弊的，依法给予处分；涉嫌犯罪的，移送司法机关。",
)
TASKS = (
    "摸清底数。各单位于每季度末核对{subject}台账，做到对象准、情况明、底数清，发现问题及时更正。",
    "优化流程。能够网上办理的全部网上办理，办理{subject}事项的平均用时比上年缩短三分之一。",
    "加强宣传。通过政府网站、公告栏和村（社区）会议讲清{subject}政策，不增加基层负担。",
    "严格监管。对{subject}开展随机抽查，抽查比例不低于百分之五，结果向社会公开。",
    "保障资金。财政部门按进度拨付{subject}资金，专款专用，年终开展绩效评价。",
    "强化协同。主管部门牵头，有关部门和乡镇（街道）各负其责，每月会商一次。",
)
ANSWER = (
    "材料齐全的当场受理，审核不超过15个工作日，结果在村（社区）公示。"
    "受理和审核的进展可以在政务服务网查询，也可以拨打主管部门的咨询电话。"
)
REASON = "{subject}工作面临一些新情况，群众和企业也提出了意见，有必要把成熟的做法固定下来。"
HINTS = (
    "文件对{subject}的适用范围作了明确，此前分散在几个文件里的规定以本文件为准。",
    "群众最关心的是怎么办。文件规定材料齐全当场受理，审核不超过15个工作日，结果在村（社区）公示。",
    "与原有规定相比，文件减少了证明材料，能够通过数据共享核验的，不再要求提交。",
    "对执行中的问题，可以拨打主管部门的咨询电话，也可以到乡镇（街道）便民服务中心询问。",
)
VILLAGES = ("前河村", "后河村", "东沟村", "西沟村", "上坪村", "下坪村", "柳树屯", "石门村", "清泉村", "大湾村")
COMPANIES = (
    "云岭建材有限公司",
    "双河食品厂",
    "滨河物流有限公司",
    "白塔纺织有限公司",
    "柳林农业合作社",
    "石桥机械厂",
    "开源超市",
    "城东药房",
)


def said(chance: Random, sentences: tuple[str, ...], subject: str, count: int = 1) -> list[str]:
    """Some of the sentences, about a subject, in their own order."""
    chosen = sorted(chance.sample(range(len(sentences)), count))
    return [sentences[n].format(subject=subject) for n in chosen]


def measure(chance: Random, subject: str) -> list[str]:
    """The articles of a measure (办法) on a subject."""
    articles = [
        *said(chance, PURPOSES, subject),
        *said(chance, SCOPES, subject),
        *said(chance, PRINCIPLES, subject),
        *said(chance, STEPS, subject, 4),
        *said(chance, DUTIES, subject),
    ]
    numerals = "一二三四五六七八九十"
    return [f"第{numerals[n]}条　{article}" for n, article in enumerate(articles)]


def tasks(chance: Random, subject: str) -> list[str]:
    """The tasks of a notice or plan."""
    return [f"（{'一二三四五六'[n]}）{task}" for n, task in enumerate(said(chance, TASKS, subject, 4))]
