"""Citation keys: short, plain, told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.bibliography.citation_key import citation_key, distinct


@pytest.mark.parametrize(
    ("authors", "year", "key"),
    [
        (["Sara Ali"], 2022, "ali-2022"),
        (["Sara Ali", "Ben Lee"], 2022, "ali-2022"),
        (["Ali, Sara"], 2022, "ali-2022"),
        (["Ali et al."], 2022, "ali-2022"),
        (["Ali and colleagues"], 2022, "ali-2022"),
        (["Kay and Edgley"], 2019, "kay-2019"),
        (["Ann van der Lee"], 2020, "vanderlee-2020"),
        (["van der Lee, Ann"], 2020, "vanderlee-2020"),
        (["Ludwig van Beethoven"], None, "vanbeethoven-nd"),
        (["Van Smith"], 2001, "smith-2001"),
        (["William B. Driggers III"], 2015, "driggers-2015"),
        (["J\u00e9rome M\u00fcller-L\u00fcdenscheidt"], 2023, "mullerludenscheidt-2023"),
        (["S\u00f8ren \u00d8stergaard"], 2018, "ostergaard-2018"),
        (["Hans Gro\u00df"], 2018, "gross-2018"),
        (["Mary J. O\u2019Connell"], 2017, "oconnell-2017"),
        (["\u738b\u5c0f\u660e"], 2017, "\u738b\u5c0f\u660e-2017"),
        (["WHO"], 2017, "who-2017"),
        (["..."], 2017, "untitled-2017"),
        ([], 2017, "untitled-2017"),
    ],
)
def test_the_key_is_the_first_authors_family_name_and_the_year(authors, year, key):
    assert citation_key(authors, year) == key


def test_without_authors_the_title_gives_a_word():
    assert citation_key([], None, "The co-production of courses") == "co-nd"
    assert citation_key([], 2020, "On the Recovery College") == "recovery-2020"


def test_equal_keys_are_told_apart_by_letters():
    taken: set[str] = set()
    for _ in range(30):
        taken.add(distinct("ali-2022", taken))
    assert len(taken) == 30
    assert {"ali-2022", "ali-2022b", "ali-2022c", "ali-2022z", "ali-2022ba"} <= taken


@given(st.lists(st.text(max_size=30), max_size=2), st.none() | st.integers(1, 3000), st.text())
def test_a_key_never_holds_white_space_or_capitals(authors, year, title):
    key = citation_key(authors, year, title)
    assert key == key.casefold()
    assert len(key.split()) == 1
