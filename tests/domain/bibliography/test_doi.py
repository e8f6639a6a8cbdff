"""DOIs are found in running text without what stands around them."""

import pytest

from coder.domain.bibliography.doi import cited_doi, find_doi, printed_doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1186/s12911-021-01448-3", "10.1186/s12911-021-01448-3"),
        ("doi:10.7554/eLife.00353.", "10.7554/elife.00353"),
        ("(doi: 10.1016/S2352-3026(20)30366-5)", "10.1016/s2352-3026(20)30366-5"),
        ("info:doi/10.21105/jose.00206", "10.21105/jose.00206"),
        ("see \u201c10.1000/182\u201d, p. 3", "10.1000/182"),
        ("<10.1000/a;b>", "10.1000/a;b"),
        ("10.1186/ and no more", None),
        ("version 10.12/34", None),
        ("", None),
    ],
)
def test_a_doi_is_found_without_its_surroundings(text, doi):
    assert find_doi(text) == doi


def test_a_doi_broken_between_lines_is_completed():
    assert (
        printed_doi(["doi:10.1371/", "journal.pone.0115884 and"]) == "10.1371/journal.pone.0115884"
    )


def test_the_doi_that_stands_twice_is_the_own_one():
    lines = ["as in 10.1000/cited", "doi:10.1000/own", "text", "https://doi.org/10.1000/own"]
    assert printed_doi(lines) == "10.1000/own"


def test_the_doi_of_the_citation_line_is_the_own_one():
    assert printed_doi(["10.1000/cited", "Cite as: Lee A, 10.1000/own"]) == "10.1000/own"


def test_a_page_without_dois_has_none():
    assert printed_doi([]) is None
    assert printed_doi(["words"]) is None


def test_the_last_page_gives_a_doi_only_beside_how_to_cite():
    last = ["10.1000/reference", "doi:10.1000/own", "Cite this article as: Lee: Title.", "J 2014"]
    assert cited_doi(last) == "10.1000/own"
    assert cited_doi(last[:1]) is None
