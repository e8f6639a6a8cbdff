"""Agreement on a table of spans: what reviewers marked in texts, from start to end, as what."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.coefficients import pooled_kappa
from coder.analysis.agreement.compared import Compared, compared
from coder.analysis.agreement.figure import Figure, undefined
from coder.analysis.agreement.ratings import Value
from coder.analysis.agreement.resampling import Draws, draws
from coder.analysis.agreement.spans import (
    UNITIZED,
    Text,
    compared_values,
    f1_figures,
    overlap_in,
    theme_tables,
    unit_figures,
    unit_intervals,
    unit_tables,
    values_of,
    without_values,
)
from coder.cli.agreement_answer import Table, answer, choices, too_few
from coder.cli.agreement_figures import Told
from coder.cli.agreement_ratings import HOLSTI, MOST_THEMES, many_values
from coder.cli.answer import Answer
from coder.domain.telling import listed
from coder.exchange.agreement_tables import SpanTable

NOTHING_MARKED = "Nobody marked anything: what is 1 here says nothing of agreement."
_OF_UNITS = (
    "Standard errors take characters as independent of each other, which they are not: go by the"
    " intervals."
)


def of_spans(table: SpanTable, given: Namespace) -> Answer:
    """Agreement on spans; an interval draws documents."""
    texts, excluded = _texts(table)
    notes = [*table.notes, *too_few(table.coders), *_on_texts(texts, table)]
    drawn = draws(len(texts), times=given.draws, seed=given.seed)
    values = values_of(texts)
    named = choices(given, values, {})
    overlap = overlap_in(texts)
    f1 = f1_figures(texts, table.coders, least=given.least)
    tables = [] if overlap else unit_tables(texts, table.coders)
    sums = unitizing.total_sums(tables)
    themes: list[Told] = []
    if len(values) <= MOST_THEMES:
        themes = [
            Told(
                str(value),
                _theme(texts, table.coders, value, drawn, given),
                {**_of_value(sums, value, overlap), **_named(f1[value])},
            )
            for value in values
        ]
    else:
        notes.append(many_values(len(values)))
    further = {"pooled_kappa": _pooled(texts, themes, len(values)), **_named(f1.get(None, {}))}
    if overlap:
        overall = without_values(texts, table.coders, overlap)
        further |= dict.fromkeys(UNITIZED, undefined(overlap))
    else:
        most = len(named) + 1  # and the gap
        overall = compared_values(texts, table.coders, drawn, values=most, limit=given.limit)
        sure = unit_intervals(tables, drawn, limit=given.limit)
        overall = replace(overall, intervals={**overall.intervals, **sure})
        further |= unit_figures(sums)
    told = Table(
        table.coders, "characters", [text.name for text in texts], excluded, named, None, themes,
        Told("", overall, further), {}, notes,
    )  # fmt: skip
    return answer(told, given)


def _texts(table: SpanTable) -> tuple[list[Text], list[dict[str, str]]]:
    """The documents that two coders read at least, and the others with the reason."""
    texts, excluded = [], []
    for name, spans in sorted(table.documents.items()):
        if len(spans) > 1:
            texts.append(Text(name, table.lengths[name], spans))
        else:
            reason = f"It was marked by {listed(list(spans))} only."
            excluded.append({"document": name, "reason": reason})
    return texts, excluded


def _on_texts(texts: Sequence[Text], table: SpanTable) -> list[str]:
    """What is to be known of figures on these texts."""
    if not texts:
        return []
    nothing = [] if values_of(texts) else [NOTHING_MARKED]
    return [*_who_was_where(texts, table), *nothing, _OF_UNITS]


def _who_was_where(texts: Sequence[Text], table: SpanTable) -> list[str]:
    """Who has no row for a document, which may not be meant."""
    missing = [(text, coder) for text in texts for coder in table.coders if coder not in text.spans]
    if not missing:
        return []
    text, coder = missing[0]
    more = f", and {len(missing) - 1:,} more like this" if len(missing) > 1 else ""
    said = f"{coder} has no row for {text.name}{more}: counted as not there."
    return [f"{said} A row with document and coder alone says that nothing was marked.", HOLSTI]


def _theme(
    texts: Sequence[Text], coders: Sequence[str], value: Value, drawn: Draws, given: Namespace
) -> Compared:
    tables = theme_tables(texts, value, coders)
    return compared(tables, drawn, absent=0, values=2, limit=given.limit)


def _of_value(sums: unitizing.Sums, value: Value, overlap: str | None) -> Mapping[str, Figure]:
    if overlap:
        return dict.fromkeys(("ku_alpha", "coverage"), undefined(overlap))
    return {
        "ku_alpha": unitizing.ku_alpha(sums, value),
        "coverage": unitizing.coverage(sums, value),
    }


def _named(figures: Mapping[str, Figure]) -> Mapping[str, Figure]:
    return {f"f1_{name}": figure for name, figure in figures.items()}


def _pooled(texts: Sequence[Text], themes: Sequence[Told], values: int) -> Figure:
    """Of two coders pooled from Cohen's kappas, of more from Conger's."""
    if texts and not values:
        return undefined("Nobody marked anything.")
    if values > len(themes):
        return undefined(many_values(values))
    two = len(themes[0].compared.found.pairs) == 1 if themes else False
    return pooled_kappa(one.figures["kappa" if two else "conger"] for one in themes)
