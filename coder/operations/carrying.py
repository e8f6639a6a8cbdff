"""Carrying charted values over, when an attribute changes its kind, its choices or its level."""

from collections.abc import Sequence
from typing import Final

from coder.domain.attribute import SEPARATOR, Attribute, checked_value, parts
from coder.domain.errors import CoderError
from coder.domain.telling import counted
from coder.store import attributes, rows
from coder.store.attributes import AtLevel, StoredValue, charted_id
from coder.store.journal import Act
from coder.store.project import Project

_SAID: Final = 3
"""So many values that do not fit are named."""


def carried(project: Project, old: Attribute, new: Attribute) -> dict[str, str]:
    """The values of an attribute as another kind, or other choices, have them, by stored row.

    What did not fit before stays as it is.

    Raises:
        CoderError: some do not fit; the first ones are named.
    """
    if (old.kind, old.choices) == (new.kind, new.choices):
        return {}
    found: dict[str, str] = {}
    misfits: list[StoredValue] = []
    for one in attributes.values_of(project, new.id):
        if one.value is None:
            continue
        fitting = _fitting(new, one.value)
        if fitting is not None:
            found[one.id] = fitting
        elif _fitting(old, one.value) is not None:
            misfits.append(one)
    if misfits:
        raise CoderError(_refused(project, new, misfits))
    return found


def carried_choice(project: Project, new: Attribute, old: str, name: str) -> dict[str, str]:
    """The values of an attribute, of which one choice has another name, by stored row."""
    found: dict[str, str] = {}
    for one in attributes.values_of(project, new.id):
        held = parts(new, one.value or "")
        if old in held:
            joined = SEPARATOR.join(name if part == old else part for part in held)
            found[one.id] = _fitting(new, joined) or joined
    return found


def carry_level(running: Act, attribute: Attribute) -> None:
    """Make values of documents those of their studies, or the other way round.

    A value that stands alone stays: of a document without a study, or of a study without
    documents.

    Raises:
        CoderError: somebody charted different values for documents of one study.
    """
    held = attributes.at_levels(running.project, attribute.id)
    if attribute.level == "study":
        _to_studies(running, attribute, held)
    else:
        _to_documents(running, attribute, held)


def _to_studies(running: Act, attribute: Attribute, held: Sequence[AtLevel]) -> None:
    first: dict[tuple[str, str], AtLevel] = {}
    moved = [one for one in held if one.about_kind == "document"]
    for one in moved:
        before = first.setdefault((one.study, one.person), one)
        if before.value != one.value:
            raise CoderError(
                f"{attribute.name} is '{before.value}' for {before.key} and '{one.value}' for"
                f" {one.key}, which are of one study: make them one first."
            )
    for one in first.values():
        _put(running, attribute, one, about=one.study, kind="study")
    _clear(running, moved)


def _to_documents(running: Act, attribute: Attribute, held: Sequence[AtLevel]) -> None:
    moved = [one for one in held if one.about_kind == "study"]
    for one in moved:
        _put(running, attribute, one, about=one.document, kind="document")
    _clear(running, moved)


def _put(running: Act, attribute: Attribute, one: AtLevel, *, about: str, kind: str) -> None:
    elsewhere = kind == "document" and one.passage_in != about
    fields = {
        "about": about, "about_kind": kind, "attribute": attribute.id, "coder": one.coder,
        "value": one.value, "passage": None if elsewhere else one.passage,
    }  # fmt: skip
    rows.put(running, "charted", charted_id(about, attribute.id, one.coder), fields)


def _clear(running: Act, moved: Sequence[AtLevel]) -> None:
    for row in sorted({one.id for one in moved}):
        rows.set_fields(running, "charted", row, {"value": None, "passage": None})


def _fitting(attribute: Attribute, value: str) -> str | None:
    """A value as an attribute keeps it; None if it is none for it."""
    try:
        return checked_value(attribute, value)
    except CoderError:
        return None


def _refused(project: Project, new: Attribute, misfits: Sequence[StoredValue]) -> str:
    subjects = attributes.subjects(project)
    first = {str(one.value): one for one in reversed(misfits)}
    named = [f"'{value}' ({subjects.get(one.about, '?')})" for value, one in first.items()]
    more = f" and {len(named) - _SAID:,} more" if len(named) > _SAID else ""
    verb = "does" if len(named) == 1 else "do"
    what = counted(len(named), "different value" if len(named) < len(misfits) else "charted value")
    often = f" (charted {len(misfits):,} times)" if len(named) < len(misfits) else ""
    return (
        f"{what} of {new.name} {verb} not fit{often}:"
        f" {', '.join(named[:_SAID])}{more}: change what was charted first."
    )
