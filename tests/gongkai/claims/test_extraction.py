"""Sentences and the claims that they make. One claim reads `subject value unit`, then the relation and the whole."""

import pytest

from gongkai.claims import Passage, Relation, extract


def told(text, *, year=2023, section=""):
    """The claims of a text as the tables below write them."""
    return [_said(claim) for claim in extract([Passage(section, text)], year=year)]


def _said(claim):
    said = f"{claim.subject} {claim.value:f}{claim.hedge}{claim.unit}"
    relation = "" if claim.relation is Relation.COUNT else f" {claim.relation}"
    return said + relation + (f" {claim.whole}" if claim.whole else "")


REQUESTS = (
    ("全年新收政府信息公开申请7件。", ["requests-received 7件"]),
    (
        "2023年共收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请3件。",
        [
            "requests-received 12件",
            "requests-natural 9件 part-of requests-received",
            "requests-organisations 3件 part-of requests-received",
        ],
    ),
    ("共收到和处理政府信息公开申请7件，较去年减少1件。", ["requests-in-hand 7件", "requests-in-hand -1件 change"]),
    ("本年度受理依申请公开事项４件，均已按时答复。", ["requests-received 4件"]),
    ("全年办理政府信息公开申请十二件，全部办结。", ["requests-handled 12件"]),
    ("收到公民提出的公开申请两件，已答复。", ["requests-received 2件"]),
    (
        "本机关共接到信息公开申请 108 件，较上年增加 20 件，增长22.7%。",
        ["requests-received 108件", "requests-received 20件 change", "requests-received 22.7% change-percent"],
    ),
    (
        "收到依申请公开信息申请15件，上年结转2件，办结16件，结转下年度继续办理1件。",
        ["requests-received 15件", "requests-carried-in 2件", "requests-closed 16件", "requests-carried-out 1件"],
    ),
    (
        "依申请公开情况。2022年结转申请1件，2023年新收6件，已办结7件。",
        ["requests-carried-in 1件", "requests-received 6件", "requests-closed 7件"],
    ),
    (
        "依申请公开情况。从办理结果看，予以公开4件，不予公开1件，无法提供2件，不予处理1件，其他处理1件。",
        [
            "requests-granted 4件",
            "requests-withheld 1件",
            "requests-unavailable 2件",
            "requests-not-processed 1件",
            "requests-other 1件",
        ],
    ),
    (
        "依申请公开情况。其中属于国家秘密1件，本机关不掌握相关政府信息3件。",
        ["requests-secret 1件", "requests-not-held 3件"],
    ),
    (
        "依申请公开情况。不予公开3件，分别为涉及商业秘密1件、属于三类内部事务信息2件；信访举报投诉类申请2件，重复申请1件。",
        [
            "requests-withheld 3件",
            "requests-third-party 1件 part-of requests-withheld",
            "requests-internal 2件 part-of requests-withheld",
            "requests-petition 2件",
            "requests-repeat 1件",
        ],
    ),
    (
        "依申请公开情况。涉及国家秘密、个人隐私2件，就第三方合法权益征求意见3件，逾期不补正1件。",
        ["other 2件", "other 3件", "requests-not-corrected 1件"],
    ),
    (
        "全年收到政府信息公开申请8件（上年6件），2023年结转至2024年2件。",
        ["requests-received 8件", "requests-last-year 6件", "requests-carried-out 2件"],
    ),
    ("收到政府信息公开申请3件全部予以公开。", ["requests-received 3件"]),
    ("共受理36件政府信息公开申请（均为自然人提交）。", ["requests-received 36件"]),
    (
        "收到申请公开3件，不予公开1件（涉及国家秘密）。",
        ["requests-received 3件", "requests-withheld 1件 part-of requests-received"],
    ),
    (
        "办理政府信息公开申请9件，含2023年转至今年办理的2件，办结8件。",
        ["requests-handled 9件", "requests-carried-in 2件 part-of requests-handled", "requests-closed 8件"],
    ),
    ("收到公民提出的申请1件。未收到法人或其他组织的政府信息公开申请。", ["other 1件", "requests-organisations 0件"]),
    ("未收到网上政府信息公开申请。", []),
    (
        "收到政府信息公开申请7件，结转上年度申请1件，结转到2025年办理2件。",
        ["requests-received 7件", "requests-carried-in 1件", "requests-carried-out 2件"],
    ),
    (
        "收到政府信息公开申请4件。2件依申请公开，2件部分公开。",
        ["requests-received 4件", "other 2件", "requests-partial 2件 part-of requests-received"],
    ),
    (
        "依申请公开情况。收到5件，已答复4件，1件正在办理。",
        ["requests-received 5件", "requests-handled 4件", "other 1件"],
    ),
    (
        "依申请公开情况。全年共办理3件，其中网上2件、信函1件。",
        ["requests-handled 3件", "other 2件 part-of requests-handled", "other 1件 part-of requests-handled"],
    ),
    ("全年收到政府信息公开申请一件，答复一件。", ["requests-received 1件", "requests-handled 1件"]),
    ("（二）依申请公开。全年收到申请三件，较去年增加一件。", ["requests-received 3件", "requests-received 1件 change"]),
    (
        "依申请公开。收到申请8件，其中同意公开5件，部分公开2件，不予公开1件。",
        [
            "requests-received 8件",
            "requests-granted 5件 part-of requests-received",
            "requests-partial 2件 part-of requests-received",
            "requests-withheld 1件 part-of requests-received",
        ],
    ),
    (
        "依申请公开。答复申请6件，其中因第三方不同意公开1件。",
        ["requests-handled 6件", "other 1件 part-of requests-handled"],
    ),
    (
        "依申请公开。收到6件（含上年结转1件），其中自然人5件、商业企业1件。",
        [
            "requests-received 6件",
            "requests-carried-in 1件 part-of requests-received",
            "requests-natural 5件 part-of requests-received",
            "other 1件 part-of requests-received",
        ],
    ),
    (
        "依申请公开。收到申请6件（自然人5件、法人1件），均已答复。",
        [
            "requests-received 6件",
            "requests-natural 5件 part-of requests-received",
            "requests-organisations 1件 part-of requests-received",
        ],
    ),
    ("依申请公开。编制办事指南5件，公布受理点2个。", ["other 5件", "other 2个"]),
    ("依申请公开。2023年度受理群众来电咨询120人次。", ["inquiries 120人次"]),
    ("依申请公开。结转至下年度继续办理3件。", ["requests-carried-out 3件"]),
    ("依申请公开。县自然资源局转办2件，本局收到申请4件。", ["other 2件", "requests-received 4件"]),
    ("通过网络收到政府信息公开申请5件，信函申请3件。", ["other 5件", "other 3件"]),
    (
        "本街道收到9件信息公开申请，其中7件已经答复，剩余2件结转下年度继续办理。",
        [
            "requests-received 9件",
            "requests-handled 7件 part-of requests-received",
            "requests-carried-out 2件 part-of requests-received",
        ],
    ),
    ("2022年依申请公开件2件。", ["requests-last-year 2件"]),
    (
        "依申请公开。2022年收到申请2件，2023年收到申请1件，同比下降50%。",
        ["requests-last-year 2件", "requests-received 1件", "requests-received -50% change-percent"],
    ),
    (
        "依申请公开。收到申请8件，较2022年的5件增加3件。",
        ["requests-received 8件", "requests-last-year 5件", "requests-received 3件 change"],
    ),
    ("2023年收到政府信息公开申请5件，与上年持平。", ["requests-received 5件", "requests-received 0件 change"]),
    ("依申请公开答复10件，按期答复率100%。", ["requests-handled 10件", "requests-closed 100% share-percent"]),
    (
        "收到政府信息公开申请6件，其中自然人5件，占83.3%；法人1件，占16.7%。",
        [
            "requests-received 6件",
            "requests-natural 5件 part-of requests-received",
            "other 83.3% share-percent",
            "requests-organisations 1件 part-of requests-received",
            "other 16.7% share-percent",
        ],
    ),
    ("全年收到政府信息公开申请2宗，均已办复。", ["requests-received 2宗"]),
    ("收到要求公开政府信息的申请3份。", ["requests-received 3份"]),
    ("共收到来自公民、法人和其他组织的政府信息公开申请2件。", ["requests-received 2件"]),
    ("收到关于土地征收补偿的政府信息公开申请3件。", ["other 3件"]),
    ("上半年收到政府信息公开申请3件。", ["other 3件"]),
    ("收到来信、依申请公开等26件。", ["other 26件"]),
    ("依申请公开。收到申请3件，申请人主动撤回1件。", ["requests-received 3件", "other 1件"]),
    ("依申请公开。印发办事指南5件，收到申请3件。", ["other 5件", "requests-received 3件"]),
    (
        "依申请公开。收到申请6件，同比增长50%（上年为4件）。",
        ["requests-received 6件", "requests-received 50% change-percent", "requests-last-year 4件"],
    ),
    (
        "依申请公开。收到申请6件，予以公开2件，申请量同比增长50%。",
        [
            "requests-received 6件",
            "requests-granted 2件 part-of requests-received",
            "requests-received 50% change-percent",
        ],
    ),
)


@pytest.mark.parametrize(("text", "claims"), REQUESTS)
def test_requests_are_told_apart(text, claims):
    assert told(text) == claims


NOTHING = (
    ("全年未收到依申请公开。", ["requests-received 0件"]),
    ("2023年，我局未收到公民、法人和其他组织的政府信息公开申请。", ["requests-received 0件"]),
    ("没有收到依申请公开事项。", ["requests-received 0件"]),
    ("本年度无依申请公开件。", ["requests-received 0件"]),
    ("依申请公开零件。", ["requests-received 0件"]),
    ("2023年收到依申请公开0件。", ["requests-received 0件"]),
    ("依申请公开方面，全年未收到。", ["requests-received 0件"]),
    ("无上年结转申请，无结转下年度办理的申请。", ["requests-carried-in 0件", "requests-carried-out 0件"]),
    ("全年未发生因政府信息公开引起的行政复议、行政诉讼。", ["reviews 0件", "suits 0件"]),
    ("没有因信息公开被申请行政复议和提起行政诉讼的情况。", ["reviews 0件", "suits 0件"]),
    ("本年度无因政府信息公开申请产生的行政复议、行政诉讼情况发生。", ["reviews 0件", "suits 0件"]),
    ("行政复议、行政诉讼均为0。", ["reviews 0件", "suits 0件"]),
    ("政府信息公开行政复议、行政诉讼均无。", ["reviews 0件", "suits 0件"]),
    ("本年度行政复议和行政诉讼均未发生。", ["reviews 0件", "suits 0件"]),
    ("实现零复议、零诉讼。", ["reviews 0件", "suits 0件"]),
    ("未收到因答复依申请公开而引起的行政复议和诉讼。", ["reviews 0件", "suits 0件"]),
    ("未经复议直接起诉0件。", ["other 0件"]),
    ("行政复议无败诉案件。", []),
    ("未出现行政复议被纠错的情形。", []),
    ("依申请公开按规定办理，未收取任何费用。", ["fee-collected 0元"]),
    ("2023年未收取政府信息公开信息处理费。", ["fee-collected 0元"]),
    ("无收取信息处理费的情况。", ["fee-collected 0元"]),
    ("按照收费标准，全年未产生信息处理费。", ["fee-collected 0元"]),
    ("不存在减免信息处理费的情况。", []),
    ("本年度未发出收费通知，信息处理费收取0元。", ["fee-notices 0件", "fee-collected 0元"]),
    ("信息处理费收取情况：2023年收取0元。", ["fee-collected 0元"]),
    ("2023年未制定规范性文件。", ["normative-issued 0件"]),
    ("未出台行政规范性文件。", ["normative-issued 0件"]),
    ("全年没有制定和废止行政规范性文件。", ["normative-repealed 0件", "normative-issued 0件"]),
    ("本年度无行政规范性文件公开。", ["normative-published 0件"]),
    ("无规章、无规范性文件制发。", ["normative-issued 0件"]),
    ("未收到群众投诉举报。", []),
    ("未收到行政许可申请。", []),
    ("未发生因信息公开不及时引发的舆情。", []),
    ("无逾期答复情况。", []),
    ("未收到申请人补正材料。", []),
    ("未收到对依申请公开工作的投诉。", []),
    ("没有发生失泄密事件。", []),
)


@pytest.mark.parametrize(("text", "claims"), NOTHING)
def test_what_did_not_happen_is_zero(text, claims):
    assert told(text) == claims


FORMAL_MATTERS = (
    ("因政府信息公开引发行政复议2件、行政诉讼0件。", ["reviews 2件", "suits 0件"]),
    ("收到针对我街道信息公开事务的行政复议1件。", ["reviews 1件"]),
    ("依申请公开。发生行政复议1件，无行政诉讼情况发生。", ["reviews 1件", "suits 0件"]),
    ("司法局全年审理行政复议案件156件，其中维持90件。", ["other 156件", "other 90件 part-of other"]),
    ("全年发出收费通知2件，收取信息处理费1200元。", ["fee-notices 2件", "fee-collected 1200元"]),
    ("收取信息处理费0.12万元。", ["fee-collected 1200元"]),
    ("本机关收取信息处理费共2件，金额120元。", ["other 2件", "fee-collected 120元"]),
    ("全年制定行政规范性文件3件，现行有效行政规范性文件15件。", ["normative-issued 3件", "normative-in-force 15件"]),
    ("废止行政规范性文件2件。", ["normative-repealed 2件"]),
    ("清理规范性文件20件，宣布失效4件。", ["other 20件", "other 4件"]),
    ("公开规范性文件6件，解读率100%。", ["normative-published 6件", "other 100% share-percent"]),
    ("作出行政许可决定17件，作出行政处罚决定3件。", ["licences 17件", "penalties 3件"]),
    ("公开行政许可438项、行政处罚12件。", ["other 438项", "other 12件"]),
    ("受理行政许可事项1260件，全部按期办结。", ["other 1260件"]),
    (
        "共承办区人大代表建议3件、政协委员提案6件，办理结果为A类8件、B类1件。",
        ["proposals-congress 3件", "proposals-consultative 6件", "proposals-class-a 8件", "proposals-class-b 1件"],
    ),
    (
        "承办人大代表建议、政协委员提案11件，其中A类9件、B类2件。",
        ["other 11件", "proposals-class-a 9件 part-of other", "proposals-class-b 2件 part-of other"],
    ),
    (
        "收到政协提案5件、人大建议2件，A类6件，B类1件。",
        ["proposals-consultative 5件", "proposals-congress 2件", "proposals-class-a 6件", "proposals-class-b 1件"],
    ),
    ("征集群众意见建议36条，采纳12条。", ["opinions 36条", "other 12条"]),
    ("提出工作建议5件。", ["other 5件"]),
    (
        "行政规范性文件工作：制发12件，废止3件，现行有效25件。",
        ["normative-issued 12件", "normative-repealed 3件", "normative-in-force 25件"],
    ),
    ("规章和规范性文件工作：制发12件。", ["other 12件"]),
)


@pytest.mark.parametrize(("text", "claims"), FORMAL_MATTERS)
def test_disputes_fees_documents_and_proposals_are_told_apart(text, claims):
    assert told(text) == claims


PUBLICATION = (
    ("全年主动公开政府信息1.2万条。", ["proactive-total 12000条"]),
    ("通过门户网站公开信息１，２３４条。", ["proactive-website 1234条"]),
    ("通过门户网站公开信息1,234条。", ["proactive-website 1234条"]),
    ("全年主动公开政府信息680余条。", ["proactive-total 680余条"]),
    ("发布各类信息近300条。", ["proactive-total 300近条"]),
    ("公开信息约500条。", ["proactive-total 500约条"]),
    ("累计发布信息逾2000条。", ["proactive-total 2000逾条"]),
    ("全年主动公开政府信息3500多条，同比增长15%。", ["proactive-total 3500多条", "proactive-total 15% change-percent"]),
    ("主动公开政府信息1万余条。", ["proactive-total 10000余条"]),
    ("主动公开政府信息1\n08条。", ["proactive-total 108条"]),
    (
        "通过政府网站公开信息200条，通过“柳河发布”微信公众号推送信息350条，通过微博发布信息20条。",
        ["proactive-website 200条", "proactive-wechat 350条", "proactive-weibo 20条"],
    ),
    ("“平安柳河”政务微博、今日头条等新媒体发布信息900余条。", ["proactive-new-media 900余条"]),
    ("通过网站、微信、公告栏等渠道公开信息120条。", ["proactive-total 120条"]),
    ("通过公告栏公示信息30条，发放宣传册500份。", ["proactive-other-channel 30条", "other 500份"]),
    (
        "主动公开政府信息57条，其中：机构职能2条，工作动态40条，财政信息5条，其他信息10条。",
        [
            "proactive-total 57条",
            "other 2条 part-of proactive-total",
            "other 40条 part-of proactive-total",
            "other 5条 part-of proactive-total",
            "other 10条 part-of proactive-total",
        ],
    ),
    (
        "公开信息100条，从内容分类看，人事信息30条，业务动态70条。",
        ["proactive-total 100条", "other 30条 part-of proactive-total", "other 70条 part-of proactive-total"],
    ),
    (
        "主动公开信息42件（其中，规划计划12件，招生工作30件）。",
        ["proactive-total 42件", "other 12件 part-of proactive-total", "other 30件 part-of proactive-total"],
    ),
    (
        "公开信息20条，分别为通知公告8条、工作动态12条。",
        ["proactive-total 20条", "other 8条 part-of proactive-total", "other 12条 part-of proactive-total"],
    ),
    (
        "网站公开12条，微信推送30条，共计42条。",
        ["proactive-website 12条 part-of other", "proactive-wechat 30条 part-of other", "other 42条"],
    ),
    (
        "主动公开信息10条，主要包括：人事信息3条、规划信息2条等。",
        ["proactive-total 10条", "other 3条 part-of proactive-total", "other 2条 part-of proactive-total"],
    ),
    (
        "共主动公开信息911条。其中通过政府网站公开59条，从内容分类看，人事信息9条，业务动态50条。微信公众号“江城发布”共发布876条。",
        [
            "proactive-total 911条",
            "proactive-website 59条 part-of proactive-total",
            "other 9条 part-of proactive-website",
            "other 50条 part-of proactive-website",
            "proactive-wechat 876条 part-of proactive-total",
        ],
    ),
    ("通过网站公开信息50条。此外，微信公众号发布信息200条。", ["proactive-website 50条", "proactive-wechat 200条"]),
    (
        "网站开设专栏5个，公开信息1028条，其中动态类600条、公告类428条。",
        [
            "other 5个",
            "proactive-total 1028条",
            "other 600条 part-of proactive-total",
            "other 428条 part-of proactive-total",
        ],
    ),
    (
        "截至2023年12月31日，新增主动公开信息311条，累计主动公开信息3174条。",
        ["proactive-total 311条", "proactive-total 3174条"],
    ),
    ("2019年以来累计公开信息5000余条。", ["proactive-total 5000余条"]),
    ("公开信息31 条，转载信息 26 条。", ["proactive-total 31条", "other 26条"]),
    ("公开财政预决算信息2条，“三公”经费支出12.5万元。", ["other 2条", "other 125000元"]),
    ("行政处罚信息公示120条，行政许可信息公示340条。", ["other 120条", "other 340条"]),
    (
        "共有政务新媒体账号3个，其中微信公众号2个，微博1个。",
        ["new-media-accounts 3个", "other 2个 part-of new-media-accounts", "other 1个 part-of new-media-accounts"],
    ),
    (
        "发布信息320条，比去年多40条，增幅14.3%。",
        ["proactive-total 320条", "proactive-total 40条 change", "proactive-total 14.3% change-percent"],
    ),
    ("政府公报发行12期。", ["other 12期"]),
    ("发布政府公报4期。", ["other 4期"]),
    ("通过政务服务平台公开信息12条。", ["proactive-other-channel 12条"]),
    ("通过省公共资源交易系统发布公告信息12条。", ["other 12条"]),
    (
        "全县共公开政府信息21597条，其中县政府网站7055条。",
        ["proactive-total 21597条", "proactive-website 7055条 part-of proactive-total"],
    ),
    ("各部门共公开政府信息9822条。", ["proactive-total 9822条"]),
    ("1.2023年公开信息12条。", ["proactive-total 12条"]),
    ("2.28个部门开展了自查。", ["other 28个"]),
)


@pytest.mark.parametrize(("text", "claims"), PUBLICATION)
def test_publication_is_told_by_channel_and_category(text, claims):
    assert told(text) == claims


OTHER_WORK = (
    ("出台政策文件26件，发布解读材料66件。", ["policy-documents 26件", "interpretations 66件"]),
    ("解读政策文件12件。", ["policy-documents 12件"]),
    (
        "发布政策解读20条，其中图文解读12条，视频解读8条。",
        [
            "interpretations 20条",
            "interpretations 12条 part-of interpretations",
            "interpretations 8条 part-of interpretations",
        ],
    ),
    ("发布政策文件及解读材料30件。", ["other 30件"]),
    ("集中发布政策问答15条。", ["policy-answers 15条"]),
    ("召开新闻发布会3场。", ["press-conferences 3场"]),
    ("举办新闻发布会两次。", ["press-conferences 2次"]),
    ("参加行风热线1次、新闻发布会3次。", ["other 1次", "press-conferences 3次"]),
    ("回应群众关切48次。", ["responses 48次"]),
    ("开展意见征集17次，收到意见120条。", ["consultations 17次", "opinions 120条"]),
    ("召开政府常务会议10次，邀请公众代表列席5次。", ["meetings 10次", "other 5次"]),
    ("举办政府开放日活动4场。", ["open-days 4场"]),
    ("组织培训4次，培训120人次。", ["trainings 4次", "trained-persons 120人次"]),
    ("开展政务公开业务培训三场。", ["trainings 3场"]),
    ("跟班轮训7个单位。", ["other 7个"]),
    ("配备专职工作人员1名，兼职工作人员2名。", ["staff-full-time 1名", "staff-part-time 2名"]),
    ("运营政务新媒体5个。", ["new-media-accounts 5个"]),
    ("网站访问量达1723809次。", ["site-visits 1723809次"]),
    ("受理网上咨询86件。", ["inquiries 86件"]),
    ("处理12345热线工单230件，办结率100%。", ["other 230件", "other 100% share-percent"]),
    ("办理信访件12件，网民留言33条。", ["other 12件", "other 33条"]),
    ("报送信息稿件48篇，被采用12篇。", ["other 48篇", "other 12篇"]),
    ("全年发布信息一百二十条，召开会议二十余次。", ["proactive-total 120条", "meetings 20余次"]),
)


@pytest.mark.parametrize(("text", "claims"), OTHER_WORK)
def test_other_work_of_the_year_is_told(text, claims):
    assert told(text) == claims


SILENCE = (
    "2023年1月1日起至2023年12月31日止。",
    "电话：0631-8452292，邮编264400，地址：世纪大道84号。",
    "联系电话13900001111，邮箱abc1983@163.com，网址www.jiang.gov.cn:8080。",
    "根据国办公开办函〔2021〕30号和国务院令第711号要求编制本报告。",
    "严格执行“三审三校”，落实“1+N”机制，做好“五公开”。",
    "依照《条例》第二十条、第二十一条公开。",
    "本报告共6部分组成。",
    "一是加强学习；二是规范流程；三是完善制度。",
    "每月至少更新信息2次，每季度开展1次检查。",
    "在20个工作日内答复申请人。",
    "年满60岁以上老年人享受优待。",
    "危及“三安全一稳定”的不予公开。",
    "分管负责人为第一责任人。",
    "依申请公开方面，高质高效办理好每一件申请。",
    "依申请公开方面，做到收到一件、办理一件、答复一件。",
    "依申请公开方面，任何一件申请都及时答复，高效办成一件事，一件不漏。",
    "办公时间8:30至17:30，办公地点政务大厅2楼。",
    "一次性告知办事群众所需材料。",
    "2.规范性文件清理。3.平台建设。",
    "聚焦五大任务、四个方面，推进三项改革。",
    "（一）主动公开情况。（二）依申请公开情况。",
    "联合5部门开展检查。",
)


@pytest.mark.parametrize("text", SILENCE)
def test_what_counts_nothing_makes_no_claim(text):
    assert told(text) == []


def test_the_place_of_a_number_is_given_in_the_text_as_found():
    text = "公开信息 １08 条，\n收到申请公开的申请3件。"
    for claim in extract([Passage("", text)], year=2023):
        assert text[claim.origin.start : claim.origin.end] == claim.origin.text
        assert claim.origin.text in {"１08 条", "3件"}


def test_a_list_shares_a_group_with_its_whole():
    claims = extract([Passage("", "公开信息100条，其中网站60条，微信40条。公开信息9条，其中动态9条。")], year=2023)
    assert [claim.group for claim in claims] == [1, 1, 1, 2, 2]
    assert [claim.heads for claim in claims] == [1, None, None, 2, None]


def test_groups_are_unique_within_a_report():
    passage = Passage("", "公开信息5条，其中动态5条。")
    claims = extract([passage, passage], year=2023)
    assert [claim.group for claim in claims] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("收到申请公开3件。", [2023]),
        ("2022年公开信息3条，2023年公开信息5条。", [2022, 2023]),
        ("去年公开信息3条。今年公开信息5条。", [2022, 2023]),
        ("二〇二二年公开信息3条。", [2022]),
        ("公开信息5条，较2022年增加2条。", [2023, 2023]),
        ("公开信息5条，较2022年的3条增加2条。", [2023, 2022, 2023]),
    ],
)
def test_a_claim_knows_its_year(text, years):
    assert [claim.year for claim in extract([Passage("", text)], year=2023)] == years


def test_a_report_of_an_unknown_year_makes_claims_of_no_year():
    assert [claim.year for claim in extract([Passage("", "公开信息5条。")], year=None)] == [None]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("全县共收到政府信息公开申请42件。", "全县"),
        ("各部门共公开信息9822条。", "各部门"),
        ("围绕全县中心工作，我局收到政府信息公开申请2件。", ""),
        ("2019年以来公开信息5000条。", "累计"),
    ],
)
def test_a_claim_says_whose_figures_they_are(text, scope):
    assert {claim.scope for claim in extract([Passage("", text)], year=2023)} == {scope}


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("（二）依申请公开工作情况", "requests-received"),
        ("2.依申请公开", "requests-received"),
        ("依申请公开情况", "requests-received"),
        ("（三）救助申请办理情况", "other"),
        ("（三）平台建设情况", "other"),
    ],
)
def test_a_heading_tells_what_the_paragraph_below_it_is_about(heading, subject):
    passages = [Passage("总体情况", heading), Passage("总体情况", "2023年，我局共收到申请5件，均已按时办理。")]
    assert [claim.subject for claim in extract(passages, year=2023)] == [subject]
