"""What is known of two things that may be one, side by side."""

from collections.abc import Callable
from typing import Final, NamedTuple

from coder.desktop.look.times import day_of
from coder.domain.coder import LEAD
from coder.domain.document import split_authors
from coder.domain.proposal import Proposal
from coder.domain.telling import counted
from coder.store import rows
from coder.store.coded_passages import coded_when
from coder.store.documents import coding_counts, document, files_of, shown
from coder.store.project import Project
from coder.store.themes import coding_counts as theme_counts
from coder.store.themes import themes

Facts = dict[str, str]


class Fact(NamedTuple):
    """One fact of both."""

    name: str
    one: str
    other: str

    @property
    def sign(self) -> str:
        """Whether both have the same; empty where one of them says nothing."""
        if not (self.one and self.other):
            return ""
        return "=" if self.one.casefold() == self.other.casefold() else "≠"


def sides(project: Project, asked: Proposal, *, alone: str | None) -> list[Fact]:
    """The facts of both, in the same order; ``alone`` is whose codings alone are counted."""
    one, other = (_READ[asked.kind](project, id_, alone) for id_ in (asked.one, asked.other))
    return [
        Fact(name, one.get(name, ""), other.get(name, ""))
        for name in dict.fromkeys((*one, *other))
        if one.get(name) or other.get(name)
    ]


def _document(project: Project, id_: str, alone: str | None) -> Facts:
    """As it is stored, so that two that are one already stay apart; its codings as shown."""
    held = rows.read(project, "document", id_) or {}
    known = document(project, shown(project, id_))
    count = coding_counts(project).get(known.id, 0) if known and alone is None else None
    files = [one for one in files_of(project, shown(project, id_)) if one.document == id_]
    return {
        "Title": _text(held.get("title")),
        "Authors": "; ".join(split_authors(_text(held.get("authors")))),
        "Year": _text(held.get("year")),
        "DOI": _text(held.get("doi")),
        "Citation key": _text(held.get("key")),
        "Files": "\n".join(f"{one.name}, {counted(one.pages, 'page')}" for one in files),
        "Codings": "" if count is None else f"{count:,}",
    }


def _theme(project: Project, id_: str, alone: str | None) -> Facts:
    held = rows.read(project, "theme", id_) or {}
    known = next((one for one in themes(project) if one.id == id_), None)
    counts = theme_counts(project, alone)
    return {
        "Theme": known.path if known else _text(held.get("name")),
        "Definition": _text(held.get("definition")),
        "Use it when": _text(held.get("use_when")),
        "Do not use it when": _text(held.get("use_not")),
        "Codings": f"{counts.get(id_, 0):,}" if known else "",
    }


def _coder(project: Project, id_: str, alone: str | None) -> Facts:
    held = rows.read(project, "coder", id_) or {}
    count, first, last = coded_when(project, id_) if alone in {None, id_} else (0, None, None)
    return {
        "Name": _text(held.get("name")),
        "Role": "lead" if held.get("role") == LEAD else "reviewer",
        "Codings": f"{count:,}",
        "First coding": day_of(first) if first else "",
        "Last coding": day_of(last) if last else "",
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


_READ: Final[dict[str, Callable[[Project, str, str | None], Facts]]] = {
    "document": _document,
    "theme": _theme,
    "coder": _coder,
}
