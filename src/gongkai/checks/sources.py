"""The passages that checks rest on. What was not read in the original says what it rests on instead."""

from gongkai.basis import ANNUAL_FORM_2019, ANNUAL_FORM_2021, FEE_RULES, REGULATION
from gongkai.basis.instruments import ACCESSIBILITY_LAW, REVIEW_LAW

FORM = ANNUAL_FORM_2021.at("附件")
TABLES = ANNUAL_FORM_2021.at("附件表二、表三、表四")
TABLE_3 = ANNUAL_FORM_2021.at("附件表三")
OLD_FORM = ANNUAL_FORM_2019.at("附件")
PERIOD = REGULATION.at("第四十九条")
CONTENT = REGULATION.at("第五十条")
SUPERVISED = REGULATION.at("第五十条第一款第（四）项")
COPIED = ANNUAL_FORM_2021.at("明确责任", note="内容雷同、敷衍塞责的，依条例第四十七条处理")
FEES = FEE_RULES.at(verified=False, note="第六部分报告信息处理费的写法，原文未核对")
LENGTH = ANNUAL_FORM_2021.at(verified=False, note="一千字上限仅见于地方通知，全国性规定未核对")
SEARCHABLE = REGULATION.at("第二十四条", verified=False, note="由检索、查阅、下载的要求推出")
FILLING = ANNUAL_FORM_2021.at("附件", verified=False, note="填报口径由表头和各地通知推出")
ACCESSIBLE = ACCESSIBILITY_LAW.at("第三十二条", verified=False, note="表头与边框的要求由“逐步符合无障碍标准”推出")
SOUND_PRACTICE = ANNUAL_FORM_2021.at(verified=False, note="审核实践，不是条文")
RULEMAKING = REGULATION.at("第二十条第（一）项", verified=False, note="规章制定权依立法法，本条只列公开内容")
LICENSING = REGULATION.at("第二十条第（五）项", verified=False, note="由条文推出")
COLLECTING = REGULATION.at("第二十条第（八）项", verified=False, note="由条文推出")
REASONS = REGULATION.at("第三十五条")
SCOPE = REGULATION.at("第四十九条、第五十条", verified=False, note="一份报告对应一个机关，由条文推出")
REVIEW_FIRST = REVIEW_LAW.at("第二十三条第一款第（四）项")
DEPARTMENTS_BY = REGULATION.at("第四十九条第一款")
GOVERNMENTS_BY = REGULATION.at("第四十九条第二款")
ADDED_UP = REGULATION.at("第四十九条、第五十条", verified=False, note="政府的报告汇总下级数字，由条文推出")
