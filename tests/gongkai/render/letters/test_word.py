"""Letters as Word files: what they hold, in what form, and what a broken template is answered with."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

import make_letter_template
from gongkai.letters import Enclosure
from gongkai.render import write_letter
from gongkai.render.letters import FIELDS, TemplateError, default_template
from gongkai.render.letters.template import template
from writing import EVERY, sample

each_letter = pytest.mark.parametrize(("code", "told"), EVERY, ids=lambda x: x or "-")


def lines(made):
    return [paragraph.text for paragraph in Document(BytesIO(made)).paragraphs]


def with_body(words):
    """A template whose only paragraphs are these."""
    document = Document()
    for line in words:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@each_letter
def test_every_letter_is_written_whole(code, told):
    letter = sample(code, told)
    made = lines(write_letter(letter))
    for part in (letter.number, f"{letter.addressee}：", *letter.paragraphs, *letter.remedy, letter.contact):
        assert part in made
    assert "".join(made[1].split("\n")) == letter.title
    assert made[-2:] == [letter.organ, "2026年9月21日"]
    assert not [line for line in made if "{" in line or "%" in line]


def test_the_template_in_the_package_is_as_it_is_made():
    assert make_letter_template.TARGET.read_bytes() == template() == default_template(), (
        "run tools/make_letter_template.py"
    )


def test_the_same_letter_gives_the_same_bytes():
    assert write_letter(sample("granted")) == write_letter(sample("granted"))


def test_the_form_is_that_of_official_letters():
    with zipfile.ZipFile(BytesIO(write_letter(sample("granted")))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    head = next(text for name, text in parts.items() if "header" in name)
    assert "江城县自然资源局" in head
    body = parts["word/document.xml"]
    assert "<w:titlePg/>" in body
    assert 'w:w="11906"' in body
    assert 'w:top="2098"' in body
    assert 'w:left="1587"' in body
    styles = parts["word/styles.xml"]
    assert "thickThinSmallGap" in styles
    assert "thinThickSmallGap" in styles


def test_enclosures_are_numbered_where_there_are_several():
    two = sample("granted")
    assert "附件：\t1.征地补偿安置方案（部分内容已作遮盖）" in lines(write_letter(two))
    assert "\t2.土地现状调查结果确认表" in lines(write_letter(two))
    assert "附件：\t方案" in lines(write_letter(replace(two, enclosures=(Enclosure("方案"),))))
    assert not [line for line in lines(write_letter(sample("repeat"))) if line.startswith("附件")]


def test_what_the_facts_hold_is_never_markup():
    letter = sample("granted", asked="<b>&方案</b>\x00{{ organ }}")
    assert "<b>&方案</b>{{ organ }}" in "".join(lines(write_letter(letter)))


def test_an_office_may_have_a_template_of_its_own():
    own = with_body(["{{ title }}", "{{ facts.asked }}／{{ facts.law_name }}", "{%p for p in paragraphs %}", "{{ p }}"])
    with pytest.raises(TemplateError):
        write_letter(sample("granted"), own)
    own = with_body(["{{ title }}", "{{ facts.asked }}／{{ facts.late_reason }}", "{{ remedy|join }}"])
    assert lines(write_letter(sample("granted"), own))[1] == "2025年度大桥镇征地补偿安置方案／"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        pytest.param(b"", "模板不是 Word 文档", id="nothing"),
        pytest.param(b"{\\rtf1}", "模板不是 Word 文档", id="another format"),
        pytest.param(with_body(["{{ applicnt }}"]), "没有的字段“applicnt”。可以用的字段：organ、number", id="no field"),
        pytest.param(with_body(["{{ facts.applicnt }}"]), "没有的字段“applicnt”", id="no fact"),
        pytest.param(with_body(["{{ organ "]), "没有的字段|写得不对|完整", id="not closed"),
        pytest.param(with_body(["{% if organ %}甲"]), "是否成对", id="not ended"),
        pytest.param(with_body(["{{ organ|upper }}"]), "是否成对|不认识", id="another filter"),
        pytest.param(with_body(["{{ 'x' * 1000000000 }}"]), "不能计算", id="what would fill the memory"),
        pytest.param(with_body(["{{ organ.__class__.__mro__ }}"]), "没有的字段|不允许", id="a way out of the sandbox"),
        pytest.param(with_body(["{{ range(9) }}"]), "没有的字段“range”", id="a function"),
        pytest.param(with_body(["{% include 'x' %}"]), "不认识|用法不对", id="another file"),
        pytest.param(with_body(["{{ number.year() }}"]), "没有的字段“year”", id="a method that there is not"),
    ],
)
def test_a_broken_template_is_answered_in_one_sentence(made, said):
    with pytest.raises(TemplateError, match=said) as refused:
        write_letter(sample("granted"), made)
    assert "\n" not in str(refused.value)


def test_a_trap_is_not_unpacked():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<x/>")
        package.writestr("word/media/1.png", bytes(30_000_000))
    with pytest.raises(TemplateError, match="超过20兆字节"):
        write_letter(sample("granted"), out.getvalue())


@pytest.mark.parametrize("gone", ["[Content_Types].xml", "word/styles.xml", "_rels/.rels"])
def test_a_document_without_a_part_is_refused_or_written(gone):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(default_template())) as whole, zipfile.ZipFile(out, "w") as package:
        for name in whole.namelist():
            if name != gone:
                package.writestr(name, whole.read(name))
    with pytest.raises(TemplateError, match="不是完整的 Word 文档"):
        write_letter(sample("granted"), out.getvalue())


def test_broken_markup_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(default_template())) as whole, zipfile.ZipFile(out, "w") as package:
        for name in whole.namelist():
            package.writestr(name, b"<w:document" if name == "word/document.xml" else whole.read(name))
    with pytest.raises(TemplateError, match="不是完整的 Word 文档"):
        write_letter(sample("granted"), out.getvalue())


def test_every_field_has_a_name():
    assert all(FIELDS.values())
