"""Making passages of what other programs marked; their ids are alike in every copy."""

from collections.abc import Mapping
from typing import Final

from coder.domain.annotations.bunches import Likeness, Meaning
from coder.domain.annotations.names import coding_id
from coder.domain.annotations.plan import FoundPassage
from coder.domain.coder import Coder
from coder.domain.quoting.anchor import to_json
from coder.domain.theme import Theme
from coder.operations.coding import add_coding
from coder.operations.memos import put_memo
from coder.operations.themes import add_theme, themes_at
from coder.store import passages, rows
from coder.store.coders import stored_as
from coder.store.journal import Act
from coder.store.memos import memo_text
from coder.store.project import Project
from coder.store.shown import refresh
from coder.store.themes import some_themes

_UNASKED: Final[Mapping[str, str | int]] = {"assess": 0}
"""A theme that another program's mark brings along opens no cell in every document."""


def made_themes(
    project: Project, meanings: Mapping[Likeness, Meaning]
) -> dict[Likeness, list[Theme]]:
    """The themes that each bunch means; those that are missing are made, in the running act."""
    found = {}
    for bunch, meaning in meanings.items():
        held = list(some_themes(project, meaning.themes))
        for path in meaning.new:
            if not themes_at(project, [path]):
                colour = {"colour": bunch.colour} if bunch.colour else {}
                add_theme(project, path, fields={**_UNASKED, **colour})
                refresh(project)  # what was made is found by the next path, and by the codings
            held += themes_at(project, [path])
        found[bunch] = list({theme.id: theme for theme in held}.values())
    return found


def held_by(project: Project, found: FoundPassage, coder: Coder) -> frozenset[str] | None:
    """The themes of the coder's own passage on the same words; None if it lacks the memo."""
    anchor = to_json(found.anchor)
    passage = passages.passage_at(project, coder=coder.id, file=found.file.id, anchor=anchor)
    if passage is None or (found.memo and found.memo not in memo_text(project, passage, coder.id)):
        return None
    return frozenset(theme for _, theme in passages.codings_on(project, passage))


def add_highlight(running: Act, found: FoundPassage, themes: list[Theme], coder: Coder) -> None:
    """Make a passage, its codings and its memo inside an act.

    Where the coder has a passage on the same words already, that one is coded; what is there
    stays as it is.
    """
    project = running.project
    anchor = to_json(found.anchor)
    passage = passages.passage_at(project, coder=coder.id, file=found.file.id, anchor=anchor)
    if passage is None:
        passage = found.id
        fields = {
            "coder": stored_as(project, coder.id), "file": found.file.id, "anchor": anchor,
        }  # fmt: skip
        rows.add(running, "passage", passage, fields)
    held = {theme for _, theme in passages.codings_on(project, passage)}
    for theme in themes:
        id_ = coding_id(found.id, theme.id)
        if theme.id not in held and rows.read(project, "coding", id_) is None:
            add_coding(running, passage, theme=theme, document=found.document, coder=coder, id_=id_)
    noted = memo_text(project, passage, coder.id)
    if found.memo and found.memo not in noted:
        text = f"{noted}\n\n{found.memo}" if noted else found.memo
        put_memo(running, table="passage", row=passage, coder=coder.id, text=text)
