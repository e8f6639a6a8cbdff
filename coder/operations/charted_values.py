"""Putting a coder's values where they belong: about a document, or about its study."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.operations.uncoding import drop_if_bare
from coder.store import attributes, rows
from coder.store.attributes import StoredValue, charted_id
from coder.store.coders import stored_as
from coder.store.journal import Act

if TYPE_CHECKING:
    from coder.store.columns import Value


class Put(NamedTuple):
    """A value to put, checked; None takes it away. ``passage`` as for ``chart``."""

    document: Document
    attribute: Attribute
    value: str | None
    passage: str | None = None


def put_values(running: Act, values: Iterable[Put], coder: Coder) -> None:
    """Put values, each with the passage that supports it.

    A value of a study replaces what the coder charted of the document before it had one.
    """
    put = list(values)
    pairs = [(one.document.id, one.attribute.id) for one in put]
    held = attributes.stored_values(running.project, pairs, coder=coder.id)
    by = stored_as(running.project, coder.id)
    for one, there in zip(put, held, strict=True):
        _put(running, one, by, there)


def let_go(running: Act, supported: Iterable[str]) -> None:
    """Remove passages that supported a value and that nothing holds any longer."""
    for passage in sorted(supported):
        drop_if_bare(running, passage)


def _put(running: Act, put: Put, by: str, held: Sequence[StoredValue]) -> None:
    of_study = put.document.study_id if put.attribute.level == "study" else None
    about, kind = (of_study, "study") if of_study else (put.document.id, "document")
    before = {one.passage for one in held if one.passage}
    support = min(before, default=None) if put.passage is None else put.passage or None
    fields: dict[str, Value] = {"value": put.value, "passage": support if put.value else None}
    for one in held:
        if one.about_kind == kind:
            rows.set_fields(running, "charted", one.id, fields)
        elif of_study or put.value is None:
            rows.set_fields(running, "charted", one.id, {"value": None, "passage": None})
    if put.value is not None and kind not in {one.about_kind for one in held}:
        attribute = put.attribute.id
        fields |= {"about": about, "about_kind": kind, "attribute": attribute, "coder": by}
        rows.put(running, "charted", charted_id(about, attribute, by), fields)
    let_go(running, before)
