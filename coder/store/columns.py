"""How a row of a kept table is written as columns."""

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
            found[name] = json.dumps(found[name], ensure_ascii=False, separators=(",", ":"))
    return found
