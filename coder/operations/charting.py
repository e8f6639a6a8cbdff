"""Charting: a coder's values for the attributes of a document."""

from coder.domain.attribute import TEXT, Attribute
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import named_id
from coder.domain.journal.order_key import key_between
from coder.domain.names import checked_name
from coder.store import attributes, rows
from coder.store.attributes import charted_id
from coder.store.coders import stored_as
from coder.store.journal import act
from coder.store.project import Project


def find_attribute(project: Project, name: str) -> Attribute | None:
    """The attribute with a name, as names are compared."""
    wanted = normal_name(name)
    held = attributes.attributes(project)
    return next((one for one in held if normal_name(one.name) == wanted), None)


def add_attribute(project: Project, name: str) -> Change:
    """Add an attribute of text.

    Raises:
        CoderError: the name is empty, or an attribute has it.
    """
    tidy = checked_name(name, "an attribute")
    if find_attribute(project, tidy):
        raise CoderError(f"There is an attribute '{tidy}' already.")
    held = attributes.attributes(project)
    id_ = named_id("attribute", normal_name(tidy), {one.id for one in held})
    position = key_between(held[-1].position if held else None, None)
    with act(project, "add attribute", f"Add attribute {tidy}") as running:
        rows.add(running, "attribute", id_, {"name": tidy, "kind": TEXT, "position": position})
    return running.done()


def chart(
    project: Project, document: Document, attribute: Attribute, coder: Coder, value: str
) -> Change:
    """Chart a coder's value; an empty one is taken away."""
    description = f"Chart {attribute.name} of {document.key}: {value}"
    with act(project, "chart", description, coder=coder.id) as running:
        held = attributes.stored_values(
            project, document=document.id, attribute=attribute.id, coder=coder.id
        )
        for row in held:
            rows.set_fields(running, "charted", row, {"value": value or None})
        if not held:
            by = stored_as(project, coder.id)
            fields = {
                "about": document.id, "about_kind": "document", "attribute": attribute.id,
                "coder": by, "value": value or None,
            }  # fmt: skip
            rows.put(running, "charted", charted_id(document.id, attribute.id, by), fields)
    return running.done()
