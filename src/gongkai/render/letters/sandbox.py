"""What a template may do: name fields, go through lists, ask whether something is there. Nothing else."""

from collections.abc import Mapping
from zipfile import BadZipFile

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from gongkai.basis.language import marked

_FILTERS = frozenset({"default", "e", "escape", "first", "join", "last", "length", "trim"})


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment without functions and without arithmetic that could fill the memory."""

    intercepted_binops = frozenset({"*", "**", "+", "-", "/", "//", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """No arithmetic: a letter has none.

        Raises:
            SecurityError: always.
        """
        raise SecurityError(operator)


def refusals() -> Mapping[type[Exception], str]:
    """What can go wrong with a template, the narrower first, and the sentence for it."""
    broken = marked("模板不是完整的 Word 文档。请用 Word 或者 WPS 打开，检查后另存为 .docx 再上传")
    return {
        UndefinedError: marked("模板用了没有的字段“{name}”。可以用的字段：{fields}"),
        SecurityError: marked("模板里有不允许的写法。模板只能用字段、列表和判断，不能计算"),
        TemplateSyntaxError: marked("模板里的字段写得不对。请检查 {{{{ }}}} 和 {{% %}} 是否成对、名称是否完整"),
        TemplateError: marked("模板里有不认识的写法。模板只能用字段、列表和判断"),
        LxmlError: broken,
        BadZipFile: broken,
        LookupError: broken,
        ValueError: broken,
        TypeError: marked("模板里的字段用法不对。列表要用 {{%p for %}} 逐项写出"),
        AttributeError: broken,
    }
