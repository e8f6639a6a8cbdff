"""What a memo is on: how it is called, what is noted on it, and how a note is written."""

from collections.abc import Callable
from dataclasses import dataclass

from coder.desktop.coding import marked_in, memo_on, write_memo_on
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Noted, Workspace
from coder.operations.memos import write_memo
from coder.store import rows
from coder.store.memos import memo_text, memos_of_others
from coder.store.passages import passage_at

_SHOWN = 80  # characters of the words of a passage
_OTHERS = 300  # characters of what another reviewer noted


@dataclass(frozen=True, slots=True)
class Subject:
    """What a memo is on."""

    words: str
    mine: str  # what I noted
    others: str  # what the others noted, a line each
    write: Callable[[str], object]
    anchor: str | None = None  # of a passage, as JSON


def subject_marked(workspace: Workspace) -> Subject | None:
    """What is marked in the reader; the reviewer is told what to do if nothing is."""
    marked = marked_in(workspace)
    if marked is None:
        return None
    passage = passage_at(
        workspace.project, coder=workspace.me.id, file=marked.file.id, anchor=marked.anchor
    )
    return Subject(
        quoted(marked.words),
        memo_on(workspace, marked),
        _others(workspace, passage),
        lambda text: write_memo_on(workspace, marked, text),
        marked.anchor,
    )


def subject_stored(workspace: Workspace, noted: Noted) -> Subject:
    """Something that is stored."""
    project, me = workspace.project, workspace.me.id
    return Subject(
        noted.words,
        memo_text(project, noted.row, me),
        _others(workspace, noted.row),
        lambda text: workspace.do(
            lambda: write_memo(project, table=noted.table, row=noted.row, coder=me, text=text)
        ),
        _anchor_of(workspace, noted),
    )


def _anchor_of(workspace: Workspace, noted: Noted) -> str | None:
    """Where a passage stands that is marked in the reader too."""
    if noted.table != "passage" or workspace.marked is None:
        return None
    held = rows.read(workspace.project, "passage", noted.row)
    is_marked = held is not None and held["anchor"] == workspace.marked.anchor
    return workspace.marked.anchor if is_marked else None


def quoted(words: str) -> str:
    """The words of a passage, short enough for a heading."""
    line = one_line(words)
    if not line:
        return "the marked part of the page"
    return f"“{line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + '…'}”"


def _others(workspace: Workspace, row: str | None) -> str:
    """What others noted, where their work is shown."""
    if row is None or workspace.whose is not None:
        return ""
    held = memos_of_others(workspace.project, row, workspace.me.id)
    return "\n".join(
        f"{one_line(name)}: {text[:_OTHERS]}{'…' if len(text) > _OTHERS else ''}"
        for _, name, text in held
    )
