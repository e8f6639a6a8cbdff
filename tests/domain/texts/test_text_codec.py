"""A Text survives being packed, whatever stands in it."""

import zlib
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.texts.text import Page, Text
from coder.domain.texts.text_codec import decode, decode_page, decode_words, digest, encode

_LETTERS = st.text(max_size=60)
_INT = st.integers(-(2**31), 2**31 - 1)
_COORDINATE = st.one_of(st.integers(-2_000, 90_000), st.integers(-(2**29), 2**29))


@st.composite
def pages(draw):
    words = draw(_LETTERS)
    count = 4 * len(words)
    boxes = array("i", draw(st.lists(_COORDINATE, min_size=count, max_size=count)))
    label = draw(st.one_of(st.none(), st.text(max_size=5)))
    rotation = draw(st.sampled_from([0, 90, 180, 270]))
    return Page(words, boxes, draw(_INT), draw(_INT), rotation, label, "xy-cut")


texts = st.builds(Text, st.lists(pages(), max_size=4).map(tuple), st.text(max_size=20))


def line(words: str, top: int = 7_000) -> Page:
    boxes = array("i")
    for place in range(len(words)):
        boxes.extend((5_000 + 450 * place, top, 5_450 + 450 * place, top + 1_000))
    return Page(words, boxes, 59_500, 84_200)


@given(texts)
def test_a_text_comes_back_as_it_was(text):
    assert decode(encode(text)) == text


@given(texts)
def test_each_page_comes_back_alone(text):
    packed = encode(text)
    assert tuple(decode_page(packed, index) for index in range(len(text.pages))) == text.pages


@given(texts)
def test_the_words_come_back_without_the_boxes(text):
    assert decode_words(encode(text)) == text.whole()


@given(texts)
def test_the_digest_is_that_of_the_text_that_comes_back(text):
    assert digest(decode(encode(text))) == digest(text)


def test_the_digest_does_not_hang_on_how_zlib_packs(monkeypatch):
    text = Text((line("the same words"),), "x")
    before = digest(text)
    monkeypatch.setattr("coder.domain.texts.text_codec.LEVEL", 1)
    assert digest(text) == before


def test_the_digest_tells_every_trait_apart():
    page = line("ab")
    moved = Page("ab", array("i", [*page.boxes[:-1], 1]), 59_500, 84_200)
    variants = [
        Text((page,), "x"),
        Text((page,), "y"),
        Text((page, page), "x"),
        Text((line("ac"),), "x"),
        Text((moved,), "x"),
        Text((Page("ab", page.boxes, 59_500, 84_200, label="i"),), "x"),
        Text((Page("ab", page.boxes, 59_500, 84_200, rotation=90),), "x"),
    ]
    assert len({digest(text) for text in variants}) == len(variants)


def test_a_leap_wider_than_two_bytes_is_kept():
    page = Page("ab", array("i", [0, 0, 1_800_000, 9, -900_000, 0, 3_600_000, 9]), 1, 1)
    assert decode(encode(Text((page,), "x"))).pages == (page,)


@pytest.mark.parametrize("cut", [0, 3, 4, 6, 12, 40, -1])
def test_damaged_bytes_are_a_value_error(cut):
    packed = encode(Text((line("some words of a page"),), "x"))
    with pytest.raises(ValueError, match=r"packed text|damaged"):
        decode(packed[:cut])


def test_a_newer_version_is_a_value_error():
    packed = bytearray(encode(Text((), "x")))
    packed[4] = 99
    with pytest.raises(ValueError, match="version 99"):
        decode(bytes(packed))


def test_bytes_that_unpack_to_something_else_are_a_value_error():
    index = zlib.compress(b'["x",[[1,2,3]]]')
    with pytest.raises(ValueError, match="damaged"):
        decode(b"CTXT\x01" + len(index).to_bytes(4, "little") + index)
