"""What is changed past a record's own `save` tells the search nothing: each such place is known, with why it may."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

PLATFORM = Path(__file__).parents[2] / "src" / "gongkai_web"
PAST_THE_RECORD = {"update", "bulk_update", "bulk_create"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
KNOWN = {
    ("demo/loading/matters.py", "Consultation"): "told to the outbox when all is loaded",
    ("demo/loading/matters.py", "DraftFile"): "told to the outbox when all is loaded",
    ("demo/loading/matters.py", "Progress"): "told to the outbox when all is loaded",
    ("demo/loading/matters.py", "Project"): "told to the outbox when all is loaded",
    ("demo/loading/records.py", "Attachment"): "told to the outbox when all is loaded",
    ("demo/loading/records.py", "Document"): "told to the outbox when all is loaded",
    ("demo/loading/records.py", "Interpretation"): "told to the outbox when all is loaded",
    ("demo/loading/records.py", "Relation"): "told to the outbox when all is loaded",
    ("demo/loading/records.py", "model"): "told to the outbox when all is loaded",
    ("library/models/documents.py", "Document"): "the turning points are told; since when it is closed is not indexed",
    ("library/services/archiving.py", "Document"): "when it was archived is not indexed",
    ("library/tasks.py", "Document"): "of what was reminded is not indexed",
}


def watched():
    """Models that the search follows, and the rows that belong to one of them."""
    followed = {apps.get_model(name) for name in settings.SEARCH_SOURCES}
    children = {
        relation.related_model for model in followed for relation in model._meta.related_objects if relation.one_to_many
    }
    return {model.__name__ for model in followed | children}


def past_the_record(tree):
    """The models, or names for one, whose rows a module changes past them."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in PAST_THE_RECORD:
            continue
        here, managed = node.func.value, False
        while isinstance(here, (ast.Attribute, ast.Call)):
            managed = managed or (isinstance(here, ast.Attribute) and here.attr in MANAGERS)
            here = here.value if isinstance(here, ast.Attribute) else here.func
        if managed and isinstance(here, ast.Name):
            yield here.id


def modules():
    return [path for path in sorted(PLATFORM.rglob("*.py")) if "migrations" not in path.parts]


def found():
    names = watched() | {"model", "type"}
    return {
        (path.relative_to(PLATFORM).as_posix(), name)
        for path in modules()
        for name in past_the_record(ast.parse(path.read_text("utf-8")))
        if name in names
    }


def test_every_place_is_known_and_none_is_listed_that_is_gone():
    assert found() == set(KNOWN)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Document.objects.filter(pk=1).update(title='')", ["Document"]),
        ("type(record)._default_manager.bulk_update(rows, ['title'])", ["type"]),
        ("found.update(other)", []),
        ("Document.objects.create(title='')", []),
    ],
)
def test_what_counts_as_past_the_record(source, names):
    assert list(past_the_record(ast.parse(source))) == names
