"""What people said, or rules brought about, of rows that are one thing."""

from dataclasses import dataclass

from coder.domain.journal.identity import SAME, identity_id, pair_of
from coder.store import rows
from coder.store.journal import Act
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether two stored rows are one thing."""

    id: str
    kind: str  # document, theme, coder
    one: str
    other: str
    answer: str  # same, different


def answers(project: Project) -> list[Answer]:
    """All that was said of rows that may be one thing, in a steady order."""
    found = project.db.execute(
        "SELECT id, kind, one, other, answer FROM identity ORDER BY kind, id"
    )
    return [Answer(*row) for row in found]


def groups_of(project: Project, kind: str) -> dict[str, str]:
    """The rows of a table that are shown as another, and as which."""
    return dict(
        project.db.execute(
            f"SELECT s.row, s.as_row FROM shown s JOIN {kind} t ON t.id = s.row"
        ).fetchall()
    )


def write_answer(running: Act, kind: str, pair: tuple[str, str], answer: str) -> None:
    """Write down whether two stored rows are one thing."""
    one, other = pair_of(*pair)
    fields = {"kind": kind, "one": one, "other": other, "answer": answer}
    rows.put(running, "identity", identity_id(one, other), fields)


def write_down_joins(running: Act, kind: str) -> None:
    """Write down the joinings by rule that are in force among themes or documents.

    A later rename would otherwise dissolve what everybody has taken for one thing.
    """
    joined = running.project.db.execute(
        f"SELECT s.row, s.as_row FROM shown s JOIN {kind} t ON t.id = s.row"
        " WHERE s.how = 'rule' ORDER BY s.row"
    ).fetchall()
    for pair in joined:
        write_answer(running, kind, pair, SAME)
