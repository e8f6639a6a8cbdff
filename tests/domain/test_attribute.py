"""What a value of an attribute may be, and how it is kept."""

import pytest

from coder.domain.attribute import Attribute, checked_choices, checked_value
from coder.domain.errors import CoderError


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


@pytest.mark.parametrize("choice", ["differs", "Not  charted"])
def test_a_choice_is_not_called_as_the_want_of_a_value_is(choice):
    with pytest.raises(CoderError, match="A choice cannot be called"):
        checked_choices("one_of", ["RCT", choice])
