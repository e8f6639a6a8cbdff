"""Settling conflicts: to settle is to write, also when the chosen value shows already."""

from collections import defaultdict
from collections.abc import Sequence

from coder.domain.bibliography.citation_key import distinct
from coder.domain.document import FIELDS, PERSON
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.identity import SAME
from coder.domain.journal.tables import BY_NAME
from coder.operations.chosen_value import check_choice, checked_value
from coder.operations.circles import open_circle
from coder.operations.decided_with import decided_with
from coder.operations.rules import chosen_by_rule, named_rule
from coder.operations.themes import take_shortcut
from coder.operations.uncoding import remove_coding
from coder.store import conflicts, documents, rows
from coder.store.columns import Value, chosen_fields
from coder.store.conflicts import KEEP, REMOVE
from coder.store.contradictions import contradicted
from coder.store.journal import Act, act
from coder.store.project import Project
from coder.store.shown import refresh
from coder.store.undoing import keep_removed


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

    Of a decision, what its author decided with it about the document is chosen too: what one
    settled at once, such as two themes on the same words, means something only together.

    Raises:
        CoderError: the value does not fit.
    """
    if value not in conflicts.choices(conflict):
        value = checked_value(project, conflict, value)
    told = conflicts.told(project, conflict, value) or "nothing"
    along = decided_with(project, conflict, value)
    others = f" and {len(along)} decided with it" if along else ""
    said = f"Settle {conflicts.subject(project, conflict)}{others}: {told}"
    with act(project, "settle", said) as running:
        _settle(running, conflict, value)
        for other, chosen in along:
            _settle(running, other, chosen)
    return running.done()


def settle_by_rule(project: Project, rule: str, found: Sequence[Conflict]) -> Change:
    """Settle the conflicts that a rule answers, in one act; the others are left, and said.

    ``chosen_by_rule`` foretells what is chosen. The rule is LATEST, LEAD or the id of a coder.
    """
    answers = chosen_by_rule(project, rule, found)
    removals = [one for one in answers if one.conflict.kind == "removed" and not one.why_left]
    with act(project, "settle", "") as running:
        _keep(running, [one.conflict for one in removals])  # no rule answers otherwise
        for one in answers:
            why = one.why_left
            if why is None and one.conflict.kind != "removed":
                why = _settled_or_why_not(running, one.conflict, one.value)
            if why is not None:
                what = conflicts.named(project, one.conflict)
                running.left_out.append(f"{what[:1].upper()}{what[1:]}: {why}")
        count = len(answers) - len(running.left_out)
        number = "1 conflict" if count == 1 else f"{count or 'no'} conflicts"
        running.description = f"Settle {number} by {named_rule(project, rule)}"
    return running.done()


def _settled_or_why_not(running: Act, conflict: Conflict, value: Value) -> str | None:
    """Settle inside an act; returns why not, if what was settled before stands in the way."""
    try:
        _settle(running, conflict, value)
    except CoderError as error:
        return str(error)
    if conflict.table in {"theme", "document", "identity"}:
        refresh(running.project)  # the next one is checked against what is shown by then
    return None


def _settle(running: Act, conflict: Conflict, value: Value) -> None:
    check_choice(running.project, conflict, value)
    _SETTLE.get(conflict.kind, _write)(running, conflict, value)


def _settle_removal(running: Act, conflict: Conflict, value: Value) -> None:
    if value == KEEP:
        _keep(running, [conflict])
    elif value == REMOVE:
        _remove_with_dependants(running, conflict.table, conflict.row)
    else:
        raise CoderError(f"Choose '{KEEP}' or '{REMOVE}'.")


def _settle_contradiction(running: Act, conflict: Conflict, value: Value) -> None:
    """The same: so is whatever was said to differ; different: as it is shown already."""
    if value == SAME:
        for _, apart in contradicted(running.project, conflict.row):
            rows.write_anyway(running, "identity", apart, {"answer": SAME})
    _write(running, conflict, value)


def _keep(running: Act, found: Sequence[Conflict]) -> None:
    """Answer removals: each act that removed something is looked through once."""
    wanted: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for conflict in found:
        for candidate in conflict.candidates:
            wanted[candidate.operation].append((conflict.table, conflict.row))
    for operation, rows_wanted in wanted.items():
        keep_removed(running, operation, rows_wanted)


def _settle_key(running: Act, conflict: Conflict, value: Value) -> None:
    """One theme has the favourite key; those to which others had given it go without."""
    holder, *others = (str(candidate.value) for candidate in conflict.candidates)
    held = rows.read(running.project, "theme", holder)
    if value not in {holder, *others} or held is None:
        raise CoderError("Choose one of the themes for the favourite key.")
    take_shortcut(running, str(value), held["shortcut"])
    rows.write_anyway(running, "theme", str(value), {"shortcut": held["shortcut"]})


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
    open_circle(running, conflict, value)
    fields = chosen_fields(BY_NAME[conflict.table], conflict.field, value)
    if conflict.table == "document" and conflict.field in FIELDS:
        fields[f"{conflict.field}_from"] = PERSON
    if conflict.table == "theme" and conflict.field == "shortcut" and value is not None:
        take_shortcut(running, conflict.row, value)
    rows.write_anyway(running, conflict.table, conflict.row, fields)


def _remove_with_dependants(running: Act, table: str, row: str) -> None:
    for child, child_row in rows.standing_on(running.project, table, row):
        _remove_with_dependants(running, child, child_row)
    if table == "coding":
        remove_coding(running, row)
    elif rows.read(running.project, table, row) is not None:
        rows.remove(running, table, row)


_SETTLE = {
    "removed": _settle_removal,
    "key": _settle_key,
    "citation key": _settle_citation_key,
    "contradiction": _settle_contradiction,
}
