"""The day of whoever writes the tables: charting, matrix, statements, charts, and all exports."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from coder.cli.main import main
from coder.desktop.matrix.contents import CONTENTS
from coder.domain.chart import KINDS


def make_example_quietly(folder: Path) -> Path:
    """The example project, in which two reviewers coded, charted and wrote."""
    with redirect_stdout(StringIO()):
        assert main(["demo", str(folder), "--no-window"]) == 0
    return next(folder.glob("*.coder"))


def live(hand, asked):
    """Chart a document, look at all that is counted, and write every file."""
    hand.fill_screen()
    if asked.dark:
        hand.menu("View", "dark")
    _chart(hand)
    _matrix(hand)
    _statements(hand)
    _charts(hand)
    _export(hand)
    hand.press("ctrl+7")
    hand.look("history", 1)
    hand.press("ctrl+w")


def _chart(hand):
    hand.open(2)
    hand.press("F8")
    hand.look("charting form", 0.8)
    hand.mark(0, 4, 5)
    hand.press("h")
    hand.look("chart as")
    hand.write("year")
    hand.look("chart as searched")
    hand.press("Return")
    hand.look("charted from words", 0.8)
    hand.menu("Code", "attributes")
    hand.until(_dialog, "no dialog of attributes")
    hand.look("attributes", 0.8)
    hand.press("Escape")
    hand.press("ctrl+shift+c")
    hand.look("a quotation copied")


def _matrix(hand):
    hand.press("ctrl+2")
    hand.look("matrix", 1)
    view = hand.window.matrix.view
    cell = hand.row(view, 1, 1)
    hand.click(cell)
    hand.look("a cell and what is in it", 0.8)
    hand.click("my summary")
    hand.write(" Trainers were paid from the first day.")
    hand.look("a summary")
    for content, said in CONTENTS.items():
        hand.choose("matrix content", said)
        hand.look(f"matrix of {content}", 0.8)
    hand.choose("matrix reviewers", "Each reviewer")
    hand.look("matrix of each reviewer", 0.8)
    hand.press("ctrl+shift+c")


def _statements(hand):
    hand.press("ctrl+3")
    hand.look("statements", 1)
    view = hand.window.statements.statements.view
    hand.click(hand.row(view, 2))
    hand.look("a statement and its documents")
    hand.click("copy statements")
    hand.look("statements copied")
    tabs = hand.window.statements.tabs
    hand.click(hand.tab(tabs, 1))
    hand.look("cross-table", 1)


def _charts(hand):
    hand.press("ctrl+4")
    hand.look("charts", 1.5)
    for kind, said in KINDS.items():
        hand.choose("chart kind", said)
        hand.look(f"chart of {kind}", 1)
    hand.click("save chart")
    hand.control("save chart dialog")
    hand.look("save a chart", 0.8)
    picture = Path.home() / "chart.svg"
    _type_file(hand, "chart file", picture)
    hand.until(picture.exists, "no chart")
    hand.look("chart saved")


def _export(hand):
    for name, how in (("tables.xlsx", "workbook"), ("tables.docx", "Word")):
        hand.press("ctrl+shift+e")
        hand.control("export dialog")
        if how == "workbook":
            hand.look("export", 0.8)
            hand.click("export evidence")
        path = Path.home() / name
        _type_file(hand, "export file", path)
        hand.until(path.exists, f"no {name}", 60)
        hand.look(f"{how} written", 0.8)
    pages = list(Path.home().glob("*/*.html"))
    hand.say(f"{len(pages)} evidence pages")
    hand.menu("Project", "export attributes")
    hand.until(_dialog, "no question whose values")
    hand.look("whose values", 0.8)
    hand.press("Escape")


def _type_file(hand, field, path):
    hand.click(field)
    hand.press("ctrl+a")
    hand.write(str(path))
    hand.press("Return")


def _dialog():
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None
