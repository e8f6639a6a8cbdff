"""How it is told at a terminal what was decided, one decision after another."""

from collections.abc import Iterator, Sequence

from coder.domain.decision import REASONS, Reason, decided_in_words
from coder.domain.telling import shortened
from coder.store.attributes import attributes, subjects
from coder.store.coders import shown_names
from coder.store.decision_history import DecidedDifference, Said
from coder.store.project import Project
from coder.store.themes import themes


def history_value(project: Project, found: Sequence[DecidedDifference]) -> list[dict[str, object]]:
    """Differences with all that was decided about them, for a program."""
    keys, paths, people = subjects(project), _paths(project), shown_names(project)
    named = {one.id: one.name for one in attributes(project)}
    return [
        {
            "id": one.id, "about": one.about, "about_kind": one.about_kind,
            "key": keys.get(one.about, "?"),
            "theme": one.theme and paths.get(one.theme), "theme_id": one.theme,
            "attribute": one.attribute and named.get(one.attribute),
            "disputed": list(one.disputed),
            "history": [_said_value(said, people, paths) for said in one.said],
        }
        for one in found
    ]  # fmt: skip


def history_lines(project: Project, found: Sequence[DecidedDifference]) -> Iterator[str]:
    """The same for people: a difference, and below it what was decided, the last one last."""
    keys, paths, people = subjects(project), _paths(project), shown_names(project)
    named = {one.id: one.name for one in attributes(project)}
    for one in found:
        over = paths.get(one.theme or "") or named.get(one.attribute or "", "?")
        yield f"{one.id[:8]}  {keys.get(one.about, '?')}  {over}"
        for said in one.said:
            there = f" ({said.present} present)" if said.present else ""
            who = f"{said.made_at[:10]} {said.coder_name}{there}"
            yield f"    {who}: {_said(said, people, paths)}"


def because_in_words(reason: Reason | None, comment: str) -> str:
    """Reason and comment, as far as there are any."""
    parts = [REASONS[reason]] if reason else []
    return "; ".join([*parts, f"“{comment}”"] if comment else parts)


def _said(said: Said, people: dict[str, str], paths: dict[str, str]) -> str:
    if said.answer is None:
        return "opened again"
    told = shortened(decided_in_words(said.answer, people.get(said.answer.chosen or ""), paths))
    because = because_in_words(said.reason, said.comment)
    return f"{told} ({because})" if because else told


def _said_value(said: Said, people: dict[str, str], paths: dict[str, str]) -> dict[str, object]:
    answer = said.answer
    chosen = None if answer is None else answer.chosen
    return {
        "made_at": said.made_at, "coder": said.coder_name, "coder_id": said.coder,
        "outcome": answer and answer.outcome,
        "told": None if answer is None else decided_in_words(
            answer, people.get(chosen or ""), paths
        ),
        "chosen": chosen and people.get(chosen), "chosen_id": chosen,
        "state": answer and answer.state, "value": answer and answer.value,
        "reason": said.reason, "comment": said.comment, "present": said.present,
    }  # fmt: skip


def _paths(project: Project) -> dict[str, str]:
    return {one.id: one.path for one in themes(project)}
