"""What is charted of one document, by whom and from which passage, and what is still to chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.analysis.passage_reader import PassageReader
from coder.analysis.whose import is_own
from coder.domain.attribute import Attribute, ShownValue, shown_value
from coder.domain.citing.style import HARVARD, Style
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.texts.text import Box
from coder.store import attributes, passages
from coder.store.attributes import ChartedValue
from coder.store.coders import shown_names
from coder.store.decisions import decided_values
from coder.store.documents import documents
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Support:
    """The passage that supports a charted value; a region has no words."""

    passage: str
    document: str  # perhaps another one of the study
    file: str  # as it is shown
    boxes: tuple[Box, ...]
    anchor: str  # JSON: where it stands there
    words: str
    page: str | None  # printed
    citation: str

    @property
    def pdf_page(self) -> int | None:
        """The page it begins on, counted from 1."""
        return self.boxes[0].page + 1 if self.boxes else None


@dataclass(frozen=True, slots=True)
class Charted:
    """What one person charted."""

    coder: str
    name: str
    value: str
    support: Support | None


@dataclass(frozen=True, slots=True)
class ChartedAttribute:
    """An attribute with all that was charted for it of one document."""

    attribute: Attribute
    own: Charted | None
    others: tuple[Charted, ...]  # by name
    shown: ShownValue
    missing: bool  # required, and the person asked for has not charted it


def charting(
    project: Project, document: Document, coder: Coder, *, whose: Coder | None = None
) -> tuple[ChartedAttribute, ...]:
    """All attributes in their order, with what a person and the others charted of a document.

    ``whose`` leaves one person's values, and nothing that was decided.
    """
    held: dict[str, list[ChartedValue]] = {}
    for one in attributes.charted(project, document.id):
        if is_own(one.person, whose):
            held.setdefault(one.attribute, []).append(one)
    names = shown_names(project)
    cited = supports(project, [one for values in held.values() for one in values])
    decided = {} if whose else decided_values(project).get(document.id, {})
    return tuple(
        _of(
            attribute,
            held.get(attribute.id, []),
            coder,
            names=names,
            cited=cited,
            decided=decided.get(attribute.id),
        )
        for attribute in attributes.attributes(project)
    )


def missing_required(
    project: Project, *, coder: Coder | None = None, whose: Coder | None = None
) -> list[tuple[Document, tuple[Attribute, ...]]]:
    """The documents, by key, with the required attributes that nobody, or one person, charted.

    Excluded documents need none. ``whose`` leaves one person's values.
    """
    required = [one for one in attributes.attributes(project) if one.required]
    there = {
        (one.document, one.attribute)
        for one in attributes.charted(project)
        if is_own(one.person, whose) and is_own(one.person, coder)
    }
    found = [
        (one, tuple(attribute for attribute in required if (one.id, attribute.id) not in there))
        for one in documents(project)
        if not one.excluded
    ]
    return [(document, lacking) for document, lacking in found if lacking]


def _of(
    attribute: Attribute,
    values: Sequence[ChartedValue],
    coder: Coder,
    *,
    names: dict[str, str],
    cited: dict[str, Support],
    decided: str | None,
) -> ChartedAttribute:
    told = [
        Charted(one.person, names.get(one.coder, ""), one.value, cited.get(one.passage or ""))
        for one in values
    ]
    own = next((one for one in told if one.coder == coder.id), None)
    # What one person charted twice, as under two names, is told once.
    apart = {(one.coder, one.value): one for one in reversed(told)}
    others = [one for one in apart.values() if own is None or not _is_same(one, own)]
    return ChartedAttribute(
        attribute,
        own,
        tuple(sorted(others, key=lambda one: (one.name, one.coder, one.value))),
        shown_value(attributes.by_coder(values).get(attribute.id, {}), decided),
        attribute.required and own is None,
    )


def _is_same(one: Charted, other: Charted) -> bool:
    return (one.coder, one.value) == (other.coder, other.value)


def supports(
    project: Project, values: Sequence[ChartedValue], style: Style = HARVARD
) -> dict[str, Support]:
    """The passages that support some values, as they are cited, by id."""
    wanted = {one.passage for one in values if one.passage}
    if not wanted:
        return {}
    reader = PassageReader(project, style=style)
    found = {}
    for id_, (file, anchor) in passages.places(project, sorted(wanted)).items():
        cited = reader.cited(file, anchor)
        if cited is not None:
            found[id_] = Support(
                id_, cited.document, cited.file, cited.boxes, anchor, cited.words, cited.page,
                cited.citation,
            )  # fmt: skip
    return found
