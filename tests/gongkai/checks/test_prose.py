"""The checks of the prose: their own examples, and what they must find and must spare beyond them."""

import pytest

from gongkai.checks import Fault, find_check
from gongkai.checks.examples import report, stated
from gongkai.checks.prose import PROSE
from gongkai.checks.run import examine_with
from gongkai.forms import TableReading, TableState

RECEIVED = {"requests/received/natural": 7, "requests/received/all": 7, "requests/handled/all": 7}
CARRIED = {
    "requests/received/all": 6,
    "requests/carried-in/all": 2,
    "requests/handled/all": 7,
    "requests/carried-out/all": 1,
}
OUTCOMES = {
    "requests/granted/all": 3,
    "requests/secret/all": 1,
    "requests/case-file/all": 1,
    "requests/not-held/all": 2,
}
ENDED = RECEIVED | OUTCOMES


def found(case):
    """Codes of what is found, warnings marked with ?, notes with i."""
    marks = {"error": "", "warning": "?", "info": "i"}
    return sorted({f.check.code + marks[f.severity] for f in examine_with(PROSE, case).findings})


@pytest.mark.parametrize("one", PROSE, ids=lambda c: c.code)
def test_each_check_finds_its_faulty_example(one):
    assert [f for f in examine_with([one], one.faulty).findings if f.check is one]


@pytest.mark.parametrize("one", PROSE, ids=lambda c: c.code)
def test_each_check_lets_its_sound_example_pass(one):
    assert [f.fault.message for f in examine_with([one], one.sound).findings] == []


@pytest.mark.parametrize(
    ("text", "cells", "codes"),
    [
        ("全年新收政府信息公开申请7件。", RECEIVED, []),
        ("全年新收政府信息公开申请8件。", RECEIVED, ["T101"]),
        ("全年收到政府信息公开申请8件。", RECEIVED, ["T102"]),
        ("全年新收政府信息公开申请8件。", CARRIED, ["T101"]),
        ("全年收到政府信息公开申请8件。", CARRIED, ["T102i"]),
        ("全年办理政府信息公开申请7件。", CARRIED, ["T102i"]),
        ("全年收到政府信息公开申请6件。", CARRIED, []),
        ("全年收到政府信息公开申请9件。", CARRIED, ["T102"]),
        ("全年收到政府信息公开申请6件，办结7件。", CARRIED, []),
        ("全年收到政府信息公开申请6件，办结3件。", CARRIED, ["T102?"]),
        ("全年收到政府信息公开申请6件，上年结转2件，结转下年度1件。", CARRIED, []),
        ("全年收到政府信息公开申请6件，上年结转1件，结转下年度1件。", CARRIED, ["T105"]),
        ("全年收到政府信息公开申请6件，上年结转2件，结转下年度2件。", CARRIED, ["T105"]),
        ("全年收到政府信息公开申请近10件。", CARRIED, []),
        ("全年新收政府信息公开申请6件，上年结转2件，结转下年度1件。申请量同比增长50%（上年为4件）。", CARRIED, []),
        (
            "全年新收政府信息公开申请6件，上年结转2件，结转下年度1件。申请量同比增长60%（上年为4件）。",
            CARRIED,
            ["T106"],
        ),
        ("全年新收政府信息公开申请6件，结转下年度1件，比上年增加3件。", CARRIED, []),
        ("收到政府信息公开申请6件，已办结7件，正在办理2件。", CARRIED, []),
        ("共收到政府信息公开申请6件。答复的申请中，予以公开3件，不予公开2件，无法提供2件。", CARRIED | OUTCOMES, []),
        ("共收到政府信息公开申请6件，予以公开和部分公开3件，不予公开2件，无法提供2件。", CARRIED | OUTCOMES, []),
        ("全县共收到政府信息公开申请42件。", RECEIVED, []),
        ("全县共收到政府信息公开申请42件，其中县政府办公室收到3件。", RECEIVED, []),
        ("2022年收到政府信息公开申请3件。", RECEIVED, []),
        ("全年未收到政府信息公开申请。", RECEIVED, ["T120"]),
        ("全年未收到政府信息公开申请。", {}, []),
        ("全年收到政府信息公开申请7件。", {}, ["T120"]),
        ("通过网络收到政府信息公开申请3件。", RECEIVED, []),
        ("处理12345热线47件，收到行政许可申请12件。", RECEIVED, []),
        ("依申请公开。予以公开3件，不予公开2件，无法提供2件。", OUTCOMES, []),
        ("依申请公开。予以公开3件，不予公开3件，无法提供2件。", OUTCOMES, ["T103"]),
        ("依申请公开。予以公开及部分公开4件，因涉及国家秘密不予公开2件。", OUTCOMES, []),
        ("依申请公开。予以公开及部分公开4件，因涉及国家秘密不予公开3件。", OUTCOMES, ["T103?"]),
        (
            "收到政府信息公开申请7件，其中属于国家秘密1件，属于行政执法案卷1件，本机关不掌握2件，予以公开3件。",
            ENDED,
            [],
        ),
        ("收到政府信息公开申请7件，其中属于国家秘密2件，本机关不掌握2件，予以公开3件。", ENDED, ["T103"]),
        ("收到政府信息公开申请7件，其中本机关不掌握1件，信息不存在1件，予以公开3件。", ENDED, []),
        (
            "收到政府信息公开申请7件，予以公开3件，部分公开2件（涉及个人隐私2件）。",
            {**ENDED, "requests/partial/all": 2},
            [],
        ),
        ("收到政府信息公开申请7件，不予公开2件，其中涉及国家秘密、商业秘密、个人隐私2件。", ENDED, []),
        ("收到政府信息公开申请7件，不予公开2件，其中属于国家秘密、执法案卷等不予公开2件。", ENDED, []),
        ("（二）依申请公开。就涉及个人隐私的信息征求第三方意见5件，发出补正通知3件。", OUTCOMES, []),
        ("收到政府信息公开申请7件，其中涉及征地拆迁3件，涉及行政执法案卷3件。", ENDED, []),
        ("收到政府信息公开申请7件，不予公开2件，其中涉及国家秘密1件、涉及执法案卷1件。", ENDED, []),
        ("依申请公开。公开行政执法案卷5份，确认或重新出具证明30件。", ENDED, []),
        ("依申请公开。重复申请人提出3件申请。", ENDED, []),
        ("依法办理信访举报投诉事项20件，12345热线重复投诉30件。", OUTCOMES, []),
        ("2022年不予公开5件，均属于国家秘密。收到政府信息公开申请7件，上年属于国家秘密5件。", ENDED, []),
        ("收到政府信息公开申请7件，自然人7件，法人0件。", RECEIVED, []),
        ("收到政府信息公开申请7件，自然人6件，法人1件。", RECEIVED, ["T104"]),
        ("收到政府信息公开申请7件，自然人6件，法人或其他组织2件。", RECEIVED, ["T104", "T108"]),
    ],
)
def test_requests_in_the_text_are_held_to_table_3(text, cells, codes):
    assert found(stated(text, cells=cells)) == codes


REVIEWS = {"disputes/review/upheld": 2, "disputes/review/pending": 1, "disputes/review/all": 3}
SUITS = {"disputes/direct-suit/all": 1, "disputes/suit-after-review/all": 2}


@pytest.mark.parametrize(
    ("text", "cells", "codes"),
    [
        ("未发生因政府信息公开引起的行政复议、行政诉讼。", {}, []),
        ("未发生因政府信息公开引起的行政复议、行政诉讼。", REVIEWS, ["T121"]),
        ("因政府信息公开发生行政复议3件，无行政诉讼。", REVIEWS, []),
        ("因政府信息公开发生行政复议2件，无行政诉讼。", REVIEWS, []),
        ("因政府信息公开发生行政复议4件，无行政诉讼。", REVIEWS, ["T122"]),
        ("因政府信息公开发生行政复议1件。", {}, ["T121"]),
        ("因政府信息公开发生行政诉讼3件。", SUITS, []),
        ("因政府信息公开发生行政诉讼2件。", SUITS, []),
        ("因政府信息公开发生行政诉讼5件。", SUITS, ["T122"]),
        ("全年审理行政复议案件156件。", {}, []),
        ("政府信息公开行政复议未被纠错。", REVIEWS, []),
        ("2023年未制定规范性文件。", {}, []),
        ("2023年未制定规范性文件。", {"disclosure/normative-documents/issued": 1}, ["T119"]),
        ("2023年制定规范性文件2件。", {"disclosure/normative-documents/issued": 2}, []),
        ("2023年制定规范性文件2件。", {}, ["T119"]),
        ("2023年制定规范性文件2件。", {"disclosure/normative-documents/issued": 3}, ["T119?"]),
    ],
)
def test_disputes_and_documents_in_the_text_are_held_to_tables_2_and_4(text, cells, codes):
    assert found(stated(text, cells=cells)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("主动公开信息37条。其中：规划信息5条，公告公示18条，其他信息14条。", []),
        ("主动公开信息37条。其中：规划信息5条，公告公示19条，其他信息14条。", ["T108"]),
        ("主动公开信息37条，分别为规划信息5条、公告公示18条。", ["T108"]),
        ("办理人大代表建议24件、政协提案36件，其中主办件40件，会办件20件。", []),
        ("办理人大代表建议24件、政协提案36件，其中主办件40件，会办件21件。", ["T108"]),
        ("主动公开信息50条，其中财政信息2条，重点领域信息23条。", []),
        ("主动公开信息50条，其中财政信息22条，重点领域信息23条。", ["T108?"]),
        ("主动公开信息50条，其中财政信息22条，重点领域信息23条等。", []),
        ("主动公开信息50条，其中财政信息32条，重点领域信息23条。", ["T108"]),
        ("主动公开信息50条，主要包括财政信息22条、重点领域信息23条。", []),
        ("主动公开信息290余条，其中动态46条，公告12条，政策2条，重点210条，其他20余条。", []),
        ("主动公开信息290余条，其中动态46条，公告12条，政策2条，重点310条，其他20余条。", ["T108"]),
        ("主动公开信息约300条，其中动态150条，公告120条，其他信息10条。", []),
        ("通过网站公开信息30条，包含财政预算、人事任免等信息；通过公众号公开20条，通过微博公开15条。", []),
        ("网站发布信息30条，其中：动态类8条，公告类（含公示和招标公告）信息12条，目录类10条。", []),
        ("网站发布信息300条。新开设“惠企”专题、“助学”专栏，分别发布信息30余条、20余条。", []),
        ("网站发布信息300条，“江城统计”微信、微博分别发布信息120条、170条。", []),
        ("公开信息50条。其中机构类20条，内有领导成员15条、机构概况5条；工作类30条，其中动态30条。", []),
        ("公开信息50条。其中机构类20条，内有领导成员15条、机构概况7条；工作类30条，其中动态30条。", ["T108"]),
        ("网站发布信息40条，其中动态类30条，概况类4条，规范性文件4件，政策解读2件。", []),
        ("公开信息977条。其中包括政府文件11条，工作动态270条，其他信息145条。", ["T108?"]),
        ("公开信息56条，其中网站公开26条，其他方式公开30条，规范性文件1条。", []),
        ("公开信息57条，其中规划5条，2022年决算和2023年预算等财务信息12条，动态40条。", []),
        ("公开信息30条，其中网站12条，微信18条。", []),
        ("公开信息30条，其中网站12条，微信20条。", ["T109"]),
        ("公开信息30条，其中网站12条，微信16条。", ["T109?"]),
        ("公开信息30条，其中网站公开30条，微信公众号发布200条。", []),
        ("公开信息30条，其中通过网站公开12条。微信公众号发布200条。", []),
        ("公开信息30条，其中通过网站公开12条。此外，微信公众号发布20条。", []),
        ("网站公开12条，微信推送30条，共计42条。", []),
        ("网站公开12条，微信推送30条，共计43条。", ["T109?"]),
        ("公开信息20条，其中财政信息2条，人事信息8条，财政信息10条。", ["T111?"]),
        ("公开信息9条，其中预算信息4条，决算信息5条，网站发布动态60条。", []),
    ],
)
def test_lists_add_up(text, codes):
    assert found(stated(text)) == codes


def test_a_share_after_a_bracket_is_of_the_number_before_it():
    told = "收到申请公开8件，其中不予公开6件（执法案卷2件、第三方权益4件），占75%；予以公开2件，占25%。"
    assert "T112?" not in found(stated(told))
    assert "T112?" in found(stated(told.replace("2件，占25%", "2件，占20%")))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("公开信息1条，2022年公开信息2条，同比下降50%。", []),
        ("公开信息115条，较上年增加15条，增长15%。", []),
        ("公开信息115条，较上年增加15条，增长13%。", ["T106"]),
        ("公开信息4条，较上年增加1条，增长33.3%。", []),
        ("公开信息5条，较上年增加2条，增长66.6%。", ["T106?"]),
        ("公开信息5条，较上年增加5条，增长100%。", ["T106"]),
        ("公开信息5条，同比下降120%。", ["T106"]),
        ("公开信息5条，同比下降100%。", ["T106"]),
        ("公开信息0条，2022年公开信息4条，同比下降100%。", []),
        ("公开信息5条，同比增长30%。", []),
        ("公开信息5条，比上年增加6条。", ["T107"]),
        ("公开信息5条，比2022年的3条增加3条。", ["T107"]),
        ("公开信息5条，比2022年的3条增加2条。", []),
        ("公开信息1200余条，较上年增加200余条，增长20%。", []),
    ],
)
def test_changes_follow_from_the_numbers(text, codes):
    assert found(stated(text)) == codes


def test_last_years_report_gives_last_years_number():
    before = report({"requests/received/natural": 8, "requests/received/all": 8}, year=2022)
    cells = {"requests/received/all": 7}
    sound, faulty = "收到政府信息公开申请7件，较上年减少1件，下降12.5%。", "收到政府信息公开申请7件，较上年减少2件。"
    assert found(stated(sound, cells=cells, before=before)) == []
    assert found(stated(faulty, cells=cells, before=before)) == ["T107"]


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (("承办人大代表建议3件，均已办结。", "办理人大代表建议3件。"), []),
        (("承办人大代表建议3件，均已答复。", "办理人大代表建议4件。"), ["T110"]),
        (("承办市人大代表建议3件。", "承办区人大代表建议4件。"), []),
        (("组织业务培训3次。", "全年组织业务培训4次。"), ["T110?"]),
        (("组织集中培训3次。", "全年组织跟班轮训4次。"), []),
        (("主办人大代表建议3件。", "协办人大代表建议4件。"), []),
        (("“水务”微信公众号发布信息680余条。", "“水务”微信公众号发布信息700余条。"), ["T110?"]),
        (("“水务”微信公众号发布信息680余条。", "“民政”微信公众号发布信息700余条。"), []),
        (("“水务”微信公众号发布信息680余条。", "依托网站和“水务”微信公众号，发布工作动态700余条。"), ["T110?"]),
        (("“水务”微信公众号发布信息680余条。", "依托网站和“水务”微信公众号，发布工作动态70余条。"), []),
        (("出台政策文件26件。", "全年出台政策文件25件。"), ["T117"]),
        (("出台政策文件26件。", "解读政策文件20件。"), []),
        (("收取信息处理费300元。", "未收取信息处理费。"), ["T114"]),
        (("收取信息处理费125元。",), ["T115?"]),
        (("办理人大代表建议、政协提案9件，A类8件、B类1件。",), []),
        (("办理人大代表建议、政协提案9件，A类8件、B类2件。",), ["T116"]),
        (("办理人大代表建议5件，A类5件。办理政协提案4件，A类3件、B类1件。",), []),
        (("收到政协提案5件、人大建议2件，A类6件，B类1件。",), []),
        (("满意率120%，办结率101%。",), ["T113"]),
    ],
)
def test_what_is_told_twice_agrees(texts, codes):
    assert found(stated(*texts)) == codes


def test_a_finding_shows_both_numbers_and_both_places():
    case = stated("2023年收到政府信息公开申请7件。", "收到政府信息公开申请8件。", cells={"requests/received/all": 7})
    fault = next(f.fault for f in examine_with(PROSE, case).findings if f.check.code == "T110")
    assert "7件" in fault.message
    assert "8件" in fault.message
    assert fault.origin.block == 0
    assert [origin.block for origin in fault.also] == [1]


@pytest.mark.parametrize("code", ["T101", "T102", "T103", "T104", "T105", "T119", "T120", "T121", "T122"])
def test_without_its_table_a_check_of_the_text_is_not_assessable(code):
    absent = {key: TableReading(TableState.ABSENT, "2021") for key in ("disclosure", "requests", "disputes")}
    examination = examine_with(PROSE, stated("收到政府信息公开申请7件。", tables=absent))
    assert code in {check.code for check, _ in examination.not_assessable}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("依申请公开。收到申请12件，其中10件已经答复，剩余2件结转下年度办理。", []),
        ("依申请公开。收到申请12件，其中10件已经答复，剩余3件结转下年度办理。", ["T108"]),
        ("依申请公开。收到8件，自然人8件，法人0件。其中予以公开2件，部分公开5件，不予公开1件。", []),
        ("依申请公开。收到8件，自然人8件，法人0件。其中予以公开3件，部分公开5件，不予公开1件。", ["T108"]),
        ("收到申请公开8件，其中网上申请6件，信函2件。其中，同意公开5件，部分公开1件，结转下年度2件。", []),
        ("收到申请公开8件，其中网上申请6件，信函2件。其中，同意公开5件，部分公开2件，结转下年度2件。", ["T108"]),
        ("收到申请公开8件，其中予以公开6件，部分公开2件，引发行政复议3件。", []),
        ("收到申请公开8件，予以公开4件，不予公开4件，属于国家秘密1件，属于执法案卷3件。", []),
        ("收到申请公开8件。5件依申请公开，3件部分公开。", []),
        ("依申请公开等4个板块。收到申请公开8件。", []),
        ("收到申请公开8件（其中：自然人6件、企业1件、其他组织1件），上年结转2件，予以公开3件、无法提供7件。", []),
        ("收到申请公开8件（其中：自然人6件、企业2件），上年结转2件，予以公开3件、无法提供6件。", []),
        ("收到申请公开8件（其中：自然人6件、企业2件），上年结转2件，予以公开3件、无法提供8件。", ["T108"]),
        ("办理申请公开9件，含2022年转至今年办理的3件，办结8件，剩余1件结转下年度，完成县政府协办件5件。", []),
        ("收到申请公开8件，其中予以公开5件，部分公开2，占25%，不予公开1件。", []),
        ("依申请公开。收到9件，上年结转1件，其中网络申请5件，信函申请5件。", []),
        ("依申请公开。答复8件，予以公开及部分公开6件，占75%，不予公开2件，占25%。", []),
        ("依申请公开。答复8件，予以公开及部分公开6件，占70%，不予公开2件，占30%。", ["T112?"]),
    ],
)
def test_requests_add_up_within_the_prose(text, codes):
    checks = [check for check in PROSE if check.code in {"T108", "T109", "T112"}]
    marks = {"error": "", "warning": "?"}
    findings = examine_with(checks, stated(text)).findings
    assert sorted({f.check.code + marks[f.severity] for f in findings}) == codes


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("受理政府信息公开申请8件，办结6件，到期办结率100%。", {}),
        ("受理政府信息公开申请8件，办结6件，办结率100%。", {"requests/carried-out/all": 2}),
    ],
)
def test_a_full_rate_is_not_belied_by_what_is_not_yet_due(text, cells):
    assert not [o for o in find_check("T113")(stated(text, cells=cells)) if isinstance(o, Fault)]


def test_the_outcomes_of_what_was_carried_in_are_not_those_of_the_year():
    text = "受理申请45件，予以公开31件。包括上年结转政府信息公开申请4件，其中，予以公开4件。"
    case = stated(text, cells={"requests/granted/all": 31})
    assert not [o for o in find_check("T103")(case) if isinstance(o, Fault)]
