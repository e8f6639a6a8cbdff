"""The characteristics of the documents: a row for each, with everything that was charted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.attribute import NOT_REPORTED, SEPARATOR, Attribute, ShownValue, parts
from coder.domain.document import Document
from coder.export.material import Material

_MOST_AUTHORS: Final = 8

Said = Literal["charted", "not reported", "differs", "open"]


@dataclass(frozen=True, slots=True)
class Charted:
    """What is told of one attribute of a document."""

    words: str
    said: Said
    attribute: Attribute


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


def authors_in_short(document: Document) -> str:
    """The authors of a document; of very many the first, and how many more there are."""
    more = len(document.authors) - _MOST_AUTHORS
    if more <= 1:
        return "; ".join(document.authors)
    return f"{'; '.join(document.authors[:_MOST_AUTHORS])}; and {more} more"


def _charted(attribute: Attribute, value: ShownValue | None) -> Charted:
    if value is not None and value.consensus == "":
        return Charted(NOT_REPORTED, "not reported", attribute)
    if value is None or value.state == "open" or value.value == "":
        return Charted("", "open", attribute)
    if value.state == "differs":
        distinct = sorted(set(value.by.values()))
        return Charted("differs: " + " | ".join(distinct), "differs", attribute)
    words = SEPARATOR.join(parts(attribute, value.value or ""))
    return Charted(words, "charted", attribute)
