"""What the search may find of the library."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.base import ContentFile

from gongkai_web.library.kinds import Attribute, RelationKind
from gongkai_web.library.search_sources import document_entries, interpretation_entries
from gongkai_web.library.services import attach, publish, relate
from gongkai_web.search.following import follow
from gongkai_web.search.model import Facet, Query
from gongkai_web.search.selectors import find
from reviewing import reword


def workbook(text):
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = text
    book.save(file)
    return ContentFile(file.getvalue())


def test_a_published_document_is_found_by_all_that_is_known_of_it(made, head):
    document = made(title="低保标准", number="某民发〔2024〕3号", keywords="社会救助", summary="提高标准")
    attach(document, workbook("特困人员供养"), by=head, name="标准表.xlsx")
    publish(document, by=head)
    follow()
    for words in ("低保标准", "〔2024〕3号", "社会救助", "制定本办法", "特困人员供养", "标准表", document.index_number):
        assert [hit.url for hit in find(Query(words)).hits] == [document.get_absolute_url()], words


def test_neither_drafts_nor_what_is_not_open_is_found(made):
    made()
    closed = made(public=True, title="不公开的")
    reword(closed, attribute=Attribute.ON_REQUEST)
    follow()
    assert find(Query()).total == 0


def test_facets_of_a_document(made):
    made(public=True, theme="其他")
    follow()
    facets = find(Query()).facets
    assert facets[Facet.ORGAN] == (("civil", 1),)
    assert facets[Facet.VALIDITY] == (("valid", 1),)


def test_what_repeals_a_document_shows_in_its_validity(made, head):
    old = made(public=True)
    new = made(title="废止旧办法的决定")
    relate(new, old, RelationKind.REPEALS, by=head, on=date(2024, 7, 1))
    publish(new, by=head)
    follow()
    assert dict(find(Query()).facets[Facet.VALIDITY]) == {"valid": 1, "repealed": 1}


def test_an_interpretation_is_found_and_goes_with_its_withdrawal(made, explained):
    document = made(public=True)
    interpretation = explained(document, public=True)
    assert [entry.url for entry in interpretation_entries([interpretation.pk])] == [interpretation.get_absolute_url()]
    type(interpretation).objects.filter(pk=interpretation.pk).update(live=False)
    assert not list(interpretation_entries([interpretation.pk]))


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_documents(made, django_assert_num_queries):
    keys = [made(public=True, title=f"第{number}件").pk for number in range(3)]
    with django_assert_num_queries(2):
        assert len(list(document_entries(keys))) == 3
