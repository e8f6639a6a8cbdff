"""Rounds: what they freeze, who may, and what is computed from them later."""

from itertools import count

import pytest

from coder.domain.errors import CoderError
from coder.domain.round import Known, RoundSettings
from coder.merge.merging import merge_files
from coder.operations import coding, themes, uncoding
from coder.operations.coders import add_coder, find_coder, work_as
from coder.operations.deciding import Grounds, decide, of_cell
from coder.operations.projects import new_project
from coder.operations.rounds import (
    find_round,
    freeze_round,
    remove_round,
    rename_round,
    switch_coefficients,
)
from coder.store import copies
from coder.store.documents import documents, files
from coder.store.merges import merges
from coder.store.passages import coding as stored_coding
from coder.store.project import Project
from coder.store.round_states import state_of_round, states_folder
from coder.store.rounds import has_coefficients, known_now, missing, rounds
from coder.store.setting_aside import flip_merge
from coder.store.themes import themes as all_themes
from tests.histories.fold_oracle import state_of
from tests.histories.team import anchor
from tests.operations.test_joined_rows import add_document
from tests.operations.test_undo import undo


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as opened:
        add_coder(opened, "Ben")
        add_document(opened, "ali-2022", "sha")
        themes.add_theme(opened, "Training")
        yield opened


def code(project: Project, start: int) -> str:
    change = coding.code_passage(
        project, files(project)[0], anchor(start, start + 5),
        themes=[all_themes(project)[0]], coder=find_coder(project, "Ana"),
    )  # fmt: skip
    return change.ids("coding")[0]


def frozen(project: Project, name: str = "Pilot", **settings):
    [row] = freeze_round(project, name, RoundSettings(**settings)).ids("round")
    return next(one for one in rounds(project) if one.id == row)


@pytest.mark.parametrize("passed", [0, -1_000])  # milliseconds by this machine's clock
def test_they_stand_in_the_order_in_which_they_were_frozen(tmp_path, passed):
    times = count(1_800_000_000_000, passed)
    with new_project(tmp_path / "r.coder", title="Review", lead="Ana") as project:
        project.clock = lambda: next(times)
        names = [f"Round {number}" for number in range(12)]
        for name in names:
            freeze_round(project, name, RoundSettings())
        assert [one.name for one in rounds(project)] == names


def codings_in(project: Project, held) -> int:
    with state_of_round(project, held) as state:
        return state.db.execute("SELECT count(*) FROM coding").fetchone()[0]


def test_a_round_keeps_what_was_settled_beforehand(project):
    ana, ben = (find_coder(project, name).id for name in ("Ana", "Ben"))
    document = documents(project)[0].id
    held = frozen(
        project, coders=(ana, ben), documents=(document,), unit="words", limits={"alpha": 0.8},
        sampling="a fifth, at random",
    )  # fmt: skip
    assert held.settings == RoundSettings(
        (ana, ben), (document,), "words", {"alpha": 0.8}, sampling="a fifth, at random"
    )
    assert (held.name, held.coder_name) == ("Pilot", "Ana")
    assert frozen(project, "Plain").settings == RoundSettings()


def test_only_a_lead_freezes_renames_and_removes(project):
    held = frozen(project)
    work_as(project, find_coder(project, "Ben"))
    for what, act in (
        ("freeze a round", lambda: frozen(project, "Other")),
        ("rename a round", lambda: rename_round(project, held, "Other")),
        ("remove a round", lambda: remove_round(project, held)),
        ("switch coefficients off", lambda: switch_coefficients(project, on=False)),
    ):
        with pytest.raises(CoderError, match=f"Only a lead may {what}"):
            act()


def test_names_are_given_once_and_settings_make_sense(project):
    held = frozen(project)
    with pytest.raises(CoderError, match="There is a round 'Pilot' already"):
        frozen(project, "pilot ")
    with pytest.raises(CoderError, match="no unit"):
        frozen(project, "Other", unit="letters")
    with pytest.raises(CoderError, match="agrees with nobody"):
        frozen(project, "Other", coders=("one",))
    with pytest.raises(CoderError, match="between -1 and 1"):
        frozen(project, "Other", limits={"alpha": 80.0})
    rename_round(project, held, "First")
    assert find_round(project, "first").id == find_round(project, held.id[:30]).id == held.id
    with pytest.raises(CoderError, match="There is no round 'Pilot'"):
        find_round(project, "Pilot")


def test_a_round_on_which_something_was_decided_stays(project):
    held = frozen(project)
    cell = of_cell(documents(project)[0], all_themes(project)[0], "absent")
    decide(project, [cell], find_coder(project, "Ana"), Grounds(round=held.id))
    with pytest.raises(CoderError, match="1 decision stood on round Pilot"):
        remove_round(project, held)
    undo(project)
    remove_round(project, held)
    assert rounds(project) == []
    undo(project)
    assert rounds(project) == [held]


def test_what_is_done_later_or_undone_does_not_touch_it(project):
    first = code(project, 0)
    held = frozen(project)
    code(project, 10)
    uncoding.uncode(project, stored_coding(project, first))
    themes.remove_theme(project, all_themes(project)[0])
    assert codings_in(project, held) == 1
    undo(project)
    assert codings_in(project, held) == 1


def test_what_was_taken_back_before_belongs_not_and_what_is_taken_back_later_does(
    project, tmp_path
):
    ben = tmp_path / "ben.coder"
    copies.write_project_copy(
        project, ben, me=find_coder(project, "Ben").id, light=True, blind_for=None
    )
    with Project(ben, write=True) as other:
        for start in (20, 30):  # in one sitting
            code(other, start)
            merge_files(project, [ben])
    code(project, 0)
    with_ben = frozen(project, "With Ben")
    flip_merge(project, min(one.number for one in merges(project)))
    without = frozen(project, "Without")
    assert [(first, last) for _, first, last in without.known.without] == [(1, 1)]
    assert (codings_in(project, with_ben), codings_in(project, without)) == (3, 2)
    merge_files(project, [ben])
    assert (codings_in(project, with_ben), codings_in(project, without)) == (3, 2)


def test_a_round_is_not_computed_while_acts_of_it_are_missing(project, tmp_path):
    held = frozen(project)
    assert missing(project, held.known) == 0
    more = Known({**held.known.upto, "a sitting elsewhere": 3}, (("a sitting elsewhere", 2, 2),))
    assert missing(project, more) == 2
    with (
        pytest.raises(CoderError, match=r"The round “Pilot” is incomplete .* lacks 2 acts of it"),
        state_of_round(project, type(held)(held.id, "Pilot", "", "", "", more, held.settings)),
    ):
        pass


def test_a_round_is_not_frozen_where_parts_of_acts_are_missing(project, tmp_path):
    coding.code_by_name(
        project,
        files(project)[0],
        anchor(0, 5),
        paths=["New"],
        coder=find_coder(project, "Ana"),
    )  # fmt: skip - one act that makes a theme, which travels, and a coding, which does not
    ben = tmp_path / "ben.coder"
    id_ = find_coder(project, "Ben").id
    with Project(project.path, write=False) as open_twice:
        copies.write_project_copy(open_twice, ben, me=id_, light=True, blind_for=id_)
    with Project(ben, write=True) as blind:
        work_as(blind, find_coder(blind, "Ana"))
        with pytest.raises(CoderError, match="lacks a part of what others did"):
            frozen(blind)


def test_a_state_is_kept_and_read_again_and_made_anew_if_it_is_damaged(project):
    code(project, 0)
    held = frozen(project)
    code(project, 10)
    with state_of_round(project, held) as state:
        first, kept = state_of(state), state.path
    assert kept.parent == states_folder(project.id)
    before = kept.stat().st_ino
    assert codings_in(project, held) == 1
    assert kept.stat().st_ino == before
    kept.write_bytes(b"nothing")
    with state_of_round(project, held) as state:
        assert state_of(state) == first


def test_only_the_states_that_were_read_last_are_kept(project):
    for number in range(9):
        code(project, 10 * number)
        assert codings_in(project, frozen(project, f"r{number}")) == number + 1
    assert len(list(states_folder(project.id).glob("*"))) == 6


def test_where_nothing_can_be_kept_the_state_is_made_each_time(project):
    held = frozen(project)
    folder = states_folder(project.id)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    assert codings_in(project, held) == 0


def test_the_set_is_written_as_it_is_read(project):
    code(project, 0)
    known = known_now(project)
    assert Known.from_json(known.as_json()) == known
    assert known.size == project.db.execute("SELECT count(*) FROM operation").fetchone()[0]


def test_a_project_can_do_without_coefficients(project):
    assert has_coefficients(project)
    switch_coefficients(project, on=False)
    assert not has_coefficients(project)
    undo(project)
    assert has_coefficients(project)
