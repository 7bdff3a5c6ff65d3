"""Why a file cannot be used or a check not be made, in English: the core gives its reasons in Chinese sentences.

A sentence is known by its pattern: what `{}` stands for is copied, and translated where it is itself a reason.
"""

import gettext
import re
from functools import cache

from gongkai.basis.language import speaks_english
from gongkai.checks import Check

_PATTERNS = {
    # Files that cannot be used.
    "CSV 有误，引号没有配对或一格过长": "the CSV is faulty: a quotation mark has no partner, or a field is too long",
    "JSON 不完整或有误（第{}行第{}列）": "the JSON is incomplete or faulty (line {}, column {})",
    "JSON 中有不能读取的数": "the JSON has a number that cannot be read",
    "JSON 嵌套过深": "the JSON is nested too deep",
    "{}（上限 {} MB）": "{} (at most {} MB)",
    "一个文件里有两份报告：《{}》和《{}》，请分开后再读": "two reports in one file, 《{}》 and 《{}》: part them first",
    "不是 Excel 工作簿": "not an Excel workbook",
    "不是 Word 文档，或文档没有正文": "not a Word document, or one without a body",
    "不是年度报告的 CSV：{}": "not the CSV of an annual report: {}",
    "不是年度报告的 JSON：{}": "not the JSON of an annual report: {}",
    "没有 cells，也没有 sections": "neither cells nor sections",
    "不是政府信息公开工作年度报告：没有找到标题、六个部分或统计表": (
        "not an annual report on disclosure: no title, no sections and no tables of one were found"
    ),
    "不是文字，不能作为 CSV 读取": "not text: cannot be read as CSV",
    "不是文字，不能作为 JSON 读取": "not text: cannot be read as JSON",
    "不是文本，也不是能识读的文件格式": "neither text nor a format that can be read",
    "只有图片，没有可以读取的文字": "pictures only, and no text that can be read",
    "找不到这个文件": "no such file",
    "文件中有多份报告，请一份一个文件": "several reports in one file: give each its own",
    "文件内含不允许的文档类型声明，不予打开": "the file has a document type declaration, which is not allowed",
    "文件无法打开，请检查权限或路径": "the file cannot be opened: look at its permissions and path",
    "文件过大（交换文件上限 {} MB）": "the file is too large (at most {} MB)",
    "是 JSON 数据，不是年度报告文件": "JSON data, and no annual report",
    "是 gongkai 写出的检查、比较或汇总结果，不是年度报告，请读原报告": (
        "findings, a comparison or a sum written by gongkai, and no annual report: read the report itself"
    ),
    "是文件夹，不是文件": "a folder, not a file",
    "网页存档里没有网页正文": "the web archive holds no page",
    "网页的文字编码无法识别": "the encoding of the page cannot be told",
    "压缩内容展开后过大，疑似压缩炸弹，不予打开": "its compressed content is far too large: perhaps a bomb",
    "文件不完整或已损坏，请重新下载或重新导出": "the file is incomplete or damaged: fetch or export it again",
    "文件已加密，请取消密码后另存再读": "the file is encrypted: save it without a password first",
    "文件过大，年度报告不会有这么大": "the file is larger than an annual report can be",
    "内容不是中文，或者编码无法识别": "not Chinese, or in an unknown encoding",
    "文件只有空白，没有内容": "the file holds nothing but white space",
    "文件是空的": "the file is empty",
    "文件里没有文字、表格或图片": "no text, table or picture in the file",
    "是 OFD 版式文件，尚不能识读，请转换为 PDF 再读": "an OFD file, which cannot be read yet: convert it to PDF",
    "是 {} 文件，尚不能识读，请另存为 docx 或 PDF 再读": "{} file, which cannot be read yet: save it as docx or PDF",
    "是旧版 Word（.doc、.wps）文件，尚不能识读，请另存为 docx 或 PDF 再读": (
        "an old Word file (.doc, .wps), which cannot be read yet: save it as docx or PDF"
    ),
    "是旧版 Office 文件，尚不能识读，请另存为 docx 或 PDF 再读": (
        "an old Office file, which cannot be read yet: save it as docx or PDF"
    ),
    "是旧版 Excel（.xls、.et）文件，尚不能识读，请另存为 xlsx 再读": (
        "an old Excel file (.xls, .et), which cannot be read yet: save it as xlsx"
    ),
    "是二进制工作簿（.xlsb），尚不能识读，请另存为 xlsx 再读": (
        "a binary workbook (.xlsb), which cannot be read yet: save it as xlsx"
    ),
    "是压缩包，请解压后再读": "an archive: unpack it first",
    "是图片，尚不能识读": "a picture, which cannot be read yet",
    "是旧版演示文稿，不是年度报告": "an old presentation, and no annual report",
    "是演示文稿，不是年度报告": "a presentation, and no annual report",
    "是程序或音像文件，不是年度报告": "a program, sound or film, and no annual report",
    # Checks that cannot be made.
    "没有提供上一年度的报告": "the report of the year before was not given",
    "没有提供上一年度或其他机关的报告": "neither the year before nor other organs' reports were given",
    "没有提供下级机关的报告": "the reports of subordinate organs were not given",
    "没有提供同级机关的报告": "other organs' reports were not given",
    "没有提供先前发布的一稿": "the report as first published was not given",
    "没有提供双公示的数量": "the numbers of the double-publication system were not given",
    "没有提供发布页面的情况": "nothing was told of the page that it was published on",
    "没有提供应当报送的机关名单": "the list of organs that owe a report was not given",
    "没有提供收费目录的情况": "nothing was told of the catalogue of fees",
    "没有提供机关台账中的件数": "the counts of the organ's registers were not given",
    "没有读到报告的年度": "no year of the report was read",
    "没有读到报告的文字内容": "no text of the report was read",
    "不知道该机关有没有行政许可职能": "it is not known whether the organ issues licences",
    "不能确定{}有没有规章制定权": "it is not known whether {} may make regulations",
    "不能确定是不是一级人民政府的报告": "it is not known whether this is a people's government's report",
    "信息处理费是否等于各笔收款之和，要看收费记录，报告里没有": "needs the records of fees, which no report holds",
    "{}要看每件申请的答复日期，报告里没有": "{} needs the day of each answer, which no report holds",
    "先前的一稿不是同一机关、同一年度的报告": "the first version is of another organ or year",
    "只读到表格，没有读到文字": "tables were read, but no text",
    "引言没有列出各部分": "the preface does not list the sections",
    "报告文字太少，无法比较": "too little text to compare",
    "文件本身看不出表{}的表头单元格": "the file does not tell whether header cells are marked (table {})",
    "文件本身看不出表{}的边框": "the file does not tell whether borders are visible (table {})",
    "没有上年的数字，无法核对{}": "without last year's number {} cannot be verified",
    "没有上年的数字，无法核对{}；照此上年应为{}": "without last year's number {} cannot be verified; it would be {}",
    "文件本身看不出表{}的{}": "the file does not tell of table {}: {}",
    "上一年度报告的表{}不是2021年格式，没有所需的栏目": (
        "table {} of the year before is not of the form of 2021 and lacks the columns"
    ),
    "{}有{}格没有读清：{}": "{}: {} cells could not be read: {}",
    "{}年的报告早于{}，不能据以检查": "a report on {} is older than {}",
    "没有可以读取的表格": "no table that can be read",
    "没有找到{}所比较的今年数字": "this year's number that {} compares was not found",
    "没有找到任何法定部分的标题": "no heading of a statutory section was found",
    "没有落款日期": "no date of signing",
    "没有落款日期，也不知道发布日期": "neither a date of signing nor of publishing is known",
    "没有读到“总体情况”的文字": "no text of section one was read",
    "没有读到标题": "no title was read",
    "没有读到第五部分": "section five was not read",
    "没有读到第六部分": "section six was not read",
    "没有读到统计期限": "no period of the statistics was read",
    "没有读到表格": "no table was read",
    "第五部分没有逐项写明问题和措施，无法比较数量": "section five does not number its problems and measures",
    "签署日期{}在期限{}以前，发布日期不明": "signed {}, before the deadline {}; the day of publishing is not known",
    "{}，没有提供当地规定的期限": "{}: the local deadline was not given",
    "表三有{}格新收或结转没有数字，无法判断": "{} cells of received or carried in table 3 hold no number",
    "表三的数字无法读取": "the numbers of table 3 cannot be read",
    "表三的数字无法读取，无法与正文核对": "the numbers of table 3 cannot be read, nor held against the text",
    "上一年度报告的表{}没有找到": "table {} of the year before was not found",
    "上一年度报告的表{}是图片，数字没有读取": "table {} of the year before is a picture: its numbers were not read",
    "表{}没有找到": "table {} was not found",
    "表{}是图片，数字没有读取": "table {} is a picture: its numbers were not read",
    "表{}没有找到，无法核对总计": "table {} was not found: its totals cannot be verified",
    "表{}是图片，数字没有读取，无法核对总计": "table {} is a picture: its totals cannot be verified",
    "表{}不是2021年格式，没有所需的栏目": "table {} is not of the form of 2021 and lacks the columns",
    "表{}有{}格有机关没有填数字，无法相加": "table {}: {} cells lack some organ's number and cannot be added",
    "表{}没有可以读取的表格": "table {}: nothing that can be read",
    "表{}的单元格没有读到": "the cells of table {} were not read",
    "{}个机关的表{}不能相加：{}": "{} organs' table {} cannot be added: {}",
    "{}有{}格的字没有读清：{}": "{}: {} cells could not be made out: {}",
    "{}，与本表口径可能不同，未与表格核对": "{}: perhaps counted otherwise than the table; not held against it",
    "{}，无法判断": "{}: cannot be judged",
    "表{}有{}格缺失或无法读取，{}项总计无法核对": "table {}: {} cells missing or illegible, {} totals unverified",
    "表{}有{}格缺失或无法读取，{}项勾稽关系无法核对": (
        "table {}: {} cells missing or illegible, {} balances unverified"
    ),
    "条例没有为乡镇、街道和授权组织规定期限": "the Regulation sets no day for townships and authorised bodies",
    # What stands in the way of a comparison or a sum.
    "{}年": "{}",
    "{}年（前一份）": "{} (the first)",
    "{}年（后一份）": "{} (the second)",
    "{}年（{}）": "{} ({})",
    "年度不明": "year not known",
    "两份报告的机关不同：{}、{}": "two different organs: {}, {}",
    "两份报告都是{}年的；结转和现行有效的衔接不作比较": "both reports are on {}: what is carried over is not compared",
    "两份报告不是相邻两年：{}年、{}年；结转和现行有效的衔接不作比较": (
        "not two years in a row, {} and {}: what is carried over is not compared"
    ),
    "有报告没有读到年度，不能确认是否相邻两年": "a report lacks its year: whether they follow each other is not known",
    "表{}两年格式不同，只比较名称相同的行和列，其余不可比": (
        "table {} is of two forms: only rows and columns of one name are compared"
    ),
    "{}报告的表{}不完整": "{}: table {} is incomplete",
    "{}报告的表{}是图片，没有读取": "{}: table {} is a picture and was not read",
    "{}报告的表{}缺失": "{}: table {} is missing",
    "不可比：两年格式不同": "not comparable: another form",
    "上年为0，不计百分比": "0 last year: no percentage",
    "没有提供应当报送的机关名单，不能判断是否有机关缺报。": (
        "No list of the organs that owe a report was given: whether one is missing is not known."
    ),
    "应报{}个机关，已报{}个。": "{} organs owe a report, {} have handed it in.",
    "应报{}个机关，已报{}个，缺{}个：{}。": "{} organs owe a report, {} have handed it in, {} have not: {}.",
    "没有落款日期，不能判断是否逾期：{}。": "No date of signing, so lateness is not known: {}.",
    "{}的报告是{}年的，未计入。": "{} reports on {}: not added.",
    "{}的报告是年度不明的，未计入。": "{} does not state its year: not added.",
    "{}是本级自己的报告，计入会重复，未计入。": "{} is the jurisdiction's own report: not added.",
    "{}的表{}用的是{}年格式，未计入。": "{}: table {} is of the form of {}, not added.",
    "{}重复报送，只计第一份，未计入{}（数字相同）。": "{} is there twice with the same numbers: {} not added.",
    "{}重复报送，只计第一份，未计入{}（数字不同，须确定以哪一份为准）。": (
        "{} is there twice with different numbers, {} not added: settle which holds."
    ),
    "表{}空白的格未计入：{}。": "Table {}: blank cells, not added: {}.",
    "表{}填“/”的格未计入：{}。": "Table {}: cells with “/”, not added: {}.",
    "表{}填“—”的格未计入：{}。": "Table {}: cells with “—”, not added: {}.",
    "表{}缺的格未计入：{}。": "Table {}: missing cells, not added: {}.",
    "表{}在图片中未读取的格未计入：{}。": "Table {}: cells in a picture, not added: {}.",
    "表{}不是数字的格未计入：{}。": "Table {}: cells that hold no number, not added: {}.",
    "表{}没能对应到格的格未计入：{}。": "Table {}: cells that could not be placed, not added: {}.",
    "{}个文件无法识读，未计入：{}。": "{} files could not be read and were not added: {}.",
    "不在应报名单中，但已计入：{}。": "Not on the list but added: {}.",
    # Days that cannot be reckoned.
    "{}早于本日历收录的第一份放假安排（{}年），无法计算工作日": "{} is before the first holiday notice on record ({})",
    "{}超出了本日历能推算的范围（到{}为止）": "{} is beyond what can be inferred of the calendar (up to {})",
    "自{}起第{}个工作日超出了本日历能推算的范围（到{}为止）": (
        "working day {1} from {0} is beyond the calendar (up to {2})"
    ),
    "{}收到申请时，{}尚未施行（自{}起施行），不适用本计算": "on {} {} was not yet in force (it is since {})",
    "{}的事项早于收到申请之日": "what happened on {} is before the day of receipt",
    "延长{}个工作日；依法最长延长{}个工作日（{}）": "an extension of {} working days; the most is {} ({})",
    "{}已经延长过一次，不能在{}再次延长（{}）": "extended once on {}; it cannot be extended again on {} ({})",
    "{}已经告知补正，不能在{}再次告知（{}）": "a correction was asked for on {}; it cannot be asked again on {} ({})",
    "补正应当自收到申请之日起{}个工作日内告知，最迟{}；实际为{}（{}）": (
        "a correction is asked for within {} working days of receipt, by {}; here it was {} ({})"
    ),
    "{}收到缴费，而此前没有收费通知": "paid on {}, and no fee was asked for before",
    "答复期限已于{}届满，不能在{}{}（{}）": "the time to answer ended on {}; on {} it is too late for {} ({})",
    # How a day or a fee is reckoned.
    "{} 收到申请；收到之日不计算在内，自下一个工作日起算（{}）": (
        "{} received; that day is not counted, the first is the next working day ({})"
    ),
    "{} 答复期限：{}个工作日（{}）": "{} time to answer: {} working days ({})",
    "{} 延长期限：{}个工作日（{}）": "{} extended: {} working days ({})",
    "{} 征求意见，所需时间不计算在内：{}个工作日（{}）；第三方于{}提出意见": (
        "{} third party asked, not counted: {} working days ({}); it answered on {}"
    ),
    "到期日：{}，周{}（暂定：所依据的放假安排通知尚未发布）": "due: {}, {} (provisional: holidays not yet announced)",
    "到期日：{}，周{}": "due: {}, {}",
    "第{}—{}件：{}件×{}元＝{}元": "items {}–{}: {} × {} yuan = {} yuan",
    "第{}—{}页：{}页×{}元＝{}元": "pages {}–{}: {} × {} yuan = {} yuan",
    "按件计收，{}件共{}元（{}）": "by items, {} items: {} yuan in all ({})",
    "按量计收，{}页共{}元（{}）": "by pages, {} pages: {} yuan in all ({})",
}
_TABLES = str.maketrans({"二": "2", "三": "3", "四": "4", "、": ",", "表": " "})
_DAYS = dict(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
_HAN = re.compile("[\u4e00-\u9fff]")


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns, those that are said in full first, and of the rest the longest."""
    ranked = sorted(_PATTERNS.items(), key=lambda pair: (pair[0].count("{}"), -len(pair[0])))
    return tuple((re.compile("(.+?)".join(map(re.escape, zh.split("{}")))), en) for zh, en in ranked)


def in_english(reason: str) -> str:
    """The reason in English; in quotation marks as it is where no pattern knows it.

    >>> in_english("表三是图片，数字没有读取"), in_english("别的原因")
    ('table 3 is a picture: its numbers were not read', '“别的原因”')
    """
    for pattern, english in _compiled():
        found = pattern.fullmatch(reason)
        if found:
            weekday = english.startswith("due")
            return english.format(*(_part(part, weekday=weekday) for part in found.groups()))
    return reason if not _HAN.search(reason) or reason.startswith("《") else f"“{reason}”"


def _part(text: str, *, weekday: bool) -> str:
    """What stands in a place of a pattern: the numbers of tables, a day of the week, or a reason within."""
    if weekday and text in _DAYS:
        return _DAYS[text]
    numbers = text.translate(_TABLES)
    return in_english(text) if _HAN.search(numbers) else numbers


def titled(check: Check) -> str:
    """The name of a check, in the language of this process."""
    return gettext.dgettext("checks", check.title) if speaks_english() else check.title


def told(reason: str) -> str:
    """A sentence of the core in the language of this process."""
    return in_english(reason) if speaks_english() else reason
