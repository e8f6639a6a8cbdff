"""What a quotation offers as the value of an attribute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.attribute import KINDS, Attribute, checked_value
from coder.domain.value_in_words import value_in

DESIGNS = ("Survey", "Case study", "Study protocol", "Case study, multiple")


def attribute(kind):
    choices = DESIGNS if kind in {"one_of", "several_of"} else ()
    return Attribute("a", "Design", kind, "n", choices)


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("text", " a  few\nwords ", "a few words"),
        ("number", "In all, 1,204 people (42.5%) took part", "1204"),
        ("number", "p2 says \u22123.50 points", "-3.5"),
        ("number", "Nineteen people", ""),
        ("year", "Of 19 articles, most since 2018 (1204 people)", "2018"),
        ("year", "Room 20189", ""),
        ("date", "held on 3rd of May 2021 and 2021-04-01", "2021-05-03"),
        ("date", "Received Sept. 12, 2019", "2019-09-12"),
        ("date", "on the 12th of September 2019", "2019-09-12"),
        ("date", "am 31.5.2024", "2024-05-31"),
        ("date", "on 31/05/2024, or 2024-02-31", ""),
        ("yes_no", "Yes", "yes"),
        ("yes_no", "There was no control group", ""),
        ("one_of", "We did a CASE  STUDY after the survey", "Case study"),
        ("one_of", "surveys of trainers", ""),
        ("several_of", "the survey, a case study, multiple", "Survey; Case study, multiple"),
    ],
)  # fmt: skip
def test_the_first_fitting_value_is_offered(kind, words, value):
    assert value_in(attribute(kind), words) == value


@given(st.sampled_from(KINDS), st.text())
def test_what_is_offered_is_always_a_value_of_its_kind(kind, words):
    held = attribute(kind)
    offered = value_in(held, words)
    assert checked_value(held, offered) == offered
