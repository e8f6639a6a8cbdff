"""Rules that reach across the rows of the codebook, replayed in the order of all operations.

A write that would put a theme under itself is skipped, and a favourite key goes to whoever took
it last. Both are said as conflicts where the author could not have known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from coder.domain.journal.fold import Candidate, Saw, Write, concurrency, value_written, writes_of

UPWARD: Final = ("parent", "merged")
"""The fields of a theme that lead to the one it stands under or is shown as."""

REPLAYED: Final = (*UPWARD, "shortcut")


@dataclass(slots=True)
class Replay:
    """The codebook's pointers as they came to be, write by write."""

    effective: dict[tuple[str, str], str] = field(default_factory=dict)
    """(theme, field) -> the value that counts."""
    _last: dict[tuple[str, str], Write] = field(default_factory=dict)
    _counted: dict[tuple[str, str], Write] = field(default_factory=dict)
    _holder: dict[str, str] = field(default_factory=dict)

    def value(self, theme: str, name: str) -> str | None:
        """The value that counts in a replayed field."""
        return self.effective.get((theme, name))

    def apply(self, write: Write, name: str) -> None:
        """Take the next write, unless it would close a circle."""
        key = write.row, name
        value = value_written(write, name)
        self._last[key] = write
        if name in UPWARD and value is not None and self.reaches(str(value), write.row):
            return
        self._counted[key] = write
        if name == "shortcut":
            self._take(write, None if value is None else str(value))
        self._set(key, None if value is None else str(value))

    def reaches(self, theme: str, target: str) -> bool:
        """Whether walking up from a theme comes to ``target`` (a theme comes to itself)."""
        seen: set[str] = set()
        rest = [theme]
        while rest:
            node = rest.pop()
            if node == target:
                return True
            if node not in seen:
                seen.add(node)
                rest += [up for name in UPWARD if (up := self.value(node, name)) is not None]
        return False

    def skipped(self) -> list[tuple[str, str, tuple[Candidate, Candidate]]]:
        """(theme, field, candidates) where the last write would have closed a circle."""
        found = []
        for (row, name), write in self._last.items():
            counted = self._counted.get((row, name))
            if counted is not write:
                shown = Candidate(self.value(row, name), counted.operation if counted else 0)
                skipped = Candidate(value_written(write, name), write.operation)
                found.append((row, name, (shown, skipped)))
        return found

    def taken(self, saw: Saw) -> list[tuple[Candidate, ...]]:
        """The themes to which a key was given unknowing of one another, the last one first.

        That is the one that has it; from the others it was taken by people who did not know.
        """
        given: dict[str, list[Write]] = defaultdict(list)
        for (_, name), write in self._counted.items():
            if name == "shortcut":
                given[str(value_written(write, name))].append(write)
        found = []
        for key, holder in sorted(self._holder.items()):
            held = self._counted[holder, "shortcut"]
            lost = [
                write
                for write in sorted(given[key], key=lambda one: one[:4], reverse=True)
                if write.row != holder and not saw(held.operation, write.operation)
            ]
            if lost:
                found.append(tuple(Candidate(one.row, one.operation) for one in (held, *lost)))
        return found

    def _take(self, write: Write, key: str | None) -> None:
        held = self.value(write.row, "shortcut")
        if held is not None:
            del self._holder[held]
        if key is None:
            return
        if key in self._holder:
            self._set((self._holder[key], "shortcut"), None)
        self._holder[key] = write.row

    def _set(self, key: tuple[str, str], value: str | None) -> None:
        if value is None:
            self.effective.pop(key, None)
        else:
            self.effective[key] = value


def replay(themes: Mapping[str, Sequence[Write]], saw: Saw) -> Replay:
    """Replay the writes on themes, given by row in the order of stamps."""
    events = [
        (write, name)
        for writes in themes.values()
        for name in REPLAYED
        for write in writes_of(writes, name, concurrency(writes, saw))
    ]
    run = Replay()
    for write, name in sorted(events, key=lambda event: (event[0][:4], event[1])):
        run.apply(write, name)
    return run
