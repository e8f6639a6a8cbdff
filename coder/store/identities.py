"""What people said, or rules brought about, of rows that are one thing."""

from dataclasses import dataclass
from typing import Final

from coder.domain.journal.identity import DIFFERENT, SAME, Pair, identity_id, pair_of
from coder.store import rows
from coder.store.aside import counts
from coder.store.coders import SHOWN_AS
from coder.store.journal import Act
from coder.store.project import Project

KINDS: Final = ("document", "theme", "coder")
"""What may be two rows and one thing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether two stored rows are one thing, and who said so."""

    kind: str
    one: str
    other: str
    answer: str  # same, different
    coder: str | None = None  # name; None where a rule joined them
    made_at: str | None = None

    @property
    def id(self) -> str:
        """That of the row of ``identity``, which there may not be yet."""
        return identity_id(self.one, self.other)


def answers(project: Project) -> list[Answer]:
    """All that is settled of rows that are, or may be, one thing: by people and by rules."""
    written = {(one.kind, pair_of(one.one, one.other)): one for one in _written(project)}
    by_rule = {(one.kind, pair_of(one.one, one.other)): one for one in _by_rule(project)}
    held = {**by_rule, **written}
    there = {
        (kind, row) for kind in KINDS for (row,) in project.db.execute(f"SELECT id FROM {kind}")
    }
    return [
        held[key]
        for key in sorted(held)
        if {(key[0], held[key].one), (key[0], held[key].other)} <= there
    ]


def kept_apart(project: Project) -> set[Pair]:
    """The pairs of rows, as they are shown, that somebody said are two things."""
    found = project.db.execute(
        f"SELECT {SHOWN_AS.format('one')}, {SHOWN_AS.format('other')} FROM identity"
        " WHERE answer = ?",
        (DIFFERENT,),
    )
    return {pair_of(one, other) for one, other in found}


def members(project: Project, kind: str, row: str) -> list[str]:
    """The stored rows of a table that are one thing with a row, itself included."""
    found = project.db.execute(
        f"SELECT id FROM {kind} WHERE {SHOWN_AS.format('id')} = {SHOWN_AS.format('?1')}"
        " ORDER BY id",
        (row,),
    )
    return [one for (one,) in found]


def answers_between(
    project: Project, rows_here: list[str], rows_there: list[str]
) -> list[tuple[Pair, str]]:
    """What was said of any row of one side and any of the other."""
    pairs = {pair_of(one, other) for one in rows_here for other in rows_there}
    found = project.db.execute("SELECT one, other, answer FROM identity ORDER BY id")
    return [((one, other), answer) for one, other, answer in found if (one, other) in pairs]


def write_answer(running: Act, kind: str, pair: Pair, answer: str) -> None:
    """Write down whether two stored rows are one thing."""
    one, other = pair_of(*pair)
    fields = {"kind": kind, "one": one, "other": other, "answer": answer}
    rows.put(running, "identity", identity_id(one, other), fields)


def write_down_joins(running: Act, kind: str) -> None:
    """Write down the joinings by rule that are in force among themes or documents.

    A later rename would otherwise dissolve what everybody has taken for one thing.
    """
    for joined in _by_rule(running.project):
        if joined.kind == kind:
            write_answer(running, kind, (joined.one, joined.other), SAME)


def _by_rule(project: Project) -> list[Answer]:
    found = project.db.execute(
        " UNION ALL ".join(
            f"SELECT '{kind}', s.row, s.as_row FROM shown s JOIN {kind} t ON t.id = s.row"
            " WHERE s.how = 'rule'"
            for kind in KINDS
        )
    )
    return [Answer(kind, *pair_of(row, as_row), SAME) for kind, row, as_row in sorted(found)]


def _written(project: Project) -> list[Answer]:
    """The answers with their last author; a joining that some other act wrote down has none."""
    found = project.db.execute(
        f"""SELECT i.kind, i.one, i.other, i.answer, s.name, o.made_at FROM identity i
        LEFT JOIN operation o ON o.n = (SELECT c.operation FROM change c
          JOIN operation p ON p.n = c.operation WHERE c.row = i.id AND {counts("p.n")}
          ORDER BY p.stamp DESC, p.n DESC LIMIT 1)
          AND o.kind IN ('{SAME}', '{DIFFERENT}', 'settle', 'undo')
        LEFT JOIN shown_coder s ON s.id = {SHOWN_AS.format("o.coder")}"""
    )
    return [Answer(kind, *pair_of(one, other), *rest) for kind, one, other, *rest in found]
