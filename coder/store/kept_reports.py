"""The reports of merges as this copy keeps them: short, and still readable when more is told.

What is open (conflicts, proposals) follows from the state, and would be kept at every merge.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from coder.domain.merge_report import (
    Arrived,
    Brought,
    FileReport,
    Joining,
    MergeReport,
    RowNews,
    ThemeNews,
    Work,
)

_LISTS: Final[dict[str, type[Any]]] = {
    "files": FileReport, "coders": Arrived, "joined": Joining, "themes": ThemeNews,
    "others": RowNews, "work": Work,
}  # fmt: skip
"""The lists of a report that are kept as they are, with what they list."""

_VALUES: Final = (
    "ahead", "backup", "reanchored", "new_conflicts", "project", "pdfs", "blind",
)  # fmt: skip


def as_text(report: MergeReport) -> str:
    """A report as it is kept."""
    held: dict[str, Any] = {name: [asdict(one) for one in getattr(report, name)] for name in _LISTS}
    held |= {name: getattr(report, name) for name in _VALUES}
    held["brought"] = _columns(report.brought)
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, names: Mapping[str, str]) -> MergeReport:
    """A report as it was kept; ``names`` are what coders are called now, by id."""
    held = json.loads(text)
    lists: dict[str, Any] = {
        name: tuple(make(**_known(make, one, names)) for one in held.get(name, ()))
        for name, make in _LISTS.items()
    }
    values = {name: held[name] for name in _VALUES if name in held}
    return MergeReport(
        conflicts=(),
        **lists,
        **values | {"ahead": tuple(held["ahead"])},
        brought=_lines(held.get("brought"), names),
    )


def _known(make: type[Any], one: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What is known of a part of a report; coders are called as now, and values are pairs again."""
    found = {field.name: one[field.name] for field in fields(make) if field.name in one}
    if "coder_id" in found:
        found["coder"] = names.get(found["coder_id"], found["coder"])
    if "fields" in found:
        found["fields"] = {field: tuple(values) for field, values in found["fields"].items()}
    return found


def _columns(lines: Sequence[Brought]) -> dict[str, list[Any]]:
    """Lines by the places of what they are about: names are long, and occur often."""
    coders = {one.coder_id: one.coder for one in lines}
    documents = {one.document_id: one.document for one in lines}
    themes = {one.theme_id: one.theme for one in lines}
    coder, document, theme = (
        {id_: place for place, id_ in enumerate(known)} for known in (coders, documents, themes)
    )
    rows = [
        (coder[by], document[about], theme[tag], *numbers)
        for _, by, _, about, _, tag, *numbers in lines
    ]
    return {
        "coders": list(coders.items()), "documents": list(documents.items()),
        "themes": list(themes.items()), "lines": rows,
    }  # fmt: skip


def _lines(held: Mapping[str, Any] | None, names: Mapping[str, str]) -> tuple[Brought, ...]:
    if held is None:  # kept by a version that did not tell
        return ()
    return tuple(
        Brought(
            names.get(held["coders"][coder][0], held["coders"][coder][1]),
            held["coders"][coder][0], *reversed(held["documents"][document]),
            *reversed(held["themes"][theme]), *numbers,
        )
        for coder, document, theme, *numbers in held["lines"]
    )  # fmt: skip
