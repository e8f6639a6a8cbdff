"""What may stand between two halves of a sentence: a figure, a table, the only head of a page."""

import pytest

from coder.domain.layout.floats import floats
from coder.domain.layout.furniture import find_furniture
from coder.domain.layout.lone_heads import lone_heads
from coder.domain.layout.type_sizes import read_blocks
from tests.domain.typeset import column, line, page, text

_BEFORE = ("the peers of this college had not", "met the practitioners before they", "began to")
_BEHIND = ("prepare the course that they", "would later teach side by side in", "two towns.")


def _left_out(between, behind=_BEHIND, *, size=700):
    """What is left out of a page with something in small type between two columns."""
    whole = text(
        page(
            *column(*_BEFORE),
            *column(*between, top=40_000, size=size),
            *column(*behind, x=32_000),
        )
    )
    return [words.split("\n") for words in _interrupting(whole)]


def _interrupting(whole):
    words, lines = whole.whole(), find_furniture(whole).lines
    found = floats(words, read_blocks(whole, lines), lone_heads(whole, lines))
    return [words[start:end] for start, end in found]


@pytest.mark.parametrize(
    "caption",
    [
        "Figure 1. How they met",
        "Fig. 2 How they met",
        "Table 3",
        "Box 1: A day",
        "TABLE II",
        "Table IV. All",
    ],
)
def test_a_figure_or_table_with_its_caption_is_left_out(caption):
    assert _left_out([caption, "yes 12, no 15"]) == [[caption, "yes 12, no 15", ""]]


@pytest.mark.parametrize(
    "between", [["1 A note at the foot of the column."], ["Figures from all the towns", "of it"]]
)
def test_what_has_no_caption_stays_since_a_missing_word_would_not_be_seen(between):
    assert _left_out(between) == []


_FULL = (*_BEFORE[:2], "began, as if it were done, to")


def _over_two_columns(*between, behind=_BEHIND):
    whole = text(page(*column(*_FULL), *between, *column(*behind, x=32_000)))
    return [words.split("\n")[0] for words in _interrupting(whole)]


def test_a_note_at_the_foot_of_a_column_is_left_out_where_a_sentence_goes_on_in_the_next():
    note = column("1 A note at the foot.", "It has two lines.", top=70_000, size=700)
    assert _over_two_columns(*note) == ["1 A note at the foot."]
    assert _over_two_columns(*note, behind=("(Ali, 2014) and then", *_BEHIND)) == [
        "1 A note at the foot."
    ]


def test_a_note_is_left_out_behind_a_semicolon_where_a_small_letter_follows():
    note = column("1 A note at the foot.", top=70_000, size=700)
    last = "began, as if it were done, and;"
    for behind, found in ((_BEHIND, ["1 A note at the foot.\n"]), (("Prepared", *_BEHIND), [])):
        whole = text(page(*column(*_FULL[:2], last), *note, *column(*behind, x=32_000)))
        assert _interrupting(whole) == found


def test_an_abstract_in_another_type_does_not_go_on_in_a_caption_over_the_text():
    """Its last sentence ends, and the figure on the next page holds words of its size."""
    abstract = column("we made an abstract of this.1", "that was all of it.1", size=900)
    body = [*column(*_FULL, top=20_000), *column("1 A note", top=70_000, size=700)]
    go_on = [*column(*_BEHIND, *_FULL[:2], "in the towns.", x=32_000)]
    figure = [line("Figure 2: How they met, and then"), line("what was said", y=12_000, size=900)]
    for stop in (".1", " that"):
        abstract[-1] = line(f"and that was all of it{stop}", y=11_200, size=900)
        whole = text(page(*abstract, *body, *go_on), page(*figure, *column(*_FULL, top=20_000)))
        assert _interrupting(whole) == ["1 A note\n"]


@pytest.mark.parametrize(
    "words",
    ["https://journal.example/12", "anna@college.example", "Code: id;origin=https://x.example"],
)
def test_an_address_at_the_foot_of_a_column_is_left_out(words):
    assert _over_two_columns(line(words, y=70_000, size=700)) == [words]


def test_a_formula_between_two_columns_stays():
    assert _over_two_columns(line("x = y + z", y=30_000, size=700)) == []


def test_a_box_with_a_heading_of_the_texts_size_is_left_out():
    box = [line("Strengths of it", 32_000, 4_000), *column("- one", "- two", top=6_000, size=700)]
    assert _over_two_columns(*box) == ["Strengths of it"]


def test_a_table_in_the_type_of_the_text_with_its_caption_is_left_out():
    rows = [(words, y) for y in (10_000, 12_000, 14_000, 16_000, 18_000)
            for words in ("Peers in the towns, paid", "99.7")]  # fmt: skip
    table = [line(words, 32_000 + 15_000 * words[0].isdigit(), y) for words, y in rows]
    caption = line("Table 3: How many met", 32_000, 20_000, size=900)
    behind = column("prepare the course that they taught", *_BEHIND[1:], x=32_000, top=23_000)
    whole = text(page(*column(*_FULL), *table, caption, *behind))
    assert [words.count("\n") for words in _interrupting(whole)] == [11]
    assert _interrupting(text(page(*column(*_FULL), *table, *behind))) == []


def test_the_short_last_line_of_a_paragraph_in_the_next_column_stays():
    last = line("Linguistics of it.", x=32_000)
    others = column("Prepared they were, and in the", *_BEHIND, x=32_000, top=14_000)
    assert _interrupting(text(page(*column(*_FULL), last, *others))) == []


def test_a_note_within_a_column_stays():
    below = column(*_BEHIND, top=50_000)
    note = column("A quotation in small type", "of two lines.", top=30_000, size=700)
    assert _interrupting(text(page(*column(*_FULL), *note, *below))) == []


def test_a_caption_that_begins_in_another_font_is_left_out_whole():
    caption = [line("Figure 2. How they met", y=30_000, size=940),
               *column("and what they said then, and", "what they did.", top=31_000)]  # fmt: skip
    whole = text(page(*column(*_FULL), *caption, *column(*_BEHIND, x=32_000)))
    assert [words.count("\n") for words in _interrupting(whole)] == [3]


def test_a_table_that_stands_between_two_sentences_stays():
    assert _left_out(["Table 3", "yes no"], ("Prepared they were, in the", "end.", "All.")) == []


def _over_two_pages(head, *, before=_BEFORE, size=800, top=7_000):
    """A short article with something above the text of its second page."""
    first = page(*column(*before, *before))
    return text(first, page(line(head, y=top, size=size), *column(*_BEHIND, *_BEHIND)))


def test_the_only_head_of_a_short_article_is_left_out_where_it_interrupts_a_sentence():
    assert _interrupting(_over_two_pages("Ali and others")) == ["Ali and others\n"]


@pytest.mark.parametrize(
    "other",
    [
        {"before": ("They began.", "They went on.")},
        {"size": 1_000},
        {"top": 9_000},
        {"head": "x = y + z, as it was"},
        {"head": "(4)"},
    ],
    ids=[
        "a stop before it",
        "the size of the text",
        "close to the text",
        "an equation",
        "a number",
    ],
)
def test_what_may_be_more_than_a_head_stays(other):
    assert _interrupting(_over_two_pages(**{"head": "Ali and others", **other})) == []


def test_a_long_article_repeats_its_heads():
    short = _over_two_pages("Ali and others")
    assert _interrupting(text(*short.pages, *[page(*column(*_BEFORE))] * 4)) == []
