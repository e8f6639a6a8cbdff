"""Brackets in lines from right to left open before what they enclose, however a PDF holds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.quoting.finder import find
from coder.domain.quoting.quotation import clean
from coder.domain.quoting.turned_brackets import brackets_as_read
from tests.domain.corpus import needed, read
from tests.domain.typeset import from_right, page, text

WAS, ABU, KNOWN = "كان", "أبو الهذيل", "يعرف."
_TURNED = str.maketrans("()[]{}<>", ")(][}{><")
_WORDS = st.lists(st.sampled_from(["كان", "أَبُو", "שלום", "2019"]), min_size=1, max_size=3)
_PIECES = st.lists(
    st.tuples(
        _WORDS.map(" ".join),
        st.sampled_from(["()", "[]", "{}", "<>"]),
        st.sampled_from(["كان", "ذٰلِكَ اليوم", "עולם"]),
        st.sampled_from([" ", ". ", "، "]),
    ).map(lambda piece: f"{piece[0]} {piece[1][0]}{piece[2]}{piece[1][1]}{piece[3]}"),
    max_size=4,
).map("".join)


@given(_PIECES)
def test_what_is_held_in_the_order_of_reading_stays(words):
    assert brackets_as_read(words) == words


@given(_PIECES)
def test_what_is_held_as_it_is_printed_is_turned(words):
    assert brackets_as_read(words.translate(_TURNED)) == words


@pytest.mark.parametrize(
    ("held", "quoted"),
    [
        ("وكان >أبو الهذيل< يعرف", "وكان <أبو الهذيل> يعرف"),
        ("وكانـ>ـت< أمي", "وكانـ<ـت> أمي"),
        (")أبو الهذيل", "(أبو الهذيل"),  # its end stands on the next line
        ("قال) ثم (جاء", "قال) ثم (جاء"),
        ("أ) كان (ب) يعرف", "أ) كان (ب) يعرف"),
        ("(ب) كان", "(ب) كان"),
        ("5 > 3 كان < 7", "5 > 3 كان < 7"),
        (")ء(as it is shown", ")ء(as it is shown"),
        ("a )b( c", "a )b( c"),
    ],
)
def test_a_bracket_clings_to_what_it_encloses(held, quoted):
    assert brackets_as_read(held) == quoted


@pytest.mark.parametrize("first", [f">{ABU}<", f"<{ABU}>"])
def test_the_quotation_has_them_as_read_and_is_found_where_it_stands(first):
    held = f"{WAS} {first} {KNOWN}"
    whole = text(page(from_right(held, "", 10_000)))
    cited = clean(whole, 0, len(held))
    assert cited == f"{WAS} <{ABU}> {KNOWN}"
    for quote in (cited, f"<{ABU}>"):
        (found,) = find(whole, quote)
        assert clean(whole, *found) == quote


def test_the_words_in_brackets_of_a_real_article_are_quoted_as_they_are_read():
    whole = read(needed() / "arabluatex-sample_al-Jahiz.pdf")
    at = whole.whole().index(">")
    assert clean(whole, at, whole.whole().index("<", at) + 1) == "<أَبُو ٱلْهُذَيْلِ>"
