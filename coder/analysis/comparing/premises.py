"""What must be known before any number: who read what on which text, with which codebook, and who
had seen whose codings; as sentences that are told alike everywhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from coder.analysis.comparing.compared import Compared
from coder.domain.telling import counted, listed
from coder.store.cells import finished
from coder.store.compared import finished_with
from coder.store.project import Project

Subject = Literal["readers", "left out", "text", "codebook", "themes", "knowledge", "regions"]

_MOST = 5
"""So many names stand in a sentence; of more the number is told."""


@dataclass(frozen=True, slots=True)
class Premise:
    """One thing that is to be known of a comparison."""

    subject: Subject
    sentence: str
    warns: bool = False  # whether it weakens what the figures can say


def premises(project: Project, held: Compared) -> tuple[Premise, ...]:
    """All that is to be known before the figures of a comparison are read, as sentences."""
    return (
        *_readers(held, unfinished=_has_unfinished(project, held)),
        *_left_out(held),
        *_texts(held),
        *_versions(project, held),
        *_themes(held),
        *_knowledge(held),
        *_regions(held),
    )


def _has_unfinished(project: Project, held: Compared) -> bool:
    """Whether somebody is compared on a document that they did not finish."""
    if not held.unfinished:
        return False
    done = finished(project)
    return any(
        held.coders[place].id not in done.get(one.document.id, ())
        for one in held.documents
        for place in one.readers
    )


def _readers(held: Compared, *, unfinished: bool) -> Iterator[Premise]:
    number = len(held.documents)
    by_readers = Counter(document.readers for document in held.documents)
    did = "finished or began" if unfinished else "finished"
    characters = sum(document.length for document in held.documents)
    parts = [
        f"{counted(count, 'document')} by {_names(held, readers)}"
        for readers, count in sorted(by_readers.items())
    ]
    said = f"that {_names(held, held.documents[0].readers)} {did}"
    if len(parts) > _MOST:
        said = f"that two or more of {_names(held, range(len(held.coders)))} {did}"
    elif len(parts) > 1:
        said = f"that several {did}: {'; '.join(parts)}"
    yield Premise(
        "readers",
        f"Compared {'is' if number == 1 else 'are'} {counted(number, 'document')}"
        f" ({counted(characters, 'character')}) {said}.",
        warns=unfinished,
    )
    idle = [
        coder.name
        for place, coder in enumerate(held.coders)
        if not any(place in document.readers for document in held.documents)
    ]
    if idle:
        yield Premise(
            "readers",
            f"{listed(idle)} {'shares' if len(idle) == 1 else 'share'} no document with the"
            f" others, and {'is' if len(idle) == 1 else 'are'} in no figure.",
            warns=True,
        )
    if unfinished:
        yield Premise(
            "readers",
            "Documents that are not finished are compared too: what is not coded yet counts as no.",
            warns=True,
        )


def _left_out(held: Compared) -> Iterator[Premise]:
    by_reason: dict[str, list[str]] = {}
    for one in held.left_out:
        by_reason.setdefault(one.reason, []).append(one.document.key)
    for reason, keys in by_reason.items():
        yield Premise("left out", f"Left out: {_several(keys)} ({reason}).")


def _texts(held: Compared) -> Iterator[Premise]:
    keys = {one.document.id: one.document.key for one in held.documents}
    missing = [one.document.key for one in held.documents if one.text is None]
    if missing:
        yield Premise(
            "text",
            f"{_several(missing)} {_have(missing)} no text here: what is marked there is in no"
            " figure that counts text.",
            warns=True,
        )
    placed = Counter[str]()
    for (document, _), codings in held.placed.items():
        placed[keys[document]] += codings
    if placed:
        yield Premise(
            "text",
            f"{counted(placed.total(), 'coding')} in {_several(sorted(placed))}"
            f" {_were(placed.total())} made on another PDF or another reading of it, and"
            f" {'is' if placed.total() == 1 else 'are'} compared on the text that is read.",
        )
    lost = Counter[str]()
    for (document, _), codings in held.unplaced.items():
        lost[keys[document]] += codings
    if lost:
        yield Premise(
            "text",
            f"{counted(lost.total(), 'coding')} in {_several(sorted(lost))}"
            f" {_were(lost.total())} made on another PDF, with no place on the one that is read,"
            " and so in no figure. Place what is meant first.",
            warns=True,
        )
    if not (missing or placed or lost):
        yield Premise("text", "All coded the same text of each document.")


def _versions(project: Project, held: Compared) -> Iterator[Premise]:
    compared = {one.document.id: one.readers for one in held.documents}
    places = {coder.id: place for place, coder in enumerate(held.coders)}
    by_coder: dict[int, Counter[str]] = {}
    for document, coder, version in finished_with(project):
        if places.get(coder) in compared.get(document, ()):
            name = f"version '{version}'" if version else "no named version"
            by_coder.setdefault(places[coder], Counter())[name] += 1
    names = {name for counts in by_coder.values() for name in counts}
    if not names:
        return
    if len(names) == 1:
        (name,) = names
        said = "before any version of the codebook was frozen"
        if name != "no named version":
            said = f"with {name} of the codebook"
        yield Premise("codebook", f"All documents were finished {said}.")
        return
    parts = [
        f"{held.coders[place].name} finished "
        + listed(
            [f"{counted(count, 'document')} with {name}" for name, count in sorted(of.items())]
        )
        for place, of in sorted(by_coder.items())
    ]
    yield Premise("codebook", f"The codebook changed meanwhile: {'; '.join(parts)}.", warns=True)


def _themes(held: Compared) -> Iterator[Premise]:
    by_coder: dict[int, tuple[set[int], int]] = {}
    for document in held.documents:
        for coder, lacked in document.lacking.items():
            if lacked:
                themes, count = by_coder.get(coder, (set(), 0))
                by_coder[coder] = themes | lacked, count + 1
    for coder, (themes, count) in sorted(by_coder.items()):
        paths = [held.themes[theme].path for theme in sorted(themes)]
        yield Premise(
            "themes",
            f"{held.coders[coder].name} did not have {_several(paths, 'theme')} when finishing"
            f" {counted(count, 'document')}: there, that is missing and not a no.",
            warns=True,
        )


def _knowledge(held: Compared) -> Iterator[Premise]:
    for one, other in combinations(range(len(held.coders)), 2):
        shared = [x for x in held.documents if one in x.readers and other in x.readers]
        if not shared:
            continue
        names = _names(held, (one, other))
        seen = [x for x in shared if not held.knowledge.is_blind(x.document.id, one, other)]
        if not seen:
            yield Premise(
                "knowledge",
                f"{names} coded {_all_of(len(shared))} that they share without seeing each other's"
                " codings.",
            )
            continue
        for who, whose in ((one, other), (other, one)):
            keys = [
                x.document.key
                for x in seen
                if (who, whose) in held.knowledge.could_see.get(x.document.id, ())
            ]
            if keys:
                yield Premise(
                    "knowledge",
                    f"{held.coders[who].name} could see what {held.coders[whose].name} had coded"
                    f" when coding {_several(keys)}: the two are not independent there.",
                    warns=True,
                )


def _regions(held: Compared) -> Iterator[Premise]:
    number = sum(len(document.regions) for document in held.documents)
    if number:
        yield Premise(
            "regions",
            f"Codings of parts of pages ({number:,}), which have no text, are in no figure that"
            " counts text; they are compared as parts of pages, and are among the passages.",
        )


def _names(held: Compared, places: Sequence[int]) -> str:
    return listed([held.coders[place].name for place in places])


def _several(names: Sequence[str], noun: str = "document") -> str:
    return listed(names) if len(names) <= _MOST else counted(len(names), noun)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _all_of(number: int) -> str:
    return "the one document" if number == 1 else f"all {counted(number, 'document')}"


def _have(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"
