"""Rounds, as they are stored, and how much of one this copy holds."""

from coder.domain.round import Known, Round, RoundSettings
from coder.store.aside import counts
from coder.store.coders import SHOWN_AS
from coder.store.project import Project

_FROZEN = (
    "(SELECT min(o.stamp) FROM change c JOIN operation o ON o.n = c.operation WHERE c.row = r.id)"
)
# The time alone would not do: two may be of one millisecond, and a clock can be set back.


def rounds(project: Project) -> list[Round]:
    """All rounds, the oldest first."""
    rows = project.db.execute(
        f"SELECT r.id, coalesce(r.name, ''), coalesce(r.made_at, ''), {SHOWN_AS.format('r.coder')},"
        " coalesce(c.name, '?'), r.known, r.settings FROM round r"
        f" LEFT JOIN shown_coder c ON c.id = {SHOWN_AS.format('r.coder')} ORDER BY {_FROZEN}, r.id"
    )
    return [
        Round(id_, name, at, coder, who, Known.from_json(known), RoundSettings.from_json(settings))
        for id_, name, at, coder, who, known, settings in rows
    ]


def known_now(project: Project) -> Known:
    """The operations that count in this copy now."""
    upto = project.db.execute(
        "SELECT s.id, max(o.n) & 4294967295 FROM operation o JOIN session s ON s.n = o.n >> 32"
        f" WHERE {counts('o.n')} GROUP BY s.id"
    ).fetchall()
    gaps = project.db.execute(
        "SELECT s.id, coalesce(before, 0) + 1, k - 1 FROM (SELECT o.n >> 32 AS sitting,"
        " o.n & 4294967295 AS k, lag(o.n & 4294967295) OVER (PARTITION BY o.n >> 32 ORDER BY o.n)"
        f" AS before FROM operation o WHERE {counts('o.n')}) JOIN session s ON s.n = sitting"
        " WHERE k > coalesce(before, 0) + 1 ORDER BY s.id, k"
    ).fetchall()
    return Known(dict(upto), tuple(gaps))


def is_partial(project: Project) -> bool:
    """Whether something of an act that counts here was left out of this copy."""
    row = project.db.execute(
        f"SELECT 1 FROM operation o WHERE o.partial AND {counts('o.n')} LIMIT 1"
    ).fetchone()
    return row is not None


def missing(project: Project, known: Known) -> int:
    """How many of the operations of a set this copy lacks, or holds only in part."""
    list_known(project, known)
    whole = project.db.execute(
        "SELECT count(*) FROM temp.known k CROSS JOIN main.operation o"
        " ON o.n BETWEEN k.first AND k.last WHERE NOT o.partial"
    ).fetchone()[0]
    return known.size - int(whole)


def list_known(project: Project, known: Known) -> None:
    """List a set of operations as ranges of packed numbers: ``temp.known(first, last)``."""
    db = project.db
    db.execute("CREATE TEMP TABLE IF NOT EXISTS known(first INTEGER PRIMARY KEY, last INTEGER)")
    db.execute("DELETE FROM temp.known")
    numbers = dict(db.execute("SELECT id, n FROM session").fetchall())
    without: dict[str, list[tuple[int, int]]] = {}
    for session, first, last in known.without:
        without.setdefault(session, []).append((first, last))
    ranges = []
    for session, upto in known.upto.items():
        if session not in numbers:
            continue
        begin = 1
        for first, last in [*sorted(without.get(session, ())), (upto + 1, upto + 1)]:
            if begin < first:
                ranges.append((numbers[session] << 32 | begin, numbers[session] << 32 | first - 1))
            begin = last + 1
    db.executemany("INSERT INTO temp.known VALUES (?, ?)", ranges)


def decisions_in(project: Project, round_: str) -> int:
    """How many decisions were made on a round."""
    row = project.db.execute("SELECT count(*) FROM decision WHERE round = ?", (round_,)).fetchone()
    return int(row[0])


def has_coefficients(project: Project) -> bool:
    """Whether the project computes coefficients of agreement: it does until a lead says no.

    While two leads disagree, it does.
    """
    rows = project.db.execute(
        "SELECT 1 FROM project WHERE id = ?1 AND coefficients = 0 AND NOT EXISTS"
        " (SELECT 1 FROM conflict WHERE row = ?1 AND field = 'coefficients')",
        (project.id,),
    )
    return rows.fetchone() is None
