"""How a row of a kept table is written as columns, and what of it is chosen as one."""

import json
from collections.abc import Mapping
from typing import cast

from coder.domain.journal.tables import Table

Value = str | int | None
Fields = dict[str, Value]


def columns(table: Table) -> str:
    """The stored columns of a table, for SQL."""
    return ", ".join(("id", *(f'"{field}"' for field in table.fields)))


def stored(table: Table, fields: Mapping[str, object]) -> Fields:
    """Folded fields as they are stored: JSON as compact text, everything else as it is."""
    found = dict(cast("Mapping[str, Value]", fields))
    for name in table.json & found.keys():
        if found[name] is not None:
            found[name] = _compact(found[name])
    return found


def whole_value(table: Table, row: Mapping[str, Value], field: str) -> Value:
    """What a field of a stored row says; with what belongs together with it, as JSON."""
    if field not in table.together:
        return row[field]
    held = {name: row[name] for name in table.together}
    return _compact(
        {
            name: json.loads(str(value)) if name in table.json and value is not None else value
            for name, value in held.items()
        }
    )


def chosen_fields(table: Table, field: str, value: Value) -> Fields:
    """The fields that a value chosen for one comes to: of what belongs together, all of them."""
    if field not in table.together:
        return {field: value}
    return stored(table, json.loads(str(value)))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
