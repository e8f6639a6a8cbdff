"""How much of a review several coders read, and who of them had seen whose codings."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.texts import Texts
from coder.domain.document import Document
from coder.store.compared import finished_with, read_texts
from coder.store.documents import documents
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Sample:
    """What was compared of all that is included; characters are those of the texts read."""

    documents: int
    of_documents: int
    characters: int
    of_characters: int | None  # None: some document has no text here
    excluded: int


@dataclass(frozen=True, slots=True)
class PairKnowledge:
    """Two coders (by place), the documents they share, and where one could see the other's work."""

    pair: tuple[int, int]
    shared: int
    seen: dict[tuple[int, int], tuple[Document, ...]]  # by (who, whose)

    @property
    def blind(self) -> int:
        """In how many documents neither could see what the other had coded."""
        return self.shared - len({one.id for held in self.seen.values() for one in held})


@dataclass(frozen=True, slots=True)
class CoderWork:
    """What one coder did of what is compared, by number of documents."""

    read: int
    finished: dict[str | None, int]  # by version of the codebook; None: before any was frozen

    @property
    def unfinished(self) -> int:
        """How many are begun and not finished."""
        return self.read - sum(self.finished.values())


def sample(project: Project, held: Compared, texts: Texts) -> Sample:
    """The share of the included documents, and of their text, that is compared."""
    everything = documents(project)
    included = [one.id for one in everything if one.excluded is None]
    lengths = {one.document.id: one.length for one in held.documents if one.text is not None}
    read = read_texts(project)
    missing = False
    for id_ in included:
        digest = read.get(id_, ((), None))[1]
        if id_ not in lengths:
            lengths[id_] = len(texts.words(project, digest))
            missing = missing or not lengths[id_]
    return Sample(
        len(held.documents),
        len(included),
        sum(one.length for one in held.documents),
        None if missing else sum(lengths.values()),
        len(everything) - len(included),
    )


def pairs_known(held: Compared) -> Iterator[PairKnowledge]:
    """Every two coders who share a document."""
    for pair in combinations(range(len(held.coders)), 2):
        one, other = pair
        shared = [x.document for x in held.documents if one in x.readers and other in x.readers]
        seen = {
            (who, whose): tuple(
                document
                for document in shared
                if (who, whose) in held.knowledge.could_see.get(document.id, ())
            )
            for who, whose in (pair, (other, one))
        }
        if shared:
            yield PairKnowledge(pair, len(shared), {key: of for key, of in seen.items() if of})


def work_of(project: Project, held: Compared) -> list[CoderWork]:
    """What every coder did, in the order of coders."""
    compared = {one.document.id: one.readers for one in held.documents}
    places = {coder.id: place for place, coder in enumerate(held.coders)}
    finished: list[dict[str, str | None]] = [{} for _ in held.coders]
    for document, coder, version in finished_with(project):
        place = places.get(coder)
        if place is not None and place in compared.get(document, ()):
            finished[place][document] = version
    found = []
    for place, of_coder in enumerate(finished):
        counts: dict[str | None, int] = {}
        for version in of_coder.values():
            counts[version] = counts.get(version, 0) + 1
        read = sum(place in readers for readers in compared.values())
        found.append(CoderWork(read, counts))
    return found
