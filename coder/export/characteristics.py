"""The characteristics of the documents: a row for each, with everything that was charted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coder.domain.attribute import SEPARATOR, Attribute, ShownValue, parts
from coder.domain.document import Document
from coder.export.material import Material

Said = Literal["charted", "differs", "open"]

BEFORE = ("Key", "Citation", "Authors", "Year", "Title", "DOI", "Study")
"""What is told of every document before its attributes."""


@dataclass(frozen=True, slots=True)
class Charted:
    """What is told of one attribute of a document."""

    words: str
    said: Said
    kind: str  # of the attribute


@dataclass(frozen=True, slots=True)
class Characteristics:
    """A document with what was charted of it."""

    document: Document
    citation: str  # without brackets
    charted: tuple[Charted, ...]  # in the order of the attributes


def characteristics(material: Material) -> Iterator[Characteristics]:
    """A row for each document that is not excluded, by key."""
    for document in material.included:
        values = material.values.get(document.id, {})
        yield Characteristics(
            document,
            material.citations.citation(document),
            tuple(_charted(one, values.get(one.id)) for one in material.attributes),
        )


def _charted(attribute: Attribute, value: ShownValue | None) -> Charted:
    if value is None or value.state == "open" or value.value == "":
        return Charted("", "open", attribute.kind)
    if value.state == "differs":
        distinct = sorted(set(value.by.values()))
        return Charted("differs: " + " | ".join(distinct), "differs", attribute.kind)
    words = SEPARATOR.join(parts(attribute, value.value or ""))
    return Charted(words, "charted", attribute.kind)
