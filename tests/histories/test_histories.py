"""Random histories of several copies: whatever a team does, all come to the same.

The long run: python -m pytest tests/histories --hypothesis-profile=long
"""

import itertools
import json
import random
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coder.domain.journal.ids import new_id
from coder.merge.fetching import fetch, rehearse_fetch
from coder.merge.merging import merge_files, rehearse_merge
from coder.store import conflicts
from coder.store.coders import raw_coders
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.voided import voided
from tests.histories.fold_oracle import (
    as_if_all_counted,
    assert_is_fold,
    operations_of,
    state_of,
)
from tests.histories.team import Acts, Team

PEOPLE = ["Lead", "Ana", "Ben", "Cy"]
STEPS = 25


# A shorter history is found sooner by another seed than by shrinking this one.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(suppress_health_check=list(HealthCheck), deadline=None, phases=PHASES)
@given(seed=st.integers(0, 2**32), people=st.integers(3, 4), ahead=st.booleans())
def test_every_copy_of_a_team_comes_to_the_same(seed, people, ahead):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(PEOPLE[:people])
        if ahead:
            team.ahead.add("Ana")
        for _ in range(STEPS):
            play(team, dice.choice(team.people), dice)
        all_come_to_the_same(team, team.people[:3])


def play(team: Team, who: str, dice: random.Random) -> None:
    """One thing that happens in a team: a merge, a copy, a restored backup, or a few acts."""
    chance = dice.random()
    other = dice.choice([name for name in team.people if name != who])
    if chance < 0.12:
        merge_with_all_promises(team, who, other)
    elif chance < 0.17:
        fetch_with_all_promises(team, who, other)
    elif chance < 0.21:
        team.copy_over(other, who)
    elif chance < 0.24:
        team.back_up_or_restore(who)
    elif chance < 0.29:
        team.hand_out(who, other, blind=dice.random() < 0.7)
    with team.open(who) as project:
        assert_is_fold(project)
        acts = Acts(project, dice)
        for _ in range(dice.randrange(4)):
            acts.act()
            assert_is_fold(project)


def merge_with_all_promises(team: Team, who: str, other: str) -> None:
    with team.open(who) as project:
        foretold = rehearse_merge(project, [team.copies[other]])
        done = merge_files(project, [team.copies[other]])
        assert foretold.files == done.files
        assert foretold.conflicts == done.conflicts
        assert foretold.joined == done.joined
        assert_is_fold(project)
        before = state_of(project), operations_of(project)
        again = merge_files(project, [team.copies[other], project.path])
        assert [file.operations for file in again.files] == [0, 0]
        assert (state_of(project), operations_of(project)) == before


def fetch_with_all_promises(team: Team, who: str, other: str) -> None:
    """As a merge; and of who works blind, nothing of others' coding comes in."""
    with team.open(who) as project:
        foretold = rehearse_fetch(project, team.copies[other])
        mine = one_person(team, other, project.stored_me)
        theirs = work_of_others(project, mine)
        done = fetch(project, team.copies[other])
        # A document whose PDF would come may be removed by what comes.
        same = {"pdfs": 0, "backup": None, "number": None, "at": None, "rehearsed": False}
        assert replace(foretold, **same) == replace(done, **same)
        assert_is_fold(project)
        assert not done.blind or work_of_others(project, mine) <= theirs
        before = state_of(project), operations_of(project)
        again = fetch(project, team.copies[other])
        assert [file.operations for file in again.files] == [0]
        assert (state_of(project), operations_of(project)) == before


def one_person(team: Team, name: str, coder: str) -> list[str]:
    """The ids of a person, by what somebody's file says of two of them being one."""
    with team.open(name) as project:
        return raw_coders(project, coder)


def work_of_others(project: Project, mine: list[str]) -> set[tuple[str, int, int]]:
    """The changes, by sitting, sequence and place, of coding that is not of who has these ids."""
    rows = project.db.execute(
        """WITH mine AS MATERIALIZED (SELECT row FROM change WHERE kind = 'add'
          AND json_extract(fields, '$.coder') IN (SELECT value FROM json_each(?)))
        SELECT s.id, c.operation & 4294967295, c.k FROM change c
        JOIN session s ON s.n = c.operation >> 32
        WHERE c.tbl IN ('passage', 'coding', 'assessment', 'charted', 'memo', 'summary',
          'round', 'decision')
        AND c.row NOT IN (SELECT row FROM mine) AND c.row NOT IN (SELECT row FROM change
          WHERE kind = 'add' AND json_extract(fields, '$.passage') IN (SELECT row FROM mine))""",
        (json.dumps(mine),),
    )
    return set(rows.fetchall())


def all_come_to_the_same(team: Team, names: list[str]) -> None:
    """Merged in every order and bracketing, and in one go: equal rows, conflicts and operations."""
    everything = set()
    for name in names:
        with team.open(name) as project:
            everything |= operations_of(project)
    results = []
    for first, second, third in itertools.permutations(names):
        left = merged(team, merged(team, first, second), third)
        right = merged(team, first, merged(team, second, third))
        together = merged(team, first, second, third)
        results += [finally_of(team, name) for name in (left, right, together)]
    for state, operations in results:
        assert operations == everything
        for table, rows in state.items():
            assert rows == results[0][0][table], table


def merged(team: Team, one: str, *others: str) -> str:
    name = f"({'+'.join((one, *others))})"
    team.copies[name] = team.folder / f"{new_id()}.coder"
    team.copy_over(one, name, keep_me=False)
    with team.open(name) as project:
        merge_files(project, [team.copies[other] for other in others])
        assert_is_fold(project)
    return name


def finally_of(team: Team, name: str):
    with team.open(name) as project:
        assert_settled_stays_settled(project)
        return as_if_all_counted(project), operations_of(project)


def assert_settled_stays_settled(project: Project) -> None:
    """What somebody settled is asked again only because of someone who had not seen it.

    A settlement that was taken back does not count.
    """
    saw, taken_back = causality_of(project).saw, voided(project)
    settled = project.db.execute(
        "SELECT o.n, c.row, f.key FROM operation o JOIN change c ON c.operation = o.n"
        " JOIN json_each(c.fields) f WHERE o.kind = 'settle' AND c.kind = 'set'"
    ).fetchall()
    for _, conflict in conflicts.read(project):
        for operation, row, field in settled:
            if (row, field) == (conflict.row, conflict.field) and conflict.kind == "field":
                written = [candidate.operation for candidate in conflict.candidates]
                assert operation in taken_back or not all(saw(operation, one) for one in written)
