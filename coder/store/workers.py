"""When and where people worked, as far as it says whether two of them are one."""

from collections import defaultdict
from collections.abc import Iterable

from coder.domain.likeness.coder_likeness import Worker
from coder.store.aside import counts
from coder.store.coders import SHOWN_AS, joined_coders
from coder.store.project import Project


def workers(project: Project, people: Iterable[Worker]) -> list[Worker]:
    """The same people, with what is known of their work."""
    shown = joined_coders(project)
    days = _gathered(
        "SELECT DISTINCT coder, substr(made_at, 1, 10) FROM operation o"
        f" WHERE coder IS NOT NULL AND {counts('o.n')}",
        project,
        shown,
    )
    assigned = _gathered(
        f"SELECT coder, {SHOWN_AS.format('document')} FROM reading WHERE assigned", project, shown
    )
    followed = _gathered(
        f"SELECT s.coder, {SHOWN_AS.format('p.coder')} FROM session s"
        " JOIN session p ON p.id = s.parent WHERE s.coder IS NOT NULL AND p.coder IS NOT NULL",
        project,
        shown,
    )
    return [
        Worker(
            one.id, one.name, frozenset(days[one.id]), frozenset(assigned[one.id]),
            frozenset(followed[one.id] - {one.id}),
        )
        for one in people
    ]  # fmt: skip


def makers(project: Project) -> dict[str, str]:
    """Who made every stored theme, by name."""
    return dict(
        project.db.execute(
            f"SELECT c.row, s.name FROM change c JOIN operation o ON o.n = c.operation"
            f" JOIN shown_coder s ON s.id = {SHOWN_AS.format('o.coder')}"
            f" WHERE c.tbl = 'theme' AND c.kind = 'add' AND {counts('o.n')} ORDER BY o.stamp DESC"
        ).fetchall()
    )


def _gathered(sql: str, project: Project, shown: dict[str, str]) -> dict[str, set[str]]:
    """The values by person, as shown."""
    found: dict[str, set[str]] = defaultdict(set)
    for coder, value in project.db.execute(sql):
        found[shown.get(coder, coder)].add(value)
    return found
