"""Joinings that hold by a rule, written down before an act could dissolve them."""

from coder.domain.journal.identity import SAME, identity_id, pair_of
from coder.store import rows
from coder.store.journal import Act


def write_down_joins(running: Act, kind: str) -> None:
    """Write down the joinings by rule that are in force among themes or documents.

    A later rename would otherwise dissolve what everybody has taken for one thing.
    """
    db = running.project.db
    joined = db.execute(
        f"SELECT s.row, s.as_row FROM shown s JOIN {kind} t ON t.id = s.row"
        " WHERE s.how = 'rule' ORDER BY s.row"
    ).fetchall()
    for row, as_row in joined:
        one, other = pair_of(row, as_row)
        rows.put(
            running,
            "identity",
            identity_id(one, other),
            {"kind": kind, "one": one, "other": other, "answer": SAME},
        )
