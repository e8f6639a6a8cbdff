"""Citations in running text."""

import pytest

from coder.domain.bibliography.citation import cite, cited_authors, short_title
from coder.domain.document import Document


def document(**fields):
    known = {"title": None, "authors": (), "year": None, "study": None} | fields
    return Document(
        "d", "key", known["title"], known["authors"], known["year"], None, frozenset(), None, None,
        None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("authors", "cited"),
    [
        (["Sarah Kay"], "Kay"),
        (["Kay, Sarah"], "Kay"),
        (["Sarah Kay", "Alison Edgley"], "Kay and Edgley"),
        (["Sarah Kay", "Alison Edgley", "Ann Ali"], "Kay et al."),
        (["Ann van der Lee", "Bo Li"], "van der Lee and Li"),
        (["Ali et al."], "Ali et al."),
        (["Dalgarno and Oates"], "Dalgarno and Oates"),
        (["World Health Organization"], "World Health Organization"),
        (["Mind"], "Mind"),
        ([], ""),
    ],
)
def test_two_authors_are_joined_and_three_are_et_al(authors, cited):
    assert cited_authors(authors) == cited


def test_a_citation_names_authors_year_and_printed_page():
    kay = document(authors=("Sarah Kay", "Alison Edgley"), year=2019)
    assert cite(kay, "12") == "(Kay and Edgley, 2019: 12)"
    assert cite(kay, None) == "(Kay and Edgley, 2019)"


def test_a_document_without_authors_and_year_is_cited_by_its_short_title():
    found = cite(document(title="A long road to co-production: what peers say"), "233–234")
    assert found == "(A long road to…, n.d.: 233–234)"
    assert short_title("Co-production: a review") == "Co-production"
    assert cite(document(), "1") == "(Untitled, n.d.: 1)"
