"""A team of copies on which random histories are played."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from coder.analysis.proposals import proposals
from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.decision import REASONS
from coder.domain.document import File
from coder.domain.errors import CoderError
from coder.domain.journal.ids import new_id
from coder.domain.round import RoundSettings
from coder.operations import (
    charting,
    codebook,
    coders,
    coding,
    deciding,
    documents,
    identity,
    memos,
    projects,
    readings,
    rounds,
    settling,
    summaries,
    themes,
    uncoding,
)
from coder.operations.coders import working_coder
from coder.operations.spot_answers import spot_answer
from coder.operations.undo import take_back_step
from coder.store import conflicts, copies, history, passages, rows, setting_aside
from coder.store import documents as stored_documents
from coder.store import themes as stored_themes
from coder.store.coders import coders as all_coders
from coder.store.coders import stored_coders
from coder.store.decisions import decisions
from coder.store.journal import act
from coder.store.project import Project
from coder.store.rounds import rounds as all_rounds

START = 1_790_000_000_000
YEAR = 365 * 24 * 60 * 60 * 1000
ATTRIBUTES: dict[str, charting.Settings] = {
    "Design": {},
    "Sample": {"kind": "number", "level": "study"},
    "Setting": {"kind": "one_of", "choices": ["RCT", "case"], "level": "study"},
}
NAMES = ["Training", "Guidance", "Support", "Group", "Mutual"]


class Team:
    """Copies of one project, each with a clock of its own."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder = folder
        self.random = dice
        self.ticks = 0
        self.ahead: set[str] = set()
        self.people: list[str] = []
        self.copies: dict[str, Path] = {}
        self.backups: dict[str, Path] = {}

    def clock(self, name: str) -> Callable[[], int]:
        def tick() -> int:
            self.ticks += 1
            return START + self.ticks + (YEAR if name in self.ahead else 0)

        return tick

    def open(self, name: str) -> Project:
        return Project(self.copies[name], write=True, clock=self.clock(name))

    def found(self, names: list[str]) -> None:
        """Make a project and hand it out."""
        self.people = names
        path = self.folder / "lead.coder"
        with projects.new_project(path, title="Review", lead="Lead") as project:
            for name in names[1:]:
                coders.add_coder(project, name)
            for number in range(2):
                add_document(project, f"doc{number}", f"sha{number}")
            for name in NAMES[:3]:
                themes.add_theme(project, name)
        self.copies[names[0]] = path
        for name in names[1:]:
            self.hand_out(names[0], name)

    def hand_out(self, giver: str, name: str, *, blind: bool = False) -> None:
        target = self.folder / f"{new_id()}.coder"
        with self.open(giver) as project:
            here = [one for _, one in stored_coders(project) if one.name == name]
            if not here:
                return
            coder = here[0]
            copies.write_project_copy(
                project, target, me=coder.id, light=True, blind_for=coder.id if blind else None
            )
        self.copies[name] = target

    def copy_over(self, source: str, target: str, *, keep_me: bool = True) -> None:
        """An operating-system copy over another copy; whoever works there stays who it is."""
        shutil.copyfile(self.copies[source], self.copies[target])
        if keep_me:
            with self.open(target) as project:
                here = [one for _, one in stored_coders(project) if one.name == target]
                if here:
                    coders.work_as(project, here[0])

    def back_up_or_restore(self, name: str) -> None:
        """Keep a copy of a file aside, or put the one that was kept in its place."""
        if name in self.backups:
            shutil.copyfile(self.backups.pop(name), self.copies[name])
        else:
            self.backups[name] = self.folder / f"{new_id()}.coder"
            shutil.copyfile(self.copies[name], self.backups[name])


def add_document(project: Project, key: str, sha256: str) -> None:
    with act(project, "import", f"Import {key}") as running:
        document = new_id()
        rows.add(running, "document", document, {"key": key, "title": key, "title_from": "page"})
        rows.add(
            running, "file", new_id(),
            {"document": document, "sha256": sha256, "name": f"{key}.pdf", "bytes": 1, "pages": 1},
        )  # fmt: skip


def anchor(start: int, end: int) -> str:
    return (
        f'{{"text":"t","start":{start},"end":{end},"quote":"q{start}","words":"q{start}",'
        f'"boxes":[[0,{start},0,{end},10]]}}'
    )


class Acts:
    """What one person does at random in one open copy."""

    def __init__(self, project: Project, dice: random.Random) -> None:
        self.project = project
        self.dice = dice
        self.me = self._me()

    def _me(self) -> Coder:
        return working_coder(self.project)

    def act(self) -> str:
        """One random act; what cannot be done now is passed over."""
        name = self.dice.choice(ACTS)
        try:
            getattr(self, name)()
        except (CoderError, IndexError) as error:
            return f"{name}: {error}"
        return name

    def theme(self):
        return self.dice.choice(stored_themes.themes(self.project))

    def document(self):
        return self.dice.choice(stored_documents.documents(self.project))

    def file(self) -> File:
        return self.dice.choice(stored_documents.files(self.project))

    def coding(self):
        found = self.project.db.execute(
            "SELECT c.id FROM coding c JOIN passage p ON p.id = c.passage WHERE p.coder = ?"
            " ORDER BY c.id", (self.me.id,),
        ).fetchall()  # fmt: skip
        return passages.coding(self.project, self.dice.choice(found)[0])

    def any_coding(self):
        found = self.project.db.execute("SELECT id FROM coding ORDER BY id").fetchall()
        return passages.coding(self.project, self.dice.choice(found)[0])

    def add_theme(self) -> None:
        name = self.dice.choice(NAMES)
        path = name if self.dice.random() < 0.5 else f"{self.theme().path} / {name}"
        themes.add_theme(self.project, path)

    def rename_theme(self) -> None:
        name = self.dice.choice([*NAMES, "Renamed"])
        themes.set_theme(self.project, self.theme(), {"name": name})

    def define_theme(self) -> None:
        themes.set_theme(
            self.project, self.theme(), {"definition": self.dice.choice(["a", "b", ""])}
        )

    def give_key(self) -> None:
        themes.set_theme(self.project, self.theme(), {"shortcut": self.dice.choice("12")})

    def move_theme(self) -> None:
        target = self.theme() if self.dice.random() < 0.8 else None
        themes.move_theme(self.project, self.theme(), target)

    def merge_theme(self) -> None:
        themes.merge_theme(self.project, self.theme(), self.theme())

    def remove_theme(self) -> None:
        themes.remove_theme(self.project, self.theme())

    def freeze(self) -> None:
        codebook.freeze(self.project, f"v{self.dice.randrange(1000)}")

    def blind(self) -> None:
        projects.set_blind(self.project, blind=self.dice.random() < 0.5)

    def add_document(self) -> None:
        number = self.dice.randrange(6)
        if stored_documents.file_with(self.project, f"sha{number}") is None:
            add_document(self.project, f"doc{number}", f"sha{number}")

    def describe(self) -> None:
        documents.describe_document(
            self.project, self.document(), {"title": self.dice.choice(["T", "U"])}
        )

    def set_doi(self) -> None:
        documents.describe_document(
            self.project, self.document(), {"doi": self.dice.choice(["10.5555/a", "10.5555/b", ""])}
        )

    def exclude(self) -> None:
        document = self.document()
        if document.excluded:
            documents.include(self.project, document)
        else:
            documents.exclude(self.project, document, self.dice.choice(["off topic", "no data"]))

    def study(self) -> None:
        documents.set_study(self.project, self.document(), self.dice.choice(["S1", "S2", ""]))

    def remove_document(self) -> None:
        documents.remove_document(self.project, self.document())

    def code(self) -> None:
        start = self.dice.randrange(5) * 10
        coding.code_passage(
            self.project, self.file(), anchor(start, start + 5),
            themes=[self.theme()], coder=self.me,
            memo=self.dice.choice([None, None, "note"]),
        )  # fmt: skip

    def recode(self) -> None:
        coding.recode(self.project, self.coding(), self.theme())

    def border(self) -> None:
        start = self.dice.randrange(50)
        coding.move_border(self.project, self.coding(), anchor(start, start + 7))

    def uncode(self) -> None:
        uncoding.uncode(self.project, self.coding())

    def memo(self) -> None:
        held = self.any_coding()
        memos.write_memo(
            self.project, table="passage", row=held.passage, coder=self.me.id,
            text=self.dice.choice(["x", "y", ""]),
        )  # fmt: skip

    def assess(self) -> None:
        readings.assess(
            self.project, self.document(), self.theme(), self.me,
            state=self.dice.choice(["absent", "unclear", None]),
            note=self.dice.choice([None, "n", ""]),
        )  # fmt: skip

    def finish(self) -> None:
        readings.finish(
            self.project, self.document(), self.me, rest=self.dice.choice([None, "absent"])
        )

    def reopen(self) -> None:
        readings.reopen(self.project, self.document(), self.me)

    def assign(self) -> None:
        everyone = all_coders(self.project)
        readings.assign(self.project, [self.document()], self.dice.choice(everyone))

    def attribute(self, name: str | None = None) -> Attribute:
        """One of three attributes, which is made if it is not there."""
        wanted = name or self.dice.choice(sorted(ATTRIBUTES))
        found = charting.find_attribute(self.project, wanted)
        if found is None:
            charting.add_attribute(self.project, wanted, **ATTRIBUTES[wanted])
            found = charting.find_attribute(self.project, wanted)
        return found

    def chart(self) -> None:
        passage = None
        if self.dice.random() < 0.4:
            passage = self.dice.choice(["", self.any_coding().passage])
        charting.chart(
            self.project, self.document(), self.attribute(), self.me,
            self.dice.choice(["RCT", "case", "12", ""]), passage=passage,
        )  # fmt: skip

    def chart_passage(self) -> None:
        start = self.dice.randrange(5) * 10
        charting.chart_passage(
            self.project, self.file(), anchor(start, start + 5), self.attribute(), self.me,
            self.dice.choice(["RCT", "12"]),
        )  # fmt: skip

    def change_attribute(self) -> None:
        change = self.dice.choice(
            [
                {"name": self.dice.choice(["Design", "Method"])},
                {"kind": self.dice.choice(["text", "number"])},
                {"kind": "one_of", "choices": ["RCT", "case", "12"]},
                {"level": self.dice.choice(["study", "document"])},
                {"required": self.dice.random() < 0.5, "definition": self.dice.choice(["a", ""])},
            ]
        )
        charting.change_attribute(self.project, self.attribute(), **change)

    def rename_choice(self) -> None:
        charting.rename_choice(
            self.project, self.attribute("Setting"), self.dice.choice(["RCT", "case"]), "trial"
        )

    def move_attribute(self) -> None:
        charting.move_attribute(self.project, self.attribute(), before=self.attribute())

    def remove_attribute(self) -> None:
        charting.remove_attribute(self.project, self.attribute())

    def summarise(self) -> None:
        summaries.summarise(
            self.project, self.document(), self.theme(), self.me,
            self.dice.choice(["It helped.", "See [doc0:LE1].", ""]),
            consensus=self.dice.random() < 0.3,
        )  # fmt: skip

    def freeze_round(self) -> None:
        settings = RoundSettings(
            coders=tuple(one.id for one in all_coders(self.project))[:2],
            limits=self.dice.choice([{}, {"alpha": 0.8}]),
        )
        rounds.freeze_round(self.project, f"r{self.dice.randrange(50)}", settings)

    def rename_round(self) -> None:
        held = self.dice.choice(all_rounds(self.project))
        rounds.rename_round(self.project, held, f"r{self.dice.randrange(50)}")

    def remove_round(self) -> None:
        rounds.remove_round(self.project, self.dice.choice(all_rounds(self.project)))

    def coefficients(self) -> None:
        rounds.switch_coefficients(self.project, on=self.dice.random() < 0.5)

    def grounds(self) -> deciding.Grounds:
        held = [one.id for one in all_rounds(self.project)]
        return deciding.Grounds(
            self.dice.choice([None, *REASONS]), self.dice.choice(["", "we talked"]),
            self.dice.choice(["", "Ana, Ben"]), self.dice.choice([None, *held]),
        )  # fmt: skip

    def decide_spot(self) -> None:
        """Decide about all codings of one theme in a document, or about one of them."""
        one = self.any_coding()
        held = stored_documents.file(self.project, one.file)
        document = stored_documents.document(self.project, held.document)
        shown = stored_documents.shown(self.project, one.theme)
        theme = stored_themes.some_themes(self.project, [shown])[0]
        chosen = self.dice.choice([one.coder, self.me.id])
        outcome = self.dice.choice(["coder", "union", "other theme", "none", "defer"])
        other = self.theme() if outcome == "other theme" else theme
        answer = spot_answer(self.project, [one.id], outcome, theme=other.id, chosen=chosen)
        ruling = deciding.of_spot(self.project, document, theme, [one.id], answer)
        deciding.decide(self.project, [ruling], self.me, self.grounds())

    def decide_cells(self) -> None:
        """Decide about several cells in one act."""
        rulings = [
            deciding.of_cell(
                self.document(), self.theme(), self.dice.choice(["present", "absent", None])
            )
            for _ in range(self.dice.randrange(1, 4))
        ]
        deciding.decide(self.project, rulings, self.me, self.grounds())

    def decide_value(self) -> None:
        value = self.dice.choice(["RCT", "12", "", None])
        ruling = deciding.of_value(self.document(), self.attribute(), value)
        deciding.decide(self.project, [ruling], self.me, self.grounds())

    def open_again(self) -> None:
        deciding.open_again(self.project, [self.dice.choice(decisions(self.project))])

    def undo(self) -> None:
        step = history.next_undo(self.project)
        if step is not None:
            self._flip(step)

    def redo(self) -> None:
        step = history.next_redo(self.project)
        if step is not None:
            self._flip(step)

    def _flip(self, step: history.Step) -> None:
        if step.kind == history.MERGE:
            setting_aside.flip_merge(self.project, step.operations[0])
        else:
            take_back_step(self.project, step)

    def flip_a_merge(self) -> None:
        """Take back any merge, or bring it back, whatever came after it."""
        last = dict(
            self.project.db.execute(
                "SELECT ranges, max(n) FROM merged WHERE ranges != '[]' GROUP BY ranges"
            ).fetchall()
        )
        setting_aside.flip_merge(self.project, self.dice.choice(sorted(last.values())))

    def answer(self) -> None:
        """Accept or decline what is proposed, or think better of what was answered."""
        proposal = self.dice.choice(proposals(self.project))
        self.dice.choice([identity.accept, identity.decline])(self.project, proposal)

    def join_or_part(self) -> None:
        """Whatever somebody may say of two documents, themes or people."""
        table = self.dice.choice(["coder", "coder", "document", "theme"])
        found = self.project.db.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
        (one,), (other,) = self.dice.choice(found), self.dice.choice(found)
        self.dice.choice([identity.join, identity.join, identity.part])(
            self.project, table, (one, other)
        )

    def settle(self) -> None:
        _, conflict = self.dice.choice(conflicts.read(self.project))
        settling.settle(self.project, conflict, self.dice.choice(conflicts.choices(conflict)))


_WEIGHTS = {
    "add_theme": 6, "rename_theme": 4, "define_theme": 5, "give_key": 5, "move_theme": 5,
    "merge_theme": 2, "remove_theme": 1, "freeze": 1, "blind": 1, "add_document": 3, "describe": 4,
    "set_doi": 3, "exclude": 2, "study": 2, "remove_document": 1, "code": 14, "recode": 5,
    "border": 5, "uncode": 4, "memo": 5, "assess": 6, "finish": 3, "reopen": 2, "assign": 2,
    "chart": 6, "chart_passage": 3, "change_attribute": 3, "rename_choice": 1,
    "move_attribute": 1, "remove_attribute": 1, "summarise": 5, "undo": 6, "redo": 3, "settle": 5,
    "flip_a_merge": 3, "answer": 4, "join_or_part": 6, "freeze_round": 6, "rename_round": 2,
    "remove_round": 1, "coefficients": 1, "decide_spot": 6, "decide_cells": 5, "decide_value": 4,
    "open_again": 3,
}  # fmt: skip

ACTS = [name for name, weight in _WEIGHTS.items() for _ in range(weight)]
