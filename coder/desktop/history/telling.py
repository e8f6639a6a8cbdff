"""How the history tells of an act: its kind, what it did, whether it stands."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from coder.desktop.look.plain_text import one_line
from coder.desktop.look.times import day_and_time
from coder.store.diary import Written
from coder.store.history import Entry

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "Coding": ("code", "border", "recode", "uncode"),
    "Memos": ("memo",),
    "Reading and assessing": ("assess", "finish", "reopen", "assign"),
    "Codebook": (
        "add theme", "set theme", "move theme", "merge theme", "remove theme", "import codebook",
        "freeze",
    ),
    "Documents": (
        "import", "set document", "set study", "remove document", "exclude", "include",
    ),
    "Charting": ("chart", "add attribute", "set attribute", "move attribute", "remove attribute"),
    "Comparing": (
        "freeze round", "rename round", "remove round", "decide", "open again", "coefficients",
    ),
    "Team": ("new project", "add coder", "blind", "open", "settle", "same", "different"),
    "Undo and redo": ("undo",),
}  # fmt: skip
"""Kinds of acts, gathered as people think of them."""

_THINGS: Final = {
    "assessment": "assessment", "charted": "charted value", "codebook": "codebook version",
    "coder": "reviewer", "identity": "joining",
}  # fmt: skip
_DONE: Final = {"add": "added", "set": "changed", "remove": "removed", "keep": "kept"}
_TELLING: Final = (
    "name", "definition", "use_when", "use_not", "title", "authors", "year", "doi", "key",
    "excluded", "text", "state", "note", "value", "reason", "comment", "present",
)  # fmt: skip
"""Fields whose values say something to people."""

_MOST = 12  # lines
_LONGEST = 200  # characters of a value


def told_of(entry: Entry, written: Sequence[Written], taken_back: Entry | None) -> str:
    """All that is known of an act, as lines."""
    who = one_line(entry.coder_name) or "Someone"
    lines = [one_line(entry.description), f"{who}, {day_and_time(entry.made_at)}"]
    if taken_back is not None:
        lines.append(f"{standing(entry, taken_back)}, {day_and_time(taken_back.made_at)}")
    return "\n".join([*lines, "", *_counted(written), *_values(written)]).strip()


def standing(entry: Entry, taken_back: Entry | None) -> str:
    """Whether an act still stands, in words; nothing if it does."""
    if taken_back is None:
        return ""
    did = "Done again" if entry.kind == "undo" else "Taken back"
    who = "" if taken_back.coder == entry.coder else f" by {one_line(taken_back.coder_name)}"
    return f"{did}{who}"


def _counted(written: Sequence[Written]) -> list[str]:
    found = Counter((one.table, one.kind) for one in written)
    return [
        f"{number} {_thing(table)}{'' if number == 1 else 's'} {_DONE[kind]}"
        for (table, kind), number in found.items()
    ]


def _thing(table: str) -> str:
    return _THINGS.get(table, table)


def _values(written: Sequence[Written]) -> list[str]:
    lines = []
    for one in written:
        for field in _TELLING:
            value = one.fields.get(field)
            if value is not None and one.kind in {"add", "set"}:
                lines.append(f"{_thing(one.table)}, {field.replace('_', ' ')}: {_said(value)}")
    left = len(lines) - _MOST
    return ["", *lines[:_MOST], *([f"and {left} more"] if left > 0 else [])] if lines else []


def _said(value: object) -> str:
    if isinstance(value, list):
        before, after = value
        return f"{_one(before)} → {_one(after)}"
    return _one(value)


def _one(value: object) -> str:
    text = "nothing" if value is None else one_line(str(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
