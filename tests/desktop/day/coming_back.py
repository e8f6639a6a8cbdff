"""Coming back to the project: what was done is there, and the day goes on to the workbook."""

import subprocess
from pathlib import Path

from PySide6.QtWidgets import QToolBar

from tests.desktop.day.hand import place_in

CHOICES = (
    ("filter documents", "Finished"), ("filter documents", "To do"),
    ("filter documents", "All documents"), ("order documents", "by year"),
)  # fmt: skip


def come_back(hand, asked):
    """Open the project again, and go on to the workbook."""
    hand.until(lambda: hand.reader.document is not None and hand.reader.is_drawn, "not back")
    hand.look("came back")
    for _ in range(2):
        hand.press("ctrl+z")
    hand.look("undone two more")
    hand.press("ctrl+shift+z")
    hand.look("one done again")
    _find(hand)
    _assess(hand)
    _documents(hand)
    _passages(hand)
    _matrix(hand)
    export(hand)
    _places(hand)
    hand.press("ctrl+w")


def _find(hand):
    hand.open(0)
    hand.press("ctrl+f")
    hand.write("health")
    hand.look("found in the document", 0.8)
    hand.press("Return", "Return", "Return")
    hand.look("third hit")
    hand.press("Escape")
    hand.click("bar outline")
    hand.look("outline")
    outline = hand.reader.ways.outline
    if hand.ask(outline.isVisible):
        hand.click(hand.row(outline, min(2, hand.ask(outline.topLevelItemCount) - 1)))
        hand.look("outline followed")
        hand.press("alt+Left")
        hand.look("gone back")
        hand.click("bar outline")
    hand.press("ctrl+l")
    hand.look("asking for a page")
    hand.write("999")
    hand.press("Return")
    hand.look("no such page")


def _assess(hand):
    for row in range(3):
        hand.open(row)
        hand.press("ctrl+Return")
        if row == 0:
            hand.look("open cells")
            hand.press("a", "u", "a")
            hand.look("cells answered")
        hand.click("finish")
        hand.look(f"document {row} finished")


def _documents(hand):
    listing = hand.window.documents.listing
    for box, text in CHOICES:
        combo = hand.control(box)
        hand.click(combo)
        hand.look(f"choices of {box}")
        hand.click(hand.row(hand.ask(combo.view), hand.ask(lambda c=combo, t=text: c.findText(t))))
        hand.look(f"documents {text}")
    hand.click("find documents")
    hand.write("barr")
    hand.look("documents found")
    hand.press("ctrl+a", "BackSpace")
    hand.click(hand.row(listing.view, 1))
    hand.press("F4")
    hand.look("fields of a document", 1)
    hand.click("year")
    hand.press("ctrl+a")
    hand.write("20x4")
    hand.press("Return")
    hand.look("a year that is none")
    hand.click("year")
    hand.press("ctrl+a")
    hand.write("2016")
    hand.press("Return")
    hand.look("a year edited")
    hand.click(hand.row(listing.view, 6), 3)
    hand.look("menu of a document")
    hand.context("Exclude…")
    hand.control("exclude question")
    hand.look("exclude question")
    hand.write("Not about trainers")
    hand.look("exclude reason")
    hand.press("Return")
    hand.look("excluded")
    hand.press("F4")


def _passages(hand):
    panel = hand.window.passages
    hand.press("ctrl+shift+p")
    hand.look("passages searched for")
    hand.press("Escape")
    rows = hand.ask(panel.model.rowCount)
    hand.say(f"{rows} rows")
    for row in (0, rows // 2):
        hand.click(hand.row(panel.view, row, 2), times=2)
        hand.look(f"passage {row} gone to", 1.5)


def _matrix(hand):
    hand.click(_tool(hand, "matrix"))
    hand.look("matrix", 1)
    view = hand.window.matrix.view
    hand.rest_on(hand.row(view, 1, 0))
    hand.look("tool tip of a cell", 1.5)
    hand.click(hand.row(view, 1, 1))
    hand.look("cell chosen")
    hand.click(hand.row(view, 1, 1), times=2)
    hand.look("passages of a cell", 1)
    hand.press("ctrl+2")


def _tool(hand, name):
    """A button of the tool bar."""

    def place():
        bar = hand.window.findChild(QToolBar, "places")
        return place_in(bar, bar.actionGeometry(hand.window.actions_by_name[name]))

    return hand.ask(place)


def export(hand):
    """Export by keys, and let LibreOffice show the workbook."""
    hand.press("ctrl+shift+e")
    hand.control("export dialog")
    hand.look("export dialog")
    hand.press("Return")
    hand.look("exported", 2.5)
    workbook = next(Path.home().rglob("*.xlsx"))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(hand.pictures),
         str(workbook)],
        check=True, stdout=subprocess.DEVNULL, timeout=180,
    )  # fmt: skip
    (hand.pictures / workbook.name).write_bytes(workbook.read_bytes())
    hand.look("exported, later")


def _places(hand):
    for name in ("team", "history", "read"):
        hand.click(_tool(hand, name))
        hand.look(name, 1)
