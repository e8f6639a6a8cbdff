"""How decisions are told at a terminal."""

from collections.abc import Collection, Mapping, Sequence

from coder.analysis.comparing.consensus import consensus
from coder.domain.decision import REASONS, DecidedPassage, Decision, decided_in_words
from coder.domain.telling import shortened
from coder.store.attributes import attributes, subjects
from coder.store.coders import shown_names
from coder.store.decisions import decisions
from coder.store.passages import coding
from coder.store.project import Project
from coder.store.rounds import rounds
from coder.store.themes import themes


def decision_value(
    project: Project, held: Sequence[Decision], past: Collection[str] = ()
) -> list[dict[str, object]]:
    """Decisions for a program; ``past`` are those that no longer hold."""
    keys, paths, named = subjects(project), _paths(project), _names(project)
    people, frozen = shown_names(project), {one.id: one.name for one in rounds(project)}
    return [
        {
            "id": one.id, "kind": one.kind, "about": one.about, "about_kind": one.about_kind,
            "key": keys.get(one.about, "?"),
            "theme": one.theme and paths.get(one.theme), "theme_id": one.theme,
            "attribute": one.attribute and named.get(one.attribute),
            "disputed": list(one.disputed),
            "outcome": one.answer.outcome,
            "chosen": one.answer.chosen and people.get(one.answer.chosen),
            "chosen_id": one.answer.chosen,
            "passages": [_passage(it, paths) for it in one.answer.passages],
            "state": one.answer.state, "value": one.answer.value, "reason": one.reason,
            "comment": one.comment, "present": one.present, "coder": one.coder_name,
            "coder_id": one.coder, "made_at": one.made_at,
            "round": one.round and frozen.get(one.round), "round_id": one.round,
            "contested": one.is_contested, "holds": one.id not in past,
        }
        for one in held
    ]  # fmt: skip


def no_longer_held(project: Project) -> set[str]:
    """The decisions on which their difference is open again: others coded there since, or who was
    followed says otherwise by now."""
    overtaken = {one.id for one in decisions(project) if one.is_overtaken}
    return overtaken | {one.id for one in consensus(project).earlier}


def decision_lines(
    project: Project, held: Sequence[Decision], past: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """Decisions as rows of a table; ``past`` are those that no longer hold."""
    keys, paths, named = subjects(project), _paths(project), _names(project)
    people = shown_names(project)
    return [
        (
            one.id[:8], keys.get(one.about, "?"),
            paths.get(one.theme or "") or named.get(one.attribute or "", "?"),
            _answer(one, people, paths) + " (no longer holds)" * (one.id in past),
            REASONS[one.reason] if one.reason else "",
            one.comment and f"“{shortened(one.comment)}”",
            f"{one.coder_name}, {one.made_at[:10]}",
            shortened(_between(project, one)),
        )
        for one in held
    ]  # fmt: skip


def _answer(one: Decision, people: Mapping[str, str], paths: Mapping[str, str]) -> str:
    said = shortened(decided_in_words(one.answer, people.get(one.answer.chosen or ""), paths))
    return f"{said} (contested)" if one.is_contested else said


def _between(project: Project, one: Decision) -> str:
    """The numbers of the disputed codings; of one that is gone, nothing."""
    held = (coding(project, id_) for id_ in one.disputed)
    return ", ".join(it.number for it in held if it is not None)


def _passage(one: DecidedPassage, paths: dict[str, str]) -> dict[str, object]:
    is_text = one.anchor.kind == "text"
    return {
        "file": one.file, "theme": paths.get(one.theme), "theme_id": one.theme,
        "pdf_page": one.anchor.page + 1, "quote": one.anchor.words if is_text else None,
        "raw": one.anchor.quote if is_text else None,
        "start": one.anchor.start if is_text else None, "end": one.anchor.end if is_text else None,
    }  # fmt: skip


def _paths(project: Project) -> dict[str, str]:
    return {one.id: one.path for one in themes(project)}


def _names(project: Project) -> dict[str, str]:
    return {one.id: one.name for one in attributes(project)}
