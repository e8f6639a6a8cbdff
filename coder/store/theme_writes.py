"""How themes came to be what they are shown as: the writes on each, and who made them."""

import json
from collections.abc import Iterable

from coder.domain.journal.fold import Write
from coder.store.coders import SHOWN_AS
from coder.store.project import Project
from coder.store.writes import writes_in


def theme_writes(project: Project) -> dict[str, list[Write]]:
    """The writes on every theme as it is shown, in the order of stamps; by id of the theme.

    Those on a theme that was merged into another are left out: it brings no definition along.
    """
    joined = project.db.execute("SELECT row, as_row FROM shown WHERE how != 'merged'")
    shown: dict[str, str] = dict(joined.fetchall())
    found: dict[str, list[Write]] = {}
    for row, writes in writes_in(project, ["theme"]).get("theme", {}).items():
        found.setdefault(shown.get(row, row), []).extend(writes)
    for held in found.values():
        held.sort(key=lambda write: write[:4])
    return found


def made_by(project: Project, operations: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Who made some operations (their name), and when."""
    rows = project.db.execute(
        f"SELECT o.n, coalesce(r.name, 'someone'), o.made_at FROM operation o"
        f" LEFT JOIN shown_coder r ON r.id = {SHOWN_AS.format('o.coder')}"
        " WHERE o.n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(operations)),),
    )
    return {number: (name, made_at) for number, name, made_at in rows}
