"""Putting a coder's values where they belong: about a document, or about its study."""

from typing import TYPE_CHECKING

from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.operations.uncoding import drop_if_bare
from coder.store import attributes, rows
from coder.store.attributes import charted_id
from coder.store.coders import stored_as
from coder.store.journal import Act

if TYPE_CHECKING:
    from coder.store.columns import Value


def put_value(
    running: Act,
    document: Document,
    attribute: Attribute,
    coder: Coder,
    *,
    value: str | None,
    passage: str | None,
) -> None:
    """Put a value, or take it away, with the passage that supports it, as ``chart`` says.

    A value of a study replaces what the coder charted of the document before it had one.
    """
    project = running.project
    of_study = attribute.level == "study" and document.study_id
    about, kind = (of_study, "study") if of_study else (document.id, "document")
    held = attributes.stored_values(
        project, document=document.id, attribute=attribute.id, coder=coder.id
    )
    before = {one.passage for one in held if one.passage}
    support = (min(before, default=None) if passage is None else passage or None) if value else None
    fields: dict[str, Value] = {"value": value, "passage": support}
    for one in held:
        if one.about_kind == kind:
            rows.set_fields(running, "charted", one.id, fields)
        elif of_study or value is None:
            rows.set_fields(running, "charted", one.id, {"value": None, "passage": None})
    if value is not None and kind not in {one.about_kind for one in held}:
        by = stored_as(project, coder.id)
        fields |= {"about": about, "about_kind": kind, "attribute": attribute.id, "coder": by}
        rows.put(running, "charted", charted_id(about, attribute.id, by), fields)
    let_go(running, before)


def let_go(running: Act, supported: set[str]) -> None:
    """Remove passages that supported a value and that nothing holds any longer."""
    for passage in sorted(supported):
        drop_if_bare(running, passage)
