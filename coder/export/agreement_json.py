"""Agreement within a project as JSON, by the names of the contract (DESIGN 5.1)."""

from collections.abc import Sequence
from typing import Final

from coder.analysis.comparing.agreement import (
    ALPHA,
    Agreement,
    Line,
    ThemeLine,
    top_confusions,
)
from coder.analysis.comparing.ratings import LeftOpen
from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY, OTHER_THEME
from coder.analysis.comparing.where_or_what import WhereOrWhat
from coder.export.compared_json import left_out_json, premises_json
from coder.export.figures_json import as_json as figures_json
from coder.export.figures_json import interval_json


def as_json(found: Agreement, *, draws: int, seed: int, limit: float | None) -> dict[str, object]:
    """All that is known of the agreement; draws, seed and limit are those of the intervals."""
    held = found.held
    ids = [coder.id for coder in held.coders]
    return {
        "coders": held.names,
        "coder_ids": ids,
        "unit": found.unit,
        "documents": [one.document.key for one in held.documents],
        "document_ids": [one.document.id for one in held.documents],
        "excluded": [one.document.key for one in held.left_out if one.document.excluded],
        "left_out": left_out_json(held),
        "premises": premises_json(found.premises),
        "themes": [_theme_json(found, one, ids) for one in found.themes],
        "overall": _overall_json(found, ids),
        "by_document": [
            {"key": document.key, "document": document.id, **_line_json(line, ids)}
            for document, line in found.by_document
        ],
        "by_pair": [_pair_json(found, pair, line) for pair, line in found.by_pair],
        "confusion": _confusion_json(found),
        "where_or_what": [_group_json(found, one) for one in found.groups],
        "parameters": {
            "draws": draws, "documents_drawn": len(found.rated), "seed": seed, "limit": limit,
            "confidence": 0.95, "unfinished": held.unfinished, **_PARAMETERS,
        },
    }  # fmt: skip


_PARAMETERS: Final = {
    "marked": "a word, sentence or paragraph counts as marked if a character of it is",
    "trimmed": "blanks at the ends of passages do not count, those between two of one reviewer with"
    " one theme do",
    "themes": "each with those below it; overall each by itself, every unit with every theme",
    "intervals": "percentiles of draws of whole documents; jackknife by document",
}
"""What all figures of a project rest on, in words."""


def _theme_json(found: Agreement, one: ThemeLine, ids: Sequence[str]) -> dict[str, object]:
    theme = found.held.themes[one.theme]
    return {
        "theme": theme.path,
        "theme_id": theme.id,
        **_line_json(one.line, ids),
        "passages_only": {ids[place]: count for place, count in sorted(one.alone.items())},
        **_left_open(found.ratings.left_open.get(one.theme)),
        "flags": [{"flag": flag.what, "sentence": flag.told(found.held.names)}
                  for flag in one.flags],
    }  # fmt: skip


def _left_open(held: LeftOpen | None) -> dict[str, object]:
    """Judgements that were asked for and left open, of cells."""
    return {} if held is None else {"left_open": held.open, "asked_for": held.of}


def _overall_json(found: Agreement, ids: Sequence[str]) -> dict[str, object]:
    together = found.together
    further = {
        "pooled_kappa": found.pooled_kappa, "u_alpha": together.both,
        "u_alpha_binary": together.where, "cu_alpha": together.what,
    }  # fmt: skip
    figures = figures_json({**found.overall.figures.together, **further})
    return _line_json(found.overall, ids) | _left_open(found.ratings.all_left_open) | figures


def _pair_json(found: Agreement, pair: tuple[int, int], line: Line) -> dict[str, object]:
    two = [found.held.coders[place] for place in pair]
    ids = [coder.id for coder in two]
    names = [coder.name for coder in two]
    return {"coders": names, "coder_ids": ids, **_line_json(line, ids)}


def _line_json(line: Line, ids: Sequence[str]) -> dict[str, object]:
    counts = line.counts
    alpha = line.intervals.get(ALPHA)
    limits = None if alpha is None or alpha.low is None else [alpha.low, alpha.high]
    return {
        "units": counts.both + sum(counts.only.values()) + counts.some + counts.neither
        + counts.otherwise,
        "both": counts.both,
        "only": {one: counts.only.get(place, 0) for place, one in enumerate(ids)},
        "some": counts.some,
        "neither": counts.neither,
        "otherwise": counts.otherwise,
        **figures_json(line.figures.together),
        "alpha_interval": limits,
        "intervals": {name: interval_json(one) for name, one in line.intervals.items()},
        "passages": {
            "both": line.kinds.get(BOTH, 0), "boundary": line.kinds.get(BOUNDARY, 0),
            "only": line.kinds.get(ONLY, 0), "other_theme": line.kinds.get(OTHER_THEME, 0),
        },
    }  # fmt: skip


def _confusion_json(found: Agreement) -> list[dict[str, object]]:
    held = found.held
    return [
        {
            "coder": held.coders[one].name, "coder_id": held.coders[one].id,
            "theme": held.themes[put].path, "theme_id": held.themes[put].id,
            "other_coder": held.coders[other].name, "other_coder_id": held.coders[other].id,
            "other_theme": held.themes[instead].path, "other_theme_id": held.themes[instead].id,
            "characters": length,
        }
        for one, other, put, instead, length in top_confusions(found.confused)
    ]  # fmt: skip


def _group_json(found: Agreement, group: WhereOrWhat) -> dict[str, object]:
    held = found.held
    theme = None if group.theme is None else held.themes[group.theme]
    figures = {"u_alpha": group.both, "u_alpha_binary": group.where, "cu_alpha": group.what}
    return {
        "theme": theme and theme.path,
        "theme_id": theme and theme.id,
        **figures_json(figures),
        "sentence": group.sentence,
        "values": [
            {"theme": held.themes[place].path, "theme_id": held.themes[place].id,
             **figures_json({"ku_alpha": alpha, "coverage": coverage})}
            for place, (alpha, coverage) in group.values.items()
        ],
        "overlaps": [
            {"key": one.document.key, "document": one.document.id,
             "coder": held.coders[one.coder].name, "coder_id": held.coders[one.coder].id,
             "themes": [held.themes[place].path for place in one.themes],
             "start": one.start, "end": one.end}
            for one in group.overlaps
        ],
    }  # fmt: skip
