"""The passages of an evidence page: what they are tagged with, and which values they support."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from coder.analysis.charting import Support
from coder.analysis.traced_values import TracedValue
from coder.domain.coded_passage import CodedPassage
from coder.domain.texts.text import Box
from coder.export.cell_text import fit

_ELSEWHERE: Final = "On another PDF of this document"


@dataclass(frozen=True, slots=True)
class EvidencePassage:
    """A passage as its page tells it."""

    file: str  # on whose pages it is drawn
    boxes: tuple[Box, ...]
    quote: str | None  # a region has none
    where: str  # the printed page, which is cited, or what there is instead
    codings: tuple[CodedPassage, ...]
    values: tuple[TracedValue, ...]  # that it supports

    @classmethod
    def coded(cls, codings: Sequence[CodedPassage], values: Iterable[TracedValue]) -> Self:
        """One that is tagged, by the codings it has."""
        one = codings[0]
        file, where = (one.file, one.citation) if one.is_placed else (one.made_on, _ELSEWHERE)
        return cls(file, one.boxes, one.quote, where, tuple(codings), tuple(values))

    @classmethod
    def supporting(cls, support: Support, values: Iterable[TracedValue]) -> Self:
        """One that has no codings."""
        quote = support.words or None
        return cls(support.file, support.boxes, quote, support.citation, (), tuple(values))

    @property
    def words(self) -> str:
        """The quotation, or what there is instead."""
        if self.quote is not None:
            return self.quote
        page = self.boxes[0].page + 1 if self.boxes else "?"
        return f"A region of PDF page {page}"


def evidence_passages(
    found: Sequence[CodedPassage], values: Iterable[TracedValue]
) -> list[EvidencePassage]:
    """The passages of a document, each once: those that are coded as they stand, then the others.

    ``values`` are those that a passage of the document supports, as often as they are told.
    """
    coded: dict[str, list[CodedPassage]] = {}
    for one in found:
        coded.setdefault(one.passage, []).append(one)
    supported: dict[str, dict[str, TracedValue]] = {}
    supports: dict[str, Support] = {}
    for value in values:
        if value.support is not None:
            supports[value.support.passage] = value.support
            supported.setdefault(value.support.passage, {})[value.row] = value
    others = sorted((one for one in supports.values() if one.passage not in coded), key=_place)
    return [
        *(
            EvidencePassage.coded(codings, supported.get(passage, {}).values())
            for passage, codings in coded.items()
        ),
        *(EvidencePassage.supporting(one, supported[one.passage].values()) for one in others),
    ]


def anchors(found: Iterable[EvidencePassage]) -> dict[str, str]:
    """The anchor of each coding, by its id, and of each value, by its row.

    That of a coding is its number, or what is nearest to it.
    """
    taken: set[str] = set()
    given = {}
    for id_, name in _wanted(found):
        wanted = "".join("_" if sign.isspace() else sign for sign in fit(name)) or "passage"
        candidate, number = wanted, 1
        while candidate in taken:
            number += 1
            candidate = f"{wanted}-{number}"
        taken.add(candidate)
        given[id_] = candidate
    return given


def _wanted(found: Iterable[EvidencePassage]) -> Iterator[tuple[str, str]]:
    """Numbers are given out first: no value takes the anchor of a coding."""
    held = list(found)
    yield from ((coding.coding, coding.number) for one in held for coding in one.codings)
    values = [value.row for one in held for value in one.values]
    yield from ((row, f"value-{number}") for number, row in enumerate(values, 1))


def _place(support: Support) -> tuple[object, ...]:
    box = support.boxes[0] if support.boxes else Box(0, 0, 0, 0, 0)
    return box.page, box.y0, box.x0, support.passage


def by_source(
    values: Mapping[str, Sequence[TracedValue]],
) -> dict[str, list[TracedValue]]:
    """The values by the document in which the passage stands that says so."""
    found: dict[str, list[TracedValue]] = {}
    for of_document in values.values():
        for one in of_document:
            if one.support is not None:
                found.setdefault(one.support.document, []).append(one)
    return found
