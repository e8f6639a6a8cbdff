"""A language for cases: people at their copies of a project, and what comes of bringing them home.

Acts are typed as people type them. ``Case.together`` merges copies in every order and bracketing,
asserts all that must hold of any merge, and hands back what the first of them would see.
"""

import shutil
from itertools import permutations

from coder.merge.merging import merge_files
from coder.store.checking import problems
from coder.store.project import Project
from tests.cli.acts import Desk
from tests.histories.fold_oracle import operations_of, state_of

MARCHBANKS = "marchbanks-2018"
QUILLAN = "quillan-2016"
HOSHIKAWA = "hoshikawa-2021"

CONSULTED = "Trainers consulted it before courses and rarely during them"
SETTLED = "The handbook settled questions that had been settled anew by every pair"
VALUES = "Values tell a trainer what to want"
CHAIRS = "happens to a trainer happens between two chairs"
DIARY = "I kept a diary from the first day"
USUAL = "They cannot tell us what is usual"


class Case:
    """A lead's project, and everything that is made from it."""

    def __init__(self, terminal, folder, shelf):
        self.terminal = terminal
        self.folder = folder
        self.lead = self.desk("lead")
        shutil.copyfile(shelf, self.lead.path)

    def desk(self, name):
        """A place for a file; there may be none yet."""
        return Desk(self.terminal, self.folder / f"{name}.coder")

    def hand_out(self, name, *words, by=None):
        """A copy for somebody, who begins to work in it."""
        return (by or self.lead).hand_out(name, self.folder / f"{name.lower()}.coder", *words)

    def begin(self, name, *words):
        """A project that somebody begins alone."""
        desk = self.desk(name.lower())
        desk.do("new", "--coder", name, *words)
        return desk

    def copied(self, desk, name):
        """A file copied by the operating system."""
        copy = self.desk(name)
        shutil.copyfile(desk.path, copy.path)
        return copy

    def together(self, *desks):
        """Bring copies together in all ways there are; all must come to the same.

        Returns the desk at which the others were merged into the first, one after another.
        """
        outcomes = [outcome for order in permutations(desks) for outcome in self._outcomes(order)]
        everything = set().union(*(_journal(desk) for desk in desks))
        first = _whole_state(outcomes[0])
        for outcome in outcomes:
            assert _journal(outcome) == everything
            assert_alike(_whole_state(outcome), first)
            _assert_merging_again_brings_nothing(outcome, desks, first)
        assert_alike(seen_at(outcomes[-1]), seen_at(outcomes[0]))
        return outcomes[0]

    def _outcomes(self, order):
        """The ways to merge files in one order: one by one, at once, or the last ones first."""
        first, *rest = order
        yield self.merged(first, *([one] for one in rest))
        if len(rest) > 1:
            yield self.merged(first, rest)
            yield self.merged(first, [self.merged(rest[0], rest[1:])])

    def merged(self, base, *rounds):
        """A copy of a file into which others were merged, in one merge each round."""
        copy = self.desk(f"outcome-{len(list(self.folder.glob('outcome-*')))}")
        shutil.copyfile(base.path, copy.path)
        with Project(copy.path, write=True) as project:
            for others in rounds:
                merge_files(project, [desk.path for desk in others])
        return copy


def _whole_state(desk):
    """The state of a file that must be sound, in terms that are alike in every copy."""
    with Project(desk.path, write=False) as project:
        assert list(problems(project)) == []
        return state_of(project)


def _journal(desk):
    with Project(desk.path, write=False) as project:
        return operations_of(project)


def _assert_merging_again_brings_nothing(outcome, desks, state):
    with Project(outcome.path, write=True) as project:
        report = merge_files(project, [desk.path for desk in desks])
        assert state_of(project) == state
    assert [file.operations for file in report.files] == [0] * len(desks)
    assert report.backup is None


def seen_at(desk):
    """All that is shown to people of a project, whoever works in the copy."""
    return {
        "documents": desk.do("documents"), "themes": desk.do("themes"),
        "passages": desk.passages(), "matrix": desk.do("matrix"),
        "each": desk.do("matrix", "--coders", "each"), "conflicts": desk.conflicts(),
        "versions": desk.do("codebook", "list"), "history": desk.do("history"),
        "proposals": desk.do("proposals", "--all"),
    }  # fmt: skip


def assert_alike(one, other):
    """Two accounts by name agree; what does not is named."""
    for name, rows in other.items():
        assert one[name] == rows, name


def codings(desk):
    """Who coded what with which theme."""
    return {(one["coder"], one["quote"], one["theme"]) for one in desk.passages()}


def disputed(desk):
    """The open conflicts as (kind, table, field)."""
    return sorted((one["kind"], one["table"], one["field"]) for one in desk.open_conflicts())


def told(desk):
    """The sentences of the open conflicts."""
    return [one["about"] for one in desk.open_conflicts()]


def values(conflict):
    """Who holds which value of a conflict."""
    return [(one["coder"], one["told"]) for one in conflict["candidates"]]


def settle(desk, conflict, choice):
    """Settle a conflict by the number of a candidate; it must be over, and told as settled."""
    desk.do("conflicts", "--settle", conflict["id"], "--keep", choice)
    assert conflict["id"] not in {one["id"] for one in desk.open_conflicts()}
