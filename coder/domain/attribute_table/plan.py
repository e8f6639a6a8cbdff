"""What a table of attributes would change: told before anything is done."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from coder.domain.attribute import TAKEN, Attribute, checked_value
from coder.domain.attribute_table.guessing import (
    checked_with_comma,
    guessed_kind,
    has_thousands,
    without_thousands,
)
from coder.domain.attribute_table.table import (
    BESIDE,
    KEY,
    ParsedRow,
    ParsedTable,
    Problem,
    beside,
    joined_rows,
)
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.identity import normal_name
from coder.domain.names import checked_name
from coder.domain.telling import counted, listed, shortened

_KEYS: Final = frozenset({"key", "citation key"})
_BESIDE: Final = {normal_name(name): place for place, name in enumerate(BESIDE)}

Values = Mapping[tuple[str, str], str]
"""What one coder charted, by document and attribute."""

Others = Mapping[tuple[str, str], Sequence[tuple[str, str]]]
"""What others charted, by document and attribute: names and values."""


@dataclass(frozen=True, slots=True)
class PlannedValue:
    """A value that a table brings, and what stands there now, if anything does."""

    row: int
    document: Document
    attribute: Attribute
    old: str | None
    new: str
    others: tuple[str, ...] = ()  # by name, who charted the same already

    @property
    def by_others(self) -> str:
        """Who charted it already, in words; empty if nobody."""
        return f"charted by {listed(self.others)} already" if self.others else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done, what is so already, and what is wrong."""

    added: tuple[Attribute, ...]  # which the project has not; their ids are their names
    values: tuple[PlannedValue, ...]
    of_others: tuple[PlannedValue, ...]  # left out, since others charted them already
    same: int  # cells that say what stands there
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.values and not self.added

    def with_others(self) -> "Plan":
        """The plan with the values that others charted already, as if they were one's own too."""
        values = sorted([*self.values, *self.of_others], key=lambda one: one.row)
        return replace(self, values=tuple(values), of_others=())

    @property
    def summary(self) -> str:
        """All of it in one line."""
        new = sum(one.old is None for one in self.values)
        counts = [
            counted(new, "new value"),
            f"{len(self.values) - new:,} changed",
            f"{self.same:,} the same",
            counted(len(self.problems), "problem"),
        ]
        if self.of_others:
            counts.append(f"{len(self.of_others):,} charted by others already, and left out")
        elif taken := sum(bool(one.others) for one in self.values):
            counts.append(f"{taken:,} charted by others already, and taken too")
        if self.added:
            names = listed(
                [f"{shortened(one.name)} ({one.kind.replace('_', ' ')})" for one in self.added]
            )
            counts.insert(0, f"{counted(len(self.added), 'new attribute')}: {names}")
        return "; ".join(counts)


def plan(
    table: ParsedTable,
    *,
    documents: Sequence[Document],
    attributes: Sequence[Attribute],
    values: Values,
    others: Others,
) -> Plan:
    """Compare a table with what a coder charted; an empty cell leaves what is there.

    What others charted already is left out: a table of what is shown of all holds their values,
    which would look as if two had charted them independently.

    Raises:
        CoderError: no column holds citation keys.
    """
    keys = [place for place, head in enumerate(table.heads) if normal_name(head) in _KEYS]
    if not keys:
        raise CoderError(
            f"The first row names no column '{KEY}': call the column with the citation keys so."
        )
    planning = _Planning(table, list(table.problems), list(table.notes), values, others, keys[0])
    rows = joined_rows(table.rows, keys[0])
    about = planning.rows(rows, keys[0], documents)
    columns = dict(planning.columns(rows, keys, attributes))
    for column, attribute in columns.items():
        planning.column(column, attribute, about)
    known = {one.id for one in attributes}
    found = sorted(planning.found, key=lambda one: one.row)
    filled = {one.attribute.id for one in found}
    return Plan(
        tuple(one for one in columns.values() if one.id not in known and one.id in filled),
        tuple(one for one in found if not one.others),
        tuple(one for one in found if one.others),
        planning.same,
        tuple(sorted(planning.problems, key=lambda one: one.row or 0)),
        tuple(planning.notes),
    )


@dataclass(slots=True)
class _Planning:
    """A plan while it is made."""

    table: ParsedTable
    problems: list[Problem]
    notes: list[str]
    held: Values
    others: Others
    key: int  # the column that says which document a row is about
    found: list[PlannedValue] = field(default_factory=list)
    same: int = 0

    def rows(
        self, rows: Sequence[ParsedRow], key: int, documents: Sequence[Document]
    ) -> list[tuple[ParsedRow, Document]]:
        """The rows with their documents, each of which stands in one."""
        called: dict[str, list[Document]] = {}
        for one in documents:
            called.setdefault(one.key.casefold(), []).append(one)
        found = []
        for row in rows:
            name = row.cells[key].strip()
            held = called.get(name.casefold(), [])
            if len(held) == 1:
                found.append((row, held[0]))
            elif name:
                many = "several documents" if held else "no document"
                self._wrong(row, KEY, f"The project has {many} with the key '{shortened(name)}'.")
            elif any(cell.strip() for cell in row.cells):
                self._wrong(row, KEY, "It does not say which document it is about.")
        counts = Counter(document.id for _, document in found)
        for row, document in found:
            if counts[document.id] > 1:
                others = [str(r.number) for r, d in found if d is document and r is not row]
                self._wrong(row, KEY, f"{document.key} stands also in row {', '.join(others)}.")
        once = [(row, document) for row, document in found if counts[document.id] == 1]
        self._note_beside(once)
        return once

    def columns(
        self, rows: Sequence[ParsedRow], keys: Sequence[int], attributes: Sequence[Attribute]
    ) -> Iterator[tuple[int, Attribute]]:
        """The columns that hold values, with their attributes: known ones, or new ones."""
        known = {normal_name(one.name): one for one in attributes}
        names = [normal_name(head) for head in self.table.heads]
        for place, (head, name) in enumerate(zip(self.table.heads, names, strict=True)):
            held = [row.cells[place].strip() for row in rows]
            if place == keys[0] or name in _BESIDE or not any(held):
                continue
            if place in keys or (name and names.count(name) > 1):
                self._wrong(None, head, "Several columns have this name: rename all but one.")
            elif name in known:
                yield place, known[name]
            elif name in TAKEN:
                self.notes.append(
                    f"The column {head} is not read: it tells of the document itself."
                )
            else:
                yield from self._new(place, head, held)

    def column(
        self, column: int, attribute: Attribute, about: Sequence[tuple[ParsedRow, Document]]
    ) -> None:
        """Plan the values of one column; documents of one study share those of studies."""
        told: dict[str, list[tuple[ParsedRow, Document, str]]] = {}
        held = (row.cells[column].strip() for row, _ in about)
        thousands = self.table.thousands_comma or has_thousands(held)
        for row, document in about:
            words = row.cells[column].strip()
            words = without_thousands(attribute.kind, words) if thousands else words
            stands = words == self.held.get((document.id, attribute.id))  # also if it does not fit
            value = words if stands or not words else self._checked(row, attribute, words)
            if value:
                study = document.study_id if attribute.level == "study" else None
                told.setdefault(study or document.id, []).append((row, document, value))
        for rows in told.values():
            first, document, value = rows[0]
            if len({value for _, _, value in rows}) > 1:
                self._differ(rows, attribute)
                continue
            old = self.held.get((document.id, attribute.id))
            self.same += len(rows) - 1 if old != value else len(rows)
            if old != value:
                charted = self.others.get((document.id, attribute.id), ())
                who = tuple(sorted({name for name, said in charted if said == value}))
                self.found.append(PlannedValue(first.number, document, attribute, old, value, who))

    def _differ(
        self, rows: Sequence[tuple[ParsedRow, Document, str]], attribute: Attribute
    ) -> None:
        first, document, value = rows[0]
        for row, _, other in rows[1:]:
            if other != value:
                said = (
                    f"Row {first.number} says '{shortened(value)}' of the same study,"
                    f" {document.study}."
                )
                self._wrong(row, attribute.name, said)

    def _checked(self, row: ParsedRow, attribute: Attribute, words: str) -> str:
        """A value as it is kept; empty, and a problem, if it is none."""
        try:
            if self.table.decimal_comma:
                return checked_with_comma(attribute, words)
            return checked_value(attribute, words)
        except CoderError as error:
            self._wrong(row, attribute.name, str(error))
            return ""

    def _new(self, place: int, head: str, held: Sequence[str]) -> Iterator[tuple[int, Attribute]]:
        try:
            name = checked_name(head, "a column")
        except CoderError as error:
            self._wrong(None, head or f"column {place + 1}", str(error))
            return
        kind = guessed_kind(held, decimal_comma=self.table.decimal_comma)
        yield place, Attribute(name, name, kind, "")

    def _note_beside(self, about: Sequence[tuple[ParsedRow, Document]]) -> None:
        """Say that a title or an author is not read, where a table has another one."""
        heads = [normal_name(head) for head in self.table.heads]
        for head, place in _BESIDE.items():
            if head not in heads:
                continue
            column = heads.index(head)
            for row, document in about:
                words, held = row.cells[column].strip(), beside(document)[place]
                if words and words != str(held or ""):
                    self.notes.append(
                        f"The column {BESIDE[place]} is not brought in: where it differs from the"
                        f" document, as in row {row.number}, change the document itself."
                    )
                    break

    def _wrong(self, row: ParsedRow | None, column: str, said: str) -> None:
        if row is None:
            self.problems.append(Problem(None, column, said))
        else:
            key = row.cells[self.key].strip()
            self.problems.append(Problem(row.number, column, said, key))
