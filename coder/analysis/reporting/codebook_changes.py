"""How the codebook changed while documents were coded, as the history tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coder.analysis.comparing.compared import Compared
from coder.store.compared import coded_in
from coder.store.history import entries
from coder.store.project import Project
from coder.store.theme_writes import made_by

_KINDS: Final[Mapping[str, str]] = {
    "add theme": "added", "set theme": "changed", "move theme": "moved", "merge theme": "merged",
    "remove theme": "removed", "import codebook": "imported", "freeze": "frozen",
}  # fmt: skip
"""What was done, by the kind of the operation."""


@dataclass(frozen=True, slots=True)
class CodebookChange:
    """One change of the codebook after coding had begun."""

    what: str
    description: str
    coder: str | None
    made_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class CodebookChanges:
    """When the documents compared were begun, and what changed from then on."""

    since: str | None  # when the first coding that is compared was made; None: there is none
    changes: tuple[CodebookChange, ...]


def codebook_changes(project: Project, held: Compared) -> CodebookChanges:
    """The changes since the first coding of the documents compared; what was undone is none."""
    ids = {coder.id for coder in held.coders}
    found = coded_in(project, [one.document.id for one in held.documents])
    first = {one.first for one in found if one.coder in ids}
    since = min((at for _, at in made_by(project, first).values()), default=None)
    if since is None:
        return CodebookChanges(None, ())
    return CodebookChanges(
        since,
        tuple(
            CodebookChange(_KINDS[one.kind], one.description, one.coder_name, one.made_at)
            for one in entries(project)
            if one.kind in _KINDS and one.made_at >= since and one.undone_by is None
        ),
    )
