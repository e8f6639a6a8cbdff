"""Double charting: where several people charted the same thing, how often they agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from coder.analysis.whose import is_own
from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.store import attributes
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Difference:
    """A document of which people charted different values for an attribute."""

    document: Document
    attribute: Attribute
    values: tuple[tuple[Coder, str], ...]  # by name of the coder

    @property
    def about(self) -> str:
        """What the values are about: the name of the study, or the key of the document."""
        of_study = self.attribute.level == "study" and self.document.study
        return of_study or self.document.key


@dataclass(frozen=True, slots=True)
class DoubleCharting:
    """How often those who charted an attribute of the same documents, or studies, agree."""

    attribute: Attribute
    double: int  # documents, or studies, that several people charted
    agreed: int  # of those, the ones for which all have one value
    differences: tuple[Difference, ...]  # by key

    @property
    def percent(self) -> int | None:
        """How many in a hundred agree, half up; None where nothing was charted twice."""
        return (200 * self.agreed + self.double) // (2 * self.double) if self.double else None


def double_charting(project: Project, *, whose: Coder | None = None) -> tuple[DoubleCharting, ...]:
    """Every attribute, in their order, with where those who charted it differ.

    A study counts once for an attribute of studies; excluded documents do not count. ``whose``
    leaves one person's values, and with that nothing to compare.
    """
    values: dict[tuple[str, str], dict[str, str]] = {}
    for one in attributes.charted(project):
        if is_own(one.person, whose):
            values.setdefault((one.attribute, one.document), {}).setdefault(one.person, one.value)
    people = {one.id: one for one in coders(project)}
    held = [one for one in documents(project) if not one.excluded]
    found = []
    for attribute in attributes.attributes(project):
        pairs = [
            (document, values.get((attribute.id, document.id), {}))
            for document in _once(attribute, held)
        ]
        double = [(document, by) for document, by in pairs if len(by) > 1]
        differences = tuple(
            Difference(document, attribute, _named(by, people))
            for document, by in double
            if len(set(by.values())) > 1
        )
        agreed = len(double) - len(differences)
        found.append(DoubleCharting(attribute, len(double), agreed, differences))
    return tuple(found)


def _once(attribute: Attribute, held: list[Document]) -> Iterator[Document]:
    """The documents that count for an attribute: of a study the first one, where it is of those."""
    seen: set[str] = set()
    for document in held:
        about = document.study_id if attribute.level == "study" else None
        if about is None or about not in seen:
            seen.add(about or document.id)
            yield document


def _named(by: dict[str, str], people: dict[str, Coder]) -> tuple[tuple[Coder, str], ...]:
    named = [(people[person], value) for person, value in by.items() if person in people]
    return tuple(sorted(named, key=lambda pair: (pair[0].name, pair[0].id)))
