"""The report of a merge."""

from dataclasses import dataclass

from coder.domain.journal.conflict import Dispute


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
    """Whose codings came in."""

    coder: str
    coder_id: str | None
    codings: int


@dataclass(frozen=True, slots=True)
class Joining:
    """Two rows that are shown as one by a rule."""

    kind: str  # document or theme
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did, or would do."""

    files: tuple[FileReport, ...]
    coders: tuple[Arrived, ...]
    joined: tuple[Joining, ...]  # those that are new by it
    conflicts: tuple[Dispute, ...]  # all that are open afterwards
    ahead: tuple[str, ...]  # names of coders whose clock is more than a day ahead
    backup: str | None
    pdfs: int = 0  # that were missing here, and came along
    blind: bool = False  # what others coded was left out, for who works here works blind
