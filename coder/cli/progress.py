"""The commands that tell how far everyone has come, and what is to be looked at again."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence

from coder.analysis.matrix import matrix
from coder.analysis.open_cells import open_cells
from coder.analysis.rechecking import rechecks
from coder.analysis.work import Work, work
from coder.cli.answer import Answer, columns
from coder.cli.arguments import Commands, command, reading, said_if_blind, seen_coder, with_coder
from coder.domain.coder import Coder
from coder.domain.rechecking import Recheck
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The commands progress and recheck."""
    about = "Tell by reviewer and document what was read and coded, and which cells are open."
    with_coder(command(commands, "progress", _progress, about), "one reviewer alone")
    about = "List the cells of finished documents that a change of the codebook reopened."
    with_coder(command(commands, "recheck", _recheck, about), "one reviewer alone")


def _asked(project: Project, only: Coder | None) -> list[Coder]:
    return coders(project) if only is None else [only]


def _progress(given: Namespace) -> Answer:
    with reading(given) as project:
        only = seen_coder(project, given)
        asked = _asked(project, only)
        found = work(project, asked)
        left = open_cells(matrix(project, only_coder=only))
        blind = said_if_blind(project)
    totals = [_total(coder, [one for one in found if one.coder == coder]) for coder in asked]
    value = {
        "coders": totals, "documents": [_as_json(one) for one in found],
        "cells": {"open": left.open, "of": left.of},
    }  # fmt: skip
    head = ("reviewer", "assigned", "started", "finished", "open cells", "codings")
    of_coders = [tuple(total[name] for name in _TOLD) for total in totals]
    sums = [sum(int(str(row[place])) for row in of_coders) for place in range(1, len(_TOLD))]
    lines = columns([head, *of_coders, ("all", *sums)])
    lines += ["", f"In the matrix {left.said}."]
    of_documents = [
        (one.document.key, one.coder.name, one.state or "–", one.open, one.codings) for one in found
    ]
    if of_documents:
        titles = ("document", "reviewer", "state", "open cells", "codings")
        lines += ["", *columns([titles, *of_documents])]
    return Answer(value, [*lines, *blind])


_TOLD = ("coder", "assigned", "started", "finished", "open", "codings")


def _total(coder: Coder, found: Sequence[Work]) -> dict[str, object]:
    states = Counter(one.state for one in found)
    return {
        "coder": coder.name, "coder_id": coder.id,
        **{state: states[state] for state in ("assigned", "started", "finished")},
        "open": sum(one.open for one in found), "codings": sum(one.codings for one in found),
    }  # fmt: skip


def _as_json(one: Work) -> dict[str, object]:
    return {
        "document": one.document.id, "key": one.document.key, "coder": one.coder.name,
        "coder_id": one.coder.id, "state": one.state, "open": one.open, "codings": one.codings,
    }  # fmt: skip


def _recheck(given: Namespace) -> Answer:
    with reading(given) as project:
        asked = _asked(project, seen_coder(project, given))
        blind = said_if_blind(project)
        held = [one for one in documents(project) if one.excluded is None]
        found = rechecks(project, [one.id for one in held], [one.id for one in asked])
        keys = {one.id: one.key for one in held}
        names = {one.id: one.name for one in asked}
    cells = sorted(_all(found.values()), key=lambda one: (keys[one.document], names[one.coder]))
    value = [
        {
            "document": one.document, "key": keys[one.document], "coder": names[one.coder],
            "coder_id": one.coder, "theme": one.theme.path, "theme_id": one.theme.id,
            "why": one.why, "fields": list(one.fields), "by": one.by, "made_at": one.made_at,
            "said": one.said,
        }
        for one in cells
    ]  # fmt: skip
    lines = columns([(keys[one.document], names[one.coder], one.said) for one in cells])
    return Answer(value, [*(lines or ["Nothing is to be looked at again."]), *blind])


def _all(found: Iterable[Sequence[Recheck]]) -> list[Recheck]:
    return [one for cells in found for one in cells]
