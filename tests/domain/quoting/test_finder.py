"""A quotation is found however it is set, and never where the words differ."""

from dataclasses import replace

import pytest

from coder.domain.quoting.finder import Finder, find
from tests.domain.typeset import LETTER, article, column, line, page, plain, text


def _found(whole, quote, **page_index):
    words = whole.whole()
    return [words[start:end] for start, end in find(whole, quote, **page_index)]


@pytest.mark.parametrize(
    ("raw", "quote", "found"),
    [
        ("Peers and Trainers", "peers AND trainers", "Peers and Trainers"),
        ("two\nlines", "two lines", "two\nlines"),
        ("train-\ners met", "trainers met", "train-\ners met"),
        ("train-\ners met", "train-ers met", "train-\ners met"),
        ("co-production", "coproduction", "co-production"),
        ("the of\ufb01ce", "The office", "the of\ufb01ce"),
        ("the office", "the of\ufb01ce", "the office"),
        ("soft\u00adhyphen", "softhyphen", "soft\u00adhyphen"),
        ("\u201cwe met\u201d", "'we met'", "we met"),
        ("\u201cwe met\u201d", '"we met"', "\u201cwe met\u201d"),
        ("so it was. Then", "it was.", "it was."),
        ("don\u2019t 10\u201312", "don't 10-12", "don\u2019t 10\u201312"),
        ("Stra\u00dfe", "STRASSE", "Stra\u00dfe"),
        ("caf\u00e9", "cafe\u0301", "caf\u00e9"),
        ("cafe\u0301", "caf\u00e9", "cafe\u0301"),
        ("😀 after the astral", "after the", "after the"),
        ("\U0001d49c set", "a set", "\U0001d49c set"),
        ("共同\n製作", "共同製作", "共同\n製作"),
        (
            "\ufee3\ufeae\ufea3\ufe92\ufe8e",
            "\u0645\u0631\u062d\u0628\u0627",
            "\ufee3\ufeae\ufea3\ufe92\ufe8e",
        ),
        ("as said [12] before", "as said [12] before", "as said [12] before"),
        ("p < .05 here", "p < 0.05 here", None),
        ("p < .05 here", "p < .05", "p < .05"),
        ("p > .05 here", "p < .05", None),
        ("resume the work", "r\u00e9sum\u00e9 the work", None),
        ("the trainers met", "the trainer met", None),
        ("the trainers met", "the trainers nett", None),
        ("words", "", None),
        ("words", " -- ", None),
    ],
)
def test_how_words_are_set_does_not_matter_and_the_words_do(raw, quote, found):
    assert _found(plain(*raw.split("\n")), quote) == ([found] if found else [])


_ON_SURVIVAL = "median overall survival (OS) to {} years"


@pytest.mark.parametrize(
    ("raw", "quote"),
    [
        (f"the {_ON_SURVIVAL} now".format("3.5"), _ON_SURVIVAL.format("35")),
        (f"the {_ON_SURVIVAL} now".format("35"), _ON_SURVIVAL.format("3.5")),
        (f"the {_ON_SURVIVAL} now".format("35"), _ON_SURVIVAL.format("3\u20135")),
        ("all (n=19) came", "(n=1.9)"),
        ("for 95% of them", "9-5%"),
        ("for 9.5% of them", "9-5%"),
        ("for 9.5% of them", "9,5%"),
        ("at 10:30 they", "at 1030"),
        ("at 1/2 they", "at 12"),
        ("at \u00bd they", "at 12"),
        ("in 1990-\n1995 they", "19901995"),
        ("for 35 years", "5 years"),
        ("for 35 years", "for 3"),
        ("for 3.12 years", "12 years"),
        ("for 3.12 years", "for 3"),
        ("for 1,000 people", "for 1"),
        ("for 5 years", ".5 years"),
    ],
)
def test_signs_within_numbers_are_part_of_them(raw, quote):
    assert _found(plain(*raw.split("\n")), quote) == []


@pytest.mark.parametrize(
    ("raw", "quote"),
    [
        ("in 1990\u20131995 they", "1990-1995"),
        ("in 1990\u20131995 they", "1990--1995"),
        ("in 1990-\n1995 they", "1990\u20131995"),
        ("were 12\u2009345 of", "12345"),
        ("were 12345 of", "12 345"),
        ("for 3\u00b75 years", "for 3.5 years"),
        ("for \u00bd years", "for 1/2 years"),
        ("for 3\ufffd5 years", "for 3.5 years"),
        ("1.\n5 years", "1.5 years"),
        ("5%; 12% of", "5%, 12%"),
        ("said [3], [4] before", "[3, 4]"),
        ("for 9\u00ad5 people", "9-5 people"),
        ("for 9\u00ad5 people", "95 people"),
        ("for .5 years", ".5 years"),
        ("had 5. Then", "had 5"),
        ("in 2018,2019 and", "in 2018"),
        ("had 5 12 times", "had 5"),
    ],
)
def test_how_a_sign_within_a_number_is_set_does_not_matter(raw, quote):
    assert len(_found(plain(*raw.split("\n")), quote)) == 1


@pytest.mark.parametrize(
    ("raw", "quote"),
    [
        ("for 35 years", "5 years"),
        ("a mean of 3.12 (all)", "12"),
        ("a mean of 3.12 (all)", "a mean of 3"),
        ("a mean of 3.12 (all)", ".12"),
        ("a mean of 3\u00b712 (all)", "a mean of 3"),
        ("of 1,000 people", "of 1"),
        ("of 1,000 people", "000 people"),
        ("of 12\u2009345 people", "345 people"),
        ("of 1000 people", "of 100"),
        ("for 5 years", ".5 years"),
        ("for .5 years", "5 years"),
        ("fell by -5 points", "5 points"),
        ("fell by \u22125 points", "5 points"),
        ("fell by 5 points", "-5 points"),
        ("for 5\u00bd years", "for 5"),
        ("for 5\u00bd years", "\u00bd years"),
        ("for \u00bd years", "2 years"),
        ("more training\u00b9\u00b2 came", "more training1"),
    ],
)
def test_a_number_at_the_edge_of_a_quotation_is_the_whole_number(raw, quote):
    assert _found(plain(raw), quote) == []


@pytest.mark.parametrize(
    ("raw", "quote"),
    [
        ("for 35 years", "35 years"),
        ("for .5 years", ".5 years"),
        ("for \u00bd years", "1/2 years"),
        ("of 1,000 people", "1,000"),
        ("in 1990\u20131995 they", "1995 they"),
        ("in 1990\u20131995 they", "\u20131995 they"),
        ("in 1990\u20131995 they", "in 1990"),
        ("it was 2019. 12 came", "it was 2019"),
        ("it was 2019. 12 came", "it was 2019."),
        ("it was 2019.\n12 came", "12 came"),
        ("12 of 19\n\u20135 years", "5 years"),
        ("after COVID-19 they", "19 they"),
        ("the 5-year plan", "the 5"),
        ("more training1 came", "more training1"),
        ("more training1 came", "1 came"),
        ("in 3 of 5% (95%)", "95"),
        ("for 19/20 of them", "20 of them"),
        ("as said [3,4] before", "as said [3"),
        ("as said [3,4] before", "4] before"),
        ("fell by -5 points", "-5 points"),
        ("fell by \ufffd5 points", "-5 points"),
        ("more training\u00b9\u00b2 came", "more training12"),
    ],
)
def test_what_parts_two_numbers_does_not_hide_the_second(raw, quote):
    assert len(_found(plain(*raw.split("\n")), quote)) == 1


def test_a_raised_reference_number_ends_the_number_before_it():
    said = "This was shown for p < 0.05"
    raised = line("12,13", 7_000 + LETTER * len(said), 9_800, size=600)
    whole = text(page(line(said), raised, line("and then it ended", 7_000, 11_200)))
    joined = whole.whole().replace("\n", "", 1)
    whole = text(replace(whole.pages[0], text=joined, boxes=_without(whole, len(said))))
    assert joined.startswith("This was shown for p < 0.0512,13")
    assert len(find(whole, "p < 0.05")) == 1
    assert len(find(whole, "p < 0.0512,13")) == 1
    assert find(whole, "p < 0.051") == []


def _without(whole, place):
    """The boxes of a page without those of one character."""
    boxes = whole.pages[0].boxes
    return boxes[: 4 * place] + boxes[4 * place + 4 :]


def test_a_raised_reference_number_after_a_number_is_no_part_of_it():
    said = "This was shown for p < 0.05."
    raised = line("12", 7_000 + LETTER * len(said), 9_800, size=600)
    whole = text(page(line(said), raised, line("and then it ended", 7_000, 11_200)))
    for end in ("0.05 and then it", "0.05.12 and then it", "0.0512. and then it"):
        assert len(find(whole, f"This was shown for p < {end}")) == 1


def test_all_places_come_in_order():
    whole = plain("mutual support, and", "mutual support")
    assert find(whole, "mutual support") == [(0, 14), (20, 34)]


def test_a_page_decides_between_places():
    whole = article("mutual support one", "mutual support two")
    assert len(find(whole, "mutual support")) == 2
    assert whole.page_of(find(whole, "mutual support", page=1)[0][0]) == 1
    assert find(whole, "mutual support one", page=1) == []


def test_whole_words_come_before_pieces_of_words():
    whole = plain("nonparticipants and participants")
    assert find(whole, "participants") == [(20, 32)]
    assert find(whole, "particip") == [(3, 11), (20, 28)]


def test_a_quotation_crosses_pages_past_heads_and_page_numbers():
    whole = article("the course was co-produced by peers", "and practitioners", "over a year")
    assert len(_found(whole, "co-produced by peers and practitioners over a year")) == 1


def test_words_of_a_running_head_are_found_if_they_stand_nowhere_else():
    whole = article("one body", "two bodies")
    assert len(find(whole, "Journal of Invented Studies")) == 2


def test_an_accent_that_the_quotation_lacks_makes_another_letter():
    assert find(plain("resum\u00e9"), "resume") == []


def test_a_page_number_is_not_part_of_the_words():
    whole = article("one body", "two bodies", "three bodies")
    assert find(whole, "233") == []


_LEFT = ("the peers of this college had not", "met the practitioners before they", "began to")
_RIGHT = ("prepare the course that they", "would later teach side by side in", "two towns.")
_QUOTE = "practitioners before they began to prepare the course that they would later teach"


@pytest.mark.parametrize(
    "between",
    [
        column("Figure 1. How the course was made", "by all of them.", x=7_000, top=40_000),
        column("Table 2 What they said", "yes no 12 15", x=7_000, top=40_000, size=800),
        column("1 A note at the foot of the column.", x=7_000, top=40_000, size=700),
        [line(cell, 8_000 + 9_000 * n, 40_000) for n, cell in enumerate(("A", "B", "120"))],
    ],
)
def test_what_is_set_between_two_halves_of_a_sentence_is_passed_over(between):
    whole = text(
        page(*column(*_LEFT, top=20_000), *between, *column(*_RIGHT, x=32_000, top=10_000))
    )
    (found,) = _found(whole, _QUOTE)
    assert found.startswith("practitioners before")
    assert found.endswith("later teach")


def test_two_words_are_not_joined_over_what_stands_between_them():
    note = column("1 A note at the foot.", top=40_000, size=700)
    whole = text(page(*column(*_LEFT), *note, *column(*_RIGHT, x=32_000)))
    assert find(whole, "began to prepare") == []


def test_a_range_of_reference_numbers_is_found_written_out():
    whole = plain("It was shown before [3\u20136]. Then others came.")
    assert len(find(whole, "was shown before [3,4,5,6]. Then others")) == 1
    assert len(find(whole, "was shown before [3], [4], [5], [6]. Then")) == 1
    assert find(whole, "was shown before [3,4,5,7]. Then others") == []


def test_a_quotation_without_reference_numbers_is_found_if_there_is_one_place():
    whole = plain("It was shown before [3\u20136]. Then others came.")
    assert len(find(whole, "It was shown before. Then others came")) == 1
    twice = plain("It was shown before [3]. Then all.", "It was shown before [4]. Then all.")
    assert find(twice, "It was shown before. Then all") == []


def test_raised_reference_numbers_may_be_left_out_or_written_out():
    said = "This was shown by many others"
    raised = line("3\u20135", 7_000 + LETTER * len(said), 9_800, size=600)
    after = line("in the same years", 7_000, 11_200)
    whole = text(page(line(said), raised, after))
    assert len(find(whole, "shown by many others in the same years")) == 1
    assert len(find(whole, "shown by many others3,4,5 in the same years")) == 1


def test_a_word_that_a_file_draws_after_its_line_is_read_in_its_place():
    whole = text(
        page(
            line("data are available for ", 7_000),
            line("(a working paper)", 30_000),
            line("Carcharhinus", 20_000),
            *column("and others of its kind", top=11_200),
        )
    )
    assert len(find(whole, "available for Carcharhinus (a working paper) and others")) == 1


def test_a_finder_answers_again_and_again():
    finder = Finder(plain("one two three four five six seven eight"))
    assert finder.find("two three") == finder.find("TWO three") == [(4, 13)]
    assert finder.find("not in this text at all, never") == []


def test_a_long_quotation_is_found():
    lines = [f"sentence {n} of a long report which goes on and on" for n in range(900)]
    pages = [page(*column(*lines[n : n + 30])) for n in range(0, 900, 30)]
    whole = text(*pages)
    (place,) = find(whole, " ".join(lines))
    assert place == (0, len(whole.whole()) - 1)


@pytest.mark.parametrize("quote", ["(-5 degrees)", "-5 degrees"])
def test_a_number_is_found_whose_line_ends_behind_its_sign(quote):
    assert len(find(plain("it fell (-", "5 degrees)"), quote)) == 1
    assert not find(plain("it fell (+", "5 degrees)"), quote)
