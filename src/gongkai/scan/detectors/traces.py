"""F101 to F127: what a file holds and does not show. What finds them are the inspectors of each format."""

from gongkai.basis import Citation
from gongkai.basis.language import marked
from gongkai.scan.values.bases import ITEM_BY_ITEM, PRIVACY, REVIEW
from gongkai.scan.values.model import Detector, Group, Severity


def _trace(
    code: str,
    name: str,
    title: str,
    *,
    why: str,
    advice: str,
    severity: Severity = Severity.BLOCK,
    basis: Citation = REVIEW,
) -> Detector:
    return Detector(code, name, title, Group.FILE, severity, basis, why, advice)


_REMOVE = marked("确认不需要后删去，或者用脱敏副本发布")

UNREADABLE = _trace(
    "F101",
    "unreadable",
    marked("文件不能查看"),
    why=marked("加密、损坏、过大的文件没有人能审查里面有什么。没有审查就不能公开。"),
    advice=marked("取消密码、重新导出或者拆小后再扫描"),
    basis=ITEM_BY_ITEM,
)
OLD_FORMAT = _trace(
    "F102",
    "old-format",
    marked("旧格式文件，里面的内容不能查看"),
    why=marked("旧版 Office、WPS 文件会藏着批注、修订和删去的文字，这里看不到。"),
    advice=marked("先另存为 docx、xlsx、pptx 或者 PDF，再扫描"),
    basis=ITEM_BY_ITEM,
)
PROPERTIES = _trace(
    "F103",
    "properties",
    marked("文件属性里的姓名、单位"),
    why=marked("文件属性记着作者、最后保存的人和单位，下载的人都看得到。"),
    advice=marked("清除文件属性"),
    severity=Severity.WARN,
)
CUSTOM_PROPERTIES = _trace(
    "F104",
    "custom-properties",
    marked("自定义属性或者数据"),
    why=marked("办公系统常把流程编号、密级、经办人写进自定义属性。"),
    advice=marked("清除自定义属性"),
    severity=Severity.WARN,
)
COMMENTS = _trace(
    "F105",
    "comments",
    marked("批注"),
    why=marked("批注是内部讨论，连同批注人的姓名一起发布出去，就公开了过程性信息。"),
    advice=marked("删去全部批注"),
)
CHANGES = _trace(
    "F106",
    "tracked-changes",
    marked("修订痕迹"),
    why=marked("修订痕迹保留着删去的文字和修改人，打开修订就能看到。"),
    advice=marked("接受或者拒绝全部修订"),
)
HIDDEN_TEXT = _trace(
    "F107",
    "hidden-text",
    marked("看不见的文字"),
    why=marked("设为隐藏、白色或者极小的文字，复制、搜索时都能看到。"),
    advice=_REMOVE,
)
EMBEDDED = _trace(
    "F108",
    "embedded-file",
    marked("嵌入的文件"),
    why=marked("文件里嵌着的表格、文档、附件会整个带出去，其中常有没有脱敏的原始数据。"),
    advice=marked("改为图片或者普通表格，删去嵌入的文件"),
)
PICTURE_DATA = _trace(
    "F109",
    "picture-metadata",
    marked("图片里的拍摄信息"),
    why=marked("照片带着拍摄时间、设备和作者，缩略图里还可能留着裁掉的部分。"),
    advice=marked("清除图片信息"),
    severity=Severity.WARN,
)
PICTURE_POSITION = _trace(
    "F110",
    "picture-position",
    marked("图片里的拍摄位置"),
    why=marked("照片带着经纬度，能找到拍摄的人家。"),
    advice=marked("清除图片信息"),
    basis=PRIVACY,
)
SCRIPTS = _trace(
    "F111",
    "scripts",
    marked("宏或者脚本"),
    why=marked("宏和脚本会在读者的电脑上运行，公开的文件不应当有。"),
    advice=marked("另存为不含宏的文件"),
)
HIDDEN_SHEET = _trace(
    "F112",
    "hidden-sheet",
    marked("隐藏的工作表"),
    why=marked("隐藏的工作表一点就能显示出来，多次泄露都是原始名单藏在里面。"),
    advice=_REMOVE,
)
HIDDEN_CELLS = _trace(
    "F113",
    "hidden-cells",
    marked("隐藏的行或者列"),
    why=marked("隐藏、筛掉或者宽度为零的行和列，取消隐藏就能看到。"),
    advice=_REMOVE,
)
HIDDEN_NAMES = _trace(
    "F114",
    "hidden-names",
    marked("隐藏的名称"),
    why=marked("隐藏的名称可以存放文字，也会指向本机的其他文件。"),
    advice=_REMOVE,
    severity=Severity.WARN,
)
EXTERNAL = _trace(
    "F115",
    "external-link",
    marked("指向外部文件的链接"),
    why=marked("指向本机或者内网文件的链接泄露了路径和用户名，表格里还存着那个文件的数据。"),
    advice=marked("断开链接，只保留数值"),
    severity=Severity.WARN,
)
PIVOT_CACHE = _trace(
    "F116",
    "pivot-cache",
    marked("数据透视表的缓存"),
    why=marked("数据透视表存着全部原始数据，即使原始数据的工作表已经删去。"),
    advice=marked("把透视表粘贴为数值"),
)
NOTES = _trace(
    "F117",
    "speaker-notes",
    marked("演讲者备注"),
    why=marked("备注是给讲的人看的，常有不公开的口径和数据。"),
    advice=_REMOVE,
)
HIDDEN_SLIDE = _trace(
    "F118",
    "hidden-slide",
    marked("隐藏的幻灯片"),
    why=marked("隐藏的幻灯片放映时不出现，打开文件就能看到。"),
    advice=_REMOVE,
)
OFF_SLIDE = _trace(
    "F119",
    "off-slide",
    marked("幻灯片以外的内容"),
    why=marked("拖到幻灯片外面的文字和图片，打开文件就能看到。"),
    advice=_REMOVE,
)
EARLIER = _trace(
    "F120",
    "earlier-revision",
    marked("PDF 的早先版本"),
    why=marked("PDF 的改动可以只追加在末尾，改动前的整页都还在文件里。"),
    advice=marked("重新导出，或者用脱敏副本发布"),
)
HIDDEN_LAYER = _trace(
    "F121",
    "hidden-layer",
    marked("PDF 的隐藏图层"),
    why=marked("关闭的图层打开就能看到。"),
    advice=_REMOVE,
)
COVERED = _trace(
    "F122",
    "covered-text",
    marked("遮盖物下的文字"),
    why=marked("用色块或者图片盖住的文字仍在文件里，一复制就出来。"),
    advice=marked("用涂黑工具处理，使下面的文字真正去掉"),
)
OUTSIDE = _trace(
    "F123",
    "outside-page",
    marked("页面以外的文字"),
    why=marked("裁掉的部分只是不显示，还在文件里。"),
    advice=marked("重新导出，或者用涂黑工具处理"),
)
FORM_VALUES = _trace(
    "F124",
    "form-values",
    marked("表单里填写的内容"),
    why=marked("表单域保存着填写的内容，有的并不显示。"),
    advice=marked("打印成普通 PDF 后再发布"),
    severity=Severity.WARN,
)
TRAILING = _trace(
    "F125",
    "trailing-data",
    marked("文件末尾附带的数据"),
    why=marked("图片结束以后还接着别的数据，可能是另一份文件。"),
    advice=_REMOVE,
)
RESIDUE = _trace(
    "F126",
    "residue",
    marked("不再显示的残留文字"),
    why=marked("删去单元格以后，原来的文字可能还留在文件里。"),
    advice=marked("重新保存，或者用脱敏副本发布"),
)
PICTURE_PAGES = _trace(
    "F127",
    "picture-pages",
    marked("页面是图片，文字没有扫描"),
    why=marked("扫描件里的文字要识别以后才能判断，这里没有识别。"),
    advice=marked("逐页人工核对，或者识别文字后再扫描"),
    severity=Severity.WARN,
)

TRACES = (
    UNREADABLE,
    OLD_FORMAT,
    PROPERTIES,
    CUSTOM_PROPERTIES,
    COMMENTS,
    CHANGES,
    HIDDEN_TEXT,
    EMBEDDED,
    PICTURE_DATA,
    PICTURE_POSITION,
    SCRIPTS,
    HIDDEN_SHEET,
    HIDDEN_CELLS,
    HIDDEN_NAMES,
    EXTERNAL,
    PIVOT_CACHE,
    NOTES,
    HIDDEN_SLIDE,
    OFF_SLIDE,
    EARLIER,
    HIDDEN_LAYER,
    COVERED,
    OUTSIDE,
    FORM_VALUES,
    TRAILING,
    RESIDUE,
    PICTURE_PAGES,
)
