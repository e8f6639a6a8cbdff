"""The words of a text, counted in pieces."""

import pytest

from coder.domain.quoting import hyphens
from coder.domain.quoting.hyphens import count_words

LINES = 3_000


@pytest.mark.parametrize("hyphen", ["-", "-\u00ad", "\u2010", "\u00ad"])
def test_the_words_of_a_book_are_all_counted_and_never_the_halves_of_one(hyphen):
    line = f"some words inter{hyphen}\nview and well-known\n"
    for shift in range(0, len(line), 7):  # where the pieces end
        whole = "x" * shift + "\n" + line * LINES
        assert len(whole) > 3 * hyphens._PIECE
        found = count_words(whole)
        assert found["words"] == found["well-known"] == LINES
        assert "inter" not in found
        assert "view" not in found


def test_a_text_of_one_line_without_an_end_is_counted_too():
    assert count_words("word " * 20_000) == {"word": 20_000}
    assert count_words("") == {}
