"""Decisions, as they are stored: one about each difference."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

from coder.domain.decision import REASONS, Answer, Decision, Reason
from coder.domain.journal.ids import derived_id
from coder.store.attributes import charted
from coder.store.coders import SHOWN_AS
from coder.store.documents import raw_documents
from coder.store.project import Project
from coder.store.themes import raw_themes


def decision_id(about: str, over: str, disputed: Iterable[str] = ()) -> str:
    """The id of what is decided about one difference: of a document or study, over a theme or an
    attribute, between codings (none of a cell or a value)."""
    return derived_id("decision", about, over, *sorted(disputed))


def as_stored(disputed: Iterable[str]) -> str | None:
    """The disputed codings as they are stored; a blank where there are none."""
    held = sorted(disputed)
    return json.dumps(held, separators=(",", ":")) if held else None


def decisions(project: Project, document: str | None = None) -> list[Decision]:
    """All decisions as they are shown, or those about a document as shown, in a steady order.

    Passages with a theme, or in a file, that is not in the project are left out of an answer.
    """
    only, asked = "", {}
    if document is not None:
        only = " AND d.about IN (SELECT value FROM json_each(:abouts))"
        asked = {"abouts": json.dumps(raw_documents(project, document))}
    rows = project.db.execute(
        f"SELECT d.id, {SHOWN_AS.format('d.about')}, d.about_kind, {SHOWN_AS.format('d.theme')},"
        " d.attribute, d.disputed, d.answer, d.reason, coalesce(d.comment, ''),"
        f" coalesce(d.present, ''), {SHOWN_AS.format('d.coder')}, coalesce(c.name, '?'),"
        " coalesce(d.made_at, ''), d.round,"
        " EXISTS (SELECT 1 FROM conflict k WHERE k.row = d.id) FROM decision d"
        f" LEFT JOIN shown_coder c ON c.id = {SHOWN_AS.format('d.coder')}"
        f" WHERE d.answer IS NOT NULL{only}"
        " ORDER BY 2, 4, 5, 13, 1",
        asked,
    ).fetchall()
    as_shown, overtaken = answers_as_shown(project), overtaken_values(project)
    return [
        Decision(
            id_, about, kind, theme, attribute, tuple(json.loads(disputed or "[]")),
            as_shown(answer), reason_of(reason),
            comment, present, coder, name, made_at, round_, bool(contested), id_ in overtaken,
        )
        for id_, about, kind, theme, attribute, disputed, answer, reason, comment, present, coder,
        name, made_at, round_, contested in rows
    ]  # fmt: skip


def stored_decisions(
    project: Project, *, about: str, over: str, disputed: Iterable[str] = ()
) -> list[str]:
    """The stored decisions about a difference as it is shown; several where things were joined.

    ``over`` is a theme or an attribute.
    """
    rows = project.db.execute(
        "SELECT id FROM decision WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(possible_decisions(project, about=about, over=over, disputed=disputed)),),
    )
    return [row for (row,) in rows]


def possible_decisions(
    project: Project, *, about: str, over: str, disputed: Iterable[str] = ()
) -> list[str]:
    """The ids that decisions about a difference as it is shown have, or had, or would have."""
    return [
        decision_id(one, raw, disputed)
        for one in {about, *raw_documents(project, about)}
        for raw in {over, *raw_themes(project, over)}
    ]


def decisions_with_theme(project: Project, theme: str) -> list[str]:
    """The stored decisions over a stored theme, and those that put something under it."""
    rows = project.db.execute(
        "SELECT id FROM decision WHERE theme = ?1 UNION SELECT d.id FROM decision d,"
        " json_each(d.answer, '$.passages') p WHERE json_extract(p.value, '$.theme') = ?1"
        " ORDER BY 1",
        (theme,),
    )
    return [row for (row,) in rows]


def decisions_over(project: Project, attribute: str) -> list[str]:
    """The stored decisions about values of an attribute."""
    rows = project.db.execute("SELECT id FROM decision WHERE attribute = ? ORDER BY id",
                              (attribute,))  # fmt: skip
    return [row for (row,) in rows]


def answers_over(project: Project, attribute: str) -> list[tuple[str, str, Answer]]:
    """(stored decision, what it is about, answer) where a value was decided of an attribute."""
    rows = project.db.execute(
        "SELECT id, about, answer FROM decision WHERE attribute = ?"
        " AND json_extract(answer, '$.value') IS NOT NULL ORDER BY id",
        (attribute,),
    )
    return [(row, about, Answer.from_json(answer)) for row, about, answer in rows]


def overtaken_values(project: Project) -> set[str]:
    """The stored decisions that a value is as a coder has it, where they have another one by now.

    Where they have none any more, the decision goes on holding.
    """
    chosen = SHOWN_AS.format("json_extract(d.answer, '$.chosen')")
    rows = project.db.execute(
        f"SELECT d.id, {SHOWN_AS.format('d.about')}, d.attribute, {chosen},"
        " json_extract(d.answer, '$.value') FROM decision d"
        " WHERE d.attribute IS NOT NULL AND json_extract(d.answer, '$.outcome') = 'coder'"
    ).fetchall()
    if not rows:
        return set()
    study_of = dict(project.db.execute("SELECT id, study FROM shown_document").fetchall())
    held: dict[tuple[str, str, str], set[str]] = {}
    for one in charted(project):
        for about in {one.document, study_of.get(one.document) or one.document}:
            held.setdefault((about, one.attribute, one.person), set()).add(one.value)
    return {
        row
        for row, about, attribute, coder, value in rows
        if (values := held.get((about, attribute, coder))) and value not in values
    }


def decided_values(project: Project) -> dict[str, dict[str, str]]:
    """What was decided of charted values, by document as shown and attribute; empty: nothing.

    What two people decided differently, neither knowing of the other, settles nothing. What was
    decided as a coder has it holds no longer where they have another value by now. What
    was decided of a study holds of its documents. What was decided of a document holds of
    its study too, where the attribute is one of studies by now, and nothing was decided of that.
    """
    rows = project.db.execute(
        f"SELECT d.id, {SHOWN_AS.format('d.about')}, d.about_kind, d.attribute, a.level IS 'study',"
        " coalesce(json_extract(d.answer, '$.value'), '') FROM decision d"
        " JOIN attribute a ON a.id = d.attribute"
        " WHERE json_extract(d.answer, '$.outcome') != 'defer'"
        " AND NOT EXISTS (SELECT 1 FROM conflict k WHERE k.row = d.id)"
        " ORDER BY (d.about_kind = 'study') = (a.level IS 'study'), d.made_at, d.id"
    ).fetchall()
    if not rows:
        return {}
    overtaken = overtaken_values(project)
    study_of = dict(project.db.execute("SELECT id, study FROM shown_document").fetchall())
    reports: dict[str, list[str]] = {}
    for document, study in study_of.items():
        reports.setdefault(study or document, []).append(document)
    found: dict[str, dict[str, str]] = {}
    for row, about, kind, attribute, of_studies, value in rows:
        if row in overtaken:
            continue
        study = about if kind == "study" else of_studies and study_of.get(about)
        for document in reports.get(study, []) if study else [about]:
            found.setdefault(document, {})[attribute] = value
    return found


def codings_in_cell(project: Project, document: str, theme: str) -> list[tuple[str, str]]:
    """(coding, passage) of all codings of a document with a theme, both as they are shown."""
    rows = project.db.execute(
        "SELECT c.id, p.id FROM file f CROSS JOIN passage p ON p.file = f.id"
        " CROSS JOIN coding c ON c.passage = p.id"
        " WHERE f.document IN (SELECT value FROM json_each(?))"
        " AND c.theme IN (SELECT value FROM json_each(?)) ORDER BY c.id",
        (json.dumps(raw_documents(project, document)), json.dumps(raw_themes(project, theme))),
    )
    return rows.fetchall()


def answers_as_shown(project: Project) -> Callable[[str], Answer]:
    """Reads stored answers with the ids of what is shown, without what is not in the project."""
    shown = dict(project.db.execute("SELECT row, as_row FROM shown").fetchall())
    there = {row for table in ("theme", "file")
             for (row,) in project.db.execute(f"SELECT id FROM {table}")}  # fmt: skip

    def as_shown(stored: str) -> Answer:
        answer = Answer.from_json(stored)
        passages = tuple(
            replace(one, file=shown.get(one.file, one.file), theme=shown.get(one.theme, one.theme))
            for one in answer.passages
            if one.file in there and one.theme in there
        )
        chosen = answer.chosen and shown.get(answer.chosen, answer.chosen)
        return replace(answer, passages=passages, chosen=chosen)

    return as_shown


def reason_of(stored: object) -> Reason | None:
    """A stored reason, if it is one."""
    return next((one for one in REASONS if one == stored), None)
