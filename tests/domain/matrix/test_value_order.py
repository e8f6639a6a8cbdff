"""Charted values in order."""

from coder.domain.attribute import Attribute
from coder.domain.matrix.value_order import order_of


def ordered(attribute, values):
    return sorted(values, key=lambda value: order_of(attribute, (value,)))


def test_numbers_go_by_size_and_what_is_none_comes_last():
    sample = Attribute("a", "Sample", "number", "a")
    assert ordered(sample, ["100", "9", "about 50", "-3.5"]) == ["-3.5", "9", "100", "about 50"]


def test_choices_go_as_they_are_listed():
    size = Attribute("a", "Size", "one_of", "a", ("small", "medium", "large"))
    assert ordered(size, ["large", "small", "huge", "medium"]) == [
        "small", "medium", "large", "huge",
    ]  # fmt: skip


def test_words_go_by_letters_without_case_and_diacritics():
    country = Attribute("a", "Country", "text", "a")
    assert ordered(country, ["norway", "Österreich", "Peru"]) == ["norway", "Österreich", "Peru"]
