"""Settling conflicts: to settle is to write, also when the chosen value shows already."""

import json

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.tables import BY_NAME
from coder.store import conflicts, rows
from coder.store.columns import Value
from coder.store.conflicts import KEEP, REMOVE
from coder.store.journal import Act, act, record
from coder.store.project import Project
from coder.store.silence import silenced
from coder.store.undoing import keep, removed_with


def find_conflict(project: Project, name: str) -> tuple[str, Conflict]:
    """The open conflict with an id or a unique beginning of one.

    Raises:
        CoderError: there is none, or there are several.
    """
    found = [held for held in conflicts.read(project) if held[0].startswith(name)]
    if len(found) != 1:
        many = "Several conflicts begin with" if found else "There is no open conflict"
        raise CoderError(f"{many} '{name}': 'coder conflicts' lists them.")
    return found[0]


def settle(project: Project, conflict: Conflict, value: Value) -> Change:
    """Write the value that was chosen (or another one); the conflict ends by it.

    Raises:
        CoderError: the value does not fit.
    """
    about = conflict.field or conflict.table
    if conflict.kind == "cycle":
        _refuse_circle(project, conflict, value)
    with act(project, "settle", f"Settle {about}: {value}") as running:
        if conflict.kind == "removed":
            _settle_removal(running, conflict, value)
        elif conflict.kind == "key":
            _settle_key(running, conflict, value)
        else:
            _write(running, conflict, value)
    return running.done()


def _refuse_circle(project: Project, conflict: Conflict, value: Value) -> None:
    """What was skipped because it would close a circle still would."""
    skipped = conflicts.choices(conflict)[0 if conflict.table == "identity" else 1]
    if value == skipped:
        raise CoderError("That would put a theme under itself: move the other theme first.")


def _settle_removal(running: Act, conflict: Conflict, value: Value) -> None:
    if value == KEEP:
        for candidate in conflict.candidates:
            for table, row in removed_with(running.project, candidate.operation):
                keep(running, table, row)
        return
    if value != REMOVE:
        raise CoderError(f"Choose '{KEEP}' or '{REMOVE}'.")
    _remove_with_dependants(running, conflict.table, conflict.row)


def _settle_key(running: Act, conflict: Conflict, value: Value) -> None:
    taker, holder = (str(candidate.value) for candidate in conflict.candidates)
    key = rows.read(running.project, "theme", taker)
    if value not in {taker, holder} or key is None:
        raise CoderError("Choose one of the two themes for the favourite key.")
    if value == taker:
        _record_value(running, "theme", taker, "shortcut", key["shortcut"])
    else:
        rows.set_fields(running, "theme", taker, {"shortcut": None})
        rows.set_fields(running, "theme", holder, {"shortcut": key["shortcut"]})


def _write(running: Act, conflict: Conflict, value: Value) -> None:
    if conflict.field is None:
        raise CoderError("This conflict has no value to choose.")
    _record_value(running, conflict.table, conflict.row, conflict.field, value)


def _record_value(running: Act, table: str, row: str, field: str, value: Value) -> None:
    """Write a field even where it holds the value already."""
    held = rows.read(running.project, table, row)
    if held is None:
        raise CoderError("What the conflict is about is no longer there.")
    if field in BY_NAME[table].integers and value is not None:
        value = _number(field, value)
    with silenced(running.project.db):
        rows.set_fields(running, table, row, {field: value})
    is_json = field in BY_NAME[table].json
    both = [json.loads(str(one)) if is_json and one else one for one in (held[field], value)]
    fields = json.dumps({field: both}, ensure_ascii=False, separators=(",", ":"))
    record(running, table, row, kind="set", fields=fields)


def _number(field: str, value: str | int) -> int:
    try:
        number = int(value)
    except ValueError as error:
        raise CoderError(f"'{value}' is no number, as the {field} must be.") from error
    if abs(number) >= _TOO_LARGE:
        raise CoderError(f"'{value}' is too large for the {field}.")
    return number


_TOO_LARGE = 2**63  # SQLite's integers


def _remove_with_dependants(running: Act, table: str, row: str) -> None:
    for child, child_row in rows.standing_on(running.project, table, row):
        _remove_with_dependants(running, child, child_row)
    if rows.read(running.project, table, row) is not None:
        rows.remove(running, table, row)
