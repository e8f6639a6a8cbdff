"""What holds for all texts: how a text is set does not matter, and its words do."""

import random
from typing import NamedTuple

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
_FEW = 8  # lines
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
    """Pages of so many lines, with a head, a page number and line numbers if furnished.

    The last page has a few more: on one of three lines nobody can tell that they are numbered.
    """
    pages = []
    firsts = range(0, max(1, len(lines) - _FEW), height)
    for first in firsts:
        body = column(*lines[first : first + height if first != firsts[-1] else None])
        if not furnished:
            pages.append(page(*body))
            continue
        numbers = [line(str(first + at + 1), 3_000, 10_000 + 1_200 * at) for at in range(len(body))]
        both = [part for pair in zip(numbers, body, strict=True) for part in pair]
        foot = line(str(200 + len(pages)), 29_000, 76_000)
        pages.append(page(line("Journal of Invented Studies", 7_000, 3_000), *both, foot))
    return text(*pages)


class _Setting(NamedTuple):
    """What an article is made of, in numbers: a falsifying example that can be read."""

    words: int  # seeds
    breaks: int
    widths: tuple[int, int]  # letters in a line of either build
    height: int  # lines on a page of the second
    first: int  # word of the passage
    size: int

    def builds(self) -> tuple[Text, Text, Anchor]:
        """One article set twice, and a passage of the first build."""
        words, dice = _vocabulary(self.words), random.Random(self.breaks)
        source = _set(_lines(words, self.widths[0], dice=None), height=30, furnished=False)
        lines = _lines(words, self.widths[1], dice=dice)
        target = _set(lines, height=self.height, furnished=True)
        start = len(" ".join(words[: self.first])) + (self.first > 0)
        size = len(" ".join(words[self.first : self.first + self.size]))
        # A page's end adds a line end: the passage begins where its words begin.
        shift = source.whole()[:start].count("\n\n")
        return source, target, describe(source, "d", start + shift, start + shift + size)


_SETTINGS = st.builds(
    _Setting,
    words=_SEEDS,
    breaks=_SEEDS,
    widths=st.tuples(st.integers(30, 80), st.integers(30, 80)),
    height=st.integers(12, 30),
    first=st.integers(0, 387),
    size=st.integers(8, 12),
)


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


_MANY_WORDS = st.lists(
    st.sampled_from(["a", "the", "trial", "3.5", "of\ufb01ce", "共同", "\u202bאב", "."])
)


@settings(deadline=None)
@given(st.lists(_ANY_WORDS | _MANY_WORDS.map(" ".join), max_size=4), st.data())
def test_whatever_the_texts_are_what_is_said_fits_together(pages, data):
    source = text(*(page(*column(*words.split("\n"))) for words in pages))
    others = data.draw(st.lists(_ANY_WORDS | _MANY_WORDS.map(" ".join), max_size=4))
    target = text(*(page(*column(*words.split("\n"))) for words in others))
    start = data.draw(st.integers(0, len(source.whole())))
    end = data.draw(st.integers(start, len(source.whole())))
    if source.whole()[start:end].strip():
        anchor = describe(source, "d", start, end)
        for known in (source, None):
            placed = Placer(known, target).place(anchor)
            few, many = {"exact": (1, 1), "close": (1, 1), "ambiguous": (2, 20)}.get(
                placed.state, (0, 0)
            )
            assert few <= len(placed.places) <= many
            assert all(0 <= low < high <= len(target.whole()) for low, high in placed.places)
            assert (placed.score == 1000) == (placed.state == "exact")
            assert (placed.score == 0) == (placed.state in ("ambiguous", "unplaced"))


@settings(max_examples=40, deadline=None)
@given(_SETTINGS)
def test_lines_hyphens_heads_and_line_numbers_do_not_matter(made):
    source, target, anchor = made.builds()
    placed = Placer(source, target).place(anchor)
    assert placed.state == "exact"
    (place,) = placed.places
    assert folded(clean(target, *place)) == folded(anchor.words)


@settings(max_examples=20, deadline=None)
@given(_SETTINGS)
def test_there_and_back_again_a_passage_lies_where_it_was_marked(made):
    source, target, anchor = made.builds()
    (place,) = Placer(source, target).place(anchor).places
    back = Placer(target, source).place(describe(target, "e", *place))
    assert back.state == "exact"
    assert back.places == ((anchor.start, anchor.end),)


@settings(max_examples=20, deadline=None)
@given(_SETTINGS, _SEEDS)
def test_on_another_article_nothing_is_placed(made, seed):
    source, _, anchor = made.builds()
    other = _set(_lines(_vocabulary(seed + 20_000), 60, dice=None), height=30, furnished=True)
    for known in (source, None):
        assert Placer(known, other).place(anchor).state == "unplaced"


@settings(max_examples=20, deadline=None)
@given(_SETTINGS)
def test_the_same_is_said_every_time_and_whatever_was_asked_before(made):
    source, target, anchor = made.builds()
    asked = Placer(source, target)
    asked.place(describe(source, "d", 0, 40))
    assert asked.place(anchor) == asked.place(anchor) == Placer(source, target).place(anchor)
