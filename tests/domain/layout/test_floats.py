"""What may stand between two halves of a sentence: only what says that it is a figure or table."""

import pytest

from coder.domain.layout.floats import floats
from coder.domain.layout.furniture import find_furniture
from coder.domain.layout.type_sizes import read_blocks
from tests.domain.typeset import column, page, text

_BEFORE = ("the peers of this college had not", "met the practitioners before they", "began to")
_BEHIND = ("prepare the course that they", "would later teach side by side in", "two towns.")


def _left_out(between, behind=_BEHIND, *, size=700):
    """What is left out of a page with something in small type between two columns."""
    whole = text(
        page(
            *column(*_BEFORE),
            *column(*between, top=40_000, size=size),
            *column(*behind, x=32_000),
        )
    )
    words = whole.whole()
    found = floats(words, read_blocks(whole, find_furniture(whole).lines))
    return [words[start:end].split("\n") for start, end in found]


@pytest.mark.parametrize(
    "caption", ["Figure 1. How they met", "Fig. 2 How they met", "Table 3", "Box 1: A day"]
)
def test_a_figure_or_table_with_its_caption_is_left_out(caption):
    assert _left_out([caption, "yes 12, no 15"]) == [[caption, "yes 12, no 15", ""]]


@pytest.mark.parametrize(
    "between", [["1 A note at the foot of the column."], ["Figures from all the towns", "of it"]]
)
def test_what_has_no_caption_stays_since_a_missing_word_would_not_be_seen(between):
    assert _left_out(between) == []


def test_a_table_that_stands_between_two_sentences_stays():
    assert _left_out(["Table 3", "yes no"], ("Prepared they were, in the", "end.", "All.")) == []
