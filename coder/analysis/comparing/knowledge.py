"""Who knew of whose codings before coding: by the journal's causality, not by the clock."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.comparing.shared import Shared
from coder.domain.coder import LEAD
from coder.store.coding_acts import CodingActs, coding_acts
from coder.store.compared import blind_acts
from coder.store.project import Project
from coder.store.sessions import causality_of

Saw = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Of every document, who could see whose codings there before coding it themselves.

    Coders are given by place. What is not there was blind.
    """

    could_see: Mapping[str, frozenset[tuple[int, int]]]  # by document: (who, whose)

    def is_blind(self, document: str, one: int, other: int) -> bool:
        """Whether neither of two coders could see what the other had coded in a document."""
        pairs = self.could_see.get(document, frozenset())
        return (one, other) not in pairs and (other, one) not in pairs


def knowledge(project: Project, common: Shared) -> Knowledge:
    """Who could see whose codings in the documents that are compared.

    A coder could see another's codings in a document if one of them had come into the copy when
    the coder worked on their own there for the last time, be it that they removed one; not in a
    copy that was handed out blind, nor while the project was blind to them, as far as that copy
    knew.
    """
    saw = causality_of(project).saw
    blindness = _Blindness(project, saw)
    places = {coder.id: place for place, coder in enumerate(common.coders)}
    leads = {place for place, coder in enumerate(common.coders) if coder.role == LEAD}
    by_document: dict[str, dict[int, list[CodingActs]]] = {}
    for one in coding_acts(project, [document.id for document, _ in common.documents]):
        if one.coder in places:
            by_document.setdefault(one.document, {}).setdefault(places[one.coder], []).append(one)
    found = {}
    for document, by_coder in by_document.items():
        pairs = set()
        for who, own in by_coder.items():
            seeing = [
                one.last
                for one in own
                if not one.handed_out_blind and (who in leads or not blindness.at(one.last))
            ]
            pairs |= {
                (who, whose)
                for whose, others in by_coder.items()
                if whose != who
                and any(saw(later, other.first) for later in seeing for other in others)
            }
        if pairs:
            found[document] = frozenset(pairs)
    return Knowledge(found)


class _Blindness:
    """Whether the project was blind, as far as whoever did something knew."""

    def __init__(self, project: Project, saw: Saw) -> None:
        self._acts: Sequence[tuple[int, bool]] = blind_acts(project)
        self._saw = saw

    def at(self, operation: int) -> bool:
        """Whether it was when an operation was done."""
        known = [blind for act, blind in self._acts if self._saw(operation, act)]
        return bool(known) and known[-1]
