"""Which cells a finished reading has to look at again, because the codebook changed since.

Since means by causality, not by the clock: what whoever finished the document had not seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.journal.fold import Write, value_written
from coder.domain.theme import Theme

Why = Literal["added", "assessed", "defined"]

ADDED: Final = "added"
ASSESSED: Final = "assessed"
DEFINED: Final = "defined"

DEFINITION: Final = {
    "definition": "definition", "use_when": "when to use", "use_not": "when not to use",
}  # fmt: skip
"""The fields that say what a theme means, each with what it is called."""

_ASKED: Final = ("assess", "parent")
"""The fields from which follows whether documents are assessed for a theme."""


@dataclass(frozen=True, slots=True)
class Reopening:
    """What became of a theme without being seen: why, by which operation, in which fields."""

    why: Why
    write: Write
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recheck:
    """A cell of a finished document that is to be looked at again, and why."""

    document: str
    coder: str
    theme: Theme
    why: Why
    fields: tuple[str, ...]  # of the definition, that changed
    by: str  # the name of whoever did it
    made_at: str

    @property
    def said(self) -> str:
        """Such as "Training: definition changed by Ana on 2026-03-01"."""
        what = {
            ADDED: "added",
            ASSESSED: "made a theme to assess",
            DEFINED: f"{' and '.join(DEFINITION[field] for field in self.fields)} changed",
        }[self.why]
        return f"{self.theme.path}: {what} by {self.by} on {self.made_at[:10]}"


def reopening(
    theme: Theme, writes: Sequence[Write], knew: Callable[[Write], bool]
) -> Reopening | None:
    """What reopened the cells of a theme for somebody who knew some of the writes on it.

    ``writes`` are all on the theme as it is shown, in the order of stamps. What was changed and
    changed back reopens nothing. A theme that came to be, or came to be assessed, is told before
    a definition that changed.
    """
    unseen = [write for write in writes if not knew(write)]
    seen = [write for write in writes if knew(write)]
    if not unseen:
        return None
    if not any(write.kind == "add" for write in seen):
        return Reopening(ADDED, unseen[0]) if theme.assess else None
    known = _values(seen)
    if theme.assess and not _was_asked(known):
        since = [write for write in unseen if write.fields.keys() & set(_ASKED)]
        return Reopening(ASSESSED, since[-1]) if since else None
    changed = [
        name for name in DEFINITION if (known.get(name) or "") != (getattr(theme, name) or "")
    ]
    told = [write for write in unseen if write.fields.keys() & set(changed)]
    return Reopening(DEFINED, told[-1], tuple(changed)) if told else None


def _values(writes: Sequence[Write]) -> dict[str, object]:
    return {name: value_written(write, name) for write in writes for name in write.fields}


def _was_asked(known: dict[str, object]) -> bool:
    """Whether documents were assessed for a theme: by default they are at the top level."""
    assess = known.get("assess")
    return bool(assess) if assess is not None else known.get("parent") is None
