"""Charting: the attributes of documents and studies, and a coder's values for them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypedDict, Unpack

from coder.domain.attribute import (
    TAKEN,
    TEXT,
    WITH_CHOICES,
    Attribute,
    Kind,
    Level,
    checked_choices,
    checked_value,
)
from coder.domain.coder import Coder
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import named_id
from coder.domain.journal.order_key import key_between
from coder.domain.names import checked_name, one_line
from coder.domain.telling import counted
from coder.operations.carrying import carried, carried_choice, carry_level
from coder.operations.carrying_decided import carried_answers, renamed_answers, write_answers
from coder.operations.charted_values import Put, let_go, put_values
from coder.operations.coding import put_passage
from coder.operations.memos import remove_memos
from coder.operations.undeciding import remove_decisions
from coder.store import attributes, documents, passages, rows
from coder.store.columns import Value
from coder.store.decisions import decisions_over
from coder.store.journal import Act, act
from coder.store.project import Project


class Settings(TypedDict, total=False):
    """What can be said of an attribute when it is added."""

    kind: Kind
    choices: Sequence[str]
    definition: str
    required: bool
    level: Level


class Changes(Settings, total=False):
    """What can be changed of an attribute."""

    name: str


def find_attribute(project: Project, name: str) -> Attribute | None:
    """The attribute with a name, as names are compared."""
    wanted = normal_name(one_line(name))
    held = attributes.attributes(project)
    return next((one for one in held if normal_name(one.name) == wanted), None)


def attribute_named(project: Project, name: str) -> Attribute:
    """The attribute with a name.

    Raises:
        CoderError: there is none.
    """
    found = find_attribute(project, name)
    if found is None:
        raise CoderError(f"There is no attribute '{name}': 'coder attributes' lists them.")
    return found


def add_attribute(project: Project, name: str, **settings: Unpack[Settings]) -> Change:
    """Add an attribute: of text, and of documents, unless something else is said.

    Raises:
        CoderError: the name is empty or taken, or the choices do not suit the kind.
    """
    tidy = _checked_name(project, name)
    held = attributes.attributes(project)
    id_ = named_id("attribute", normal_name(tidy), {one.id for one in held})
    position = key_between(held[-1].position if held else None, None)
    new = _with(Attribute(id_, tidy, TEXT, position), settings)
    with act(project, "add attribute", f"Add attribute {tidy}") as running:
        rows.add(running, "attribute", id_, _fields(new))
    return running.done()


def change_attribute(project: Project, attribute: Attribute, **changes: Unpack[Changes]) -> Change:
    """Rename or describe an attribute, or change its kind, choices or level; values go along.

    Raises:
        CoderError: values that were charted do not fit any longer, the name is taken, the choices
            do not suit the kind, or nothing is to be changed.
    """
    if not changes:
        raise CoderError("Say what to change of the attribute.")
    name = attribute.name
    if "name" in changes:
        name = _checked_name(project, changes["name"], but=attribute)
    new = replace(_with(attribute, changes), name=name)
    values, answers = carried(project, attribute, new), carried_answers(project, attribute, new)
    renamed = f"Rename attribute {attribute.name} to {name}"
    changed = f"Change {', '.join(changes)} of attribute {attribute.name}"
    described = renamed if new.name != attribute.name else changed
    with act(project, "set attribute", described) as running:
        rows.set_fields(running, "attribute", attribute.id, _fields(new))
        _write(running, values)
        write_answers(running, answers)
        if new.level != attribute.level:
            carry_level(running, new)
    return running.done()


def rename_choice(project: Project, attribute: Attribute, choice: str, name: str) -> Change:
    """Call a choice otherwise, also where it was charted; by the name of another, both are one.

    Raises:
        CoderError: there is no such choice, or the name is empty or holds a semicolon.
    """
    old = next((one for one in attribute.choices if one.casefold() == choice.casefold()), None)
    if old is None:
        raise CoderError(f"{attribute.name} has no choice '{choice}'.")
    [tidy] = checked_choices("one_of", [name])
    named = [tidy if one == old else one for one in attribute.choices]
    new = replace(attribute, choices=checked_choices(attribute.kind, named))
    values = carried_choice(project, new, old, tidy)
    answers = renamed_answers(project, new, old, tidy)
    description = f"Rename choice {old} of attribute {attribute.name} to {tidy}"
    with act(project, "set attribute", description) as running:
        rows.set_fields(running, "attribute", attribute.id, _fields(new))
        _write(running, values)
        write_answers(running, answers)
    return running.done()


def move_attribute(project: Project, attribute: Attribute, *, before: Attribute | None) -> Change:
    """Put an attribute before another one, or at the end."""
    others = [one for one in attributes.attributes(project) if one.id != attribute.id]
    place = next((n for n, one in enumerate(others) if before and one.id == before.id), len(others))
    position = key_between(
        others[place - 1].position if place else None,
        others[place].position if place < len(others) else None,
    )
    where = f"before {before.name}" if before else "to the end"
    with act(project, "move attribute", f"Move attribute {attribute.name} {where}") as running:
        rows.set_fields(running, "attribute", attribute.id, {"position": position})
    return running.done()


def remove_attribute(project: Project, attribute: Attribute) -> Change:
    """Remove an attribute with all that anybody charted for it."""
    held = attributes.values_of(project, attribute.id)
    charted = [one for one in held if one.value is not None]
    taken = f" with {counted(len(charted), 'charted value')}" if charted else ""
    with act(project, "remove attribute", f"Remove attribute {attribute.name}{taken}") as running:
        for one in held:
            remove_memos(running, one.id)
            rows.remove(running, "charted", one.id)
        let_go(running, {one.passage for one in held if one.passage})
        remove_decisions(running, decisions_over(project, attribute.id))
        remove_memos(running, attribute.id)
        rows.remove(running, "attribute", attribute.id)
    return running.done()


def chart(
    project: Project,
    document: Document,
    attribute: Attribute,
    coder: Coder,
    value: str,
    *,
    passage: str | None = None,
) -> Change:
    """Chart a coder's value, of a study if the attribute is one of studies; an empty one goes.

    ``passage`` is the passage that supports it; an empty one takes that away, None leaves it.

    Raises:
        CoderError: the value does not suit the attribute, or the passage is in no such document.
    """
    checked = checked_value(attribute, value)
    if passage and not passages.lies_in(project, passage, document=document.id):
        raise CoderError(f"A passage of another document says nothing of {document.key}.")
    did = "Chart"
    if passage is not None and _is_charted(project, document, attribute, coder, checked):
        did = "Tie" if passage else "Untie"
    described = _description(did, document, attribute, checked)
    with act(project, "chart", described, coder=coder.id) as running:
        put_values(running, [Put(document, attribute, checked or None, passage)], coder)
    return running.done()


def chart_all(
    project: Project, values: Sequence[tuple[Document, Attribute, str]], coder: Coder
) -> Change:
    """Chart many values of a coder in one act; each keeps the passage that supports it.

    Raises:
        CoderError: a value does not suit its attribute.
    """
    put = [
        Put(one, attribute, checked_value(attribute, it) or None) for one, attribute, it in values
    ]
    of = counted(len({one.document.id for one in put}), "document")
    description = f"Chart {counted(len(put), 'value')} of {of}"
    with act(project, "chart", description, coder=coder.id) as running:
        put_values(running, put, coder)
    return running.done()


def chart_passage(
    project: Project, file: File, anchor: str, attribute: Attribute, coder: Coder, value: str
) -> Change:
    """Chart what a stretch or region of a file says, which becomes a passage by it.

    ``anchor`` is an Anchor as JSON.

    Raises:
        CoderError: the value is empty, or does not suit the attribute.
    """
    checked = checked_value(attribute, value)
    document = documents.document(project, file.document)
    if not checked or document is None:
        raise CoderError(f"Say what the passage tells of {attribute.name}.")
    did = "Tie" if _is_charted(project, document, attribute, coder, checked) else "Chart"
    described = _description(did, document, attribute, checked)
    with act(project, "chart", described, coder=coder.id) as running:
        passage = put_passage(running, file, anchor, coder)
        put_values(running, [Put(document, attribute, checked, passage)], coder)
    return running.done()


def _write(running: Act, values: dict[str, str]) -> None:
    for row, value in values.items():
        rows.set_fields(running, "charted", row, {"value": value})


def _is_charted(
    project: Project, document: Document, attribute: Attribute, coder: Coder, value: str
) -> bool:
    """Whether a coder charted that value already, so that only its passage is another."""
    pair = (document.id, attribute.id)
    [held] = attributes.stored_values(project, [pair], coder=coder.id)
    return bool(value) and any(one.value == value for one in held)


def _description(did: str, document: Document, attribute: Attribute, value: str) -> str:
    said = one_line(value)
    short = said if len(said) <= _LONGEST_SAID else f"{said[: _LONGEST_SAID - 1].rstrip()}…"
    return f"{did} {attribute.name} of {document.key}: {short}"


_LONGEST_SAID: Final = 200  # characters


def _checked_name(project: Project, name: str, but: Attribute | None = None) -> str:
    """A name as it is stored, that nothing else has."""
    tidy = checked_name(name, "an attribute")
    if normal_name(tidy) in TAKEN:
        raise CoderError(f"Every document has its {tidy} already: choose another name.")
    taken = find_attribute(project, tidy)
    if taken is not None and (but is None or taken.id != but.id):
        raise CoderError(f"There is an attribute '{taken.name}' already.")
    return tidy


def _with(attribute: Attribute, settings: Settings) -> Attribute:
    kind = settings.get("kind", attribute.kind)
    choices = settings.get("choices", attribute.choices)
    if "choices" in settings and choices and kind not in WITH_CHOICES:
        raise CoderError(
            "Only an attribute of the kind 'one of' or 'several of' has choices: say which kind."
        )
    return replace(
        attribute,
        kind=kind,
        choices=checked_choices(kind, choices),
        definition=settings.get("definition", attribute.definition).strip(),
        required=settings.get("required", attribute.required),
        level=settings.get("level", attribute.level),
    )


def _fields(attribute: Attribute) -> dict[str, Value]:
    """An attribute as it is stored; what is as usual is a blank."""
    choices = json.dumps(attribute.choices, ensure_ascii=False, separators=(",", ":"))
    return {
        "name": attribute.name, "kind": attribute.kind, "position": attribute.position,
        "choices": choices if attribute.choices else None,
        "definition": attribute.definition or None, "required": int(attribute.required) or None,
        "level": attribute.level if attribute.level == "study" else None,
    }  # fmt: skip
