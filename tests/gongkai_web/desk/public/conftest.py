"""What tests of the public side stand on: a filled form, and files to go with it."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def filled(civil):
    """A whole application as its form sends it: `filled(phone="")`."""

    def made(**fields):
        known = {
            "submission": str(uuid.uuid4()),
            "organ": civil.slug,
            "kind": "natural",
            "name": "张三",
            "id_kind": "id-card",
            "id_number": "11010519491231002x",
            "phone": "138 0000 1234",
            "subject": "某路改造工程的立项批复",
            "form": "electronic",
            "delivery": "online",
        }
        return known | fields

    return made


@pytest.fixture
def picture():
    """A file that is taken: `picture("身份证.png")`."""

    def made(name="身份证.png", content=PNG):
        return SimpleUploadedFile(name, content)

    return made


@pytest.fixture
def send(client):
    """Send a form as the last step does: `send(filled(), identity_files=…)`."""

    def sent(fields, **files):
        return client.post("/requests/new/send/", {**fields, **files})

    return sent
