"""What people do with documents as readers: assign, start, finish and judge them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from random import Random

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.domain.matrix.own_states import own_states
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.theme import Theme
from coder.store import codebook, readings, rows, themes
from coder.store.coders import stored_as
from coder.store.journal import Act, act, together
from coder.store.project import Project
from coder.store.readings import assessment_id, reading_id

ABSENT = "absent"
UNCLEAR = "unclear"


def assign(project: Project, documents: Iterable[Document], coder: Coder) -> Change:
    """Give documents to a coder to read."""
    held = list(documents)
    what = held[0].key if len(held) == 1 else f"{len(held)} documents"
    with act(project, "assign", f"Assign {what} to {coder.name}") as running:
        for document in held:
            put_reading(running, document.id, coder.id, {"assigned": 1})
    return running.done()


def take_back_assignment(project: Project, documents: Iterable[Document], coder: Coder) -> Change:
    """Say that a coder is not to read documents after all; what they began they keep."""
    held = list(documents)
    what = held[0].key if len(held) == 1 else f"{len(held)} documents"
    described = f"Take {what} back from {coder.name}"
    with act(project, "assign", described) as running:
        for document in held:
            for row in readings.stored_readings(project, document.id, coder.id):
                rows.set_fields(running, "reading", row, {"assigned": None})
            if readings.has_begun(project, document=document.id, coder=coder.id):
                running.left_out.append(
                    f"{coder.name} has begun {document.key} already, and keeps what was done."
                )
    return running.done()


def sample(documents: Sequence[Document], share: float | Fraction, dice: Random) -> list[Document]:
    """A random share (in per cent) of documents, rounded half up, at least one, by key."""
    count = min(
        len(documents), max(1, int(Fraction(share) * len(documents) / 100 + Fraction(1, 2)))
    )
    return sorted(dice.sample(documents, count), key=lambda one: one.key)


def finish(
    project: Project, document: Document, coder: Coder, *, rest: str | None = None
) -> Change:
    """Say that a coder has read a document; ``rest`` is put into the cells still open."""
    left = f", the rest {rest}" if rest else ""
    with act(project, "finish", f"Finish {document.key}{left}", coder=coder.id) as running:
        if rest:
            for theme in open_themes(project, document.id, coder.id):
                put_assessment(running, document.id, theme.id, coder.id, {"state": rest})
        version = codebook.last_version(project)
        finished = version.id if version else NO_VERSION
        again = readings.is_finished(project, document=document.id, coder=coder.id)
        put_reading(running, document.id, coder.id, {"started": 1, "finished": finished})
        if again:  # says that all still holds, whatever became of the codebook since
            for row in readings.stored_readings(project, document.id, coder.id):
                rows.write_again(running, "reading", row, "finished")
    return running.done()


NO_VERSION = "none"
"""Stands for the codebook's version in a reading that was finished before any was named."""


def reopen(project: Project, document: Document, coder: Coder) -> Change:
    """Say that a coder has not finished a document after all."""
    with act(project, "reopen", f"Reopen {document.key}", coder=coder.id) as running:
        put_reading(running, document.id, coder.id, {"finished": None})
    return running.done()


def assess(
    project: Project,
    document: Document,
    theme: Theme,
    coder: Coder,
    *,
    state: str | None,
    note: str | None = None,
) -> Change:
    """Judge a cell absent or unclear; None opens it again."""
    description = f"Assess {theme.path} in {document.key}: {state or 'open'}"
    with act(project, "assess", description, coder=coder.id) as running:
        fields = {"state": state} if note is None else {"state": state, "note": note or None}
        put_assessment(running, document.id, theme.id, coder.id, fields)
        if state:
            start(running, document.id, coder.id)
            _confirm(running, document.id, theme.id, coder.id)
    return running.done()


def _confirm(running: Act, document: str, theme: str, coder: str) -> None:
    """In a finished document, to judge a cell as before says that it still holds."""
    project = running.project
    if not readings.is_finished(project, document=document, coder=coder):
        return
    for row in readings.stored_assessments(project, document=document, theme=theme, coder=coder):
        rows.write_again(running, "assessment", row, "state")


def assess_all(
    project: Project,
    document: Document,
    judged: Sequence[Theme],
    coder: Coder,
    *,
    state: str | None,
    note: str | None = None,
) -> Change:
    """Judge several cells of a document in one act."""
    with together(project, coder=coder.id) as running:
        for theme in judged:
            assess(project, document, theme, coder, state=state, note=note)
    return running.done()


def open_themes(project: Project, document: str, coder: str) -> list[Theme]:
    """The themes for which a coder still has to say whether a document reports them."""
    held = themes.themes(project)
    said = readings.judgements(project, document=document, coder=coder)
    states = own_states(
        ThemeTree.of(held),
        readings.coded_themes(project, document, coder),
        [(theme, state) for theme, (state, _) in said.items() if state],
    )
    return [theme for place, theme in enumerate(held) if theme.assess and place not in states]


def present_themes(project: Project, document: str, coder: str) -> set[str]:
    """The themes with which a coder coded a document, and those above them."""
    held = themes.themes(project)
    coded = readings.coded_themes(project, document, coder)
    return {held[place].id for place in own_states(ThemeTree.of(held), coded, ())}


def start(running: Act, document: str, coder: str) -> None:
    """Note inside an act that a coder works on a document."""
    put_reading(running, document, coder, {"started": 1})


def withdraw(running: Act, *, document: str, theme: str, coder: str) -> None:
    """Take a coder's judgement of a cell back, because a coding says it is present."""
    held = readings.stored_assessments(running.project, document=document, theme=theme, coder=coder)
    for row in held:
        rows.set_fields(running, "assessment", row, {"state": None})


def put_reading(
    running: Act, document: str, coder: str, fields: dict[str, str | int | None]
) -> None:
    """Set fields of a coder's reading inside an act."""
    held = readings.stored_readings(running.project, document, coder)
    for row in held:
        rows.set_fields(running, "reading", row, fields)
    if not held:
        by = stored_as(running.project, coder)
        about = {"document": document, "coder": by}
        rows.put(running, "reading", reading_id(document, by), {**about, **fields})


def put_assessment(
    running: Act, document: str, theme: str, coder: str, fields: dict[str, str | None]
) -> None:
    """Set fields of a coder's judgement of a cell inside an act."""
    held = readings.stored_assessments(running.project, document=document, theme=theme, coder=coder)
    for row in held:
        rows.set_fields(running, "assessment", row, fields)
    if not held:
        by = stored_as(running.project, coder)
        about = {"document": document, "theme": theme, "coder": by}
        rows.put(running, "assessment", assessment_id(document, theme, by), {**about, **fields})
