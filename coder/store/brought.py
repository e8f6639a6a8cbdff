"""Counting what a merge brought to the large tables, told on what is shown after it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple, Self

from coder.domain.merge_report import Arrived, Brought, Work
from coder.store.held_before import Ends, codings_copied, codings_folded, work_done
from coder.store.project import Project
from coder.store.snapshots import Snapshot, Snapshots

MOST_LINES: Final = 20_000
"""Beyond it the codings are told by coder and theme alone: nobody reads more, and they are kept."""

SOMEONE: Final = "someone"
_SEVERAL: Final = "several documents"
_CHUNK: Final = 10_000
_KINDS: Final = ("added", "changed", "removed")


class Listed(NamedTuple):
    """Things of one kind in order, and the place of what each stored row is shown as.

    What is gone stands at the end; place 0 is for what is not known, or not told apart.
    """

    things: list[tuple[str | None, str]]  # id, name
    places: dict[str, int]

    @classmethod
    def of(cls, before: Snapshot, after: Snapshot, *, unknown: tuple[str | None, str]) -> Self:
        """Everything that is there after a merge, or was before it."""
        rows = {**after.rows, **{id_: told for id_, told in before.rows.items()
                                 if id_ not in after.rows}}  # fmt: skip
        place_of = {id_: place for place, id_ in enumerate(rows, 1)}
        # What a row that is gone was shown as, may itself be shown as another now.
        was = {row: after.shown.get(as_row, as_row) for row, as_row in before.shown.items()}
        shown = {**was, **after.shown}
        return cls(
            [unknown, *((id_, str(told[0])) for id_, told in rows.items())],
            {row: place_of.get(as_row, 0) for row, as_row in shown.items()},
        )


class Cells:
    """Coder, document and theme as one number, which is quick to count and to put in order."""

    def __init__(self, before: Snapshots, after: Snapshots) -> None:
        def listed(kind: str, unknown: tuple[str | None, str]) -> Listed:
            return Listed.of(before[kind], after[kind], unknown=unknown)

        self.coders = listed("coder", ("", SOMEONE))
        self.documents = listed("document", (None, _SEVERAL))
        self.themes = listed("theme", ("", "a theme"))
        themes = len(self.themes.things)
        documents = len(self.documents.things)
        self.coder_steps = _times(self.coders.places, themes * documents)
        self.document_steps = _times(self.documents.places, themes)
        self.theme_steps = self.themes.places

    def parts(self, cell: int) -> tuple[int, int, int]:
        """The places of the coder, the document and the theme of a cell."""
        rest, theme = divmod(cell, len(self.themes.things))
        return *divmod(rest, len(self.documents.things)), theme

    def coarse(self, cell: int) -> int:
        """The cell of the same coder and theme that stands for all documents."""
        _, document, _ = self.parts(cell)
        return cell - document * len(self.themes.things)

    def line(self, cell: int, numbers: Sequence[int]) -> Brought:
        """A cell in words."""
        coder, document, theme = self.parts(cell)
        coder_id, name = self.coders.things[coder]
        document_id, key = self.documents.things[document]
        theme_id, path = self.themes.things[theme]
        return Brought(name, str(coder_id), key, document_id, path, str(theme_id), *numbers)


def _times(places: Mapping[str, int], step: int) -> dict[str, int]:
    return {row: place * step for row, place in places.items()}


def brought(
    project: Project, before: Ends, cells: Cells, *, most: int = MOST_LINES
) -> tuple[Brought, ...]:
    """What became of the codings: by coder and document, themes in codebook order."""
    coders, documents, themes = cells.coder_steps, cells.document_steps, cells.theme_steps
    added = _counted(
        (coders.get(coder, 0) + documents.get(file, 0) + themes.get(theme, 0)
         for coder, file, theme in codings_copied(project.db, before)),
        cells, most,
    )  # fmt: skip
    counts: dict[str, Counter[int]] = {"added": added, "changed": Counter(), "removed": Counter()}
    for coder, file, theme, kind in codings_folded(project.db, before):
        cell = coders.get(coder, 0) + documents.get(file, 0) + themes.get(theme, 0)
        counts[kind][cell] += 1
    if len(set().union(*counts.values())) > most or _is_coarse(added, cells):
        counts = {kind: _coarse(found, cells) for kind, found in counts.items()}
    return tuple(
        cells.line(cell, [counts[kind].get(cell, 0) for kind in _KINDS])
        for cell in sorted(set().union(*counts.values()))
    )


def _counted(found: Iterator[int], cells: Cells, most: int) -> Counter[int]:
    """How often each cell occurs; without the documents, if that is too many."""
    counts: Counter[int] = Counter()
    is_coarse = False
    while chunk := list(islice(found, _CHUNK)):
        counts.update(map(cells.coarse, chunk) if is_coarse else chunk)
        if len(counts) > most and not is_coarse:
            counts, is_coarse = _coarse(counts, cells), True
    return counts


def _is_coarse(counts: Counter[int], cells: Cells) -> bool:
    """Whether the cells stand for all documents: of what was copied, all do or none."""
    return any(cells.parts(cell)[1] == 0 for cell in islice(counts, 1))


def _coarse(fine: Counter[int], cells: Cells) -> Counter[int]:
    counts: Counter[int] = Counter()
    for cell, count in fine.items():
        counts[cells.coarse(cell)] += count
    return counts


def arrived(lines: Sequence[Brought]) -> tuple[Arrived, ...]:
    """Whose codings came in, and how many are shown that were not; by name."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts[line.coder, line.coder_id] += line.added
    return tuple(Arrived(*who, count) for who, count in sorted(counts.items()) if count)


def work(project: Project, before: Ends, cells: Cells) -> tuple[Work, ...]:
    """What else of each coder's work came in or changed; by name."""
    counts: Counter[tuple[int, str]] = Counter()
    for (coder, table), count in work_done(project.db, before).items():
        counts[cells.coders.places.get(coder, 0), table] += count
    found = []
    for place in {place for place, _ in counts}:
        id_, name = cells.coders.things[place]
        tables = ("memo", "assessment", "reading", "charted", "summary", "decision")
        of_each = [counts[place, table] for table in tables]
        found.append(Work(name, str(id_), *of_each))
    return tuple(sorted(found, key=lambda one: (one.coder, one.coder_id)))
