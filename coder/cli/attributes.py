"""Commands on attributes: list and change them, and compare what was charted."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import cast

from coder.analysis.charting import missing_required
from coder.analysis.double_charting import DoubleCharting, double_charting
from coder.analysis.whose import is_own
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    Commands,
    command,
    reading,
    whose_shown,
    with_coder,
    with_json,
    writing,
)
from coder.domain.attribute import KINDS, SEPARATOR, Attribute
from coder.domain.errors import CoderError
from coder.domain.telling import counted
from coder.operations import charting as acts
from coder.operations.coders import find_coder
from coder.store import attributes as store
from coder.store.journal import together
from coder.store.project import Project

_YES_NO = ("yes", "no")


def register(commands: Commands) -> None:
    """The commands attributes and attribute."""
    listed = command(commands, "attributes", _attributes, "List the attributes, or compare values.")
    what = listed.add_mutually_exclusive_group()
    what.add_argument(
        "--differences", action="store_true", help="where those who charted the same differ"
    )
    what.add_argument(
        "--missing", action="store_true", help="the documents that lack what is required"
    )
    with_coder(listed, "with --missing: what one reviewer has still to chart")
    one = command(commands, "attribute", _attribute, "Change an attribute.")
    parts = one.add_subparsers(dest="act", required=True, metavar="ACT")
    add = parts.add_parser("add", help="add an attribute")
    change = parts.add_parser("set", help="rename or change it; what was charted goes along")
    change.add_argument("--name", metavar="N", help="the new name")
    change.add_argument(
        "--rename-choice", metavar="OLD=NEW", help="call a choice otherwise, also where charted"
    )
    move = parts.add_parser("move", help="put it before another attribute, or to the end")
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--before", metavar="NAME", help="the attribute that comes after it")
    where.add_argument("--last", action="store_true", help="to the end")
    remove = parts.add_parser("remove", help="remove it with all that was charted for it")
    for parser in (add, change, move, remove):
        parser.add_argument("attribute", metavar="NAME", help="the name of the attribute")
        with_json(parser)
    for parser in (add, change):
        _with_settings(parser)


def _with_settings(parser: ArgumentParser) -> None:
    parser.add_argument("--kind", choices=KINDS, help="what its values are (a new one: text)")
    parser.add_argument("--choices", metavar="A; B", help="of one_of and several_of")
    parser.add_argument("--definition", metavar="T", help="what it is")
    parser.add_argument("--required", choices=_YES_NO, help="whether every document needs it")
    parser.add_argument(
        "--level", choices=("document", "study"), help="what it is said of (a new one: document)"
    )


def _attributes(given: Namespace) -> Answer:
    with reading(given) as project:
        if given.differences:
            return _differences(project)
        if given.missing:
            return _missing(project, given)
        if given.coder is not None:
            raise CoderError("--coder goes with --missing: say what is asked for.")
        return _list(project, store.attributes(project))


def _list(project: Project, found: Iterable[Attribute]) -> Answer:
    held = list(found)
    about = {one.id: set[str]() for one in held}
    whose = whose_shown(project)
    for value in (one for one in store.charted(project) if is_own(one.person, whose)):
        about.get(value.attribute, set()).add(value.document)
    values = [
        {
            "id": one.id, "name": one.name, "kind": one.kind, "level": one.level,
            "required": one.required, "choices": list(one.choices),
            "definition": one.definition, "documents": len(about[one.id]),
        }
        for one in held
    ]  # fmt: skip
    rows = [
        (
            one.name, one.kind, f"of a {one.level}", "required" if one.required else "",
            counted(len(about[one.id]), "document"), SEPARATOR.join(one.choices),
        )
        for one in held
    ]  # fmt: skip
    return Answer(values, columns(rows))


def _differences(project: Project) -> Answer:
    whose = whose_shown(project)
    found = double_charting(project, whose=whose)
    value = [
        {
            "attribute": one.attribute.name, "attribute_id": one.attribute.id,
            "double": one.double, "agreed": one.agreed, "percent": one.percent,
            "differences": [
                {
                    "document": differing.document.id, "key": differing.document.key,
                    "about": differing.about,
                    "values": [
                        {"coder": who.name, "coder_id": who.id, "value": said}
                        for who, said in differing.values
                    ],
                }
                for differing in one.differences
            ],
        }
        for one in found
    ]  # fmt: skip
    if whose is not None:
        said = "The project is blind: values are compared when a lead has opened it."
        return Answer(value, [said])
    return Answer(value, [line for one in found for line in _compared(one)])


def _compared(one: DoubleCharting) -> list[str]:
    if not one.double:
        return [f"{one.attribute.name}: nothing was charted twice."]
    noun = "study" if one.attribute.level == "study" else "document"
    agreed = f"{one.percent} % of {counted(one.double, noun)} charted by several agree"
    lines = [f"{one.attribute.name}: {agreed} ({one.agreed})."]
    for differing in one.differences:
        values = "; ".join(f"{who.name}: {value}" for who, value in differing.values)
        lines.append(f"  {differing.about}  {values}")
    return lines


def _missing(project: Project, given: Namespace) -> Answer:
    coder = find_coder(project, given.coder) if given.coder else None
    found = missing_required(project, coder=coder, whose=whose_shown(project))
    value = [
        {"document": one.id, "key": one.key, "missing": [attribute.name for attribute in lacking]}
        for one, lacking in found
    ]
    rows = [(one.key, ", ".join(attribute.name for attribute in lacking)) for one, lacking in found]
    return Answer(value, columns(rows) or ["Nothing that is required is missing."])


def _attribute(given: Namespace) -> Answer:
    with writing(given) as project:
        if given.act == "add":
            acts.add_attribute(project, given.attribute, **_settings(given))
            return _list(project, [acts.attribute_named(project, given.attribute)])
        held = acts.attribute_named(project, given.attribute)
        _ACTS[given.act](project, held, given)
        return _list(project, [one for one in store.attributes(project) if one.id == held.id])


def _settings(given: Namespace) -> acts.Settings:
    found: acts.Settings = {}
    if given.kind is not None:
        found["kind"] = given.kind
    if given.choices is not None:
        found["choices"] = given.choices.split(";")
    if given.definition is not None:
        found["definition"] = given.definition
    if given.required is not None:
        found["required"] = given.required == "yes"
    if given.level is not None:
        found["level"] = given.level
    return found


def _set(project: Project, held: Attribute, given: Namespace) -> None:
    changes = cast("acts.Changes", _settings(given))
    if given.name is not None:
        changes["name"] = given.name
    with together(project):
        if given.rename_choice is not None:
            old, equals, new = given.rename_choice.partition("=")
            if not equals:
                raise CoderError("Write a renamed choice as OLD=NEW.")
            acts.rename_choice(project, held, old.strip(), new)
            held = acts.attribute_named(project, held.name)
        if changes or given.rename_choice is None:
            acts.change_attribute(project, held, **changes)


def _move(project: Project, held: Attribute, given: Namespace) -> None:
    before = None if given.last else acts.attribute_named(project, given.before)
    acts.move_attribute(project, held, before=before)


def _remove(project: Project, held: Attribute, _given: Namespace) -> None:
    acts.remove_attribute(project, held)


_ACTS = {"set": _set, "move": _move, "remove": _remove}
