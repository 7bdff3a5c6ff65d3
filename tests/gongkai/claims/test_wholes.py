"""Which number a list is the list of, and whose number it is."""

import pytest

from gongkai.claims import Listing, Passage, extract


def claims_of(text, organ="", section=""):
    return extract([Passage(section, text)], year=2030, organ=organ)


def lists_of(text):
    """Every whole with its parts, as numbers."""
    claims = claims_of(text)
    return {
        int(whole.value): [int(part.value) for part in claims if part.group == whole.heads and part is not whole]
        for whole in claims
        if whole.heads is not None
    }


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("主动公开信息90条，其中工作动态60条、公示公告30条。", {90: [60, 30]}),
        ("主动公开信息90条，其中工作动态60条、公示公告40条。", {90: [60, 40]}),
        (
            "受理依申请公开事项59件，上年结转后新收到47件。其中，通过信函申请39件，电子邮件7件，当面申请1件。",
            {47: [39, 7, 1]},
        ),
        (
            "办理政府信息公开申请80件。因信息公开申请被行政复议5宗、行政诉讼0宗，其中2宗维持原答复，2宗结果纠正，1宗尚未审结。",
            {5: [2, 2, 1]},
        ),
        (
            "通过网站公开信息754条，通过新媒体公开信息808条，通过其他方式公开信息54条。其中，微信公众号1205条、微博984条。",
            {},
        ),
        (
            "办理依申请公开69件。结果如下：予以公开38件；不予公开2件，其中1件涉及第三方，1件属于内部事务；无法提供29件。",
            {69: [38, 2, 29], 2: [1, 1]},
        ),
        (
            "公开信息759条，其中概况类109条，科室650条；依申请公开信息30条，其中自然人21条，企业9条；留言77条，其中答复7条。",
            {759: [109, 650], 30: [21, 9], 77: [7]},
        ),
        (
            "主动公开信息127条，其中，建设信息89条，预算决算24条，新增设栏目，公开道路信息7条，行政检查7条。",
            {127: [89, 24, 7, 7]},
        ),
        ("主动公开信息100条，其中动态60条，公告30条，解读5条。", {100: [60, 30, 5]}),
        ("主动公开信息100条，其中财政信息60条，涉及民生信息40条。", {100: [60, 40]}),
        ("公开信息100条，举办培训2次。其中动态60条，公告40条。", {100: [60, 40]}),
        ("主动公开信息100条，其中动态60条，公告40条。其中网站公开80条，微信公开20条。", {100: [60, 40, 80, 20]}),
        ("公开信息100条。切实保障群众知情权。其中动态60条，公告40条。", {}),
        ("公开信息100条。全年依托政务新媒体平台积极开展宣传，其中微信发布30条。", {}),
        ("收到政府信息公开申请7件。加强业务培训。予以公开3件。", {}),
        ("承办人大代表建议5件，其中A类3件，B类2件。", {}),
        ("开展培训2次，网站公开12条，微信推送30条，共计42条。", {42: [12, 30]}),
        ("公开信息5条，共计5条。", {}),
        ("收到政府信息公开申请6件，其中1件为当面申请，2件为网上申请，3件为信函申请，6件均已答复。", {6: [1, 2, 3]}),
        ("在受理的7件政府信息公开申请中，按申请方式区分，7件属于网络申请，且2件属于其他部门职能。", {7: [7]}),
        ("公开信息100条，其中动态60条，此外公告30条。", {100: [60]}),
        ("公开信息100条。微信公众号、微博、抖音号分别发布60条、30条、10条。", {}),
    ],
)
def test_the_whole_is_the_number_that_the_parts_make(text, lists):
    assert lists_of(text) == lists


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2029年收到，结转至2030年作出答复的政府信息公开申请5件。", ["requests-carried-in"]),
        ("收到政府信息公开申请5件，其中1件结转至2031年办理。", ["requests-received", "requests-carried-out"]),
        ("结转上年后新收到依申请公开事项47件。", ["requests-received"]),
        ("公开警务资讯、公示公告、政策解读等各类政府信息656条。", ["other"]),
        ("因政府信息公开被申请行政复议14件，12件做了复议决定。", ["reviews", "other"]),
        ("本报告由总体情况、收到和处理政府信息公开申请情况等六个部分组成。", []),
        ("主动公开信息数为206条，依申请公开信息数为0条。", ["proactive-total", "other"]),
        ("梳理全区依申请及公共服务事项清单16项。", ["other"]),
        ("在政府网站发布依申请公开信息12条。", ["other"]),
        ("收到依申请公开信息的申请12件。", ["requests-received"]),
        ("线上、线下共收到政府信息公开申请12件。", ["requests-received"]),
        ("线上收到政府信息公开申请12件。", ["other"]),
    ],
)
def test_what_a_number_counts(text, subjects):
    assert [claim.subject for claim in claims_of(text, section="总体情况")] == subjects


@pytest.mark.parametrize(
    ("text", "organ", "scope"),
    [
        ("县公安局收到政府信息公开申请5件。", "某县人民政府", "县公安局"),
        ("横山镇共受理政府信息公开申请2件。", "某县人民政府", "横山镇"),
        ("县公安局收到政府信息公开申请5件。", "某县公安局", ""),
        ("横山镇共受理政府信息公开申请2件。", "某县横山镇人民政府", ""),
        ("我县收到政府信息公开申请5件。", "某县人民政府", ""),
    ],
)
def test_what_a_department_did_is_not_what_its_government_did(text, organ, scope):
    assert claims_of(text, organ)[0].scope == scope


@pytest.mark.parametrize(
    ("text", "listing"),
    [
        ("公开信息100条，其中动态60条，其他信息40条。", Listing.CLOSED),
        ("公开信息100条，其中动态60条，其他信息10条，网站开设专栏3个。", Listing.PLAIN),
    ],
)
def test_a_list_that_others_close_is_not_closed_where_more_numbers_follow(text, listing):
    assert claims_of(text)[0].listing is listing
