from io import BytesIO

import pytest
from docx import Document

from gongkai.basis import UnknownCodeError
from gongkai.letters import compose
from gongkai.render import letter_page
from gongkai.render.letters import Address, Delivery, delivery_record, postal_label
from gongkai.render.letters.titles import title_lines
from writing import EVERY, FACTS, sample

TO = Address("李明", "江城县大桥镇桥头村三组12号", "123456", "13800000000")


def words(made):
    return [cell.text for table in Document(BytesIO(made)).tables for row in table.rows for cell in row.cells]


@pytest.mark.parametrize(("code", "told"), EVERY, ids=lambda x: x or "-")
def test_a_letter_as_a_page_holds_every_part(code, told):
    letter = sample(code, told)
    page = letter_page(letter)
    for part in (letter.number, *letter.paragraphs, *letter.remedy, letter.contact, "2026年9月21日"):
        assert part in page
    assert ("附件：</span>" in page) == bool(letter.enclosures)
    assert page.startswith("<!DOCTYPE html>")
    assert "http-equiv" in page


def test_a_page_does_not_run_what_it_quotes():
    assert "&lt;script&gt;" in letter_page(sample("granted", asked="<script>alert(1)</script>"))


def test_the_record_of_delivery_names_the_letter_and_leaves_room_for_hands():
    delivery = Delivery(sample("partial"), "post", TO, by="张三", mail_number="XA123", posted="2026年9月21日")
    said = words(delivery_record(delivery))
    for part in ("李明", "江自然资公复〔2026〕12号", "邮寄送达（通过邮政企业）", "XA123", "交邮之日", "受送达人签收"):
        assert part in said
    assert "无" in words(delivery_record(Delivery(sample("repeat"), "direct", TO)))


def test_no_other_way_of_service():
    with pytest.raises(UnknownCodeError):
        delivery_record(Delivery(sample("repeat"), "courier", TO))


def test_the_label_has_both_addresses():
    sender = Address("江城县自然资源局", "江城县人民路1号", "123400", "0000-1234567")
    said = words(postal_label(sample("repeat"), TO, sender, mail_number="XA123"))
    assert f"{TO.address}\n李明（收）\n13800000000" in said
    assert {"123456", "123400", "XA123"} <= set(said)


@pytest.mark.parametrize(
    ("title", "organ", "lines"),
    [
        ("江城县财政局政府信息公开申请答复书", "江城县财政局", 1),
        ("江城县自然资源和规划局政府信息公开申请答复书", "江城县自然资源和规划局", 2),
        (
            "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府政府信息公开申请答复书",
            "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府",
            3,
        ),
        ("关于办理政府信息公开申请有关事项的说明和答复", "江城县财政局", 2),
    ],
)
def test_a_long_title_is_broken_where_it_reads_well(title, organ, lines):
    made = title_lines(title, organ)
    assert "".join(made) == title
    assert len(made) == lines
    assert all(len(line) <= 20 for line in made)


def test_a_letter_of_the_longest_name_is_written():
    organ = "内蒙古自治区呼伦贝尔市鄂伦春自治旗大杨树镇人民政府"
    assert organ in letter_page(compose("granted", {**FACTS, "organ": organ}))
