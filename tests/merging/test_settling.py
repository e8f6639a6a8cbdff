"""Settling: whatever is chosen, the question is over, here and wherever the files are merged."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coder.analysis.disputes import disputes
from coder.domain.errors import CoderError
from coder.merge.merging import merge_files
from coder.operations import settling
from coder.operations.rules import LATEST, LEAD
from coder.operations.undo import take_back_step
from coder.store import conflicts
from coder.store.history import next_redo, next_undo
from coder.store.project import Project
from tests.histories.fold_oracle import assert_is_fold, state_of
from tests.histories.team import Acts, Team


@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_every_choice_of_every_conflict_ends_it(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(["Lead", "Ana", "Ben"])
        for _ in range(3):
            for who in team.people:
                with team.open(who) as project:
                    acts = Acts(project, dice)
                    for _ in range(6):
                        acts.act()
            with team.open("Lead") as project:
                merge_files(project, [team.copies["Ana"], team.copies["Ben"]])
                found = conflicts.read(project)
                assert_told_in_words(project)
            for rule in (LATEST, LEAD):
                settle_all_in_a_copy(team, rule)
            for id_, conflict in found:
                for value in conflicts.choices(conflict):
                    settle_in_a_copy(team, id_, conflict, value)


def settle_in_a_copy(team, id_, conflict, value):
    path = team.folder / "choice.coder"
    shutil.copyfile(team.copies["Lead"], path)
    with Project(path, write=True) as project:
        before = state_of(project)
        try:
            settling.settle(project, conflict, value)
        except CoderError:  # it would join two themes, or give a key twice
            assert conflict.field in {"name", "parent", "key"}, conflict
            return
        assert_settled(project, id_)
        take_back_step(project, next_undo(project))
        assert_is_fold(project)
        assert state_of(project) == before, (conflict, value)
        take_back_step(project, next_redo(project))
        assert_settled(project, id_)
        merge_files(project, [team.copies[name] for name in team.people])
        assert_settled(project, id_)


def settle_all_in_a_copy(team, rule):
    path = team.folder / "choice.coder"
    shutil.copyfile(team.copies["Lead"], path)
    with Project(path, write=True) as project:
        before = state_of(project)
        found = conflicts.read(project)
        change = settling.settle_by_rule(project, rule, [conflict for _, conflict in found])
        left = {id_ for id_, _ in conflicts.read(project)} & {id_ for id_, _ in found}
        assert len(left) <= len(change.left_out)
        assert_is_fold(project)
        assert_told_in_words(project)
        if change.operation is not None:
            take_back_step(project, next_undo(project))
        assert state_of(project) == before
        assert_is_fold(project)


def assert_settled(project, id_):
    assert id_ not in {left for left, _ in conflicts.read(project)}
    assert_is_fold(project)
    assert_told_in_words(project)


def assert_told_in_words(project):
    ids = [row for (row,) in project.db.execute("SELECT DISTINCT row FROM change")]
    for told in disputes(project):
        said = [told.about, *(str(one.told) for one in told.candidates)]
        assert not any(row in text for row in ids for text in said), told
        assert told.settled or all(one.coder for one in told.candidates), told
