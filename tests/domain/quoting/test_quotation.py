"""A quotation reads as its author wrote it, whatever the page did to the words."""

from unicodedata import combining

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coder.domain.quoting.finder import Finder
from coder.domain.quoting.folding import folded
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean
from coder.domain.quoting.quoted_edges import begins_and_ends_words
from coder.domain.texts.text import Text
from tests.domain.typeset import LETTER, article, column, line, page, plain, raising, text


def _cleaned(whole: Text, start: int = 0, end: int | None = None) -> str:
    return clean(whole, start, len(whole.whole()) if end is None else end)


@pytest.mark.parametrize(
    ("raw", "cited"),
    [
        ("two\nlines", "two lines"),
        ("two  \n  lines", "two lines"),
        ("no\u00a0break\u2003em", "no break em"),
        ("train-\ners", "trainers"),
        ("train\u00ad\ners", "trainers"),
        ("train\u00ader", "trainer"),
        ("meta-\u00adanalysis", "meta-analysis"),
        ("random-\u00ad\neffect", "random-effect"),
        ("co-\nproduce; we co-produce", "co-produce; we co-produce"),
        ("co-\noperate; we cooperate", "cooperate; we cooperate"),
        ("one-\nsided views have one side, sided", "one-sided views have one side, sided"),
        ("self-\nhelp", "self-help"),
        ("Anglo-\nAmerican", "Anglo-American"),
        ("PARTICI-\nPANTS", "PARTICIPANTS"),
        ("pre-\nand post-test", "pre- and post-test"),
        ("COVID-\n19", "COVID-19"),
        ("their next-of-\nkin came", "their next-of-kin came"),
        ("\uf095\nFirst item, \uf0b7 second", "\u2022 First item, \u2022 second"),
        ("\uf0a7 square \uf0d8 arrow \uf0fc tick", "\u25aa square \u27a2 arrow \u2713 tick"),
        ("time-\nat-liberty", "time-at-liberty"),
        ("primary-\u00adtumour-\u00ad\nto-\u00admetastasis", "primary-tumour-to-metastasis"),
        ("state-\nof-the-art tools", "state-of-the-art tools"),
        ("pre-\nequilibrated", "pre-equilibrated"),
        ("DNA-\nbased", "DNA-based"),
        ("cubs were captive, captive-\nreared", "cubs were captive, captive-reared"),
        ("no elevat-\ned value, as if elevated", "no elevated value, as if elevated"),
        ("ages 12-\n15", "ages 12-15"),
        ("a thought -\nthen another", "a thought - then another"),
        ("grad school\u2014\nand later", "grad school\u2014and later"),
        ("pages 12\u2013\n15", "pages 12\u201315"),
        ("a pause \u2013\nthen", "a pause \u2013 then"),
        ("and/\nor", "and/or"),
        ("of\ufb01ce \ufb02oor e\ufb00ect", "office floor effect"),
        ("\ufee3\ufeae\ufea3\ufe92\ufe8e", "\u0645\u0631\u062d\u0628\u0627"),
        ("as others said.12 Next", "as others said.12 Next"),
        ("[3,\n4]", "[3, 4]"),
        ("m\u00b2 and \u00bd", "m\u00b2 and \u00bd"),
        ("e\u0301t\u0065\u0301", "\u00e9t\u00e9"),
        ("zero\u200bwidth\ufeff and \x08", "zerowidth and"),
        ("共同\n製作", "共同製作"),
        ("共同 製作\nABC", "共同 製作 ABC"),
        ("\u0e01\u0e32\u0e23\n\u0e2a\u0e2d\u0e19", "\u0e01\u0e32\u0e23\u0e2a\u0e2d\u0e19"),
        ("한국\n사람", "한국 사람"),
        (
            "\u05e9\u05dc\u05d5\u05dd\n\u05e2\u05d5\u05dc\u05dd",
            "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
        ),
        ("😀\n\U0001d49c", "😀 \U0001d49c"),
        ("", ""),
        ("\n\n", ""),
        ("-\n", "-"),
        ("-\n-", "- -"),
    ],
)
def test_the_page_leaves_no_trace(raw, cited):
    assert _cleaned(plain(*raw.split("\n"))) == cited


_HEBREW = "\u05db\u05d5\u05ea\u05e8\u05ea"


def _set(*pieces):
    """A page of one printed line: (words, left), and None where a text layer has a line's end."""
    lines, words, boxes = [], "", []
    for piece in (*pieces, None):
        if piece is None:
            _, y0, x1, y1 = boxes[-4:]
            lines.append((words + "\n", [*boxes, x1, y0, x1, y1]))
            words, boxes = "", []
            continue
        letters, left = piece
        held = line(letters, left)[1][:-4]
        if letters == _HEBREW:
            held = [side for at in reversed(range(0, len(held), 4)) for side in held[at : at + 4]]
        words, boxes = words + letters, boxes + held
    return text(page(*lines))


def test_brackets_and_number_in_a_line_from_the_right_are_quoted_where_they_are_printed():
    whole = _set(("(", 12_500), (" ", 13_000), (_HEBREW, 13_500), ("2019", 10_500), None,
                 (")", 10_000), None, (".", 16_000))  # fmt: skip
    assert _cleaned(whole) == f"{_HEBREW} (2019)."


def test_a_comma_before_a_number_in_a_line_from_the_right_stands_behind_its_word():
    whole = _set((" ", 12_500), (",", 13_000), (_HEBREW, 13_500), ("2019", 10_500), None,
                 (".", 16_000))  # fmt: skip
    assert _cleaned(whole) == f"{_HEBREW}, 2019."


def test_lines_from_the_right_that_are_held_in_order_are_quoted_as_they_are_held():
    whole = _set((_HEBREW, 13_500), (" ", 13_000), ("2019", 11_000))
    assert _cleaned(whole) == f"{_HEBREW} 2019"


def test_heads_and_page_numbers_within_a_stretch_are_left_out():
    whole = article("The course was\nco-produced by", "peers and practi-\ntioners over", "a year.")
    words = whole.whole()
    cited = _cleaned(whole, words.index("The course"), words.index("a year.") + 7)
    assert cited == "The course was co-produced by peers and practitioners over a year."


def test_line_numbers_within_a_stretch_are_left_out():
    body = column(*(f"words of line {letter}" for letter in "abcdefgh"))
    numbers = [line(str(n), 4_000, 10_000 + 1_200 * n, size=600) for n in range(8)]
    whole = text(page(*(piece for pair in zip(body, numbers, strict=True) for piece in pair)))
    assert _cleaned(whole).startswith("words of line a words of line b words")


def test_a_word_that_a_line_number_cuts_is_healed():
    halves = [f"we met in this organ-\nisms of kind {letter}" for letter in "abcd"]
    body = column(*"\n".join(halves).split("\n"))
    numbers = [line(str(n), 4_000, 10_000 + 1_200 * n, size=600) for n in range(8)]
    whole = text(page(*(piece for pair in zip(body, numbers, strict=True) for piece in pair)))
    assert _cleaned(whole).count("organisms of kind") == 4


def test_a_space_that_only_the_boxes_show_is_seen():
    words, boxes = line("Chacoffet al and pvalues")
    for place in range(7, len(words)):
        boxes[4 * place] += 250
        boxes[4 * place + 2] += 250
    assert _cleaned(text(page((words, boxes)))) == "Chacoff et al and pvalues"


@pytest.mark.parametrize(("held", "cited"), [("共同Debian 的", "共同 Debian 的"),
                                             ("共同Debian的", "共同 Debian的")])  # fmt: skip
def test_a_gap_between_chinese_and_latin_words_is_a_space_on_either_side(held, cited):
    words, boxes = line(held)
    for place in range(2, len(words)):
        boxes[4 * place] += 280
        boxes[4 * place + 2] += 280
    assert _cleaned(text(page((words, boxes)))) == cited


def test_letters_that_are_spaced_out_are_one_word():
    words, boxes = line("RESEARCH")
    for place in range(len(words)):
        boxes[4 * place] += 300 * place
        boxes[4 * place + 2] += 300 * place
    assert _cleaned(text(page((words, boxes)))) == "RESEARCH"


def test_a_raised_figure_that_is_a_line_of_its_own_stays_at_its_word():
    word = line("as others said", 7_000)
    raised = line("12", 7_000 + 14 * LETTER, 9_900, size=600)
    assert _cleaned(text(page(word, raised))) == "as others said12"


@pytest.mark.parametrize(
    ("parts", "cited"),
    [
        (("up to 10", "38", "."), "up to 10\u00b3\u2078."),
        (("1.7977 \u00d7 10", "308", " is"), "1.7977 \u00d7 10\u00b3\u2070\u2078 is"),
        (("p < 10", "\u22123", " and"), "p < 10\u207b\u00b3 and"),
        (("p < 10", "-3", " and"), "p < 10\u207b\u00b3 and"),
        (("5 \u00d7 10", "9", "/L"), "5 \u00d7 10\u2079/L"),
        (("since 2015", "12", ","), "since 2015\u00b9\u00b2,"),
        (("since 2015", "12,13", ", we"), "since 2015\u00b9\u00b2,\u00b9\u00b3, we"),
        (("10", "6", "\u201310", "7", ""), "10\u2076\u201310\u2077"),
        (("said", "12", " so"), "said12 so"),
        (("said.", "12", " So"), "said.12 So"),
        (("a 2", "nd", " time"), "a 2nd time"),
        (("m", "2", " of 1,038 or 1038"), "m\u00b2 of 1,038 or 1038"),
        (("mol km", "\u22122", " s", "\u22121", ""), "mol km\u207b\u00b2 s\u207b\u00b9"),
        (("x", "2", " + y", "2", ""), "x\u00b2 + y\u00b2"),
        (("by Smith", "3", " and them", "4", ""), "by Smith3 and them4"),
    ],
)
def test_figures_that_are_raised_behind_a_digit_or_a_unit_stay_raised(parts, cited):
    whole = text(page(raising(*parts)))
    assert _cleaned(whole) == cited
    assert Finder(whole).find(cited) == [(0, len(whole.whole()) - 1)]


def test_figures_that_are_raised_behind_a_digit_may_be_a_line_of_their_own():
    base, rest = line("up to 10", 7_000), line("of them", 8_500 + 8 * LETTER)
    raised = line("38", 7_000 + 8 * LETTER, 9_900, size=650)
    assert _cleaned(text(page(base, raised, rest))) == "up to 10\u00b3\u2078 of them"


def test_figures_that_are_raised_behind_a_digit_stay_so_on_a_turned_page():
    words, boxes = raising("up to 10", "38", " of")
    turned = []
    for place in range(len(words)):
        x0, y0, x1, y1 = boxes[4 * place : 4 * place + 4]
        turned += (y0, 80_000 - x1, y1, 80_000 - x0)
    whole = text(page((words, turned), rotation=90))
    assert _cleaned(whole) == "up to 10\u00b3\u2078 of"


def test_small_figures_that_stand_on_the_line_are_no_raised_ones():
    words, boxes = raising("1234", "56", " in all")
    for place in (4, 5):
        boxes[4 * place + 1] += 350
        boxes[4 * place + 3] += 350
    assert _cleaned(text(page((words, boxes)))) == "123456 in all"


@pytest.mark.parametrize("quote", ["to 1038", "to 10^38", "to 10\u00b3\u2078", "10^38 or"])
def test_raised_figures_are_found_however_they_are_typed(quote):
    whole = text(page(raising("it is up to 10", "38", " or more")))
    assert len(Finder(whole).find(quote)) == 1


def test_a_ligature_that_the_text_layer_lost_is_put_back():
    def wide(words: str, y: int):
        letters, boxes = line(words, 7_000, y)
        for place, letter in enumerate(words):
            if letter == "T" and words[place : place + 5] != "Table":
                boxes[4 * place + 2] += 400
        return letters, boxes

    said = ["Tis is in Table 1. Te", "Tese. Tey said so", "Te end of Table 2"]
    whole = text(page(*(wide(words, 10_000 + 1_200 * n) for n, words in enumerate(said))))
    cited = "This is in Table 1. The These. They said so The end of Table 2"
    assert _cleaned(whole) == cited
    assert Finder(whole).find("this is in table") == [(0, 15)]


def test_a_wide_capital_in_a_text_that_knows_its_letters_stays():
    assert _cleaned(plain("Tea and The rest")) == "Tea and The rest"


_PIECES = st.text(
    st.sampled_from("abcdefgTh \n-\u00ad\ufb01\u0301é12.,中文אبل😀\U0001d49c"),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize(
    ("lines", "stretch", "cited"),
    [
        (["they elab-", "orate, to elaborate"], (5, 12), "elabo"),
        (["they elab-", "etter on"], (5, 12), "elabe"),
        (["a pre-", "existing one"], (2, 8), "pre-e"),
        (["a re-", "examined one"], (3, 9), "eexa"),
        (["captive, captive-", "reared"], (9, 21), "captive-rea"),
    ],
)
def test_a_quotation_that_ends_within_a_word_heals_the_whole_word(lines, stretch, cited):
    assert _cleaned(plain(*lines), *stretch) == cited


@given(st.lists(_PIECES, min_size=1, max_size=3), st.data())
def test_a_cleaned_stretch_is_found_where_it_stands(bodies, data):
    whole = text(*(page(*column(*body.split("\n"))) for body in bodies))
    words = whole.whole()
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    assume(not combining(words[end : end + 1] or " "))
    prose = Prose(whole)
    quote = clean(whole, start, end, prose=prose)
    found = Finder(whole, prose=prose).find(quote)
    letters = [place for place in range(start, end) if words[place].isalnum()]
    if not letters or not _begins_and_ends(words, letters[0], letters[-1] + 1):
        return
    if any(start < low and high < end for low, high in prose.floats):
        # Without what interrupts it, a quotation may stand word for word elsewhere.
        assert all(folded(clean(whole, *place, prose=prose)) == folded(quote) for place in found)
        return
    kept = [place for low, high in prose.kept for place in letters if low <= place < high]
    assert not kept or any(low <= kept[0] and kept[-1] < high for low, high in found)


def _begins_and_ends(words, start, end):
    """Whether a stretch cuts no word, and is sure to cut no number."""
    alone = all(
        not inside.isnumeric() or beside == "" or beside.isspace() or beside.isalpha()
        for inside, beside in (
            (words[start], words[start - 1 : start]), (words[end - 1], words[end : end + 1])
        )
    )  # fmt: skip
    return alone and begins_and_ends_words(words, (start, end))


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_more(raw):
    once = _cleaned(plain(*"".join(c for c in raw if not "\ud800" <= c <= "\udfff").split("\n")))
    assert _cleaned(plain(once)) == once
