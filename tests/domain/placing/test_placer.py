"""A passage of one build is found on another, or it is said that it is not."""

import random

import pytest

from coder.domain.placing.placement import Placement
from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import Anchor, describe
from coder.domain.texts.text import Text
from tests.domain.typeset import article, column, line, page, plain, text

_BEFORE = "Peers and practitioners prepared the courses of that winter side by side."
_PASSAGE = "The trainers met weekly with their supervisors to talk about what had gone wrong."
_BEHIND = "Afterwards everybody wrote down what the next course was to do better."
_ELSEWHERE = "Nobody had asked the neighbouring hospitals whether they knew of such meetings."


def _mark(whole: Text, words: str, *, number: int = 0) -> Anchor:
    """The passage of some words, as they stand there for the so manieth time."""
    start = -1
    for _ in range(number + 1):
        start = whole.whole().index(words, start + 1)
    return describe(whole, "d", start, start + len(words))


def _words(target: Text, placed: Placement) -> list[str]:
    return [target.stretch(*place) for place in placed.places]


def _set(*lines: str) -> Text:
    return plain(_BEFORE, *lines, _BEHIND)


@pytest.mark.parametrize("known", [True, False], ids=["with its text", "by its anchor alone"])
@pytest.mark.parametrize(
    "lines",
    [
        [_PASSAGE],
        ["The trainers met weekly", "with their supervisors to", "talk about what had gone wrong."],
        [
            "The train-",
            "ers met weekly with their super-",
            "visors to talk about what had gone wrong.",
        ],
        ["THE TRAINERS met weekly with their supervisors to talk about what had gone wrong."],
        ["The trainers met weekly with their supervisors to talk about  what  had gone wrong ."],
        [f"A new sentence comes first. {_PASSAGE} Another one follows it."],
    ],
    ids=["as it was", "other lines", "hyphens", "capitals", "spaces", "between new sentences"],
)
def test_a_passage_is_placed_however_it_is_set(lines, known):
    source, target = _set(_PASSAGE), _set(*lines)
    placed = Placer(source if known else None, target).place(_mark(source, _PASSAGE))
    assert placed.state == "exact"
    (found,) = _words(target, placed)
    assert found.casefold().startswith("the train")
    assert found.endswith(("wrong", "wrong.", "wrong ."))


def test_ligatures_soft_hyphens_and_accents_are_no_difference():
    source = _set(
        "The e\ufb03cient of\ufb01ce in Besanc\u0327on was co\u00adordinated by two nurses."
    )
    target = _set("The efficient office in Besan\u00e7on was coordinated by two nurses.")
    placed = Placer(source, target).place(
        _mark(source, "e\ufb03cient of\ufb01ce in Besanc\u0327on")
    )
    assert (placed.state, _words(target, placed)) == (
        "exact",
        ["efficient office in Besan\u00e7on"],
    )


def test_a_word_that_lost_its_ligature_is_found_whole():
    source = _set("All of them gured that the meetings with their super were worth the sta\u00a0.")
    target = _set("All of them figured that the meetings with their super were worth the staff.")
    words = "gured that the meetings with their super were worth the sta"
    placed = Placer(source, target).place(_mark(source, words))
    (found,) = _words(target, placed)
    assert found.removesuffix(".") == (
        "figured that the meetings with their super were worth the staff"
    )


def test_line_numbers_and_the_heads_of_pages_are_no_difference():
    words = f"{_BEFORE} {_PASSAGE} {_BEHIND} {_ELSEWHERE}".split()
    lines = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    source = plain(*lines)
    target = article("\n".join(lines[:4]), "\n".join(lines[4:8]), "\n".join(lines[8:]))
    placed = Placer(source, target).place(_mark(source, "with their"))
    assert placed.state == "exact"
    whole = source.whole()
    start, end = whole.index("trainers met"), whole.index("Afterwards")
    placed = Placer(source, target).place(describe(source, "d", start, end))
    assert placed.state == "exact"
    (found,) = _words(target, placed)
    assert found.startswith("trainers met")
    assert "Journal of Invented Studies" in found


def test_words_that_were_edited_in_their_place_are_close_and_say_how_close():
    edited = "The trainers met monthly with their supervisors to discuss what had gone wrong."
    source, target = _set(_PASSAGE), _set(edited)
    placed = Placer(source, target).place(_mark(source, _PASSAGE))
    assert placed.state == "close"
    assert 700 <= placed.score < 1000
    assert _words(target, placed) == [edited]


@pytest.mark.parametrize(
    ("one", "other"),
    [("35 patients", "36 patients"), ("3.5 points", "35 points"), ("p < .05", "p > .05")],
)
def test_another_number_or_sign_is_never_exact(one, other):
    sentence = "After a year the score had changed by {} in the group that met every week."
    source, target = _set(sentence.format(one)), _set(sentence.format(other))
    placed = Placer(source, target).place(_mark(source, sentence.format(one)))
    assert placed.state == "close"
    assert placed.score < 1000
    assert _words(target, placed) == [sentence.format(other)]


@pytest.mark.parametrize("known", [True, False])
def test_a_passage_that_was_left_out_is_unplaced(known):
    source, target = _set(_PASSAGE, _ELSEWHERE), _set(_ELSEWHERE)
    placed = Placer(source if known else None, target).place(_mark(source, _PASSAGE))
    assert (placed.state, placed.places) == ("unplaced", ())


def test_a_like_sentence_elsewhere_is_not_taken_for_one_that_was_left_out():
    like = "The trainers met yearly with their supervisors to talk about what had gone well."
    source = plain(_BEFORE, _PASSAGE, _BEHIND, _ELSEWHERE, like)
    target = plain(_BEFORE, _BEHIND, _ELSEWHERE, like)
    assert Placer(source, target).place(_mark(source, _PASSAGE)).state == "unplaced"
    assert _words(target, Placer(source, target).place(_mark(source, like))) == [like]


def test_equal_sentences_are_told_apart_by_what_is_around_them():
    source = plain(_PASSAGE, _BEFORE, _PASSAGE, _BEHIND, _ELSEWHERE)
    target = plain("A new title", _PASSAGE, _BEFORE, _PASSAGE, _BEHIND, _ELSEWHERE)
    first, second = (_mark(source, _PASSAGE, number=number) for number in (0, 1))
    placer = Placer(source, target)
    assert placer.place(first).places[0][0] == target.whole().index(_PASSAGE)
    assert placer.place(second).places[0][0] == target.whole().rindex(_PASSAGE)


def test_a_section_that_was_moved_takes_its_passages_along():
    source = plain(_BEFORE, _PASSAGE, _BEHIND, _ELSEWHERE)
    target = plain(_ELSEWHERE, _BEHIND, _BEFORE, _PASSAGE)
    placed = Placer(source, target).place(_mark(source, "weekly with their supervisors"))
    assert _words(target, placed) == ["weekly with their supervisors"]


def test_a_repeated_phrase_that_nothing_tells_apart_is_ambiguous_and_shows_the_choices():
    row = "not reported in the paper"
    source = plain("We read all of it.", row)
    target = plain(row, "We read all of it.", row, "We read all of it.", row)
    anchor = _mark(source, row)
    placed = Placer(None, target).place(anchor)
    assert placed.state == "ambiguous"
    assert _words(target, placed) == [row, row]


def test_a_short_phrase_in_other_surroundings_is_not_the_passage():
    source = plain(_BEFORE, "Two of them had met before.", _BEHIND)
    target = plain(_BEFORE, _BEHIND, "Nobody asked them whether they had met before.")
    assert Placer(source, target).place(_mark(source, "had met")).state == "unplaced"


def test_a_word_is_not_placed_within_another_word():
    source = plain(_BEFORE, "They train twice.", _BEHIND)
    target = plain(_BEFORE, "They entrained twice.", _BEHIND)
    assert Placer(source, target).place(_mark(source, "train")).state == "unplaced"


def test_one_word_is_placed_by_what_is_around_it():
    source, target = _set(_PASSAGE), _set(_PASSAGE.replace("weekly", "weekly and happily"))
    placed = Placer(source, target).place(_mark(source, "weekly"))
    assert (placed.state, _words(target, placed)) == ("exact", ["weekly"])


def test_marks_around_a_passage_stay_with_it():
    sentence = "They said: \u201cwe met weekly with all of our supervisors\u201d, and laughed."
    source, target = _set(sentence), _set(sentence.replace("\u201c", '"').replace("\u201d", '"'))
    quote = "\u201cwe met weekly with all of our supervisors\u201d,"
    placed = Placer(source, target).place(_mark(source, quote))
    assert _words(target, placed) == ['"we met weekly with all of our supervisors",']


def test_a_passage_of_signs_alone_lies_where_it_lay_or_nowhere():
    source, target = plain("one", "* * *", "two"), plain("one", "two", "* * *")
    anchor = _mark(source, "* * *")
    assert Placer(source, source).place(anchor).places == ((anchor.start, anchor.end),)
    assert Placer(source, target).place(anchor).state == "unplaced"


@pytest.mark.parametrize(
    ("before", "passage", "behind"),
    [
        (
            "培训师与同行一起准备了那个冬天的全部课程",
            "培训师每周与督导会面讨论出现的问题",
            "之后每个人都写下了下一次课程应该改进的地方",
        ),
        (
            "המדריכים הכינו את הקורסים של החורף",
            "הם נפגשו עם המנחים פעם בשבוע",
            "אחרי כן כל אחד כתב מה יש לשפר",
        ),
    ],
    ids=["Chinese", "Hebrew"],
)
def test_other_scripts_are_placed_as_well(before, passage, behind):
    source, target = plain(before, passage, behind), plain("1", before + " " + passage, behind)
    placed = Placer(source, target).place(_mark(source, passage))
    assert (placed.state, _words(target, placed)) == ("exact", [passage])


def test_a_selection_that_ends_in_the_foot_of_a_page_is_placed_by_its_words_alone():
    body = f"{_BEFORE}\n{_PASSAGE}", f"{_BEHIND}\n{_ELSEWHERE}", f"{_BEFORE}\n{_BEHIND}"
    source, target = article(*body), plain(*"\n".join(body).split("\n"))
    whole = source.whole()
    start = whole.index("had gone wrong")
    end = whole.index("Invented Studies", start) + len("Invented Studies")
    anchor = describe(source, "d", start, end)
    placed = Placer(source, target).place(anchor)
    assert (placed.state, _words(target, placed)) == ("exact", [anchor.words])
    assert "Invented Studies" not in anchor.words


def test_a_passage_of_many_pages_is_placed_although_a_figure_was_moved():
    dice = random.Random(4)
    syllables = [first + last for first in "bdfgklmnprst" for last in "aeiou"]
    sentences = [
        " ".join("".join(dice.choices(syllables, k=3)) for _ in range(9)) for _ in range(120)
    ]
    figure = "Figure 1. How many courses were held in every winter of the study, by hospital."
    source = text(*(page(*column(*sentences[at : at + 20])) for at in range(0, 120, 20)))
    moved = [*sentences[:50], figure, *sentences[50:]]
    target = text(*(page(*column(*moved[at : at + 33])) for at in range(0, 121, 33)))
    start, end = source.whole().index(sentences[3]), source.whole().index(sentences[110])
    placed = Placer(source, target).place(describe(source, "d", start, end))
    assert placed.state == "close"
    (found,) = _words(target, placed)
    assert found.startswith(sentences[3])
    assert found.endswith(sentences[109])


def test_words_beside_a_citation_number_keep_their_number():
    sentence = line("All of it was shown in 2010", 7_000, 10_000)
    source = text(page(sentence, line("12", 20_500, 9_800, size=600), *column(_BEHIND, top=11_200)))
    target = plain("All of it was shown in 2010", _BEHIND)
    placed = Placer(source, target).place(_mark(source, "shown in 2010"))
    assert _words(target, placed) == ["shown in 2010"]


def test_a_passage_of_another_text_than_was_given_is_placed_by_its_anchor():
    source, other = _set(_PASSAGE), plain(_ELSEWHERE, _BEHIND, _PASSAGE, _BEFORE)
    target = plain("A new title", _BEFORE, _PASSAGE, _BEHIND, _ELSEWHERE)
    placed = Placer(other, target).place(_mark(source, _PASSAGE))
    assert (placed.state, _words(target, placed)) == ("exact", [_PASSAGE])
