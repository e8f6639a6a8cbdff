"""Whoever decides in whatever copies: all come to the same, and to the words of one person."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.domain.errors import CoderError
from coder.merge.merging import merge_files
from coder.store import conflicts
from coder.store.project import Project
from tests.histories.fold_oracle import assert_is_fold, operations_of
from tests.histories.team import Acts, Team
from tests.histories.test_histories import PHASES, finally_of, merged

PEOPLE = ["Lead", "Ana", "Ben"]
DECIDING = ("decide_spot", "decide_cells", "decide_value", "open_again", "settle", "undo", "redo")
STEPS = 12
_WHOLE = "id, answer, reason, comment, present, coder, made_at, round"


@settings(suppress_health_check=list(HealthCheck), deadline=None, phases=PHASES)
@given(seed=st.integers(0, 2**32))
def test_a_decision_is_what_one_person_said_in_every_copy(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(PEOPLE)
        with team.open("Lead") as project:
            acts = Acts(project, dice)
            for name in ("code", "code", "attribute", "freeze_round"):
                getattr(acts, name)()
        for name in PEOPLE[1:]:
            team.hand_out("Lead", name)
        said: set[tuple[object, ...]] = set()
        for _ in range(STEPS):
            decide_or_merge(team, dice, said)
        results = [finally_of(team, merged(team, *order)) for order in orders()]
        assert all(result == results[0] for result in results)
        settle_all(team, merged(team, *PEOPLE), said)


def orders():
    return [("Lead", "Ana", "Ben"), ("Ben", "Ana", "Lead"), ("Ana", "Lead", "Ben")]


def decide_or_merge(team: Team, dice: random.Random, said: set[tuple[object, ...]]) -> None:
    who, other = dice.sample(PEOPLE, 2)
    with team.open(who) as project:
        if dice.random() < 0.3:
            merge_files(project, [team.copies[other]])
            assert shown(project) <= said
        acts = Acts(project, dice)
        for _ in range(dice.randrange(1, 4)):
            try:
                getattr(acts, dice.choice(DECIDING))()
            except (CoderError, IndexError):  # there is nothing to do it with
                continue
            said |= shown(project)
        assert_is_fold(project)


def settle_all(team: Team, name: str, said: set[tuple[object, ...]]) -> None:
    """Whatever is chosen is one person's decision; and it is over in the others' copies too."""
    with team.open(name) as project:
        assert shown(project) <= said
        acts = Acts(project, random.Random(1))
        for _ in conflicts.read(project) * 2:
            if conflicts.read(project):
                acts.settle()
            assert shown(project) <= said
        assert conflicts.read(project) == []
        assert_is_fold(project)
        operations = operations_of(project)
    with team.open("Ana") as project:
        merge_files(project, [team.copies[name]])
        assert conflicts.read(project) == []
        assert operations_of(project) == operations
        assert_is_fold(project)


def shown(project: Project) -> set[tuple[object, ...]]:
    return set(project.db.execute(f"SELECT {_WHOLE} FROM decision").fetchall())
