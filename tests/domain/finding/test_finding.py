"""Words are found as they are read, whatever the page, a font or an accent made of them."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.finding.asked import Both, But, Either, Term, read_asked
from coder.domain.finding.hits import find_in, term_hits
from coder.domain.finding.patterns import Exactly
from coder.domain.finding.running_text import apart, run_on
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean
from coder.domain.texts.text import Text
from tests.domain.typeset import article, line, page, plain, raising, text


def _found(whole: Text, typed: str, exactly: Exactly | None = None) -> list[str]:
    """The raw stretches in which something is found."""
    asked = read_asked(typed)
    assert asked is not None
    running = run_on(Prose(whole))
    places = find_in(running, asked, exactly=exactly or Exactly())
    return [whole.stretch(*place) for place in places]


@pytest.mark.parametrize(
    ("lines", "typed", "raw"),
    [
        (["the trainers came"], "trainers", ["trainers"]),
        (["the Trainers came"], "TRAINERS", ["Trainers"]),
        (["the train-", "ers came"], "trainers", ["train-\ners"]),
        (["of\ufb01ce and of\ufb01cial"], "office", ["of\ufb01ce"]),
        (["caf\u00e9 and cafe\u0301 and cafe"], "cafe", ["caf\u00e9", "cafe\u0301", "cafe"]),
        (["the cafe"], "caf\u00e9", ["cafe"]),
        (["Stra\u00dfe, Strasse"], "strasse", ["Stra\u00dfe", "Strasse"]),
        (["a co-production"], "coproduction", ["co-production"]),
        (["a coproduction"], "co-production", ["coproduction"]),
        (["a co\u2011production"], "co-production", ["co\u2011production"]),
        (["co-production"], "production", ["production"]),
        (["training trains train"], "train", ["train"]),
        (["training trains, train"], "train*", ["training", "trains", "train"]),
        (["strain"], "train*", []),
        (["mutual", "support; mutual aid"], '"mutual support"', ["mutual\nsupport"]),
        (["support that is mutual"], '"mutual support"', []),
        (["support that is mutual"], "mutual support", ["support", "mutual"]),
        (["mutual", "support; mutual aid; support"], "mutual support",
         ["mutual\nsupport", "mutual", "support"]),
        (["all is mutual. Support is not"], "mutual support", ["mutual", "Support"]),
        (["\u201cmutual\u201d support"], "mutual support", ["mutual\u201d support"]),
        (["support mutual support"], "mutual support", ["support", "mutual support"]),
        (["spinal cord; cord injury"], "spinal cord injury", ["spinal cord", "cord injury"]),
        (["a peer support worker"], "peer AND support AND worker", ["peer support worker"]),
        (["a peer supports"], "peer support*", ["peer supports"]),
        (["peer support"], "peer OR support", ["peer", "support"]),
        (["support alone"], "mutual support", []),
        (["support alone"], "mutual OR support", ["support"]),
        (["support alone"], "support NOT alone", []),
        (["support alone"], "support NOT mutual", ["support"]),
        (["support alone"], "support -alone", []),
        (["support alone"], "(mutual OR support) alone", ["support alone"]),
        (["in 2018, in 12018"], "2018", ["2018"]),
        (["the U.K. and the UK"], "uk", ["UK"]),
        (["the U.K. and the UK"], "U.K", ["U.K", "UK"]),
        (["他们恢复学院工作"], "恢复", ["恢复"]),
        (["他们恢复", "学院工作"], "恢复学院", ["恢复\n学院"]),
        (["使用covid疫苗"], "covid", ["covid"]),
        (["\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd \u05e2\u05d5\u05dc\u05dd"],
         "\u05e9\u05dc\u05d5\u05dd", ["\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"]),
        (["\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645"],
         "\u0645\u064e\u0631\u062d\u0628\u0627", ["\u0645\u0631\u062d\u0628\u0627"]),
    ],
)  # fmt: skip
def test_words_are_found_as_they_are_read(lines, typed, raw):
    assert _found(plain(*lines), typed) == raw


@pytest.mark.parametrize(
    ("exactly", "raw"),
    [
        (Exactly(), ["R\u00e9sum\u00e9", "resume", "re-sume"]),
        (Exactly(case=True), ["resume", "re-sume"]),
        (Exactly(diacritics=True), ["resume", "re-sume"]),
        (Exactly(hyphens=True), ["R\u00e9sum\u00e9", "resume"]),
    ],
)
def test_what_is_ignored_can_be_heeded(exactly, raw):
    assert _found(plain("R\u00e9sum\u00e9, resume, re-sume"), "resume", exactly) == raw


def test_furniture_is_no_hit_and_words_go_on_over_a_page():
    bodies = [f"{part} speak of mutual\nsupport that {part}." for part in ("Peers", "Staff", "All")]
    whole = article(*bodies, "no more of re-", "covery")
    assert len(_found(whole, "invented")) == 0
    assert len(_found(whole, '"mutual support"')) == 3
    (raw,) = _found(whole, "recovery")
    assert (raw[:3], raw[-6:]) == ("re-", "covery")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", None),
        ("NOT this", None),
        ("...", None),
        ("peer", Term("peer")),
        ("peer support", Both((Term("peer"), Term("support")))),
        ("peer AND support", Both((Term("peer"), Term("support")))),
        ("a b OR c", Either((Both((Term("a"), Term("b"))), Term("c")))),
        ('"peer support', Term("peer support")),
        ("\u201cpeer support\u201d", Term("peer support")),
        ("(a OR b) NOT c", But(Either((Term("a"), Term("b"))), Term("c"))),
        ("(a", Term("a")),
        ("a OR", Term("a")),
        ("or not", Both((Term("or"), Term("not")))),
    ],
)
def test_what_is_typed_is_read(typed, asked):
    assert read_asked(typed) == asked


_LETTERS = st.sampled_from("abceE\u00e9\u00fc\ufb01\u00df")
_WORDS = st.text(_LETTERS, min_size=1, max_size=5)
_SETTING = st.lists(
    st.tuples(_WORDS, st.sampled_from([" ", " ", "\n", "-\n", "-", ", ", ". "])),
    min_size=1, max_size=30,
)  # fmt: skip


def _naive(words: str, asked: str) -> int:
    """How often a word stands in cleaned words, hyphens, case and accents apart."""

    def bare(part: str) -> str:
        apart_ = unicodedata.normalize("NFKD", part.casefold())
        return "".join(c for c in apart_ if not unicodedata.combining(c))

    count = 0
    for unit in re.findall(r"[^\W_]+(?:-[^\W_]+)*", words):
        parts = [bare(part) for part in unit.split("-")]
        at = 0
        while at < len(parts):
            ends = [
                end
                for end in range(len(parts), at, -1)
                if "".join(parts[at:end]) == bare(asked) and (end == at + 1 or len(parts) <= 5)
            ]
            count += bool(ends)
            at = ends[0] if ends else at + 1
    return count


@given(_SETTING, _WORDS)
def test_a_word_is_found_wherever_a_naive_search_of_the_cleaned_text_finds_it(setting, word):
    whole = plain(*"".join(part + sign for part, sign in setting).split("\n"))
    cleaned = clean(whole, 0, len(whole.whole()))
    running = run_on(Prose(whole))
    assert running.words == cleaned
    places = find_in(running, Term(word))
    assert len(places) == _naive(cleaned, word)
    for start, end in places:
        assert _naive(clean(whole, start, end), word) == 1


@given(_SETTING, st.data())
def test_every_part_of_a_word_is_found_where_it_stands(setting, data):
    whole = plain(*"".join(part + sign for part, sign in setting).split("\n"))
    running = run_on(Prose(whole))
    word = data.draw(st.sampled_from(list(re.finditer(r"[^\W_]+", running.words))))
    start = data.draw(st.integers(word.start(), word.end() - 1))
    place = start, data.draw(st.integers(start + 1, word.end()))
    part = running.words[slice(*place)]
    spans = [running.in_words(span) for span in term_hits(part, running.folded, whole=False)]
    # Hits never overlap: in "aaa", "aa" is found once.
    assert place in spans or any(low < start < high for low, high in spans)
    for span in spans:
        assert running.words[slice(*span)] in clean(whole, *running.stretch(span))


@pytest.mark.parametrize("typed", ["1038", "10^38", "10\u00b3\u2078"])
def test_raised_figures_are_found_and_shown_as_they_are_quoted(typed):
    below = line("or more in all", y=11_200)
    whole = text(page(raising("it is up to 10", "38", " to"), below))
    running = run_on(Prose(whole))
    assert running.words == clean(whole, 0, len(whole.whole()))
    (span,) = term_hits(typed, running.folded)
    assert running.words[slice(*running.in_words(span))] == "10\u00b3\u2078"
    assert _found(whole, typed) == ["1038"]


@pytest.mark.parametrize("typed", ["km2", "km\u00b2"])
def test_raised_figures_behind_a_unit_are_found_and_shown_as_they_are_quoted(typed):
    whole = text(page(raising("on 5 km", "2", " each"), line("or more in all", y=11_200)))
    running = run_on(Prose(whole))
    assert running.words == clean(whole, 0, len(whole.whole()))
    (span,) = term_hits(typed, running.folded)
    assert running.words[slice(*running.in_words(span))] == "km\u00b2"


def test_a_bullet_of_a_symbol_font_is_shown_as_it_is_quoted():
    whole = text(page(line("\uf0b7 a first item"), line("\uf0b7 another", y=11_200)))
    assert run_on(Prose(whole)).words == clean(whole, 0, len(whole.whole()))


def test_raised_figures_on_a_line_of_their_own_are_found_with_their_sign():
    base = line("it is 10", y=10_000)
    small, boxes = line("-38", x=11_000, y=9_900, size=650)
    whole = text(page(base, (small, boxes), line("in all", x=12_500)))
    running = run_on(Prose(whole))
    assert (
        running.words == clean(whole, 0, len(whole.whole())) == "it is 10\u207b\u00b3\u2078 in all"
    )
    assert _found(whole, "10-38") == _found(whole, "10\u221238") == ["10\n-38"]


def test_words_without_spaces_are_taken_apart_for_the_index():
    assert apart("they say 使用covid疫苗 here") == "使 用 covid 疫 苗"


def test_words_whose_space_only_the_page_shows_are_found_as_they_are_quoted():
    words, boxes = line("Chacoffet al and pvalues")
    for place in range(7, len(words)):
        boxes[4 * place] += 250
        boxes[4 * place + 2] += 250
    whole = text(page((words, boxes)))
    running = run_on(Prose(whole))
    assert running.words == clean(whole, 0, len(words)) == "Chacoff et al and pvalues"
    assert _found(whole, "Chacoff") == ["Chacoff"]
    assert _found(whole, '"Chacoff et"') == ["Chacoffet"]
