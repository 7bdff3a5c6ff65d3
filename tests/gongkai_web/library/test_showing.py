"""Pictures and recordings of interpretations: shown with words beside them, to whom may see the interpretation."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai_web.library.models import Interpretation, InterpretationFile
from gongkai_web.library.search_sources import interpretation_entries
from gongkai_web.library.services import attach, publish, update, withdraw
from reviewing import show

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(range(200))
CONTENT = {
    "图.png": PNG,
    "图.jpg": b"\xff\xd8\xff\xe0" + bytes(20),
    "动画.gif": b"GIF89a" + bytes(20),
    "讲解.mp4": MP4,
    "讲解.m4a": MP4,
    "讲解.mp3": b"ID3\x04" + bytes(20),
    "讲解.wav": b"RIFF\x00\x00\x00\x00WAVE" + bytes(20),
    "讲解.webm": b"\x1aE\xdf\xa3" + bytes(20),
}
SHOWN_AS = {
    "图.png": "image/png",
    "图.jpg": "image/jpeg",
    "动画.gif": "image/gif",
    "讲解.mp4": "video/mp4",
    "讲解.m4a": "audio/mp4",
    "讲解.mp3": "audio/mpeg",
    "讲解.wav": "audio/wav",
    "讲解.webm": "video/webm",
}


def one(name="图.png", content=None, described="三步：申请、审核、发放。"):
    file = SimpleUploadedFile(name, CONTENT[name] if content is None else content)
    return InterpretationFile(title="一图读懂", file=file, described=described)


def read(client, address):
    """The answer, its file read to the end."""
    answer = client.get(address)
    assert answer.getvalue()
    return answer


@pytest.fixture
def shown(made, explained, head):
    """A public interpretation with a file: `shown("图.png")`."""

    def made_public(name, form="chart"):
        reading = explained(made(public=True))
        update(reading, by=head, form=form, files=[one(name)])
        publish(reading, by=head)
        reading.refresh_from_db()
        return reading, InterpretationFile.objects.get()

    return made_public


@pytest.mark.parametrize(("name", "kind"), SHOWN_AS.items())
def test_a_page_shows_it_as_what_it_is_with_its_words(client, shown, name, kind):
    form = "chart" if kind.startswith("image") else "media"
    reading, file = shown(name, form)
    page = client.get(reading.get_absolute_url()).content.decode()
    address = f"/interpretations/{reading.pk}/files/{file.pk}/"
    element = {"image": "<img", "video": "<video", "audio": "<audio"}[kind.partition("/")[0]]
    assert f'src="{address}"' in page.partition(element)[2]
    assert "三步：申请、审核、发放。" in page
    answer = client.get(address)
    assert answer.getvalue() == CONTENT[name]
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_players_are_given_the_part_that_they_ask_for(client, shown):
    reading, file = shown("讲解.mp4", "media")
    address = f"/interpretations/{reading.pk}/files/{file.pk}/"
    part = client.get(address, headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part["Content-Range"] == f"bytes 4-7/{len(MP4)}"
    assert client.get(address, headers={"range": "bytes=100-"}).content == MP4[100:]
    assert client.get(address, headers={"range": "bytes=999-"}).status_code == 416
    assert client.get(address, headers={"range": "bytes=7-4"}).status_code == 416
    assert client.get(address, headers={"range": "chapters=1"}).getvalue() == MP4


def test_nobody_has_it_before_and_after(client, shown, head):
    reading, file = shown("图.png")
    address = f"/interpretations/{reading.pk}/files/{file.pk}/"
    update(reading, by=head, files=[one("图.jpg")])
    assert read(client, address)["Content-Type"] == "image/png"
    publish(reading, by=head)
    assert client.get(address).status_code == 404
    newer = InterpretationFile.objects.get()
    withdraw(reading, by=head, reason="误发")
    assert client.get(f"/interpretations/{reading.pk}/files/{newer.pk}/").status_code == 404


def test_another_file_is_saved(client, shown):
    reading, file = shown("图.png")
    Interpretation.objects.filter(pk=reading.pk).update(live=False)
    InterpretationFile.objects.filter(pk=file.pk).update(kind="docx")
    show(Interpretation.objects.get(pk=reading.pk))
    answer = read(client, f"/interpretations/{reading.pk}/files/{file.pk}/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("file", "field", "message"),
    [
        ({"described": " "}, "described", "看不见图片、听不见声音"),
        ({"name": "图.png", "content": b"<svg onload=x()>"}, "file", "不认识的格式"),
        ({"name": "讲解.mp4", "content": PNG}, "file", "内容却是png"),
        ({"name": "图.png", "content": MP4}, "file", "内容却是mp4"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(made, explained, head, file, field, message):
    reading = explained(made(public=True))
    part = one(**file) if "content" not in file else one(**({"described": "三步"} | file))
    part.interpretation = reading
    with pytest.raises(ValidationError) as refused:
        part.full_clean()
    assert message in refused.value.message_dict[field][0]


def test_a_recording_is_no_attachment_of_a_document(made, head):
    with pytest.raises(ValidationError, match="录音录像，不能作附件"):
        attach(made(), BytesIO(MP4), by=head, name="讲解.mp4")


@pytest.mark.parametrize(("form", "name"), [("chart", "讲解.mp3"), ("media", "图.png"), ("animation", "图.jpg")])
def test_a_form_that_is_seen_or_heard_needs_its_file(made, explained, head, form, name):
    reading = explained(made(public=True))
    update(reading, by=head, form=form, files=[one(name)])
    with pytest.raises(ValidationError, match="发布前须上传") as refused:
        publish(reading, by=head)
    assert list(refused.value.message_dict) == ["form"]


def test_a_picture_with_its_words_may_be_all_there_is(made, explained, head):
    reading = explained(made(public=True))
    update(reading, by=head, form="chart", body=[], files=[one()])
    assert publish(reading, by=head)


def test_it_is_found_by_its_words_and_compared_by_them(client, shown, head):
    reading, _file = shown("图.png")
    assert "三步：申请、审核、发放。" in next(interpretation_entries([reading.pk])).body
    update(reading, by=head, files=[one("图.jpg", described="四步：申请、审核、公示、发放。")])
    publish(reading, by=head)
    compared = client.get(f"{reading.history_url}?version=2").content.decode()
    assert "四步：申请、审核、公示、发放。</ins>" in compared
