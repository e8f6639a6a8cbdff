"""The codings that something stored is about, for whoever decides about it."""

import json
from array import array
from collections.abc import Callable
from typing import Final

from coder.analysis.passages import Asked, passage_rows
from coder.domain.coder import Coder
from coder.store import passages, rows
from coder.store.cells import shown_themes
from coder.store.columns import Fields
from coder.store.documents import shown
from coder.store.listing import row_of
from coder.store.project import Project

_Read = Callable[[Project, Fields, Coder | None], "array[int]"]


def concerned(project: Project, table: str, row: str, whose: Coder | None) -> "array[int]":
    """The row numbers of the codings that a stored row is about; none of most tables."""
    held = rows.read(project, table, row)
    read = _READ.get(table)
    return array("q") if held is None or read is None else read(project, held, whose)


def with_theme(project: Project, theme: str, whose: Coder | None) -> "array[int]":
    """The codings with a theme, as it is stored, and with none below it."""
    held = shown_themes(project).get(theme, theme)
    return passage_rows(project, Asked(theme=held, children=False), whose)


def _of_coding(project: Project, held: Fields, _whose: Coder | None) -> "array[int]":
    row = row_of(project, str(held["id"]))
    return array("q", [] if row is None else [row])


def _of_passage(project: Project, held: Fields, _whose: Coder | None) -> "array[int]":
    found = (row_of(project, id_) for id_, _ in passages.codings_on(project, str(held["id"])))
    return array("q", [row for row in found if row is not None])


def _of_memo(project: Project, held: Fields, whose: Coder | None) -> "array[int]":
    return concerned(project, str(held["about_kind"]), str(held["about"]), whose)


def _of_theme(project: Project, held: Fields, whose: Coder | None) -> "array[int]":
    return with_theme(project, str(held["id"]), whose)


def _of_cell(project: Project, held: Fields, whose: Coder | None) -> "array[int]":
    theme = shown_themes(project).get(str(held["theme"]), str(held["theme"]))
    document = shown(project, str(held["document"]))
    return passage_rows(project, Asked(theme=theme, documents=(document,)), whose)


def _of_pair(project: Project, held: Fields, whose: Coder | None) -> "array[int]":
    if held["kind"] != "theme":
        return array("q")
    found = array("q")
    for theme in (held["one"], held["other"]):
        found.extend(with_theme(project, str(theme), whose))
    return found


def _of_charted(project: Project, held: Fields, whose: Coder | None) -> "array[int]":
    if held["passage"] is None:
        return array("q")
    return concerned(project, "passage", str(held["passage"]), whose)


def _of_decision(project: Project, held: Fields, whose: Coder | None) -> "array[int]":
    if held["disputed"] is None:
        cell = {**held, "document": held["about"]}
        return _of_cell(project, cell, whose) if held["theme"] else array("q")
    found = (row_of(project, id_) for id_ in json.loads(str(held["disputed"])))
    return array("q", [row for row in found if row is not None])


_READ: Final[dict[str, _Read]] = {
    "coding": _of_coding,
    "passage": _of_passage,
    "memo": _of_memo,
    "theme": _of_theme,
    "assessment": _of_cell,
    "summary": _of_cell,
    "identity": _of_pair,
    "charted": _of_charted,
    "decision": _of_decision,
}
