"""Coding what is marked in the reader: the acts behind keys, palette, menus and drops."""

from collections.abc import Mapping, Sequence

from coder.desktop import recent_themes
from coder.desktop.workspace import Marked, ThemeWanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.quoting.anchor import from_json
from coder.domain.telling import counted
from coder.domain.texts.unreadable import PARTLY_UNREADABLE, holds_unreadable
from coder.domain.theme import Theme, name_from
from coder.operations.coding import code_by_name, code_passage, note_passage, recode
from coder.operations.themes import child_named
from coder.operations.uncoding import uncode_all
from coder.store import passages
from coder.store.coders import raw_coders
from coder.store.memos import memo_text
from coder.store.passages import StoredCoding
from coder.store.themes import favourite, some_themes, themes

IN_VIVO: Mapping[str, str | int] = {"assess": 0}
"""A theme out of a passage's own words opens no cell in every document: adopting it does."""


def code_marked(workspace: Workspace, theme_ids: Sequence[str]) -> None:
    """Tag what is marked with themes; what it has already stays as it is."""
    marked = marked_in(workspace)
    if marked is None:
        return
    wanted = some_themes(workspace.project, theme_ids)
    if not wanted:
        workspace.tell("That theme is not in the codebook any more.")
        return
    change = workspace.do(
        lambda: code_passage(
            workspace.project, marked.file, marked.anchor, themes=wanted, coder=workspace.me
        )
    )
    if change is None:
        return
    recent_themes.remember(workspace.project, [theme.id for theme in wanted])
    if not change.ids("coding"):
        names = ", ".join(f"“{theme.path}”" for theme in wanted)
        workspace.tell(f"The passage has {names} already.")
    elif holds_unreadable(marked.words):
        workspace.tell(PARTLY_UNREADABLE)


def code_with_names(
    workspace: Workspace,
    paths: Sequence[str],
    *,
    fields: Mapping[str, str | int] | None = None,
) -> Change | None:
    """Tag what is marked with themes by their paths; those that are missing are made."""
    marked = marked_in(workspace)
    if marked is None:
        return None
    change = workspace.do(
        lambda: code_by_name(
            workspace.project, marked.file, marked.anchor, paths=paths, coder=workspace.me,
            fields=fields,
        )
    )  # fmt: skip
    if change is not None:
        used = [theme_of(workspace, coding) for coding in change.ids("coding")]
        if used:
            recent_themes.remember(workspace.project, used)
            if holds_unreadable(marked.words):
                workspace.tell(PARTLY_UNREADABLE)
    return change


def code_in_vivo(workspace: Workspace) -> None:
    """Tag what is marked with a theme that has its own words as a name."""
    marked = marked_in(workspace)
    if marked is None:
        return
    name = name_from(marked.words)
    if not name:
        workspace.tell("Mark some words first: a theme in vivo is named after them.")
        return
    known = child_named(themes(workspace.project), None, name)
    change = code_with_names(workspace, [name], fields=IN_VIVO)
    if change is not None and known is None and not holds_unreadable(marked.words):
        workspace.tell(f"New theme “{name}”, coded in vivo.", kind="done")


def code_again(workspace: Workspace) -> None:
    """Tag what is marked with what was coded with last."""
    if marked_in(workspace) is None:
        return
    used = recent_themes.last_used(workspace.project)
    if not any(theme.id in used for theme in themes(workspace.project)):
        workspace.tell("Code something first: then this key codes with the same again.")
        return
    code_marked(workspace, used)


def code_with_favourite(workspace: Workspace, digit: str) -> None:
    """Tag what is marked with the theme that has a favourite key."""
    if marked_in(workspace) is None:
        return
    found = favourite(workspace.project, digit)
    if found is not None:
        code_marked(workspace, [found.id])
    else:
        workspace.tell(f"No theme has the key {digit}: give it to one in the codebook.")


def codings_of_mine(workspace: Workspace) -> list[tuple[StoredCoding, Theme]]:
    """My codings of what is marked; where it is no passage of mine, of those that it touches."""
    marked = marked_in(workspace)
    if marked is None:
        return []
    project = workspace.project
    by_id = {theme.id: theme for theme in themes(project)}
    found = []
    for passage in _passages_of_mine(workspace, marked):
        for id_, theme in passages.codings_on(project, passage):
            held = passages.coding(project, id_)
            if held is not None and theme in by_id:
                found.append((held, by_id[theme]))
    return sorted(found, key=lambda pair: pair[1].place)


def codings_on_marked(workspace: Workspace) -> frozenset[str]:
    """The themes with which I coded exactly what is marked."""
    marked, project = workspace.marked, workspace.project
    if marked is None or project.me is None:
        return frozenset()
    passage = passages.passage_at(
        project, coder=project.me, file=marked.file.id, anchor=marked.anchor
    )
    held = passages.codings_on(project, passage) if passage else []
    return frozenset(theme for _, theme in held)


def is_mine(workspace: Workspace, coding: StoredCoding) -> bool:
    """Whether a coding may be changed by who works here; if not, the reviewer is told."""
    me = workspace.project.me
    if me is not None and coding.coder in raw_coders(workspace.project, me):
        return True
    workspace.tell("Only who coded it changes it: your own coding can be added.")
    return False


def recode_with(workspace: Workspace, coding: str, theme: Theme) -> None:
    """Give a coding of mine another theme, and say so: what it had is not seen any more."""
    held = passages.coding(workspace.project, coding)
    if held is None or not is_mine(workspace, held):
        return
    if workspace.do(lambda: recode(workspace.project, held, theme)) is not None:
        recent_themes.remember(workspace.project, [theme.id])
        workspace.tell(f"{held.number} is coded with “{theme.path}” now.")


def recode_with_id(workspace: Workspace, coding: str, theme: str) -> None:
    """Give a coding of mine the theme with an id, as where its stripe was dropped."""
    for found in some_themes(workspace.project, [theme]):
        recode_with(workspace, coding, found)


def ask_to_recode(workspace: Workspace, coding: str) -> None:
    """Ask for the theme that a coding of mine gets."""
    held = passages.coding(workspace.project, coding)
    if held is None or not is_mine(workspace, held):
        return
    named = some_themes(workspace.project, [held.theme])
    workspace.theme_wanted.emit(
        ThemeWanted(
            f"Recode “{named[0].path}” here with another theme" if named else "Recode",
            "Recode with",
            lambda theme: recode_with(workspace, coding, theme),
        )
    )


def remove_codings(workspace: Workspace, codings: Sequence[StoredCoding]) -> None:
    """Take codings of mine away, and say which."""
    paths = [one.path for one in some_themes(workspace.project, {one.theme for one in codings})]
    if workspace.do(lambda: uncode_all(workspace.project, codings)) is None:
        return
    if len(codings) == 1 and paths:
        workspace.tell(f"{codings[0].number} is no longer coded with “{paths[0]}”.", kind="done")
    else:
        workspace.tell(f"{counted(len(codings), 'coding')} removed.", kind="done")


def memo_on(workspace: Workspace, marked: Marked) -> str:
    """What I noted on the passage that is marked; empty if nothing."""
    project = workspace.project
    coder = workspace.me.id
    passage = passages.passage_at(project, coder=coder, file=marked.file.id, anchor=marked.anchor)
    return "" if passage is None else memo_text(project, passage, coder)


def write_memo_on(workspace: Workspace, marked: Marked, text: str) -> Change | None:
    """Note something on a passage; an empty text takes the note away."""
    return workspace.do(
        lambda: note_passage(
            workspace.project, marked.file, marked.anchor, coder=workspace.me, text=text
        )
    )


def marked_in(workspace: Workspace) -> Marked | None:
    """What is marked; the reviewer is told what to do if nothing is."""
    if workspace.marked is None:
        workspace.tell("Mark a passage first: drag over some words, or over a part of the page.")
    return workspace.marked


def theme_of(workspace: Workspace, coding: str) -> str:
    """The theme of a coding, as it is stored."""
    held = passages.coding(workspace.project, coding)
    return "" if held is None else held.theme


def _passages_of_mine(workspace: Workspace, marked: Marked) -> list[str]:
    project, coder, file = workspace.project, workspace.me.id, marked.file.id
    exact = passages.passage_at(project, coder=coder, file=file, anchor=marked.anchor)
    if exact is not None and passages.codings_on(project, exact):
        return [exact]
    anchor = from_json(marked.anchor)
    if anchor.kind == "region":
        return []
    return passages.passages_over(
        project, coder=coder, file=file, start=anchor.start, end=anchor.end
    )
