"""Counting what a merge brought to the large tables, told on what is shown after it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from coder.domain.merge_report import Arrived, Brought, Work
from coder.store.held_before import Ends, codings_copied, codings_folded, work_done
from coder.store.project import Project
from coder.store.snapshots import Snapshots

MOST_LINES: Final = 20_000
"""Beyond it the codings are told by coder and theme alone: nobody reads more, and they are kept."""

SOMEONE: Final = "someone"
_UNKNOWN: Final = (0, SOMEONE)
_SEVERAL: Final = "several documents"
_CHUNK: Final = 10_000
_KINDS: Final = ("added", "changed", "removed")

_Cell = tuple[str, str | None, str]
"""Ids: coder, document as shown (None: several) and theme as shown."""


class Names:
    """What stored rows are shown as, and called; what is gone, as it was."""

    def __init__(self, before: Snapshots, after: Snapshots) -> None:
        kinds = ("coder", "document", "theme")
        self.shown = {kind: before[kind].shown | after[kind].shown for kind in kinds}
        self._names = {
            kind: {
                id_: (place, str(told[0]))
                for rows in (before[kind].rows, after[kind].rows)
                for place, (id_, told) in enumerate(rows.items())
            }
            for kind in kinds
        }

    def of(self, kind: str, id_: str) -> str:
        """The name of a thing as shown."""
        return self._names[kind].get(id_, _UNKNOWN)[1]

    def order(self, cell: _Cell) -> tuple[int, int, int]:
        """Where a cell stands: reviewers, then documents, then themes, each as they are listed."""
        coder, document, theme = cell
        return (
            self._place("coder", coder), self._place("document", document or ""),
            self._place("theme", theme),
        )  # fmt: skip

    def _place(self, kind: str, id_: str) -> int:
        return self._names[kind].get(id_, _UNKNOWN)[0]


def brought(
    project: Project, before: Ends, names: Names, *, most: int = MOST_LINES
) -> tuple[Brought, ...]:
    """What became of the codings: by coder and document, themes in codebook order."""
    documents, themes = names.shown["document"], names.shown["theme"]
    added = _counted(
        ((coder, documents[file], themes[theme])
         for coder, file, theme in codings_copied(project.db, before)),
        most,
    )  # fmt: skip
    folded = Counter(
        (coder, documents.get(file, file), themes.get(theme, theme), kind)
        for coder, file, theme, kind in codings_folded(project.db, before)
    )
    lines: dict[_Cell, list[int]] = {cell: [count, 0, 0] for cell, count in added.items()}
    for (*cell, kind), count in folded.items():
        numbers = lines.setdefault((cell[0], cell[1], cell[2]), [0, 0, 0])
        numbers[_KINDS.index(kind)] += count
    if len(lines) > most or any(document is None for _, document, _ in added):
        lines = _coarse(lines)
    return tuple(_line(cell, lines[cell], names) for cell in sorted(lines, key=names.order))


def arrived(lines: Sequence[Brought]) -> tuple[Arrived, ...]:
    """Whose codings came in, and how many are shown that were not; by name."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        counts[line.coder, line.coder_id] += line.added
    return tuple(Arrived(*who, count) for who, count in sorted(counts.items()) if count)


def work(project: Project, before: Ends, names: Names) -> tuple[Work, ...]:
    """What else of each coder's work came in or changed; by name."""
    counts = work_done(project.db, before)
    return tuple(
        Work(
            name, coder, counts.get((coder, "memo"), 0), counts.get((coder, "assessment"), 0),
            counts.get((coder, "reading"), 0), counts.get((coder, "charted"), 0),
        )
        for name, coder in sorted((names.of("coder", one), one) for one in {c for c, _ in counts})
    )  # fmt: skip


def _counted(cells: Iterator[_Cell], most: int) -> Counter[_Cell]:
    """How often each cell occurs; without the documents, if that is too many."""
    found: Counter[_Cell] = Counter()
    is_coarse = False
    while chunk := list(islice(cells, _CHUNK)):
        found.update([(coder, None, theme) for coder, _, theme in chunk] if is_coarse else chunk)
        if len(found) > most and not is_coarse:
            is_coarse = True
            fine, found = found, Counter()
            for (coder, _, theme), count in fine.items():
                found[coder, None, theme] += count
    return found


def _coarse(lines: dict[_Cell, list[int]]) -> dict[_Cell, list[int]]:
    found: dict[_Cell, list[int]] = {}
    for (coder, _, theme), numbers in lines.items():
        held = found.setdefault((coder, None, theme), [0, 0, 0])
        held[:] = [one + more for one, more in zip(held, numbers, strict=True)]
    return found


def _line(cell: _Cell, numbers: Sequence[int], names: Names) -> Brought:
    coder, document, theme = cell
    added, changed, removed = numbers
    return Brought(
        names.of("coder", coder), coder,
        _SEVERAL if document is None else names.of("document", document), document,
        names.of("theme", theme), theme, added, changed, removed,
    )  # fmt: skip
