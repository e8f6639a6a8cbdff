"""What a round froze is the same in every copy that has it all, whatever anybody does later."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.domain.errors import CoderError
from coder.domain.journal.ids import new_id
from coder.domain.round import RoundSettings
from coder.operations.rounds import freeze_round
from coder.store.project import Project
from coder.store.rounds import is_partial, known_now, missing, rounds
from coder.store.state_at import write_state
from tests.histories.fold_oracle import assert_is_fold, operations_of, state_of
from tests.histories.team import Acts, Team
from tests.histories.test_histories import PEOPLE, PHASES, play

STEPS = 14


@settings(suppress_health_check=list(HealthCheck), deadline=None, phases=PHASES)
@given(seed=st.integers(0, 2**32))
def test_a_round_never_changes(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(PEOPLE[:3])
        frozen = {}
        for number in range(STEPS):
            play(team, dice.choice(team.people), dice)
            with team.open("Lead") as project:
                if number % 4 == 1 and not is_partial(project):
                    lead_freezes(project, f"round {number}", frozen)
                whatever_then(project, dice)
            for name in team.people:
                with team.open(name) as project:
                    assert_as_frozen(team, project, frozen)


def whatever_then(project: Project, dice: random.Random) -> None:
    """Things after which a frozen state must not be another: merges taken back, and undo."""
    acts = Acts(project, dice)
    for name in dice.sample(["flip_a_merge", "undo", "code", "uncode", "remove_theme"], 2):
        try:
            getattr(acts, name)()
        except (CoderError, IndexError):  # there is nothing to do it with
            continue


def lead_freezes(project: Project, name: str, frozen: dict[str, object]) -> None:
    before = state_of(project), counted(project)
    freeze_round(project, name, RoundSettings())
    held = next(one for one in rounds(project) if one.name == name)
    frozen[held.id] = before


def assert_as_frozen(team: Team, project: Project, frozen: dict[str, object]) -> None:
    for held in rounds(project):
        if held.id not in frozen or missing(project, held.known):
            continue
        state, operations = frozen[held.id]
        path = team.folder / f"{new_id()}.coder"
        write_state(project, held.known, path)
        with Project(path, write=True) as found:
            assert_is_fold(found)
            assert operations_of(found) == operations
            assert state_of(found) == state
        path.unlink()


def counted(project: Project):
    """The operations that count, in terms that are alike in every copy."""
    path = project.path.with_name(f"{new_id()}.coder")
    write_state(project, known_now(project), path)
    with Project(path, write=False) as found:
        return operations_of(found)
