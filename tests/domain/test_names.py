"""Names as people type and paste them."""

import pytest

from coder.domain.errors import CoderError
from coder.domain.names import LONGEST, checked_name, one_line

FAMILY = "family \U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Peer \t support\n", "Peer support"),
        ("\x1b[31mred\x00 text\x07", "[31mred text"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("e\u0301tude", "\u00e9tude"),
        ("\u0639\u0646\u0648\u0627\u0646", "\u0639\u0646\u0648\u0627\u0646"),
        (FAMILY, FAMILY),
    ],
)  # fmt: skip
def test_a_name_is_one_line_that_does_not_disturb_what_stands_around_it(typed, kept):
    assert one_line(typed) == kept


def test_a_name_of_300_characters_is_refused_in_a_sentence():
    with pytest.raises(CoderError, match=f"up to {LONGEST} characters, and this one has 300"):
        checked_name("n" * 300, "a theme")


def test_nothing_is_no_name():
    for typed in ("", " \t", "\x00\u202e"):
        with pytest.raises(CoderError, match="A theme needs a name"):
            checked_name(typed, "a theme")
