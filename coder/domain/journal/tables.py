"""The kept tables: their fields, and what stands on what.

One description, from which the schema, the triggers, the fold and the merge are made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Table:
    """A kept table; every row has an ``id`` besides its fields."""

    name: str
    fields: tuple[str, ...]
    integers: frozenset[str] = frozenset()
    json: frozenset[str] = frozenset()
    needs: tuple[tuple[str, str], ...] = ()
    """(field, table): without that row this one rests, and while this one lives so does that."""
    keeps: tuple[tuple[str, str], ...] = ()
    """(field, table): while this one lives so does that; it may also be missing."""
    needs_any: tuple[str, str] | None = None
    """(field, field with the name of the table): as ``needs``, on a row of any table."""
    derived_id: bool = False
    """The id follows from what the row is about, so that two copies meet in one row."""
    quiet: frozenset[str] = frozenset()
    """Fields whose two values are no conflict: the last one shows."""
    together: tuple[str, ...] = ()
    """Fields that mean something only together, and yet are asked for apart: whoever writes one
    of them says all of them, as they saw the others. A conflict about them is told on the first.
    """


def _table(name: str, fields: str, **rest: object) -> Table:
    return Table(name, tuple(fields.split()), **rest)  # type: ignore[arg-type]


PROJECT: Final = _table(
    "project", "title blind coefficients", integers=frozenset({"blind", "coefficients"})
)
CODER: Final = _table("coder", "name role letters", quiet=frozenset({"letters"}))
STUDY: Final = _table("study", "name", derived_id=True)
DOCUMENT: Final = _table(
    "document",
    "key title authors year doi title_from authors_from year_from doi_from"
    " study excluded page_offset reading",
    integers=frozenset({"year", "page_offset"}),
    keeps=(("study", "study"),),
    quiet=frozenset({"title_from", "authors_from", "year_from", "doi_from"}),
)
FILE: Final = _table(
    "file",
    "document sha256 name bytes pages text layer",
    integers=frozenset({"bytes", "pages"}),
    needs=(("document", "document"),),
    quiet=frozenset({"name", "text", "layer", "pages"}),
)
THEME: Final = _table(
    "theme",
    "name parent position definition use_when use_not colour shortcut assess merged",
    integers=frozenset({"assess"}),
    keeps=(("parent", "theme"), ("merged", "theme")),
    quiet=frozenset({"position", "colour"}),
)
CODEBOOK_VERSION: Final = _table("codebook_version", "name")
ATTRIBUTE: Final = _table(
    "attribute",
    "name kind choices definition position level required",
    integers=frozenset({"required"}),
    json=frozenset({"choices"}),
    derived_id=True,
    quiet=frozenset({"position"}),
)
IDENTITY: Final = _table("identity", "kind one other answer", derived_id=True)
PASSAGE: Final = _table(
    "passage",
    "coder file anchor",
    json=frozenset({"anchor"}),
    needs=(("coder", "coder"), ("file", "file")),
    quiet=frozenset({"file"}),  # equal files, of which an imported passage stands on either
)
CODING: Final = _table(
    "coding",
    "passage theme codebook edited number made_at",
    integers=frozenset({"edited"}),
    needs=(("passage", "passage"), ("theme", "theme")),
    keeps=(("codebook", "codebook_version"),),
    # An imported coding may be made in two copies, each with a number and a time of its own.
    quiet=frozenset({"codebook", "edited", "number", "made_at"}),
)
PLACING: Final = _table(
    "placing",
    "passage text anchor",
    json=frozenset({"anchor"}),
    needs=(("passage", "passage"),),
    derived_id=True,
)
READING: Final = _table(
    "reading",
    "document coder assigned started finished",
    integers=frozenset({"assigned", "started"}),
    needs=(("document", "document"), ("coder", "coder")),
    keeps=(("finished", "codebook_version"),),
    derived_id=True,
)
ASSESSMENT: Final = _table(
    "assessment",
    "document theme coder state note",
    needs=(("document", "document"), ("theme", "theme"), ("coder", "coder")),
    derived_id=True,
)
SUMMARY: Final = _table(
    "summary",
    "document theme coder consensus text",
    integers=frozenset({"consensus"}),
    needs=(("document", "document"), ("theme", "theme"), ("coder", "coder")),
    derived_id=True,
    quiet=frozenset({"coder"}),
)
CHARTED: Final = _table(
    "charted",
    "about about_kind attribute coder value passage",
    needs=(("attribute", "attribute"), ("coder", "coder")),
    keeps=(("passage", "passage"),),
    needs_any=("about", "about_kind"),
    derived_id=True,
)
ROUND: Final = _table(
    "round",
    "name known made_at coder settings",
    json=frozenset({"known", "settings"}),
    needs=(("coder", "coder"),),
)
DECISION: Final = _table(
    "decision",
    "about about_kind theme attribute disputed answer reason comment present coder made_at round",
    json=frozenset({"disputed", "answer"}),
    needs=(("coder", "coder"), ("theme", "theme"), ("attribute", "attribute")),
    keeps=(("round", "round"),),
    needs_any=("about", "about_kind"),
    derived_id=True,
    # What the program noted; what people said of it is what they may differ about.
    quiet=frozenset({"coder", "made_at", "round"}),
    together=("answer", "reason", "comment", "present", "coder", "made_at", "round"),
)
MEMO: Final = _table(
    "memo",
    "about about_kind coder text",
    needs=(("coder", "coder"),),
    needs_any=("about", "about_kind"),
    derived_id=True,
)

SMALL: Final = (
    CODEBOOK_VERSION,
    IDENTITY,
    ATTRIBUTE,
    THEME,
    FILE,
    DOCUMENT,
    STUDY,
    CODER,
    PROJECT,
)
"""Tables of some thousands of rows at most, folded whole; whatever stands on comes first."""

LARGE: Final = (
    MEMO,
    DECISION,
    ROUND,
    CHARTED,
    SUMMARY,
    ASSESSMENT,
    READING,
    PLACING,
    CODING,
    PASSAGE,
)
"""Tables that grow with the coding; whatever stands on another comes before it."""

KEPT: Final = (*LARGE, *SMALL)
"""Every journaled table; what stands on another comes before it."""

BY_NAME: Final = {table.name: table for table in KEPT}


def children_of(name: str) -> list[tuple[Table, str]]:
    """The tables, with the field, whose rows keep a row of the named table alive."""
    found = [
        (table, field)
        for table in KEPT
        for field, target in (*table.needs, *table.keeps)
        if target == name
    ]
    return found + [(table, table.needs_any[0]) for table in KEPT if table.needs_any]


def stands_on(table: Table, fields: Mapping[str, object], *, needs: bool) -> list[tuple[str, str]]:
    """What a row stands on, by table: what it cannot be without, or all that it keeps alive."""
    pairs = table.needs if needs else (*table.needs, *table.keeps)
    found = [(parent, str(fields[name])) for name, parent in pairs if fields.get(name) is not None]
    if table.needs_any and fields.get(table.needs_any[0]) is not None:
        about, kind = table.needs_any
        found.append((str(fields[kind]), str(fields[about])))
    return found
