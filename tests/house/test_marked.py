"""Every Chinese word of the platform is marked for translation, or is data and stands in this list.

In templates: `{% translate %}`, `{% blocktranslate %}`, `_("…")` in a tag; an element with `{{ zh }}` holds data.
In modules: `_("…")` at once, `later("…")` for what is shown later, `marked("…")` for what is translated as data.
"""

import ast
import re
from pathlib import Path

import pytest

PLATFORM = Path(__file__).parents[2] / "src/gongkai_web"
CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]")

DATA = {
    "annual/composing.py": "the words of a report, in Chinese whoever writes it",
    "annual/exchange/": "the headings of a table are its format",
    "annual/files.py": "a letter to an organ, in Chinese whoever prints it",
    "annual/figures/catalogue.py": "figures are called by one name in every language: paragraphs name them in braces",
    "annual/summary.py": "a page for the paper file, in Chinese whoever prints it",
    "annual/wording.py": "the words of a report, in Chinese whoever writes it",
    "examination/letters.py": "a letter to organs, in Chinese whoever prints it",
    "demo/": "an invented county, in the language of a county",
    "site/backups.py": "answers on the terminal of whoever runs the site",
    "site/commands.py": "answers on the terminal",
    "site/env.py": "the settings, for whoever runs the site; docs/reference/settings.md has both languages",
    "site/models.py": "a table that nobody sees",
    "site/serving.py": "answers on the terminal",
    "site/starting.py": "answers on the terminal",
    "desk/services/bundling.py": "a bundle for organs and courts, in Chinese whoever makes it",
    "gazette/importing.py": "the headings of a table are its format",
    "library/exchange/": "the headings of a table are its format",
    "organs/exchange/": "the headings of a table are its format",
    "library/word.py": "what the headings of Chinese documents look like",
    "library/pdf.py": "marks that may not begin a line",
    "review/sheet.py": "a sheet for the paper file, in Chinese whoever prints it",
    "search/": "how Chinese is read: numbers, brackets, words; what it refuses goes to the terminal",
}
"""Modules whose Chinese is not for readers of a page, each with the reason. Commands and migrations are passed over."""

NAMES = "the name of a record is the same in every language"
JOURNAL = "the journal and the public history are in one language"
STATUTE = "the law's own words"
WRITING = "how Chinese is written, or found in what was written"
WORDS = {
    "desk/public/identities.py": (WRITING, "[\\s()（）+\\-转]"),
    "desk/public/suggesting.py": (WRITING, "关于|有关|以及|[的和与及或]|[，。、；：？！,.;:?!\\s]+"),
    "desk/known.py": (WRITING, "（ ） ，"),
    "desk/services/letters.py": ("a blank in a letter, which is in Chinese", "＿＿"),
    "annual/figures/disclosure.py": (
        "said beside the sentences of the core, which are Chinese",
        "有效期届满自然失效，不计入本年废止件数 已经划去：",
    ),
    "annual/records.py": (NAMES, "（ ）"),
    "annual/figures/named.py": (JOURNAL, "已经划去："),
    "annual/public_pages.py": (
        "headings of the data, and a label for machines",
        "机关 统一社会信用代码 年度 格 名称 数值 单位 网址",
    ),
    "annual/services/publishing.py": (STATUTE, "综合政务 年度报告"),
    "examination/recognising.py": (WRITING, "人民政府 [省市县区旗州盟乡镇]$ 、"),
    "examination/working.py": (JOURNAL, "（ ）"),
    "gazette/models.py": (NAMES, "年 第 期"),
    "gazette/selectors.py": (WRITING, "〔 〕 [\\[［【(（〈] [\\]］】)）〉]"),
    "library/files.py": (JOURNAL, "、 文件里有通往其他网站的链接"),
    "library/forms.py": (WRITING, "附件"),
    "library/kinds.py": (STATUTE, "（ ）"),
    "library/models/documents.py": (NAMES, "（ ）"),
    "library/models/relations.py": (NAMES, "被 索引号 的文件，已从本站撤回，撤回不影响其效力"),
    "library/services/archiving.py": (JOURNAL, "未定"),
    "library/services/drafting.py": (JOURNAL, "关系 附件 、"),
    "library/services/withdrawal.py": (JOURNAL, "发布时设定于 下线"),
    "library/tasks.py": (JOURNAL, "；"),
    "library/views.py": ("a label for machines", "政策文件"),
    "library/viewsets.py": (JOURNAL, "、 内容"),
    "matters/models/consultations.py": (NAMES, "：采纳情况反馈"),
    "matters/models/projects.py": (NAMES, "： 进展"),
    "matters/quarters.py": (NAMES, "年第 一二三四 季度"),
    "matters/views.py": ("a label for machines", "民生实事 意见征集"),
    "organs/services/organs.py": (JOURNAL, "公开工作机构 、"),
    "organs/services/reorganising.py": (JOURNAL, "、 无"),
    "portal/models/guide.py": (NAMES, "政府信息公开指南"),
    "portal/models/questions.py": (NAMES, "、 《 》"),
    "portal/models/patrols.py": (NAMES, "： 巡查"),
    "portal/selectors.py": (WRITING, "年"),
    "portal/views/organ.py": ("a label for machines", "信息公开目录 信息公开年报"),
    "portal/views/pages.py": ("a label for machines", "专题专栏"),
    "review/models/clearances.py": (NAMES, "："),
    "review/models/rules.py": (NAMES, "："),
    "review/wording.py": (WRITING, "\\2〔\\1〕"),
    "review/services/reviewing.py": (JOURNAL, "同意"),
    "site/settings/base.py": ("a language is called by its own name", "简体中文"),
    "ui/models.py": ("what a site is called until it has a name", "政府信息公开平台"),
}
"""Words that are data in modules whose other words are not, each with the reason."""
LISTS = {"Genre": STATUTE, "THEMES": STATUTE}
"""Lists that are data as a whole."""
MARKS = {"_", "later", "marked"}
TELLING = {"Column", "at"}
"""What is told to machines (labels of columns), and where a citation points."""


def _unmarked(text):
    text = re.sub(r"{% blocktranslate\b.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{% translate (\"[^\"]*\"|'[^']*')( as \w+)? %}", "", text)
    text = re.sub(r"_\((\"[^\"]*\"|'[^']*')\)", "", text)
    text = re.sub(r"<(\w+)[^<>]*{{ zh }}[^<>]*>[^<]*</\1>", "", text)
    return [line.strip() for line in re.sub(r'lang="zh-Hans">中文', "", text).splitlines() if CHINESE.search(line)]


@pytest.mark.parametrize("path", sorted(PLATFORM.rglob("*.html")), ids=lambda path: path.stem)
def test_every_word_of_a_template_is_marked(path):
    assert not _unmarked(path.read_text(encoding="utf-8"))


def _found():
    for path in sorted(PLATFORM.rglob("*.py")):
        name = path.relative_to(PLATFORM).as_posix()
        if not name.startswith(tuple(DATA)) and not {"migrations", "management"} & set(path.parts):
            yield name


MODULES = list(_found())


@pytest.mark.parametrize("name", MODULES)
def test_every_word_of_a_module_is_marked(name):
    tree = ast.parse((PLATFORM / name).read_text(encoding="utf-8"))
    passed = {id(inner) for node in ast.walk(tree) if _is_data(node) for inner in ast.walk(node)}
    known = WORDS.get(name, ("", ""))[1].split()
    assert not [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
        if id(node) not in passed and node.value.strip() not in known
    ]


def _is_data(node):
    match node:
        case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)):
            return called in MARKS | TELLING
        case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
            return name in LISTS
        case ast.Expr(value=ast.Constant()):
            return True
    return False


@pytest.mark.parametrize("name", MODULES)
def test_what_is_marked_is_a_plain_string(name):
    """Values are put in afterwards, by name: nobody could translate a sentence that is different every time."""
    for node in ast.walk(ast.parse((PLATFORM / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{name}:{node.lineno}"


def test_nothing_is_listed_that_is_not_there():
    assert not [name for name in (*DATA, *WORDS) if not (PLATFORM / name).exists()]
    for name, (_, words) in WORDS.items():
        text = (PLATFORM / name).read_text(encoding="utf-8")
        assert not [word for word in words.split() if word not in text], name
