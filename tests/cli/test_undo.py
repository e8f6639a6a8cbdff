"""Undo and redo, each in an opening of its own: everything comes back, and everything again."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from coder.domain.errors import CoderError
from coder.merge.merging import merge_files
from coder.merge.steps import take_back
from coder.store import conflicts
from coder.store.checking import problems
from coder.store.history import next_redo, next_undo
from tests.cli.acts import ARTICLES, in_a_process, kept_tables, shown_tables
from tests.histories.team import Acts, Team

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


def state(path):
    return kept_tables(path), shown_tables(path)


def code(desk):
    desk.code(DOCUMENT, QUOTE, "Training", "Support", memo="strong")


def recode(desk):
    desk.do("recode", desk.passages()[0]["number"], "--theme", "Guidance", "--memo", "weak",
            "--quote", "disagree with a colleague")  # fmt: skip


def uncode(desk):
    desk.do("uncode", desk.passages()[0]["coding"])


def assess(desk):
    desk.assess(DOCUMENT, "Support / Mutual support", "absent", "--note", "looked twice")


def finish(desk):
    desk.finish(DOCUMENT, "--rest", "absent")


def describe(desk):
    desk.do("document", DOCUMENT, "--set", "title=T", "--set", "year=2001", "--set", "design=RCT",
            "--set", "country=UK", "--set", "page-offset=3", "--key", "t-2001", "--study", "S",
            "--exclude", "off topic")  # fmt: skip
    desk.do("document", "t-2001", "--key", DOCUMENT, "--include")


def assign(desk):
    desk.do("assign", "--sample", "50%", "--to", "Ana")


def change_themes(desk):
    desk.do("theme", "add", "A / B / C", "--definition", "d")
    desk.do("theme", "set", "A / B", "--name", "Bee", "--shortcut", "1", "--colour", "#123456")
    desk.do("theme", "move", "A / Bee / C", "--top")
    desk.do("theme", "merge", "C", "--into", "Support")
    desk.do("codebook", "freeze", "later")


def remove_theme(desk):
    desk.do("theme", "remove", "Training")


def remove_document(desk):
    desk.do("document", DOCUMENT, "--remove")


def add_coders(desk):
    desk.do("coders", "--add", "Ben")


ACTS = [code, recode, assess, finish, describe, assign, change_themes, add_coders, uncode, code,
        remove_theme, remove_document]  # fmt: skip


def test_everything_that_was_done_comes_back_and_again(desk):
    first, steps = state(desk.path), []
    start = len(desk.do("history"))
    for act in ACTS:
        act(desk)
        steps.append(state(desk.path))
    done = len(desk.do("history")) - start
    assert all(one != other for one, other in zip([first, *steps], steps, strict=False))
    undone = []
    for _ in range(done):
        undone.append(desk.undo())
        assert undone[-1]["left_out"] == []
    assert state(desk.path) == first
    for told in reversed(undone):
        assert desk.redo()["description"] == told["description"]
    assert state(desk.path) == steps[-1]
    desk.assert_whole()


def test_a_step_back_is_exactly_the_state_before(desk):
    states = [state(desk.path)]
    for act in (code, recode, assess, finish, remove_theme, remove_document):
        act(desk)
        states.append(state(desk.path))
    for before in reversed(states[:-1]):
        desk.undo()
        assert state(desk.path) == before
    for after in states[1:]:
        desk.redo()
        assert state(desk.path) == after


def test_acts_of_other_processes_are_undone_here(desk):
    first = state(desk.path)
    words = ["code", desk.path, DOCUMENT, "--quote", QUOTE, "--theme", "Training", "--json"]
    assert in_a_process(*words).code == 0
    assert in_a_process("document", desk.path, DOCUMENT, "--remove").code == 0
    desk.undo()
    assert [one["quote"] for one in desk.passages()] == [QUOTE]
    assert in_a_process("undo", desk.path).code == 0
    assert state(desk.path) == first
    assert in_a_process("redo", desk.path).code == 0
    assert [one["quote"] for one in desk.passages()] == [QUOTE]


def test_a_batch_of_papers_is_one_step(bare):
    empty = state(bare.path)
    bare.do("add", ARTICLES / "quillan-2016.pdf", ARTICLES / "hoshikawa-2021.pdf")
    full = state(bare.path)
    bare.undo()
    assert bare.documents() == {}
    assert state(bare.path) == empty
    bare.redo()
    assert state(bare.path) == full
    bare.assert_whole()


def test_a_new_act_ends_what_can_be_redone(desk):
    code(desk)
    desk.undo()
    assess(desk)
    assert "nothing to redo" in desk.refused("redo")
    desk.undo()
    desk.redo()
    assert "nothing to redo" in desk.refused("redo")


def test_a_merge_is_a_step_and_what_came_in_is_never_lost(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    before = state(desk.path)
    ben.code(DOCUMENT, QUOTE, "Training")
    ben.do("theme", "set", "Training", "--name", "Teaching")
    desk.merge(ben.path)
    merged = state(desk.path)
    assert merged != before
    assert "ben.coder" in desk.undo()["description"]
    assert state(desk.path) == before
    desk.redo()
    assert state(desk.path) == merged
    desk.undo()
    desk.merge(ben.path)
    assert state(desk.path) == merged
    desk.assert_whole()


def test_undo_never_touches_another_persons_act(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Training")
    code(desk)
    desk.merge(ben.path)
    desk.undo()
    desk.undo()
    assert desk.passages() == []
    desk.redo()
    desk.redo()
    assert {one["coder"] for one in desk.passages()} == {"Ana", "Ben"}


def test_an_undone_theme_that_somebody_coded_with_lives_on(desk, tmp_path):
    desk.do("theme", "add", "Power")
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.undo()  # that Ben is a reviewer
    desk.undo()  # the theme
    assert "Power" not in desk.themes()
    ben.code(DOCUMENT, QUOTE, "Power")
    desk.merge(ben.path)
    assert [(one["theme"], one["coder"]) for one in desk.passages()] == [("Power", "Ben")]
    kinds = {(one["kind"], one["table"]) for one in desk.open_conflicts()}
    assert ("removed", "theme") in kinds
    for one in desk.open_conflicts():
        desk.do("conflicts", "--settle", one["id"], "--keep", "1")
    assert desk.open_conflicts() == []
    assert "Power" in desk.themes()
    desk.assert_whole()


@pytest.mark.parametrize("act", [code, assess, describe, remove_document, change_themes])
def test_history_shows_what_was_undone_and_by_which_act(desk, act):
    act(desk)
    desk.undo()
    *_, done, undo = desk.do("history")
    assert done["undone_by"] == undo["operation"]
    assert undo["description"] == f"Undo: {done['description']}"
    desk.redo()
    *_, done, undo, redo = desk.do("history")
    assert undo["undone_by"] == redo["operation"]
    assert redo["description"] == f"Redo: {done['description']}"
    assert (done["undone_by"], redo["undone_by"]) == (None, None)
    desk.undo()
    *_, done, _undo, redo, again = desk.do("history")
    assert (done["undone_by"], redo["undone_by"]) == (undo["operation"], again["operation"])


def test_history_tells_of_each_file_of_an_import_that_it_was_undone(bare):
    bare.do("add", ARTICLES)
    bare.undo()
    *_, undo = listed = bare.do("history")
    files = [one for one in listed if one["description"].startswith("Import")]
    assert len(files) > 1
    assert {one["undone_by"] for one in files} == {undo["operation"]}
    bare.redo()
    assert sum(one["undone_by"] is not None for one in bare.do("history")) == 1


def test_what_an_undo_that_was_set_aside_took_back_is_done(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.do("theme", "add", "Power")
    desk.merge(ben.path)
    ben.undo()
    desk.merge(ben.path)
    added = next(one for one in desk.do("history") if one["description"] == "Add theme Power")
    assert added["undone_by"] is not None
    desk.undo()
    added = next(one for one in desk.do("history") if one["description"] == "Add theme Power")
    assert added["undone_by"] is None


def test_a_conflict_whose_settling_was_redone_is_told_as_settled(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.do("theme", "set", "Training", "--definition", "one")
    ben.do("theme", "set", "Training", "--definition", "two")
    desk.merge(ben.path)
    (one,) = desk.open_conflicts()
    desk.do("conflicts", "--settle", one["id"], "--keep", "1")
    desk.undo()
    assert [held["settled"] for held in desk.conflicts()] == [False]
    desk.redo()
    assert [held["settled"] for held in desk.conflicts()] == [True]


@settings(
    max_examples=4, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_random_acts_are_undone_and_redone(seed):
    """Each act, undo and redo in an opening of its own, on what a merge has brought before."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(["Lead", "Ana"])
        lead = team.copies["Lead"]
        for _ in range(8):
            act_once(team, dice, "Lead")
            act_once(team, dice, "Ana")
        with team.open("Lead") as project:
            merge_files(project, [team.copies["Ana"]])
            assume(not conflicts.any_open(project))  # an undo leaves them to people
        first, begun = kept_tables(lead), steps_of(team)
        for _ in range(18):
            act_once(team, dice, "Lead")
        last, steps = kept_tables(lead), steps_of(team) - begun
        for _ in range(steps):
            assert flip(team, next_undo).left_out == ()
        assert kept_tables(lead) == first
        for _ in range(steps):
            flip(team, next_redo)
        assert kept_tables(lead) == last
        with team.open("Lead") as project:
            assert next_redo(project) is None
            assert list(problems(project)) == []


def steps_of(team):
    """How many acts the lead has made."""
    with team.open("Lead") as project:
        mine = "SELECT count(*) FROM operation WHERE coder IS NULL OR coder = ?"
        return project.db.execute(mine, (project.me,)).fetchone()[0]


def act_once(team, dice, name):
    with team.open(name) as project:
        acts = Acts(project, dice)
        try:
            getattr(acts, dice.choice(OWN_ACTS))()
        except (CoderError, IndexError):
            return


def flip(team, find):
    with team.open("Lead") as project:
        return take_back(project, find(project))


OWN_ACTS = [
    "add_theme", "rename_theme", "define_theme", "give_key", "move_theme", "merge_theme",
    "remove_theme", "freeze", "add_document", "describe", "set_doi", "exclude", "study",
    "remove_document", "code", "code", "code", "recode", "border", "uncode", "memo", "assess",
    "finish", "reopen", "assign", "chart",
]  # fmt: skip


def test_who_has_a_copy_to_work_in_stays_a_reviewer(desk, tmp_path):
    zoe = desk.hand_out("Zoe", tmp_path / "zoe.coder")
    assert desk.undo()["left_out"] == ["Zoe has a copy to work in, and stays a reviewer."]
    assert "Zoe" in {one["coder"] for one in desk.do("coders")}
    zoe.merge(desk.path)
    zoe.code("marchbanks-2018", "Trainers consulted it before courses", "Support")
    zoe.assert_whole()
