"""What a value of an attribute may be, and how it is kept."""

import pytest

from coder.domain.attribute import Attribute, checked_value


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        ("number", "٣٤", "34"),
        ("number", "１,２００.５０", "1200.5"),
        ("year", "۲۰۲۴", "2024"),
        ("date", "२०२४-०५-३१", "2024-05-31"),
        ("yes_no", "１", "yes"),
        ("text", "٣٤", "٣٤"),
    ],
)
def test_digits_of_any_script_are_one_number(kind, words, kept):
    assert checked_value(Attribute("", "Size", kind, ""), words) == kept
