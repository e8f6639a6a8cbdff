"""What a decision about marked passages comes to: whose words, or which of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial, reduce

from coder.domain.decision import Answer, DecidedPassage, Outcome
from coder.domain.errors import CoderError
from coder.domain.matrix.regions import shared
from coder.domain.quoting.anchor import Anchor, describe, describe_region, from_json
from coder.domain.quoting.prose import Prose
from coder.domain.texts.going_on import goes_on
from coder.store import blobs, compared, passages
from coder.store.documents import shown
from coder.store.project import Project

Mark = tuple[str, Anchor]
"""A file, and where on it somebody marked something."""

Stretch = tuple[int, int]

Read = dict[str, Prose]
"""Texts that are read already, by digest: quoting from a long one takes a second to read."""


def spot_answer(  # noqa: PLR0913 - so many things say what is meant
    project: Project,
    codings: Sequence[str],
    outcome: Outcome,
    *,
    theme: str,
    chosen: str | None = None,
    marked: Mark | None = None,
    read: Read | None = None,
) -> Answer:
    """The answer to a difference between codings, with the passages that follow from it.

    ``theme`` is theirs, or the other one. ``chosen`` is the coder whose reading is kept; whoever
    marked nothing there holds that nothing is there. ``marked`` is what the team marked anew.
    ``project`` may be the state of a round. ``read`` is looked in, and kept by callers who ask
    again about the same text.

    Raises:
        CoderError: a coding is gone, nothing is common to all, or what was marked is missing.
    """
    held = _marks_by_coder(project, codings)
    everyone = [mark for marks in held.values() for mark in marks]
    proses = {} if read is None else read
    find: Mapping[Outcome, Callable[[], list[Mark]]] = {
        "coder": lambda: held.get(chosen or "", []),
        "union": partial(_union, project, everyone, proses),
        "intersection": partial(_intersection, project, list(held.values()), proses),
        "edited": lambda: [_needed(marked)],
        "other theme": lambda: [marked] if marked else _union(project, everyone, proses),
    }
    found = find[outcome]() if outcome in find else []
    return Answer(
        outcome,
        chosen=chosen if outcome == "coder" else None,
        passages=tuple(DecidedPassage(file, anchor, theme) for file, anchor in found),
        borders=tuple(sorted(compared.borders_of(project, codings).items())),
    )


def _marks_by_coder(project: Project, codings: Iterable[str]) -> dict[str, list[Mark]]:
    """What each coder marked, as it stands on the text that is read; in a steady order."""
    found = [passages.coding(project, id_) for id_ in codings]
    held = [one for one in found if one is not None]
    if not held or len(held) < len(found):
        raise CoderError("One of these codings is no longer there: look at the difference again.")
    places = passages.places(project, [one.passage for one in held])
    by: dict[str, list[Mark]] = {}
    for one in sorted(held, key=lambda one: one.id):
        file, anchor = places[one.passage]
        mark = file, from_json(anchor)
        marks = by.setdefault(shown(project, one.coder), [])
        if mark not in marks:
            marks.append(mark)
    return by


def _needed(marked: Mark | None) -> Mark:
    if marked is None:
        raise CoderError("Mark the words that are meant.")
    return marked


def _union(project: Project, marks: Sequence[Mark], read: Read) -> list[Mark]:
    regions = [mark for mark in marks if mark[1].kind == "region"]
    found: list[Mark] = []
    if regions:
        file, anchor = regions[0]
        boxes = sorted({box for _, one in regions for box in one.boxes})
        found.append((file, describe_region(anchor.text, *boxes)))
    for text, held in _by_text(marks).items():
        wanted = _joined([_stretch(one) for _, one in held], _words(project, text, read))
        found += _anchored(project, text, held, wanted, read)
    return found


def _intersection(project: Project, everyone: Sequence[Sequence[Mark]], read: Read) -> list[Mark]:
    if len(everyone) < 2:  # noqa: PLR2004 - two have something in common
        raise CoderError("One reviewer alone marked this: keep it, or say that nothing is there.")
    common = _shared_regions(everyone)
    for text, held in _by_text([mark for marks in everyone for mark in marks]).items():
        words = _words(project, text, read)
        stretches = [
            _joined([_stretch(one) for _, one in _by_text(marks).get(text, [])], words)
            for marks in everyone
        ]
        shared = stretches[0]
        for other in stretches[1:]:
            shared = _shared(shared, other)
        common += _anchored(project, text, held, shared, read)
    if not common:
        raise CoderError("Nothing here is marked by all of them: decide in another way.")
    return common


def _shared_regions(everyone: Sequence[Sequence[Mark]]) -> list[Mark]:
    """The part of a page that all marked: as all did who marked alike, or else described anew."""
    regions = [[mark for mark in marks if mark[1].kind == "region"] for marks in everyone]
    alike = [mark for mark in regions[0] if all(mark in marks for marks in regions)]
    covered = [tuple(box for _, one in marks for box in one.boxes) for marks in regions]
    boxes = reduce(shared, covered)
    if alike and set(boxes) <= {box for _, one in alike for box in one.boxes}:
        return alike
    return [(file, describe_region(one.text, *boxes)) for file, one in regions[0][:1] if boxes]


def _by_text(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Marked words by the text on which they stand; regions have none."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark[1].kind == "text":
            found.setdefault(mark[1].text, []).append(mark)
    return found


def _anchored(
    project: Project, digest: str, held: Sequence[Mark], wanted: Iterable[Stretch], read: Read
) -> list[Mark]:
    """Stretches of a text as they are anchored: as a coder did, or else described anew."""
    known = {_stretch(anchor): (file, anchor) for file, anchor in held}
    found = []
    for stretch in wanted:
        if stretch not in known:
            prose = _read(project, digest, read)
            known[stretch] = held[0][0], describe(prose.text, digest, *stretch, prose=prose)
        found.append(known[stretch])
    return found


def _read(project: Project, digest: str, read: Read) -> Prose:
    if digest not in read:
        text = blobs.text(project, digest)
        if text is None:
            raise CoderError("The text is not in this file: import the PDF again.")
        read[digest] = Prose(text)
    return read[digest]


def _stretch(anchor: Anchor) -> Stretch:
    return anchor.start, anchor.end


def _words(project: Project, digest: str, read: Read) -> str:
    """The words of a text; none if it is not here."""
    if digest in read:
        return read[digest].whole
    return compared.words_of_text(project, digest) or ""


def _joined(stretches: Iterable[Stretch], words: str) -> list[Stretch]:
    """Stretches in order; those that share characters, or have but blanks between, as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and (start < found[-1][1] or goes_on(words, found[-1][1], start)):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _shared(one: Iterable[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """What two lists of stretches have in common."""
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return sorted((start, end) for start, end in pairs if start < end)
