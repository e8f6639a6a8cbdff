"""How statements are made, as this copy of the project remembers it."""

import json
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any, Final

from coder.desktop.quoting import citation_style
from coder.domain.matrix.matrix import BYS
from coder.domain.statements.percent import MOST_DECIMALS, ROUNDINGS
from coder.domain.statements.statement import DENOMINATORS, ORDERS, StatementOptions
from coder.store.project import Project

KEPT: Final = "statements"

_KNOWN: Final[Mapping[str, Container[object]]] = {
    "by": BYS, "denominator": DENOMINATORS, "decimals": range(MOST_DECIMALS + 1),
    "rounding": ROUNDINGS, "order": ORDERS,
}  # fmt: skip


def remembered_options(project: Project) -> StatementOptions:
    """What was chosen last; the usual, where nothing was or an older program knew less."""
    held: dict[str, Any] = json.loads(project.local(KEPT) or "{}")
    chosen = {name: held.get(f"statement {name}") for name in _KNOWN}
    kept: dict[str, Any] = {name: it for name, it in chosen.items() if it in _KNOWN[name]}
    return replace(StatementOptions(**kept), style=citation_style(project))
