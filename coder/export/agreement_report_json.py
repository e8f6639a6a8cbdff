"""The report on agreement as JSON: every figure, and every parameter it rests on."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from coder.analysis.agreement.sources import REFERENCES, SOURCES
from coder.analysis.comparing.agreement import Line
from coder.analysis.reporting.checklists import Item, coreq, grras
from coder.analysis.reporting.decision_log import Logged
from coder.analysis.reporting.methods import methods
from coder.analysis.reporting.negotiation import Became
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.results import results
from coder.export.agreement_json import as_json
from coder.export.compared_json import left_out_json, premises_json, round_json


def report_json(report: Report) -> str:
    """A report as one JSON document."""
    return json.dumps(report_value(report), ensure_ascii=False, indent=1)


def report_value(report: Report) -> dict[str, object]:
    """A report as plain values; ``agreement`` is what ``coder agreement --json`` says."""
    wanted, settings = report.wanted, report.round.settings if report.round else None
    return {
        "project": report.title,
        "project_id": report.project_id,
        "program": wanted.program,
        "data_of": report.made_of,
        "round": round_json(report.round),
        "settings": settings and {
            "coders": list(settings.coders), "unit": settings.unit, "sampling": settings.sampling,
            "documents": settings.documents and list(settings.documents),
            "limits": dict(settings.limits), "limits_set": settings.limits_set or None,
        },
        "limits": dict(report.limits.least), "sampling": report.sampling,
        "training": wanted.training,
        "coders": _coders(report),
        "sample": asdict(report.sample),
        "left_out": left_out_json(report.held),
        "premises": premises_json(report.found.premises),
        "independence": _independence(report),
        "codebook": {
            "themes": len(report.held.themes),
            "versions": [{"id": one.id, "name": one.name, "made_at": one.made_at}
                         for one in report.versions],
            "coding_since": report.changes.since,
            "changes": [asdict(one) for one in report.changes.changes],
        },
        "unit": wanted.unit, "coefficients": report.has_coefficients,
        "agreement": _agreement(report) if report.has_coefficients else None,
        "counts": None if report.has_coefficients else _counts(report),
        "differences": _differences(report),
        "log": [_logged(report, one) for one in report.log],
        "text": {"methods": methods(report), "results": results(report)},
        "coreq": _items(coreq(report)),
        "grras": _items(grras(report)),
        "formulas": {name: {"name": one.name, "formula": one.formula, "sources": list(one.cited)}
                     for name, one in SOURCES.items()} if report.has_coefficients else None,
        "references": dict(REFERENCES) if report.has_coefficients else None,
    }  # fmt: skip


def _agreement(report: Report) -> dict[str, object]:
    wanted = report.wanted
    found = as_json(report.found, draws=wanted.draws, seed=wanted.seed, limit=wanted.limit)
    return found | {"round": round_json(report.round)}


def _coders(report: Report) -> list[dict[str, object]]:
    return [
        {
            "coder": one.name, "coder_id": one.id, "letters": one.letters, "role": one.role,
            "documents": work.read, "unfinished": work.unfinished,
            "finished": [{"version": version, "documents": count}
                         for version, count in work.finished.items()],
        }
        for one, work in zip(report.held.coders, report.work, strict=True)
    ]  # fmt: skip


def _independence(report: Report) -> list[dict[str, object]]:
    ids = [one.id for one in report.held.coders]
    return [
        {
            "coder_ids": [ids[place] for place in one.pair], "shared": one.shared,
            "blind": one.blind,
            "could_see": [
                {"coder_id": ids[who], "of": ids[whose], "documents": [doc.key for doc in held]}
                for (who, whose), held in one.seen.items()
            ],
        }
        for one in report.pairs
    ]  # fmt: skip


def _counts(report: Report) -> dict[str, object]:
    ids = [one.id for one in report.held.coders]
    themes = report.held.themes
    return {
        "themes": [
            {"theme": themes[one.theme].path, "theme_id": themes[one.theme].id,
             **_line(one.line, ids)}
            for one in report.found.themes
        ],
        "overall": _line(report.found.overall, ids),
        "by_document": [
            {"key": document.key, "document": document.id, **_line(line, ids)}
            for document, line in report.found.by_document
        ],
    }  # fmt: skip


def _line(line: Line, ids: list[str]) -> dict[str, object]:
    counts = line.counts
    return {
        "both": counts.both,
        "only": {one: counts.only.get(place, 0) for place, one in enumerate(ids)},
        "some": counts.some,
        "neither": counts.neither,
        "otherwise": counts.otherwise,
        "passages": {kind.replace(" ", "_"): count for kind, count in sorted(line.kinds.items())},
    }


def _differences(report: Report) -> dict[str, object]:
    found = report.negotiation
    names: Mapping[str, str] = {one.id: one.name for one in report.held.coders}
    return {
        "passages": found.passages,
        "alike": found.alike,
        "agreed": found.agreed,
        "by_kind": {kind.replace(" ", "_"): _became(one) for kind, one in found.by_kind.items()},
        "all": _became(found.together),
        "outcomes": dict(found.outcomes),
        "kept": [
            {
                "coders": [names.get(one) for one in who],
                "coder_ids": list(who),
                "differences": count,
            }
            for who, count in found.kept.items()
        ],
        "kept_of_most": found.kept_of_most,
        "questions": found.questions,
        "contested": found.together.contested,
        "settled_at_once": [asdict(one) for one in found.at_once],
        "reasons": {reason or "none": count for reason, count in found.reasons.items()},
        "decided_by": dict(found.deciders),
        "present": list(found.present),
        "first": found.first,
        "last": found.last,
    }


def _logged(report: Report, one: Logged) -> dict[str, object]:
    coders, decision = report.held.coders, one.decision
    value: dict[str, object] = {
        "key": one.document, "document": one.document_id, "kind": one.kind,
        "about": one.about, "about_id": one.about_id, "page": one.page, "pdf_page": one.pdf_page,
        "words": one.words,
        "before": [
            {"coder": coders[place].name, "coder_id": coders[place].id, "had": said}
            for place, said in one.had.items()
        ],
        "standing": one.standing, "after": one.after, "decision": None,
    }  # fmt: skip
    if decision is None:
        return value
    return value | {
        "decision": decision.id, "outcome": decision.answer.outcome,
        "chosen_id": decision.answer.chosen, "reason": decision.reason,
        "comment": decision.comment, "present": decision.present, "coder": decision.coder_name,
        "coder_id": decision.coder, "made_at": decision.made_at, "round": one.round,
        "round_id": decision.round, "contested": decision.is_contested,
    }  # fmt: skip


def _became(one: Became) -> dict[str, int]:
    return {
        "found": one.found, "noted": one.noted, "settled": one.settled,
        "deferred": one.deferred, "contested": one.contested, "open": one.open,
    }  # fmt: skip


def _items(items: Iterable[Item]) -> list[dict[str, object]]:
    return [asdict(one) for one in items]
