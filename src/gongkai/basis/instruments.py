"""The instruments that the core cites. Numbers and dates as issued."""

from datetime import date

from gongkai.basis.citation import Instrument

REGULATION = Instrument(
    "中华人民共和国政府信息公开条例", "国务院令第711号", issued=date(2019, 4, 3), in_force=date(2019, 5, 15)
)
ANNUAL_FORM_2021 = Instrument(
    "中华人民共和国政府信息公开工作年度报告格式", "国办公开办函〔2021〕30号", issued=date(2021, 9, 26)
)
ANNUAL_FORM_2019 = Instrument(
    "中华人民共和国政府信息公开工作年度报告（试行格式）",
    "国办公开办函〔2019〕60号",
    repealed=date(2021, 9, 26),
)
FEE_RULES = Instrument(
    "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", issued=date(2020, 11, 17), in_force=date(2021, 1, 1)
)

INSTRUMENTS = (REGULATION, ANNUAL_FORM_2021, ANNUAL_FORM_2019, FEE_RULES)
