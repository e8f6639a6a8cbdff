"""The report of a merge: what it really changed, told on what is shown after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from coder.domain.journal.conflict import Dispute
from coder.domain.proposal import Proposal

PLACED: Final = ("exact", "close", "ambiguous", "unplaced")
"""How passages that were marked on another build lie on the reading copy."""

Values = tuple[str | None, str | None]
"""What a field held before and holds now, as people know it; None is blank."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came in from one file."""

    path: str
    operations: int
    documents: int
    themes: int
    codings: int
    already_here: int  # operations that the project had


@dataclass(frozen=True, slots=True)
class Arrived:
    """Whose codings came in: those that are shown and were not before."""

    coder: str
    coder_id: str | None
    codings: int


class Brought(NamedTuple):
    """What became of one coder's codings with one theme in one document.

    Where that would be more lines than anyone reads, those of a coder and a theme are one line:
    ``document`` says so in words, and ``document_id`` is None. A tuple, since there are thousands.
    """

    coder: str
    coder_id: str
    document: str  # citation key
    document_id: str | None
    theme: str  # path; of a theme that is gone, the last it had
    theme_id: str
    added: int
    changed: int  # another theme (told on that), another border, another passage
    removed: int


@dataclass(frozen=True, slots=True)
class ThemeNews:
    """A theme that the merge brought or changed; one joined by a rule to ours is not new.

    ``what``: *new*, *changed*, *joined* (it is shown as part of another now, whose id and path
    these are; ``fields`` holds its path before) or *removed*.
    """

    theme_id: str
    path: str
    what: str
    coder: str | None  # who did it, by name; several are joined by "and"
    fields: Mapping[str, Values] = field(default_factory=dict)
    """By the field: name, parent (a path), definition, use_when, use_not, colour, shortcut,
    assess, path (of what was joined)."""


@dataclass(frozen=True, slots=True)
class RowNews:
    """Anything else of the project, besides themes and coding, that the merge changed."""

    kind: str  # document, coder, study, attribute, codebook version, round, project
    id: str
    name: str
    what: str  # new, changed, joined, removed
    coder: str | None
    fields: Mapping[str, Values] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """What else of one coder's work came in or changed, counted."""

    coder: str
    coder_id: str
    memos: int = 0
    assessments: int = 0
    finished: int = 0  # readings
    charted: int = 0  # values
    summaries: int = 0
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class Joining:
    """Two rows that are shown as one by a rule."""

    kind: str  # document or theme
    one: str  # the one as which both are shown
    other: str
    name: str = ""  # what they are called now


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, or would do."""

    files: tuple[FileReport, ...]
    coders: tuple[Arrived, ...]
    joined: tuple[Joining, ...]  # those that are new by it
    conflicts: tuple[Dispute, ...]  # all that are open afterwards
    ahead: tuple[str, ...]  # names of coders whose clock is more than a day ahead
    backup: str | None
    brought: tuple[Brought, ...] = ()
    themes: tuple[ThemeNews, ...] = ()
    others: tuple[RowNews, ...] = ()
    work: tuple[Work, ...] = ()
    proposals: tuple[Proposal, ...] = ()  # those that are open afterwards
    reanchored: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(PLACED, 0))
    new_conflicts: int = 0  # how many of them the merge raised
    number: int | None = None  # of the merge in this copy; None if nothing was new
    at: str | None = None  # when it was made
    project: str = ""  # its title
    rehearsed: bool = False  # it was only tried on a copy
    pdfs: int = 0  # that were missing here, and came along
    blind: bool = False  # what others coded was left out, for who works here works blind
