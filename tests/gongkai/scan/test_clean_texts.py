"""Two hundred texts as offices publish them, with numbers and names that are no secret: next to no alarm."""

from itertools import product

from gongkai.scan import Severity, scan_text

TEXTS = (
    "{town}2025年第{n}批农村公路养护工程，项目代码2503-370102-04-01-12{n:04}，概算投资{m}万元，工期120日历天。",
    "经研究，同意将{town}卫生院列为第{n}家定点医疗机构，机构编码H3701020{n:04}，自公布之日起执行。",
    "中标单位：某市宏远建设有限公司，统一社会信用代码913701{n:02}MA3C8W1X2{n:01}，中标价{m}.36万元。",
    "行政处罚决定书文号：某市监罚字〔2025〕{n:03}号。罚款{m}元，逾期不缴纳的，每日按罚款数额的3%加处罚款。",
    "咨询电话：0531-8123{n:04}（工作日8:30至17:00），办公地址：某县建设路{n}号政务服务中心二楼{m}室。",
    "本次抽检{m}批次，合格率98.{n}%。样品编号GC25370102{n:08}，检验报告编号（2025）食检字第{n:05}号。",
    "{town}辖{n}个行政村、{m}户，耕地面积{m}.5亩，二〇二五年人均可支配收入21345元，比上年增长{n}.2%。",
    "因施工需要，{day}起对{town}至县城公路K{n}+{m:03}段实行交通管制，过往车辆请绕行G{n:03}国道。",
    "招聘公告：岗位代码370102{n:04}，招聘{n}人，要求35周岁以下（1990年{n}月1日以后出生），大专以上学历。",
    "供热公司服务热线96{n:04}，投诉监督电话12345。采暖期为11月15日至次年3月15日，室温不低于18℃。",
    "{town}人民政府关于印发《防汛应急预案》的通知，附件共{n}件，第{m}页起为物资储备表。",
    "预算支出科目2080{n:03}，本年预算数{m}13456.78元，决算数{m}12345.67元，结余结转{n}元。",
    "不动产权证书遗失声明作废公告第{n}号：坐落于{town}工业园区厂房，权利人为某县农机有限责任公司，面积{m}.7平方米。",
    "疫苗批号2025{n:04}A，有效期至2027年{n}月，接种时间为每周二、周四上午，接种单位为{town}卫生院。",
    "检查组一行{n}人对{m}家加油站开展安全检查，发现隐患{n}处，当场整改，其余限期十五日内完成整改。",
    "邮政编码25{n:04}，电子邮箱：{town_}@jiangcheng.gov.cn，网址：http://www.jiangcheng.gov.cn/col/{m}/index.html。",
    "银行账号：户名某县财政局非税收入专户，开户行某银行某县支行，缴款时注明执收单位编码{n:06}。",
    "会议由县长主持，{n}个部门负责人列席。会议听取了关于{town}人居环境整治工作的汇报，研究了{m}项议题。",
    "依据GB/T 19{n:03}-2024，测点坐标东经117.{n:04}度、北纬36.{m:04}度，昼间噪声{n}分贝，符合二类标准。",
    "公共租赁住房第{n}轮配租，房源{m}套，申请材料包括身份证明、婚姻状况证明和收入证明，由社区窗口受理。",
)
TOWNS = (
    ("石桥镇", "shiqiao"),
    ("柳林乡", "liulin"),
    ("上河街道", "shanghe"),
    ("东湖镇", "donghu"),
    ("南坪镇", "nanping"),
)
TIMES = ((3, 126, "3月8日"), (7, 358, "9月21日"))


def test_at_most_one_of_two_hundred_clean_texts_raises_an_alarm():
    texts = [
        text.format(town=town, town_=latin, n=n, m=m + at, day=day)
        for (at, text), (town, latin), (n, m, day) in product(enumerate(TEXTS), TOWNS, TIMES)
    ]
    hits = [(hit.code, hit.found, text) for text in texts for hit in scan_text(text) if hit.severity is Severity.BLOCK]
    assert len(texts) == 200
    assert len({text for *_, text in hits}) <= 1, hits
    warned = {text for text in texts if scan_text(text)}
    assert len(warned) <= 1, warned
