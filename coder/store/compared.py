"""What coders are compared by: their codings on the texts that are read, and who knew of whose."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from coder.store import blobs
from coder.store.aside import counts
from coder.store.cells import stored_files
from coder.store.coders import SHOWN_AS, joined_coders
from coder.store.documents import RAW
from coder.store.passages import NUMBER
from coder.store.placements import targets_of
from coder.store.project import Project


class CodedStretch(NamedTuple):
    """A coding where it stands on the text that is read."""

    file: str  # as stored
    start: int
    end: int
    coder: str  # as shown
    theme: str  # as stored
    coding: str


class CodedRegion(NamedTuple):
    """A coding of a part of a page."""

    file: str  # as stored
    coder: str  # as shown
    theme: str  # as stored
    coding: str
    boxes: str  # JSON


class StandingCoding(NamedTuple):
    """A coding with where it stands."""

    coding: str
    number: str | None
    file: str  # as stored
    anchor: str  # JSON
    made_at: str | None


class MadeElsewhere(NamedTuple):
    """How many codings a coder made on another text of a document than the one that is read."""

    document: str
    coder: str
    codings: int


class CodedIn(NamedTuple):
    """The codings that a coder made in one document in one sitting: the first and the last."""

    document: str
    coder: str
    first: int  # operations
    last: int
    handed_out_blind: bool  # whether it was in a copy without the others' work


_FILES: Final = "json_each(:files) f CROSS JOIN passage p ON p.file = f.value"
_ON_FILES: Final = (
    "json_each(:files) f CROSS JOIN placement l ON l.file = f.value AND l.anchor IS NOT NULL"
    " CROSS JOIN passage p ON p.id = l.passage"
)
_CODINGS: Final = " CROSS JOIN coding c ON c.passage = p.id"
_ELSEWHERE_MADE: Final = "(SELECT passage FROM placement)"
_STRETCHES: Final = (
    f'SELECT p.file, p.start, p."end", p.coder, c.theme, c.id FROM {_FILES}{_CODINGS}'
    f" WHERE p.start >= 0 AND p.id NOT IN {_ELSEWHERE_MADE}"
    f' UNION ALL SELECT l.file, l.start, l."end", p.coder, c.theme, c.id FROM {_ON_FILES}{_CODINGS}'
    " WHERE l.start >= 0"
)
_REGIONS: Final = (
    f"SELECT p.file, p.coder, c.theme, c.id, json_extract(p.anchor, '$.boxes') FROM {_FILES}"
    f"{_CODINGS} WHERE p.start IS NULL AND p.id NOT IN {_ELSEWHERE_MADE}"
    " UNION ALL SELECT l.file, p.coder, c.theme, c.id, json_extract(l.anchor, '$.boxes')"
    f" FROM {_ON_FILES}{_CODINGS} WHERE l.start IS NULL ORDER BY 4"
)
_ELSEWHERE: Final = (
    f"SELECT {SHOWN_AS.format('f.document')}, {SHOWN_AS.format('p.coder')}, count(*)"
    " FROM placement l CROSS JOIN passage p ON p.id = l.passage"
    " CROSS JOIN file f ON f.id = p.file CROSS JOIN coding c ON c.passage = p.id"
    " WHERE l.anchor IS {what} GROUP BY 1, 2 ORDER BY 1, 2"
)
_CODED_IN: Final = (
    f"{RAW} SELECT raw.shown, p.coder, min(h.operation), max(h.operation),"
    " (SELECT blind FROM session WHERE n = h.operation >> 32) FROM raw"
    " CROSS JOIN file f ON f.document = raw.id CROSS JOIN passage p ON p.file = f.id"
    f"{_CODINGS} CROSS JOIN change h ON h.row = c.id AND h.kind = 'add'"
    f" WHERE {counts('h.operation')} "
    " GROUP BY raw.shown, p.coder, h.operation >> 32 ORDER BY 1, 2, 3"
)
_FINISHED_WITH: Final = (
    f"SELECT DISTINCT {SHOWN_AS.format('r.document')}, {SHOWN_AS.format('r.coder')}, v.name"
    " FROM reading r LEFT JOIN codebook_version v ON v.id = r.finished"
    " WHERE r.finished IS NOT NULL ORDER BY 1, 2, 3"
)
_BEGUN: Final = (
    f"SELECT DISTINCT {SHOWN_AS.format('r.document')}, {SHOWN_AS.format('r.coder')}"
    " FROM reading r WHERE r.started OR r.finished IS NOT NULL ORDER BY 1, 2"
)
_WORKED: Final = (
    f"SELECT {SHOWN_AS.format('document')}, {SHOWN_AS.format('coder')} FROM reading"
    " WHERE finished IS NOT NULL UNION"
    f" SELECT {SHOWN_AS.format('document')}, {SHOWN_AS.format('coder')} FROM assessment"
    " WHERE state IS NOT NULL UNION"
    f" SELECT {SHOWN_AS.format('f.document')}, {SHOWN_AS.format('p.coder')} FROM file f"
    f" CROSS JOIN passage p ON p.file = f.id{_CODINGS} ORDER BY 1, 2"
)
_BLIND_ACTS: Final = (
    "SELECT c.operation, json_extract(c.fields, iif(c.kind = 'add', '$.blind', '$.blind[1]'))"
    " FROM change c JOIN operation o ON o.n = c.operation"
    " WHERE c.tbl = 'project' AND c.row = ? AND json_type(c.fields, '$.blind') IS NOT NULL"
    f" AND {counts('c.operation')} ORDER BY o.stamp, o.n"
)


def coded_stretches(project: Project, files: Sequence[str]) -> Iterator[CodedStretch]:
    """The codings of words in some stored files, where they are shown, in no order."""
    joined = joined_coders(project)
    rows = project.db.execute(_STRETCHES, {"files": json.dumps(files)})
    if not joined:
        return map(CodedStretch._make, rows)
    return (
        CodedStretch(file, start, end, joined.get(coder, coder), theme, coding)
        for file, start, end, coder, theme, coding in rows
    )


def coded_regions(project: Project, files: Sequence[str]) -> list[CodedRegion]:
    """The codings of parts of pages in some stored files, where they are shown."""
    joined = joined_coders(project)
    rows = project.db.execute(_REGIONS, {"files": json.dumps(files)})
    return [
        CodedRegion(file, joined.get(coder, coder), theme, coding, boxes)
        for file, coder, theme, coding, boxes in rows
    ]


def unplaced(project: Project) -> list[MadeElsewhere]:
    """The codings made on another text that have no place on the one that is read."""
    return [MadeElsewhere(*row) for row in project.db.execute(_ELSEWHERE.format(what="NULL"))]


def placed_from_elsewhere(project: Project) -> list[MadeElsewhere]:
    """The codings made on another text that have their place on the one that is read."""
    return [MadeElsewhere(*row) for row in project.db.execute(_ELSEWHERE.format(what="NOT NULL"))]


def coded_in(project: Project, documents: Sequence[str]) -> list[CodedIn]:
    """When the codings in some documents were made: by document, coder and sitting."""
    joined = joined_coders(project)
    rows = project.db.execute(_CODED_IN, {"documents": json.dumps(documents)})
    return [
        CodedIn(document, joined.get(coder, coder), first, last, bool(blind))
        for document, coder, first, last, blind in rows
    ]


def begun(project: Project) -> list[tuple[str, str]]:
    """(document, coder) of all readings that were started or finished."""
    return project.db.execute(_BEGUN).fetchall()


def worked(project: Project) -> list[tuple[str, str]]:
    """(document, coder) of everyone who finished a document, or coded or judged anything in it."""
    return project.db.execute(_WORKED).fetchall()


def finished_with(project: Project) -> list[tuple[str, str, str | None]]:
    """(document, coder, name of the codebook's version) of all finished readings; None: no version.

    A reading that joined rows bring twice is there with each of its versions.
    """
    return project.db.execute(_FINISHED_WITH).fetchall()


def blind_acts(project: Project) -> list[tuple[int, bool]]:
    """The operations that made the project blind (true) or opened it, in the order of stamps."""
    rows = project.db.execute(_BLIND_ACTS, (project.id,))
    return [(operation, bool(blind)) for operation, blind in rows]


def words_of_text(project: Project, digest: str) -> str | None:
    """The words of all pages of a Text, without its boxes; None if it is not in this copy.

    Raises:
        CoderError: it is damaged.
    """
    data = blobs.packed_text(project, digest)
    return None if data is None else blobs.unpacked_words(data, project.path.name)


def read_texts(project: Project) -> dict[str, tuple[list[str], str | None]]:
    """Of every document as it is shown the stored files, and the digest of what is read."""
    texts = dict(project.db.execute("SELECT id, text FROM file").fetchall())
    targets = targets_of(project)
    found = {}
    for document, groups in stored_files(project).items():
        files = [file for alike in groups for file in alike]
        read = [targets[file].text for file in files if file in targets]
        held = [texts[file] for file in files if texts.get(file)]
        found[document] = files, next(iter(read or held), None)
    return found


def standing_codings(project: Project, codings: Iterable[str]) -> dict[str, StandingCoding]:
    """Some codings where they stand, as they are read; those that are gone are left out."""
    rows = project.db.execute(
        f"SELECT c.id, {NUMBER}, iif(l.anchor IS NULL, p.file, l.file),"
        " coalesce(l.anchor, p.anchor), c.made_at FROM json_each(?) a"
        " CROSS JOIN coding c ON c.id = a.value CROSS JOIN passage p ON p.id = c.passage"
        " LEFT JOIN placement l ON l.passage = p.id",
        (json.dumps(list(codings)),),
    )
    return {row[0]: StandingCoding(*row) for row in rows}


def borders_of(project: Project, codings: Iterable[str]) -> dict[str, str]:
    """Of some codings a short hash of where each was put, which changes when it is moved.

    Another reading of the text, on which it has its place anew, does not move it.
    """
    rows = project.db.execute(
        "SELECT c.id, iif(p.start IS NULL, json_extract(p.anchor, '$.boxes'),"
        " p.start || '-' || p.\"end\" || json_extract(p.anchor, '$.text'))"
        " FROM json_each(?) a CROSS JOIN coding c ON c.id = a.value"
        " CROSS JOIN passage p ON p.id = c.passage",
        (json.dumps(list(codings)),),
    )
    return {id_: blake2b(place.encode(), digest_size=6).hexdigest() for id_, place in rows}


def anchors_of(project: Project, codings: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Of some codings the stored file and the anchor (JSON) where each stands, as it is read."""
    held = standing_codings(project, codings)
    return {coding: (one.file, one.anchor) for coding, one in held.items()}
