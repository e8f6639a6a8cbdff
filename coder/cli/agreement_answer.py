"""What the command agreement answers on a table."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.agreement.ratings import Value
from coder.cli.agreement_figures import Told, overall_lines, theme_lines, told_json
from coder.cli.answer import Answer
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.domain.telling import counted, listed, shortened


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was compared: all that is said of it."""

    coders: Sequence[str]
    unit: str
    documents: Sequence[str]
    excluded: Sequence[Mapping[str, str]]
    values: Sequence[Value]
    absent: Value | None
    themes: Sequence[Told]
    overall: Told
    levels: Mapping[str, object]
    notes: Sequence[str]


def answer(table: Table, given: Namespace) -> Answer:
    """The answer for programs and for people."""
    value = {
        "coders": list(table.coders),
        "unit": table.unit,
        "documents": list(table.documents),
        "excluded": list(table.excluded),
        "values": list(table.values),
        "themes": [
            {"theme": told.name, **told_json(told, table.coders)} for told in table.themes
        ],
        "overall": {**told_json(table.overall, table.coders), **table.levels},
        "notes": list(table.notes),
        "parameters": {
            "draws": given.draws, "seed": given.seed, "limit": given.limit, "confidence": 0.95,
            "least": given.least, "absent": table.absent, "values": len(table.values),
            "error": "linearised, 1/(n(n-1)); kappa: Fleiss, Cohen and Everitt 1969",
        },
    }  # fmt: skip
    head = f"{counted(len(table.coders), 'reviewer')}"
    if table.coders:
        head += f" ({listed(list(table.coders))})"
    if table.documents:
        head += f", {counted(len(table.documents), 'document')}"
    head += f", {table.overall.compared.units:,} {table.unit}."
    left = [f"Left out: {one['document']}. {one['reason']}" for one in table.excluded]
    themes = theme_lines(table.themes, table.coders)
    lines = [head, *left, *table.notes, "", *overall_lines(table.overall)]
    return Answer(value, [*lines, "", *themes] if themes else lines)


def too_few(coders: Sequence[str]) -> list[str]:
    """What is said where there are not two coders."""
    if len(coders) > 1:
        return []
    if not coders:
        return ["Nobody rated anything: agreement takes two reviewers at least."]
    return [f"There is one reviewer only, {coders[0]}: agreement takes two at least."]


def choices(
    given: Namespace, values: Sequence[Value], counted_as: Mapping[str, str]
) -> list[Value]:
    """All values that could have been given; some are ``counted_as`` another one.

    Raises:
        CoderError: one that occurs is not among those that were named.
    """
    if given.values is None:
        return list(values)
    words = (one_line(one) for one in given.values.split(","))
    named: list[Value] = list(dict.fromkeys(counted_as.get(one, one) for one in words if one))
    unknown = [str(value) for value in values if value not in named]
    if unknown:
        raise CoderError(
            f"'{shortened(unknown[0])}' occurs and is not among --values: name all values there"
            " are."
        )
    return named
