"""Random histories on an article with two builds: passages stand in one place in every copy."""

import itertools
import random
import shutil
import tempfile
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coder.analysis.matrix import matrix
from coder.analysis.passages import passages
from coder.cli.main import main
from coder.domain.quoting.anchor import describe, to_json
from coder.merge.merging import merge_files
from coder.merge.steps import take_back
from coder.operations import coding, placing, uncoding
from coder.operations.coders import working_coder
from coder.operations.documents import choose_reading_copy
from coder.operations.identity import join
from coder.store import blobs, placements
from coder.store import passages as stored
from coder.store.checking import problems
from coder.store.documents import documents, files, files_of
from coder.store.history import next_undo
from coder.store.project import Project
from coder.store.themes import themes
from tests.another_build import another_build
from tests.cli.acts import ARTICLES

PEOPLE = ("Ana", "Ben", "Cy")
STEPS = 12
WORDS = 9


@cache
def review() -> Path:
    """A project with one article in two builds, made once."""
    folder = Path(tempfile.mkdtemp())
    other = another_build(
        folder, "quillan-2016", journal="annals",
        changes=[("2016; 5: 12–14", "2016; 5: 12–13"), ("was told that teachers do", "heard so")],
    )  # fmt: skip
    path = folder / "review.coder"
    with redirect_stdout(StringIO()):
        assert main(["new", str(path), "--coder", "Ana", "--codebook", "co-production"]) == 0
        assert main(["add", str(path), str(ARTICLES / "quillan-2016.pdf"), str(other)]) == 0
    with Project(path, write=True) as project:
        one, two = (document.id for document in documents(project))
        join(project, "document", (one, two))
    with redirect_stdout(StringIO()):
        for name in PEOPLE[1:]:
            assert main(["copy", str(path), str(folder / f"{name}.coder"), "--for", name]) == 0
    return folder


class Reviewer:
    """Somebody who marks, places and changes their mind, at random."""

    def __init__(self, project: Project, dice: random.Random) -> None:
        self.project, self.dice = project, dice
        (self.document,) = documents(project)

    def act(self) -> None:
        acts = [self.mark, self.mark, self.place, self.nowhere, self.forget, self.border,
                self.uncode, self.read_another, self.undo]  # fmt: skip
        self.dice.choice(acts)()

    def anchor(self, file) -> str:
        text = blobs.text(self.project, file.text)
        whole = text.whole()
        start = whole.index(" ", self.dice.randrange(len(whole) - 300)) + 1
        end = start
        for _ in range(WORDS):
            end = whole.index(" ", end + 1)
        return to_json(describe(text, file.text, start, end))

    def mark(self) -> None:
        file = self.dice.choice(files(self.project))
        theme = self.dice.choice(themes(self.project))
        coding.code_passage(
            self.project, file, self.anchor(file), themes=[theme],
            coder=working_coder(self.project),
        )  # fmt: skip

    def placed(self):
        return sorted(row.passage for row in placements.all_placed(self.project))

    def place(self) -> None:
        if held := self.placed():
            read = files_of(self.project, self.document.id)[0]
            placing.place(self.project, self.dice.choice(held), self.anchor(read))

    def nowhere(self) -> None:
        if held := self.placed():
            placing.place(self.project, self.dice.choice(held), None)

    def forget(self) -> None:
        if held := self.placed():
            placing.forget_place(self.project, self.dice.choice(held))

    def codings(self):
        return sorted(one.coding for one in passages(self.project))

    def border(self) -> None:
        if held := self.codings():
            read = files_of(self.project, self.document.id)[0]
            one = stored.coding(self.project, self.dice.choice(held))
            coding.move_border(self.project, one, self.anchor(read))

    def uncode(self) -> None:
        if held := self.codings():
            one = stored.coding(self.project, self.dice.choice(held))
            uncoding.uncode(self.project, one)

    def read_another(self) -> None:
        file = self.dice.choice(files(self.project))
        choose_reading_copy(self.project, self.document, file)

    def undo(self) -> None:
        step = next_undo(self.project)
        # What the review began with stays: the reviewers, and that both builds are one document.
        if step is not None and not step.description.startswith(("Add", "Say that", "Import")):
            take_back(self.project, step)


def shown(project: Project):
    return (
        sorted(placements.all_placed(project)),
        [one.as_json() for one in passages(project)],
        matrix(project).as_json(),
    )


@settings(suppress_health_check=list(HealthCheck), deadline=None, phases=(Phase.generate,))
@given(seed=st.integers(0, 2**32))
def test_passages_stand_in_one_place_in_every_copy(seed):
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copyfile(review() / "review.coder", folder / "Ana.coder")
        for person in PEOPLE[1:]:
            shutil.copyfile(review() / f"{person}.coder", folder / f"{person}.coder")
        copies = {person: folder / f"{person}.coder" for person in PEOPLE}
        for _ in range(STEPS):
            who, other = dice.sample(PEOPLE, 2)
            with Project(copies[who], write=True) as project:
                if dice.random() < 0.2:
                    merge_files(project, [copies[other]])
                reviewer = Reviewer(project, dice)
                for _ in range(dice.randrange(3)):
                    reviewer.act()
                assert not [one for one in problems(project) if one.kind != "database"]
        found = []
        for order in itertools.permutations(PEOPLE):
            mine = folder / f"of {order[0]}.coder"
            shutil.copyfile(copies[order[0]], mine)
            with Project(mine, write=True) as project:
                for other in order[1:]:
                    merge_files(project, [copies[other]])
                found.append(shown(project))
                assert list(problems(project)) == []
        assert all(one == found[0] for one in found)
