"""The day until the window is closed, step by step."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from tests.desktop.day import by_keys, lead, settling, tables
from tests.desktop.day.coded_twice import make_twice
from tests.desktop.day.coming_back import come_back
from tests.desktop.day.hand import StumbleError, place_in
from tests.desktop.day.places import Places, rest
from tests.desktop.day.team_files import make_quietly

ARTICLES = (
    "trials_16-3_qualitative-study.pdf", "plos-one_pone.0115884.pdf",
    "bmc-hsr_barriers_two-rotated-pages.pdf", "bmjopen-2021_e042953.pdf",
    "frontiers_fpsyg.2014.01582.pdf", "peerj_cs-118_three-rotated-pages.pdf",
    "springer-bes-2015_labels-1383-1394.pdf",
)  # fmt: skip
TITLE = "Trainers in Recovery Colleges"


def play(asked):
    """Run the program here, and the hand in a thread; returns the exit code."""
    from coder.desktop.app import main

    said = []
    play_part = {
        "day": _day, "return": come_back, "lead": _lead, "tables": tables.live,
        "settling": settling.live,
    }[asked.part]  # fmt: skip
    if asked.keyboard:
        play_part = {"day": _day_by_keys, "return": _back_by_keys}[asked.part]
    hand = Places(asked.pictures, 1 if asked.part == "day" else 101)

    def live():
        try:
            hand.wait_for_program()
            play_part(hand, asked)
        except BaseException as error:
            said.append(error)
            hand.look("STUMBLE")
            hand.say(repr(error))
            if not isinstance(error, StumbleError):
                sys.excepthook(type(error), error, error.__traceback__)
            os._exit(1)

    threading.Thread(target=live, daemon=True).start()
    opened = []
    if asked.part == "return" and not asked.keyboard:
        opened = [Path.home() / f"{TITLE}.coder"]
    if asked.part == "lead":
        opened = [make_quietly(Path.home(), asked.pdfs)[0]]
    if asked.part == "tables":
        opened = [tables.make_example_quietly(Path.home() / "example")]
    if asked.part == "settling":
        opened = [make_twice(Path.home(), asked.pdfs)]
    code = main(opened)
    return code or len(said)


def _day(hand, asked):
    _begin(hand, asked)
    _import(hand, asked)
    _mark(hand)
    _codebook(hand)
    _undo(hand)
    _close(hand)


def _day_by_keys(hand, asked):
    by_keys.live(hand, asked, ARTICLES)


def _back_by_keys(hand, _asked):
    by_keys.come_back(hand)


def _lead(hand, asked):
    lead.live(hand, asked, [Path.home() / f"{name}.coder" for name in ("Ben", "Cem", "Dora")])


def _begin(hand, asked):
    hand.look("start page", 1)
    hand.click("new project")
    hand.control("new project dialog")
    hand.look("new project")
    hand.write(TITLE)
    for key in ("Tab", "Tab", "Tab"):
        hand.press(key)
    hand.press("ctrl+a")
    hand.write("Mira Lindqvist")
    box = hand.control("codebook template")
    hand.click(box)
    hand.look("templates")
    popup = hand.ask(box.view)
    hand.click(hand.row(popup, hand.ask(lambda: box.findData("co-production"))))
    hand.look("new project filled in")
    hand.timed("a new project", lambda: hand.click("begin"), _window)
    hand.fill_screen()
    if asked.dark:
        hand.menu("View", "dark")
    hand.look("empty project", 1)


def _window():
    return next((w for w in QApplication.topLevelWidgets() if w.objectName() == "window"), None)


def _import(hand, asked):
    files = [asked.pdfs / name for name in ARTICLES]
    importing = hand.window.documents.importing
    hand.click("import first PDFs")
    hand.control("fileNameEdit")
    hand.look("import dialog")
    hand.choose_files(*files[:4])
    hand.look("importing", 0.1)
    hand.until(lambda: not importing.is_running, "the import ends", 120)
    hand.look("imported by dialog", 1)
    _answer_results(hand)
    source = subprocess.Popen([sys.executable, "-m", "tests.desktop.day.files", *files[4:]])
    place = hand.ask(lambda: place_in(hand.window, hand.window.rect()))
    rest(2)
    hand.hold((40, 24), (200, 200), place)
    hand.look("files over the window")
    hand.release()
    hand.until(lambda: importing.is_running, "nothing was dropped", 5)
    hand.until(lambda: not importing.is_running, "the import ends", 120)
    source.terminate()
    source.wait()
    hand.look("imported by dropping", 1)
    _answer_results(hand)
    hand.say(f"{hand.ask(hand.window.documents.listing.model.rowCount)} documents")


def _answer_results(hand):
    """Read the list of what was imported, and close it, if it came."""
    dialog = hand.ask(lambda: next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()),
        None,
    ))  # fmt: skip
    if dialog is not None:
        hand.say(f"a dialog: {hand.ask(dialog.objectName)}")
        hand.press("Escape")


def _mark(hand):
    hand.open(0)
    hand.look("first document")
    hand.mark(0, 6, 9, begin=0.2)
    hand.look("marked")
    hand.coded("1", lambda: hand.press("1"))
    hand.look("coded with 1")
    _palette(hand)
    hand.mark(1, 2, 4)
    hand.coded("R", lambda: hand.press("r"))
    hand.mark(1, 8, 8, begin=0.1, end=0.5)
    hand.coded("V", lambda: hand.press("v"))
    hand.look("in vivo")
    _drags(hand)
    _columns_and_pages(hand)
    _many(hand)
    _look_closely(hand)


def _palette(hand):
    hand.mark(0, 12, 14)
    hand.press("q")
    hand.look("palette")
    hand.write("supp")
    hand.look("palette searched")
    hand.coded("palette", lambda: hand.press("Return"))
    hand.look("coded by palette")
    hand.mark(0, 16, 17)
    hand.press("q")
    hand.write("group")
    hand.press("ctrl+Return")
    hand.write("guid")
    hand.press("ctrl+Return")
    hand.write("Power between trainers")
    hand.look("palette with several")
    hand.coded("several", lambda: hand.press("Return"))
    hand.look("coded with several")


def _drags(hand):
    hand.mark(1, 12, 14)
    place = hand.marked_place()
    hand.hold(place, hand.theme("Guidance"))
    hand.look("text held over a theme")
    hand.coded("text to theme", hand.release)
    hand.look("text dropped on a theme")
    hand.mark(1, 17, 18)
    hand.hold(hand.theme("Support"), hand.marked_place())
    hand.look("theme held over text")
    hand.coded("theme to text", hand.release)
    hand.look("theme dropped on text")
    place = hand.ask(lambda: place_in(
        hand.reader.view.viewport(),
        hand.reader.view.rectangle(hand.reader.marking.chosen_boxes()[0]).toRect(),
    ))  # fmt: skip
    hand.coded("theme to passage", lambda: hand.drag(hand.theme("Training"), place))
    hand.region(2, 3, 8)
    hand.look("region marked")
    hand.coded("region", lambda: hand.press("3"))
    hand.look("region coded")
    place = hand.ask(lambda: place_in(
        hand.reader.view.viewport(),
        hand.reader.view.rectangle(hand.reader.marking.chosen_boxes()[0]).toRect(),
    ))  # fmt: skip
    hand.rest_on(place)
    hand.look("tool tip of a passage", 1.5)
    hand.click(place, 3)
    hand.look("menu of a passage")
    hand.press("Escape")


def _columns_and_pages(hand):
    hand.open(1)
    last = len(hand.lines(0)) - 1
    hand.mark_far(0, last, 1, 2)
    hand.coded("across pages", lambda: hand.press("2"))
    hand.look("across pages by Shift-click")
    hand.mark_scrolling(1, len(hand.lines(1)) - 2, 2, 3)
    hand.coded("across pages, scrolling", lambda: hand.press("4"))
    hand.look("across pages by dragging")
    hand.press("ctrl+l")
    hand.write("3")
    hand.press("Return")
    column = _column_break(hand, 2)
    hand.say(f"columns break at line {column}")
    hand.mark_far(2, column - 1, 2, column + 1)
    hand.coded("across columns", lambda: hand.press("5"))
    hand.look("across columns")


def _column_break(hand, page):
    """The first long line of a page that stands higher than the one before it."""
    lines = hand.lines(page)
    for number in range(5, len(lines)):
        if lines[number].y0 < lines[number - 1].y0 - 5000:
            return number
    return len(lines) // 2


def _many(hand):
    for row in range(2, 7):
        hand.open(row)
        if row in {2, 5}:
            hand.look(f"document {row}")
        for number, key in enumerate(("1", "2", "6", "r")):
            page = min(number, len(hand.ask(lambda: hand.reader.document.text.pages)) - 1)
            lines = len(hand.lines(page))
            if lines > 12:
                first = (5 * number + row) % (lines - 6)
                hand.mark(page, first, first + 2, begin=0.1 * number)
                hand.coded(key, lambda key=key: hand.press(key))
        hand.look(f"document {row} coded")
    hand.say(f"{hand.codings()} codings")


def _look_closely(hand):
    hand.press("m")
    hand.look("memo")
    hand.write("Compare with the college in Lilongwe.")
    hand.press("Escape")
    hand.look("memo written")
    hand.press("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
    hand.until(lambda: hand.reader.is_drawn, "the pages are not drawn")
    hand.look("pages zoomed in")
    hand.press("ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus")
    hand.until(lambda: hand.reader.is_drawn, "the pages are not drawn")
    hand.look("pages zoomed out")
    hand.press("ctrl+0")
    hand.menu("View", "darken pages")
    hand.until(lambda: hand.reader.is_drawn, "the pages are not drawn")
    hand.look("pages darkened")
    hand.menu("View", "darken pages")
    hand.press("ctrl+shift+c")
    hand.look("quotation copied")


def _codebook(hand):
    hand.hold(hand.theme("Power between trainers"), hand.theme("Guidance"))
    hand.look("theme held over another")
    hand.release()
    hand.look("theme nested")
    hand.drag(hand.theme("Group support"), hand.theme("Training", 0.02))
    hand.look("theme at the top")
    hand.click(hand.theme("Group support"))
    hand.press("F2")
    hand.look("theme renamed in place")
    hand.press("ctrl+a")
    hand.write("Support in groups")
    hand.press("Return")
    hand.click(hand.theme("Support in groups"), 3)
    hand.look("menu of a theme")
    hand.press("Escape")
    hand.click(hand.theme("Training"), times=2)
    hand.look("passages of a theme", 1)


def _undo(hand):
    hand.open_menu("Edit")
    hand.look("edit menu")
    hand.press("Escape", "Escape")
    before = hand.codings()
    for _ in range(10):
        hand.press("ctrl+z")
    hand.look("ten acts undone")
    hand.say(f"{before} codings, then {hand.codings()}")


def _close(hand):
    hand.press("ctrl+w")
