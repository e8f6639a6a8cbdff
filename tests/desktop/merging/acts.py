"""Coders' files to merge, and what a lead does in the merge window."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTableView

from coder.domain.quoting.anchor import to_json
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.deciding import decide, of_spot
from coder.operations.quoting import find_quote
from coder.operations.spot_answers import spot_answer
from coder.operations.themes import find_theme, set_theme
from coder.store.documents import coding_counts, documents
from coder.store.themes import themes
from tests.desktop.team.acts import hand_out, in_copy

QUOTE = "Written guidance is most useful where it was written by those who are to follow it"
THEME = "Guidance / Written guidance"
NEAR = QPoint(8, 8)  # of a radio button's sign


def rows(table):
    """What stands in a table."""
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def column(merging, name, number=0):
    """What stands in a column of a table of the merge window."""
    return [row[number] for row in rows(merging.findChild(QTableView, name))]


def code(project, quote=QUOTE, theme=THEME):
    """Code a quote of one article."""
    held = next(one for one in documents(project) if one.key == "marchbanks-2018")
    found = find_quote(project, held, quote)
    return code_passage(
        project, found.file, to_json(found.anchor),
        themes=[find_theme(project, theme)], coder=working_coder(project),
    )  # fmt: skip


def decide_on(project, coding, outcome):
    """Decide about a coding of that article."""
    held = next(one for one in documents(project) if one.key == "marchbanks-2018")
    theme = find_theme(project, THEME)
    answer = spot_answer(project, [coding], outcome, theme=theme.id)
    return decide(
        project, [of_spot(project, held, theme, [coding], answer)], working_coder(project)
    )


def rename(project, path, name):
    """Give a theme another name."""
    return set_theme(project, find_theme(project, path), {"name": name})


def define(project, path, definition):
    """Give a theme another definition."""
    return set_theme(project, find_theme(project, path), {"definition": definition})


def codings(window):
    """How many codings the project has."""
    return sum(coding_counts(window.workspace.project).values())


def names(window):
    """The names of all themes."""
    return {theme.name for theme in themes(window.workspace.project)}


def copy_of(window, qtbot, path, *acts, name="Cem"):
    """A copy that was handed out to somebody, and what they did in it."""
    hand_out(window, qtbot, name, path)
    for act in acts:
        in_copy(path, act)
    return path
