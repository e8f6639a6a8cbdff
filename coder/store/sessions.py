"""Sittings: who wrote when, going on from what, knowing what else."""

from coder.domain.journal.causality import Causality, Session, packed
from coder.domain.journal.ids import new_id
from coder.store.aside import Aside
from coder.store.blindness import works_blind
from coder.store.project import Project, Sitting


def next_sitting(project: Project) -> Sitting:
    """A new session, not yet written."""
    number = project.db.execute("SELECT coalesce(max(n), 0) + 1 FROM session").fetchone()[0]
    return Sitting(number, 0, written=False)


def write_session(project: Project, number: int) -> None:
    """Write the row of a new session: its parent, and what came in since the parent began."""
    db = project.db
    head, merged = db.execute("SELECT head, merged FROM now").fetchone()
    upto = _last_sequences(project)
    parent_sequence = upto.get(head, 0)
    known = causality_of(project)
    seen = _news(upto, head, parent_sequence, known) if merged else []
    db.execute(
        "INSERT INTO session VALUES (?, ?, (SELECT id FROM session WHERE n = ?), ?, ?, ?)",
        (
            number,
            new_id(),
            head,
            parent_sequence,
            project.stored_me,
            works_blind(project) or None,
        ),
    )
    db.executemany(
        "INSERT INTO seen SELECT ?, id, ? FROM session WHERE n = ?",
        [(number, sequence, other) for other, sequence in seen],
    )
    db.execute("UPDATE now SET merged = 0")
    known.append(Session(number, head, parent_sequence, tuple(seen)))


def causality_of(project: Project) -> Causality:
    """Who had seen what in this file; kept until a merge brings other sittings."""
    if project.causality is None:
        project.causality = Causality(read_sessions(project))
    return project.causality


def read_sessions(project: Project) -> list[Session]:
    """All sessions; whoever is gone on from or seen comes first."""
    rows = project.db.execute(
        "SELECT s.n, p.n, s.parent_sequence FROM session s LEFT JOIN session p ON p.id = s.parent"
        " ORDER BY s.n"
    ).fetchall()
    seen: dict[int, list[tuple[int, int]]] = {}
    for session, other, upto in project.db.execute(
        "SELECT e.session, s.n, e.upto FROM seen e JOIN session s ON s.id = e.other"
        " ORDER BY e.session, s.n"
    ):
        seen.setdefault(session, []).append((other, upto))
    return [Session(n, parent, upto, tuple(seen.get(n, ()))) for n, parent, upto in rows]


def _last_sequences(project: Project) -> dict[int, int]:
    """The last sequence of every session that counts in this copy."""
    rows = project.db.execute(
        "SELECT s.n, (SELECT max(o.n) FROM operation o WHERE o.n BETWEEN s.n << 32 AND"
        " (s.n << 32) + 4294967295) FROM session s"
    )
    found = {number: last & 0xFFFF_FFFF for number, last in rows if last is not None}
    aside = Aside.read(project.db)
    if aside:
        for number, last in found.items():
            found[number] = aside.last_before(packed(number, last)) & 0xFFFF_FFFF
    return found


def _news(
    upto: dict[int, int], head: int | None, parent_sequence: int, known: Causality
) -> list[tuple[int, int]]:
    """The sittings that the parent did not know, without those that others of them knew."""
    knowing = [] if head is None else [packed(head, parent_sequence + 1)]
    found = []
    for other, sequence in sorted(upto.items(), reverse=True):
        if sequence == 0 or other == head:
            continue
        operation = packed(other, sequence)
        if not any(known.saw(knower, operation) for knower in knowing):
            found.append((other, sequence))
            knowing.append(packed(other, sequence + 1))
    return sorted(found)
