"""What the palette is opened for: coding, and choosing the theme that another is merged into."""

from collections.abc import Callable, Sequence

from coder.desktop.coding import code_marked, code_with_names, codings_on_marked, marked_in
from coder.desktop.palette.found_themes import Choice
from coder.desktop.palette.popup import Palette, Question
from coder.desktop.recent_themes import recently_used
from coder.desktop.workspace import ThemeWanted, Workspace
from coder.domain.theme import SEPARATOR, Theme
from coder.store.themes import themes

_SHOWN = 70  # characters of what is marked


def ask_what_to_code_with(palette: Palette, workspace: Workspace) -> None:
    """Open the palette for what is marked."""
    marked = marked_in(workspace)
    if marked is None:
        return

    def code(chosen: Sequence[Choice]) -> None:
        if all(isinstance(choice, Theme) for choice in chosen):
            code_marked(workspace, [choice.id for choice in chosen if isinstance(choice, Theme)])
        else:
            paths = [one.path if isinstance(one, Theme) else one for one in chosen]
            code_with_names(workspace, paths)

    palette.ask(
        Question(
            f"Code {_shortened(marked.words)}",
            "Code with",
            code,
            themes(workspace.project),
            recent=recently_used(workspace.project),
            held=codings_on_marked(workspace),
            several=True,
        )
    )


def ask_what_to_merge_into(
    palette: Palette,
    workspace: Workspace,
    theme: Theme,
    merge: Callable[[Theme], object],
) -> None:
    """Open the palette for the theme that another one is to be merged into."""
    others = [
        one
        for one in themes(workspace.project)
        if one.id != theme.id and not one.path.startswith(theme.path + SEPARATOR)
    ]

    def chosen(choices: Sequence[Choice]) -> None:
        if isinstance(choices[0], Theme):
            merge(choices[0])

    palette.ask(
        Question(
            f"Merge “{theme.path}” into another theme: its codings show there then.",
            "Merge into",
            chosen,
            others,
        )
    )


def ask_for_theme(palette: Palette, workspace: Workspace, wanted: ThemeWanted) -> None:
    """Open the palette for one theme of the codebook."""

    def chosen(choices: Sequence[Choice]) -> None:
        if isinstance(choices[0], Theme):
            wanted.chosen(choices[0])

    project = workspace.project
    palette.ask(
        Question(wanted.words, wanted.verb, chosen, themes(project), recent=recently_used(project))
    )


def _shortened(words: str) -> str:
    if not words:
        return "the marked part of the page"
    return f"“{words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + '…'}”"
