"""Taking codings away."""

from collections.abc import Sequence

from coder.domain.journal.change import Change
from coder.operations.memos import remove_memos
from coder.store import passages, rows
from coder.store.journal import Act, act
from coder.store.passages import StoredCoding
from coder.store.project import Project


def uncode(project: Project, coding: StoredCoding) -> Change:
    """Remove a coding; its passage goes with the last one, unless something else needs it."""
    with act(project, "uncode", f"Remove coding {coding.number}") as running:
        remove_coding(running, coding.id)
    return running.done()


def uncode_all(project: Project, codings: Sequence[StoredCoding]) -> Change:
    """Remove several codings in one act."""
    what = f"coding {codings[0].number}" if len(codings) == 1 else f"{len(codings)} codings"
    with act(project, "uncode", f"Remove {what}") as running:
        for coding in codings:
            remove_coding(running, coding.id)
    return running.done()


def remove_coding(running: Act, coding: str) -> None:
    """Remove a coding inside an act, and its passage if nothing holds it any longer."""
    held = passages.coding(running.project, coding)
    if held is None:
        return
    remove_memos(running, coding)
    rows.remove(running, "coding", coding)
    drop_if_bare(running, held.passage)


def drop_if_bare(running: Act, passage: str) -> None:
    """Remove a passage that nothing holds any longer, with what was said of its place."""
    if not passages.is_held(running.project, passage):
        for table, row in rows.standing_on(running.project, "passage", passage):
            rows.remove(running, table, row)
        rows.remove(running, "passage", passage)
