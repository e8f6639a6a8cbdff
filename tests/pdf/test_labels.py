"""Page labels as a PDF gives them, decoded."""

import pymupdf
import pytest

from coder.pdf.labels import Rule, page_labels


def labels(*rules, pages=4):
    document = pymupdf.open()
    for _ in range(pages):
        document.new_page()
    numbers = " ".join(f"{start} {rule}" for start, rule in rules)
    document.xref_set_key(document.pdf_catalog(), "PageLabels", f"<</Nums[{numbers}]>>")
    return page_labels(document, pages)


def test_pages_without_rules_have_no_label():
    document = pymupdf.open()
    document.new_page()
    assert page_labels(document, 1) == [None]


def test_rules_number_the_pages_from_their_start():
    assert labels((0, "<</S/r>>"), (2, "<</S/D/St 233>>")) == ["i", "ii", "233", "234"]


def test_a_prefix_in_utf_16_is_decoded():
    assert labels((0, "<</S/D/St 110/P<FEFF0065>>>"))[:2] == ["e110", "e111"]


def test_a_prefix_keeps_its_brackets_and_slashes():
    assert labels((0, r"<</S/D/P(S\(1\)/)>>"))[0] == "S(1)/1"


def test_a_rule_that_numbers_nothing_gives_no_label():
    assert labels((0, "<</P()>>"), (1, "<</S/D>>")) == [None, "1", "2", "3"]


def test_pages_before_the_first_rule_have_no_label():
    assert labels((2, "<</S/D>>")) == [None, None, "1", "2"]


def test_a_circle_of_nodes_ends():
    document = pymupdf.open()
    document.new_page()
    node = document.get_new_xref()
    document.update_object(node, f"<</Kids[{node} 0 R {node} 0 R]/Nums[0 <</S/D>>]>>")
    document.xref_set_key(document.pdf_catalog(), "PageLabels", f"{node} 0 R")
    assert page_labels(document, 1) == ["1"]


@pytest.mark.parametrize(
    ("style", "first", "label"),
    [("a", 1, "a"), ("A", 27, "AA"), ("R", 1994, "MCMXCIV"), ("r", 0, "0"), ("", 7, "")],
)
def test_numerals_follow_their_style(style, first, label):
    assert Rule(0, style, "", first).label(0) == label
