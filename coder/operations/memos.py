"""What people note on anything."""

from typing import Final

from coder.domain.journal.change import Change
from coder.store import memos, rows
from coder.store.coders import stored_as
from coder.store.journal import Act, act
from coder.store.names import name_of
from coder.store.project import Project

_NAMED_ALONE: Final = {"passage", "coding"}
"""Whose numbers say already what they are."""


def write_memo(project: Project, *, table: str, row: str, coder: str, text: str) -> Change:
    """Set what a coder notes on a row; an empty text takes the note away."""
    what = "Write a memo" if text.strip() else "Remove a memo"
    kind = "" if table in _NAMED_ALONE else f"{table} "
    described = f"{what} on {kind}{name_of(project, table, row)}"
    with act(project, "memo", described, coder=coder) as running:
        put_memo(running, table=table, row=row, coder=coder, text=text)
    return running.done()


def put_memo(running: Act, *, table: str, row: str, coder: str, text: str) -> None:
    """Set or take away a memo inside an act."""
    by = stored_as(running.project, coder)
    memo = memos.memo_id(row, by)
    for held in memos.own_memos(running.project, row, coder):
        if held != memo or not text.strip():
            rows.remove(running, "memo", held)
    if text.strip():
        fields = {"about": row, "about_kind": table, "coder": by, "text": text}
        rows.put(running, "memo", memo, fields)


def remove_memos(running: Act, row: str) -> None:
    """Remove all memos on a row that is being removed."""
    for memo in memos.memos_on(running.project, row):
        rows.remove(running, "memo", memo)
