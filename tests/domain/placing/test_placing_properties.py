"""What holds for all texts: how a text is set does not matter, and its words do."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import Anchor, describe
from coder.domain.quoting.folding import folded
from coder.domain.quoting.quotation import clean
from coder.domain.texts.text import Text, storable
from tests.domain.typeset import column, line, page, text

_ANY_WORDS = st.text(
    st.sampled_from("abcß éﬁ\u00ad-\n\u0301אب中\U0001d49c😀\u2019")
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
).map(storable)
_SYLLABLES = [first + last for first in "bdfgklmnprst" for last in "aeiou"]
_SEEDS = st.integers(0, 10_000)


def _vocabulary(seed: int, *, size: int = 400) -> list[str]:
    """Invented words: no two passages of ten are alike by chance."""
    dice = random.Random(seed)
    return ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(size)]


def _lines(words: list[str], width: int, *, dice: random.Random | None) -> list[str]:
    """Words in lines of so many letters; a die parts some of them at the end of a line."""
    found, held = [], ""
    for word in words:
        if held and len(held) + 1 + len(word) > width:
            if dice and len(word) > 5 and dice.random() < 0.5:
                found.append(f"{held} {word[:3]}-")
                held = word[3:]
                continue
            found.append(held)
            held = word
        else:
            held = f"{held} {word}".strip()
    return [*found, held]


def _set(lines: list[str], *, height: int, furnished: bool) -> Text:
    """Pages of so many lines, with a head, a page number and line numbers if furnished."""
    pages = []
    for first in range(0, len(lines), height):
        body = column(*lines[first : first + height])
        if not furnished:
            pages.append(page(*body))
            continue
        numbers = [line(str(first + at + 1), 3_000, 10_000 + 1_200 * at) for at in range(len(body))]
        both = [part for pair in zip(numbers, body, strict=True) for part in pair]
        foot = line(str(200 + len(pages)), 29_000, 76_000)
        pages.append(page(line("Journal of Invented Studies", 7_000, 3_000), *both, foot))
    return text(*pages)


@st.composite
def builds(draw) -> tuple[Text, Text, Anchor]:
    """One article set twice, and a passage of the first build."""
    words = _vocabulary(draw(_SEEDS))
    dice = random.Random(draw(_SEEDS))
    source = _set(_lines(words, draw(st.integers(30, 80)), dice=None), height=30, furnished=False)
    lines = _lines(words, draw(st.integers(30, 80)), dice=dice)
    target = _set(lines, height=draw(st.integers(12, 30)), furnished=True)
    first = draw(st.integers(0, len(words) - 13))
    start = len(" ".join(words[:first])) + (first > 0)
    size = len(" ".join(words[first : first + draw(st.integers(8, 12))]))
    return source, target, describe(source, "d", start, start + size)


@given(st.lists(_ANY_WORDS, min_size=1, max_size=4), st.data())
def test_on_its_own_text_a_passage_lies_exactly_where_it_was_marked(pages, data):
    whole = text(*(page(*column(*words.split("\n"))) for words in pages))
    size = len(whole.whole())
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    if whole.whole()[start:end].strip():
        anchor = describe(whole, "d", start, end)
        for source in (whole, None):
            placed = Placer(source, whole).place(anchor)
            assert (placed.state, placed.score) == ("exact", 1000)
            assert placed.places == ((anchor.start, anchor.end),)


@settings(max_examples=40, deadline=None)
@given(builds())
def test_lines_hyphens_heads_and_line_numbers_do_not_matter(made):
    source, target, anchor = made
    placed = Placer(source, target).place(anchor)
    assert placed.state == "exact"
    (place,) = placed.places
    assert folded(clean(target, *place)) == folded(anchor.words)


@settings(max_examples=20, deadline=None)
@given(builds())
def test_there_and_back_again_a_passage_lies_where_it_was_marked(made):
    source, target, anchor = made
    (place,) = Placer(source, target).place(anchor).places
    back = Placer(target, source).place(describe(target, "e", *place))
    assert back.state == "exact"
    assert back.places == ((anchor.start, anchor.end),)


@settings(max_examples=20, deadline=None)
@given(builds(), _SEEDS)
def test_on_another_article_nothing_is_placed(made, seed):
    source, _, anchor = made
    other = _set(_lines(_vocabulary(seed + 20_000), 60, dice=None), height=30, furnished=True)
    for known in (source, None):
        assert Placer(known, other).place(anchor).state == "unplaced"


@settings(max_examples=20, deadline=None)
@given(builds())
def test_the_same_is_said_every_time_and_whatever_was_asked_before(made):
    source, target, anchor = made
    asked = Placer(source, target)
    asked.place(describe(source, "d", 0, 40))
    assert asked.place(anchor) == asked.place(anchor) == Placer(source, target).place(anchor)
