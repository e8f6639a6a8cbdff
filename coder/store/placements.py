"""Where passages stand that were made on another Text than the one that is read.

A reviewer worked on another build of the article, or with another version of the extraction. The
anchor of a passage never changes; where it lies on the reading copy is derived, unless a person
said it (table ``placing``), and kept in the table ``placement``.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from coder.domain.journal.ids import derived_id
from coder.domain.placing.placement import UNPLACED, Placement
from coder.domain.quoting.anchor import Anchor, from_json, to_json
from coder.store.project import Project

_FILES = (
    "SELECT coalesce((SELECT as_row FROM shown WHERE row = f.document), f.document),"
    " coalesce((SELECT as_row FROM shown WHERE row = f.id), f.id), f.id, f.sha256, f.text, f.layer"
    " FROM file f ORDER BY 1, 2, 3"
)


class Target(NamedTuple):
    """What is read of a document: the file, as it is shown, and its Text."""

    file: str
    text: str  # digest


class Placed(NamedTuple):
    """A row of the table: where one passage stands on the Text that is read."""

    passage: str
    file: str
    text: str
    state: str  # exact, close, ambiguous, unplaced
    score: int  # thousandths
    by_hand: int
    start: int | None
    end: int | None
    anchor: str | None  # JSON; None where it has no place
    places: str  # JSON: pairs of positions to choose from, likeliest first
    origin: str  # JSON: the anchor from which this follows


STANDS_ELSEWHERE: Final = "(SELECT passage FROM placement WHERE anchor IS NOT NULL)"
"""The passages that are shown where they were placed, and not where they were made: SQL."""


def placing_id(passage: str, text: str) -> str:
    """The id of what people say about a passage's place on a Text."""
    return derived_id("placing", passage, text)


def any_placed(project: Project) -> bool:
    """Whether there is a passage that was made on another Text than the one that is read."""
    return project.db.execute("SELECT 1 FROM placement LIMIT 1").fetchone() is not None


def placed(project: Project, passage: str) -> Placed | None:
    """Where a passage stands on the reading copy, if it was made on another Text."""
    row = project.db.execute(f"SELECT {_NAMES} FROM placement WHERE passage = ?", (passage,))
    found = row.fetchone()
    return None if found is None else Placed(*found)


def not_placed(project: Project) -> list[Placed]:
    """The rows of passages that stand nowhere on the reading copy."""
    rows = project.db.execute(f"SELECT {_NAMES} FROM placement WHERE anchor IS NULL")
    return [Placed(*row) for row in rows]


def all_placed(project: Project) -> list[Placed]:
    """Every passage that was made on another Text than the one that is read."""
    return [Placed(*row) for row in project.db.execute(f"SELECT {_NAMES} FROM placement")]


class Made(NamedTuple):
    """A passage as it was made."""

    coder: str
    file: str
    anchor: str  # JSON


def made(project: Project, passage: str) -> Made:
    """A passage as it was made, wherever it stands."""
    row = project.db.execute("SELECT coder, file, anchor FROM passage WHERE id = ?", (passage,))
    return Made(*row.fetchone())


def refresh(project: Project, only: Collection[str] | None = None) -> list[Placed]:
    """Make the table what follows from passages, files and texts; returns the rows made anew.

    ``only`` names the passages that may have changed. The caller is in a transaction.
    """
    if only is None:
        project.targets = None
    targets = targets_of(project)
    wanted = _wanted(project, targets, only)
    held = _held(project, only)
    stale = [passage for passage, row in held.items() if wanted.get(passage) != row]
    _delete(project, stale)
    missing = {passage: row for passage, row in wanted.items() if held.get(passage) != row}
    found = list(_place(project, missing))
    marks = ", ".join("?" * len(Placed._fields))
    project.db.executemany(f"INSERT INTO placement({_NAMES}) VALUES ({marks})", found)
    return found


def targets_of(project: Project) -> Mapping[str, Target]:
    """What is read in place of each stored file of a document that has several Texts."""
    if project.targets is None:
        project.targets = dict(_targets(project))
    found: Mapping[str, Target] = project.targets
    return found


class _Wanted(NamedTuple):
    """What a row of the table is made from."""

    target: Target
    by_hand: int
    origin: str


_NAMES = ", ".join(f'"{name}"' for name in Placed._fields)


def _targets(project: Project) -> Iterator[tuple[str, Target]]:
    texts: dict[str, set[str]] = defaultdict(set)
    for digest, sha256 in project.db.execute("SELECT digest, sha256 FROM text"):
        texts[sha256].add(digest)
    reading = dict(
        project.db.execute(
            "SELECT id, coalesce((SELECT as_row FROM shown WHERE row = reading), reading)"
            " FROM shown_document WHERE reading IS NOT NULL"
        ).fetchall()
    )
    files: dict[str, list[tuple[str, str, str, str | None, str | None]]] = defaultdict(list)
    for document, *file in project.db.execute(_FILES):
        files[document].append((file[0], file[1], file[2], file[3], file[4]))
    for document, held in files.items():
        if len(set().union(*(texts[sha256] for _, _, sha256, _, _ in held))) < 2:  # noqa: PLR2004
            continue
        chosen = reading.get(document)
        read = [
            (file != chosen, bool(layer), file, text)
            for file, stored, _, text, layer in held
            if file == stored and text is not None
        ]
        if read:
            _, _, file, text = min(read)
            yield from ((stored, Target(file, text)) for _, stored, _, _, _ in held)


def _wanted(
    project: Project, targets: Mapping[str, Target], only: Collection[str] | None
) -> dict[str, _Wanted]:
    by_hand = _by_hand(project, only) if targets else {}
    found = {}
    for passage, file, anchor in _passages(project, list(targets), only):
        target = targets[file]
        text = json.loads(anchor)["text"]
        if text == target.text:
            continue
        said = by_hand.get(passage, {})
        if target.text in said:
            found[passage] = _Wanted(target, 1, said[target.text])
        else:
            found[passage] = _Wanted(target, 0, anchor)
    return found


def _passages(
    project: Project, files: Sequence[str], only: Collection[str] | None
) -> Iterator[tuple[str, str, str]]:
    if only is None:
        yield from project.db.execute(
            "SELECT p.id, p.file, p.anchor FROM json_each(?) f CROSS JOIN passage p"
            " ON p.file = f.value",
            (json.dumps(files),),
        )
    elif files:
        rows = project.db.execute(
            "SELECT p.id, p.file, p.anchor FROM json_each(?) o CROSS JOIN passage p"
            " ON p.id = o.value",
            (json.dumps(sorted(only)),),
        )
        yield from (row for row in rows if row[1] in set(files))


def _by_hand(project: Project, only: Collection[str] | None) -> dict[str, dict[str, str]]:
    """What people said, by passage and Text: an anchor, or that it is nowhere (empty)."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    asked = "" if only is None else " WHERE passage IN (SELECT value FROM json_each(?))"
    values = () if only is None else (json.dumps(sorted(only)),)
    for passage, text, anchor in project.db.execute(
        f"SELECT passage, text, anchor FROM placing{asked}", values
    ):
        found[passage][text] = anchor or ""
    return found


def _held(project: Project, only: Collection[str] | None) -> dict[str, _Wanted]:
    condition = "" if only is None else " WHERE passage IN (SELECT value FROM json_each(?))"
    values = () if only is None else (json.dumps(sorted(only)),)
    return {
        passage: _Wanted(Target(file, text), by_hand, origin)
        for passage, file, text, by_hand, origin in project.db.execute(
            f"SELECT passage, file, text, by_hand, origin FROM placement{condition}", values
        )
    }


def _delete(project: Project, stale: Sequence[str]) -> None:
    project.db.executemany("DELETE FROM placement WHERE passage = ?", [(one,) for one in stale])


def _place(project: Project, missing: Mapping[str, _Wanted]) -> Iterator[Placed]:
    """Place passages, those between the same two Texts together: reading a Text takes a while."""
    from coder.store.placing_between import placed_between  # noqa: PLC0415 - 20 ms, rarely needed

    ordered = sorted(missing.items(), key=lambda row: (_between(row[1]), row[0]))
    for (source, target), held in groupby(ordered, key=lambda row: _between(row[1])):
        passages = list(held)
        asked = [wanted.origin for _, wanted in passages if not wanted.by_hand]
        found = iter(placed_between(project, source, target, asked) if asked else ())
        for passage, wanted in passages:
            yield _row(passage, wanted, *(_said(wanted) if wanted.by_hand else next(found)))


def _between(wanted: _Wanted) -> tuple[str, str]:
    source = str(json.loads(wanted.origin)["text"]) if wanted.origin else ""
    return source, wanted.target.text


def _said(wanted: _Wanted) -> tuple[Placement, Anchor | None]:
    """What a person said of a place; empty is nowhere."""
    if not wanted.origin:
        return UNPLACED, None
    return Placement("exact"), from_json(wanted.origin)


def _row(passage: str, wanted: _Wanted, placement: Placement, anchor: Anchor | None) -> Placed:
    is_text = anchor is not None and anchor.kind == "text"
    return Placed(
        passage, wanted.target.file, wanted.target.text,
        placement.state if anchor is not None or placement.state == "ambiguous" else "unplaced",
        placement.score, wanted.by_hand,
        anchor.start if anchor is not None and is_text else None,
        anchor.end if anchor is not None and is_text else None,
        None if anchor is None else to_json(anchor),
        json.dumps(placement.places if anchor is None else []), wanted.origin,
    )  # fmt: skip
