"""Colours by name, what a person's word means, and what a memo keeps."""

import pytest

from coder.domain.annotations.annotation import Annotation, Reply, colour_name
from coder.domain.annotations.bunches import (
    MEMO,
    NOTHING,
    Bunch,
    Likeness,
    Meaning,
    meant,
    names_of,
)
from coder.domain.annotations.names import Names, part_name, part_of
from coder.domain.annotations.noted import memo_of
from coder.domain.texts.text import Box

BOX = Box(0, 0, 0, 100, 100)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#FFFF00", "yellow"), ("#FFD400", "yellow"), ("#FDFDAE", "yellow"), ("#FF6666", "red"),
        ("#FFC0CB", "pink"), ("#FF7F9D", "pink"), ("#5FB236", "green"), ("#2EA8E5", "blue"),
        ("#A28AE5", "purple"), ("#E56EEE", "pink"), ("#F19837", "orange"), ("#AAAAAA", "grey"),
        ("#000000", "black"), ("#FFFFFF", "white"), ("#804000", "brown"), ("#800080", "purple"),
        (None, "uncoloured"),
    ],
)  # fmt: skip
def test_colours_of_the_usual_programs_have_the_names_people_give_them(colour, name):
    assert colour_name(colour) == name


def bunch(kind="highlight", colour="#FFFF00", label=""):
    return Bunch(Likeness(kind, colour, label), 1, 1, 0, (), ())


def test_two_shades_of_a_colour_are_told_apart():
    assert names_of([bunch(), bunch(colour="#FDFDAE"), bunch("note")]) == [
        "Yellow highlights (#FFFF00)", "Yellow highlights (#FDFDAE)", "Yellow notes",
    ]  # fmt: skip


THEME, OTHER = Meaning("themes", ("a",)), Meaning("themes", ("b",))


@pytest.mark.parametrize(
    ("word", "hits"),
    [
        ("yellow", True), ("Yellow", True), ("#ffff00", True), ("yellow highlights", True),
        ("yellow highlight", True), ("highlights", True), ("my tag", True), ("red", False),
        ("yellow notes", False), ("", False),
    ],
)  # fmt: skip
def test_a_bunch_answers_to_its_colour_kind_and_label(word, hits):
    found = meant(Likeness("highlight", "#FFFF00", "My tag"), [(word, THEME)])
    assert found == (THEME if hits else None)


def test_the_closest_word_counts_and_equal_ones_add_up():
    one = Likeness("note", "#FFFF00", "")
    assert meant(one, [("yellow notes", MEMO), ("yellow", THEME)]) == MEMO
    assert meant(one, [("yellow", THEME), ("yellow", OTHER)]) == Meaning("themes", ("a", "b"))
    assert meant(one, [("notes", THEME), ("yellow", NOTHING)]) == NOTHING


def test_a_memo_keeps_the_note_the_replies_and_who_wrote_them_when():
    one = Annotation(
        "note", (BOX,), author="Cem", date="2024-05-01 10:00", words="Really?",
        replies=(Reply("Yes.", "Ana"), Reply("No.")),
    )  # fmt: skip
    assert memo_of([one], "Ana") == (
        "Really?\n– Cem, 2024-05-01 10:00\n\nReply: Yes.\n– Ana\n\nReply: No."
    )


def test_who_marked_words_is_kept_only_of_others():
    one = Annotation("strikeout", (BOX,), author="Cem", date="2024-05-01")
    assert memo_of([one], "Ana") == "Struck out by Cem, 2024-05-01."
    assert memo_of([one], "cem") == ""
    assert memo_of([Annotation("highlight", (BOX,))], "Ana") == ""


def test_ids_outlive_a_save_by_another_program_but_tell_annotations_apart():
    named = Annotation("highlight", (BOX,), name="0197f0aa-0000", words="a note")
    moved = Annotation("highlight", (Box(0, 5, 5, 9, 9),), name="0197f0aa-0000")
    plain = Annotation("highlight", (BOX,), colour="#FFFF00")
    rounded = Annotation("highlight", (Box(0, 2, -2, 101, 98),), colour="#FFFF00", words="later")
    other = Annotation("highlight", (BOX,), colour="#0000FF")

    def id_of(one, coder="ana", piece=0, sha256="f"):
        return Names(sha256, [one]).passage_id(one, coder=coder, piece=piece)

    assert id_of(named) == id_of(moved)
    assert id_of(plain) == id_of(rounded)
    apart = {id_of(named), id_of(plain), id_of(other), id_of(named, "ben"), id_of(named, piece=1),
             id_of(named, sha256="g")}  # fmt: skip
    assert len(apart) == 6


def test_a_name_that_several_share_names_none():
    one = Annotation("highlight", (BOX,), name="highlight")
    other = Annotation("highlight", (Box(0, 500, 500, 900, 900),), name="highlight")
    names = Names("f", [one, other])
    assert len({names.passage_id(each, coder="ana", piece=0) for each in (one, other)}) == 2


def test_parts_of_our_own_passages_are_known_by_their_names():
    passage = "0197f0aa-0000-7000-8000-000000000001"
    assert part_of(part_name(passage, 12)) == passage
    assert part_of("coder-of-something") is None
