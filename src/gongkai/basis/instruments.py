"""The instruments that the core cites. Titles, numbers and dates as issued; "" or None where we have not read them."""

from datetime import date

from gongkai.basis.citation import Instrument

REGULATION = Instrument(
    "中华人民共和国政府信息公开条例", "国务院令第711号", issued=date(2019, 4, 3), in_force=date(2019, 5, 15)
)

# The annual report.
ANNUAL_FORM_2021 = Instrument(
    "中华人民共和国政府信息公开工作年度报告格式", "国办公开办函〔2021〕30号", issued=date(2021, 9, 26)
)
ANNUAL_FORM_2019 = Instrument(
    "中华人民共和国政府信息公开工作年度报告（试行格式）",
    "国办公开办函〔2019〕60号",
    repealed=date(2021, 9, 26),
)

# Requests: intake, time, service, fees, model letters.
FEE_RULES = Instrument(
    "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", issued=date(2020, 11, 17), in_force=date(2021, 1, 1)
)
TIME_LIMITS = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开期限有关问题的解释", "国办公开办函〔2015〕207号"
)
CHANNELS_INTERPRETED = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开申请接收渠道问题的解释", "国办公开办函〔2017〕19号"
)
SERVICE = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释", "国办公开办函〔2016〕235号"
)
REORGANISATION = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于机构改革后政府信息公开申请办理问题的解释", "国办公开办函〔2019〕14号"
)
MODEL_REPLIES = Instrument("江苏省政府信息公开申请答复规范", "苏政办函〔2019〕98号", issued=date(2019, 12, 27))
CIVIL_CODE = Instrument("中华人民共和国民法典", in_force=date(2021, 1, 1))

# Publication.
PLATFORM = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知", "国办公开办函〔2019〕61号"
)
REGULATIONS_COLLECTED = Instrument(
    "国务院办公厅政府信息与政务公开办公室关于做好规章集中公开并动态更新工作的通知", "国办公开办函〔2021〕33号"
)
GAZETTE_RULES = Instrument("国务院办公厅关于做好政府公报工作的通知", "国办发〔2018〕22号")
SITE_CHECKS = Instrument("政府网站与政务新媒体检查指标", "国办秘函〔2019〕19号")
SITE_GUIDE = Instrument("政府网站发展指引", "国办发〔2017〕47号")
PERSONAL_INFORMATION_LAW = Instrument("中华人民共和国个人信息保护法", in_force=date(2021, 11, 1))
OPENNESS_RULES = Instrument("《关于全面推进政务公开工作的意见》实施细则", "国办发〔2016〕80号")
BUDGET_LAW = Instrument("中华人民共和国预算法")
PENALTY_LAW = Instrument("中华人民共和国行政处罚法")
LICENSING_LAW = Instrument("中华人民共和国行政许可法")
DECISION_RULES = Instrument("重大行政决策程序暂行条例", "国务院令第713号", in_force=date(2019, 9, 1))
RULEMAKING = Instrument("规章制定程序条例")
BUSINESS_CLIMATE = Instrument("优化营商环境条例")
FILING_RULES = Instrument("法规规章备案审查条例", in_force=date(2024, 11, 1))
ACCESSIBILITY_LAW = Instrument("中华人民共和国无障碍环境建设法", in_force=date(2023, 9, 1))
SECRECY_LAW = Instrument("中华人民共和国保守国家秘密法", in_force=date(2024, 5, 1))
SECRECY_RULES = Instrument("中华人民共和国保守国家秘密法实施条例", issued=date(2024, 7, 10), in_force=date(2024, 9, 1))

# Archives.
ARCHIVE_TERMS = Instrument(
    "机关文件材料归档范围和文书档案保管期限规定",
    "国家档案局令第8号",
    issued=date(2006, 12, 18),
    in_force=date(2006, 12, 18),
)
ARCHIVE_CARE = Instrument("机关档案管理规定", "国家档案局令第13号", in_force=date(2019, 1, 1))
ARCHIVE_RULES = Instrument("中华人民共和国档案法实施条例", "国务院令第772号", in_force=date(2024, 3, 1))

# Remedies.
REVIEW_LAW = Instrument("中华人民共和国行政复议法", "2023年修订", in_force=date(2024, 1, 1))
REVIEW_RULES = Instrument("中华人民共和国行政复议法实施条例")
LITIGATION_LAW = Instrument("中华人民共和国行政诉讼法")
LITIGATION_RULES = Instrument("最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", "法释〔2018〕1号")
COURT_RULES = Instrument(
    "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
    "法释〔2025〕8号",
    issued=date(2025, 5, 19),
    in_force=date(2025, 6, 1),
)

# Working days.
HOLIDAYS = Instrument("全国年节及纪念日放假办法", "2024年修订", issued=date(2024, 11, 10), in_force=date(2025, 1, 1))

INSTRUMENTS = (
    REGULATION,
    ANNUAL_FORM_2021,
    ANNUAL_FORM_2019,
    FEE_RULES,
    TIME_LIMITS,
    CHANNELS_INTERPRETED,
    SERVICE,
    REORGANISATION,
    MODEL_REPLIES,
    CIVIL_CODE,
    PLATFORM,
    REGULATIONS_COLLECTED,
    GAZETTE_RULES,
    SITE_CHECKS,
    SITE_GUIDE,
    PERSONAL_INFORMATION_LAW,
    OPENNESS_RULES,
    BUDGET_LAW,
    PENALTY_LAW,
    LICENSING_LAW,
    DECISION_RULES,
    RULEMAKING,
    BUSINESS_CLIMATE,
    FILING_RULES,
    ACCESSIBILITY_LAW,
    SECRECY_LAW,
    SECRECY_RULES,
    ARCHIVE_TERMS,
    ARCHIVE_CARE,
    ARCHIVE_RULES,
    REVIEW_LAW,
    REVIEW_RULES,
    LITIGATION_LAW,
    LITIGATION_RULES,
    COURT_RULES,
    HOLIDAYS,
)
