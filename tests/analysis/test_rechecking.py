"""A finished document is to be looked at again where the codebook changed without being seen."""

import shutil

import pytest

from coder.analysis.rechecking import rechecks, to_recheck
from coder.merge.merging import merge_files
from coder.operations import readings, themes
from coder.operations.coders import work_as
from coder.operations.documents import find_document
from coder.operations.undo import take_back_step
from coder.store.coders import coders
from coder.store.document_list import Asked
from coder.store.history import next_redo, next_undo
from coder.store.project import Project
from tests.coded_project import Hand, empty_project


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "p.coder") as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        hand.coder("Ben")
        hand.document("ali-2022")
        for name, under in (("Support", None), ("Group", "Support"), ("Training", None)):
            hand.theme(name, under)
        work_as(project, next(one for one in coders(project) if one.name == "Ana"))
        yield hand


def finish(project, who="Ana", **rest):
    coder = next(one for one in coders(project) if one.name == who)
    readings.finish(project, find_document(project, "ali-2022"), coder, **rest)


def assess(project, path, state, who="Ana"):
    coder = next(one for one in coders(project) if one.name == who)
    theme = themes.find_theme(project, path)
    readings.assess(project, find_document(project, "ali-2022"), theme, coder, state=state)


def undo(project):
    take_back_step(project, next_undo(project))


def redo(project):
    take_back_step(project, next_redo(project))


def change(project, path, **fields):
    themes.set_theme(project, themes.find_theme(project, path), fields)


def told(project, who="Ana"):
    coder = next(one for one in coders(project) if one.name == who)
    document = find_document(project, "ali-2022")
    found = rechecks(project, [document.id], [coder.id])
    return [one.said.rpartition(" on ")[0] for one in found.get((document.id, coder.id), ())]


def test_cells_that_were_left_open_knowingly_are_no_recheck(hand):
    finish(hand.project)
    assert told(hand.project) == []


def test_a_later_theme_reopens_its_cell_until_it_is_answered(hand):
    finish(hand.project, rest="absent")
    themes.add_theme(hand.project, "Guidance")
    assert told(hand.project) == ["Guidance: added by Ana"]
    asked = Asked(filter="finished")
    assert list(to_recheck(hand.project, asked, hand.ids["Ana"])) == [hand.ids["ali-2022"]]
    assert to_recheck(hand.project, asked, hand.ids["Ben"]) == {}
    assess(hand.project, "Guidance", "absent")
    assert told(hand.project) == []


def test_a_later_theme_that_is_not_assessed_reopens_nothing_until_it_is(hand):
    finish(hand.project, rest="absent")
    themes.add_theme(hand.project, "Support / Mutual")
    assert told(hand.project) == []
    change(hand.project, "Support / Group", assess=1)
    assert told(hand.project) == ["Support / Group: made a theme to assess by Ana"]
    themes.move_theme(hand.project, themes.find_theme(hand.project, "Support / Mutual"), None)
    assert "Mutual: added by Ana" in told(hand.project)


def test_a_changed_definition_reopens_what_was_answered_until_it_is_answered_again(hand):
    finish(hand.project, rest="absent")
    change(hand.project, "Training", definition="Courses for trainers", use_not="Induction")
    said = "Training: definition and when not to use changed by Ana"
    assert told(hand.project) == [said]
    assess(hand.project, "Support", "unclear")  # another cell answers nothing
    assert told(hand.project) == [said]
    assess(hand.project, "Training", "absent")  # as before, which says that it still holds
    assert told(hand.project) == []


def test_still_right_clears_all_and_can_be_undone(hand):
    finish(hand.project, rest="absent")
    change(hand.project, "Training", definition="Courses")
    finish(hand.project)
    assert told(hand.project) == []
    undo(hand.project)
    assert told(hand.project) == ["Training: definition changed by Ana"]
    redo(hand.project)
    assert told(hand.project) == []


def test_what_is_changed_back_or_undone_reopens_nothing(hand):
    finish(hand.project, rest="absent")
    change(hand.project, "Training", definition="Courses")
    undo(hand.project)
    assert told(hand.project) == []
    change(hand.project, "Training", definition="Courses")
    change(hand.project, "Training", definition=None)
    assert told(hand.project) == []


def test_names_colours_and_places_are_no_reason(hand):
    finish(hand.project, rest="absent")
    change(hand.project, "Training", name="Education", colour="#4477AA")
    assert told(hand.project) == []


def test_the_definition_of_a_theme_that_is_not_assessed_concerns_who_coded_with_it(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 10)
    finish(hand.project, rest="absent")
    finish(hand.project, "Ben", rest="absent")
    change(hand.project, "Support / Group", definition="In groups")
    assert told(hand.project) == ["Support / Group: definition changed by Ana"]
    assert told(hand.project, "Ben") == []


def test_an_unfinished_document_is_to_do_and_no_recheck(hand):
    finish(hand.project, rest="absent")
    change(hand.project, "Training", definition="Courses")
    ana = next(one for one in coders(hand.project) if one.name == "Ana")
    readings.reopen(hand.project, find_document(hand.project, "ali-2022"), ana)
    assert told(hand.project) == []


def test_since_is_by_what_was_seen_and_not_by_the_clock(hand, tmp_path):
    """Ben finishes after Ana's change by the clock, in a copy that does not know it yet."""
    project = hand.project
    project.rest()
    theirs = tmp_path / "ben.coder"
    shutil.copy(project.path, theirs)
    change(project, "Training", definition="Courses")
    with Project(theirs, write=True) as copy:
        finish(copy, "Ben", rest="absent")
        assert told(copy, "Ben") == []
    merge_files(project, [theirs])
    assert told(project, "Ben") == ["Training: definition changed by Ana"]
    finish(project, "Ben")
    assert told(project, "Ben") == []
