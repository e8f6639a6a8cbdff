"""Before a merge is taken back, it is told what goes and what rests: exactly that happens."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coder.analysis.dependants import depending_on
from coder.domain.journal.tables import KEPT, LARGE
from coder.merge.merging import merge_files
from coder.merge.steps import take_back
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.documents import remove_document
from coder.store.documents import documents, files
from coder.store.history import MERGE, Step
from coder.store.merges import merges
from coder.store.themes import themes as all_themes
from tests.histories.fold_oracle import assert_is_fold
from tests.histories.team import Acts, Team, add_document, anchor


def ids(project, table):
    return {row for (row,) in project.db.execute(f"SELECT id FROM {table}")}


def removed_by_someone(project):
    """Rows that live on only because something stands on them, or while nobody answered."""
    rows = project.db.execute("SELECT row FROM change WHERE kind = 'remove'")
    return {row for (row,) in rows}


def flip(project, merge):
    step = Step(MERGE, "Merge", (merge.last,), merge.number, merge.at)
    return take_back(project, step)


@settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_what_is_told_to_go_or_rest_is_what_goes_and_rests(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), dice)
        team.found(["Lead", "Ana", "Ben"])
        for _ in range(3):
            for name in ("Lead", "Ana", "Ben"):
                with team.open(name) as project:
                    acts = Acts(project, dice)
                    for _ in range(8):
                        acts.act()
            with team.open("Lead") as project:
                merge_files(project, [team.copies[dice.choice(["Ana", "Ben"])]])
            with team.open("Ana") as project:
                merge_files(project, [team.copies["Lead"]])
        with team.open("Lead") as project:
            for merge in merges(project):
                if merge.counts:
                    check(project, merge)


def check(project, merge):
    """Take a merge back, and compare; then bring it back."""
    told = depending_on(project, merge.number)
    leaving = dict(project.db.execute("SELECT row, rests FROM leaving").fetchall())
    before = {table.name: ids(project, table.name) for table in KEPT}
    flip(project, merge)
    for table in KEPT:
        gone = before[table.name] - ids(project, table.name)
        assert leaving.keys() & before[table.name] <= gone, table.name
        assert gone - leaving.keys() <= removed_by_someone(project), table.name
    resting = {row for (row,) in project.db.execute("SELECT row FROM resting")}
    for table in LARGE:
        rest = {row for row in before[table.name] if leaving.get(row)}
        assert sum(one.counts.get(table.name, 0) for one in told.waiting) == len(rest)
        assert rest - removed_by_someone(project) <= resting
    (held,) = [one for one in merges(project) if one.number == merge.number]
    assert not depending_on(project, merge.number).going
    flip(project, held)
    for table in KEPT:
        assert ids(project, table.name) == before[table.name]


def test_coding_of_a_document_that_others_removed_is_back_when_the_document_is(tmp_path):
    team = Team(tmp_path, random.Random(1))
    team.found(["Lead", "Ana"])
    with team.open("Ana") as project:
        add_document(project, "new", "new")
    with team.open("Lead") as project:
        merge_files(project, [team.copies["Ana"]])
        file = next(one for one in files(project) if one.sha256 == "new")
        theme, me = all_themes(project)[0], working_coder(project)
        code_passage(project, file, anchor(0, 5), themes=[theme], coder=me)
    with team.open("Ana") as project:
        remove_document(project, next(one for one in documents(project) if one.key == "new"))
    with team.open("Lead") as project:
        merge_files(project, [team.copies["Ana"]])
        brought = next(one for one in merges(project) if one.number == 1)
        assert ids(project, "coding")
        flip(project, brought)
        assert not ids(project, "coding")
        flip(project, next(one for one in merges(project) if one.number == 1))
        assert ids(project, "coding")
        assert_is_fold(project)
