"""Settling conflicts: to settle is to write, also when the chosen value shows already."""

from coder.domain.bibliography.citation_key import distinct
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.conflict import Conflict
from coder.operations.chosen_value import checked_value
from coder.operations.themes import stands_under
from coder.store import conflicts, documents, rows
from coder.store.columns import Value
from coder.store.conflicts import KEEP, REMOVE
from coder.store.journal import Act, act
from coder.store.project import Project
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
    """Write the value that was chosen, or another one; the conflict ends by it.

    Raises:
        CoderError: the value does not fit.
    """
    if value not in conflicts.choices(conflict):
        value = checked_value(project, conflict, value)
    if conflict.kind == "cycle":
        _refuse_circle(project, conflict, value)
    about = "removal" if conflict.field is None else conflict.field.replace("_", " ")
    told = conflicts.told(project, conflict, value) or "nothing"
    said = f"Settle the {about} of {conflicts.named(project, conflict)}: {told}"
    with act(project, "settle", said) as running:
        _SETTLE.get(conflict.kind, _write)(running, conflict, value)
    return running.done()


def _refuse_circle(project: Project, conflict: Conflict, value: Value) -> None:
    """What was skipped because it would close a circle still would."""
    if conflict.table == "identity":
        closes = value == conflicts.choices(conflict)[0]
    else:
        closes = value is not None and stands_under(project, str(value), conflict.row)
    if closes:
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
        rows.write_anyway(running, "theme", taker, {"shortcut": key["shortcut"]})
    else:
        rows.set_fields(running, "theme", taker, {"shortcut": None})
        rows.set_fields(running, "theme", holder, {"shortcut": key["shortcut"]})


def _settle_citation_key(running: Act, conflict: Conflict, value: Value) -> None:
    """Whoever was chosen keeps the key, and the other gets the next free one; or a new key."""
    project = running.project
    rows_told = [str(candidate.value) for candidate in conflict.candidates]
    if value not in rows_told:
        rows.choose(running, "document", conflict.row, {"key": value})
        return
    held = documents.document(project, conflict.row)
    other = next(row for row in rows_told if row != value)
    free = distinct(held.key if held else "", documents.keys(project))
    rows.choose(running, "document", other, {"key": free})


def _write(running: Act, conflict: Conflict, value: Value) -> None:
    if conflict.field is None:
        raise CoderError("This conflict has no value to choose.")
    if rows.read(running.project, conflict.table, conflict.row) is None:
        raise CoderError("What the conflict is about is no longer there.")
    rows.write_anyway(running, conflict.table, conflict.row, {conflict.field: value})


def _remove_with_dependants(running: Act, table: str, row: str) -> None:
    for child, child_row in rows.standing_on(running.project, table, row):
        _remove_with_dependants(running, child, child_row)
    if rows.read(running.project, table, row) is not None:
        rows.remove(running, table, row)


_SETTLE = {
    "removed": _settle_removal,
    "key": _settle_key,
    "citation key": _settle_citation_key,
}
