"""Coding what is marked in the reader: the acts behind keys, palette, menus and drops."""

from collections.abc import Sequence

from coder.desktop.workspace import Workspace
from coder.operations.coding import code_passage
from coder.store.themes import themes

THEME_MIME = "application/x-coder-themes"
"""Themes while they are dragged: ids, separated by line ends."""

MARKED_MIME = "application/x-coder-marked"
"""What is marked in the reader while it is dragged; its content is the workspace's own."""


def code_marked(workspace: Workspace, theme_ids: Sequence[str]) -> None:
    """Tag what is marked with themes; what it has already stays as it is."""
    marked = workspace.marked
    if marked is None:
        workspace.tell("Mark a passage first: drag over some words, or over a part of the page.")
        return
    wanted = [theme for theme in themes(workspace.project) if theme.id in theme_ids]
    workspace.do(
        lambda: code_passage(
            workspace.project, marked.file, marked.anchor, themes=wanted, coder=workspace.me
        )
    )
