"""The same day by keyboard alone: nothing here points, clicks or drags."""

from PySide6.QtWidgets import QApplication

from coder.store.themes import themes
from tests.desktop.day.coming_back import export

TITLE = "Trainers by keyboard"
KEYS = ("1", "2", "6", "3", "5")
MOST = 40  # keys until something must be reached


def live(hand, asked, articles):
    """The day until the window is closed."""
    _begin(hand, asked)
    _import(hand, [asked.pdfs / name for name in articles])
    for row in range(len(articles)):
        _open(hand, row)
        _mark(hand, row)
    hand.say(f"{hand.codings()} codings")
    _palette_and_letters(hand)
    _nest(hand)
    before = hand.codings()
    hand.press(*["ctrl+z"] * 10)
    hand.look("ten acts undone")
    hand.say(f"{before} codings, then {hand.codings()}")
    hand.press("ctrl+w")


def come_back(hand):
    """Back from the list of recent projects, and on to the workbook."""
    hand.look("start page", 1)
    _reach(hand, "recent projects")
    hand.look("recent projects")
    hand.press("Return")
    hand.until(lambda: hand.reader.document is not None and hand.reader.is_drawn, "not back")
    hand.press("ctrl+z", "ctrl+z")
    hand.look("undone two more")
    for row in range(3):
        _open(hand, row)
        hand.press("ctrl+Return", "a", "u", "a")
        hand.look("cells answered")
        hand.press("alt+f")
        hand.look("finished")
    hand.press("ctrl+shift+p")
    hand.write("the")
    hand.look("passages searched for", 1)
    hand.press("Tab", "F6", "shift+F6")
    _reach(hand, "passage list")
    hand.press("Down", "Return")
    hand.look("passage gone to", 1)
    hand.press("ctrl+2")
    hand.press("Right", "Right", "Down", "Return")
    hand.look("passages of a cell", 1)
    hand.press("ctrl+2")
    export(hand)
    for key in ("ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+1"):
        hand.press(key)
        hand.look(f"place {key}", 1)
    hand.press("ctrl+w")


def _reach(hand, name, key="Tab"):
    """Go on until a control, or something in it, has the keyboard."""

    def is_there():
        held = QApplication.focusWidget()
        while held is not None and held.objectName() != name:
            held = held.parentWidget()
        return held is not None

    for _ in range(MOST):
        if hand.ask(is_there):
            return
        hand.press(key)
    hand.until(is_there, f"{name} is not reached by {key}", 1)


def _go_down_to(hand, name):
    """Go down the menu that is open to an entry."""

    def is_there():
        menu = QApplication.activePopupWidget()
        return menu is not None and menu.activeAction() and menu.activeAction().objectName() == name

    for _ in range(MOST):
        if hand.ask(is_there):
            return
        hand.press("Down")
    hand.until(is_there, f"{name} is not reached in the menu", 1)


def _begin(hand, asked):
    hand.look("start page", 1)
    _reach(hand, "new project")
    hand.press("space")
    hand.control("new project dialog")
    hand.write(TITLE)
    _reach(hand, "lead")
    hand.press("ctrl+a")
    hand.write("Mira Lindqvist")
    _reach(hand, "codebook template")
    box = hand.control("codebook template")
    wanted = hand.ask(lambda: box.findData("co-production"))
    for _ in range(MOST):
        at = hand.ask(box.currentIndex)
        if at == wanted:
            break
        hand.press("Down" if at < wanted else "Up")
    hand.look("codebook chosen")
    hand.press("Return")
    hand.control("window")
    if asked.dark:
        hand.press("alt+v")
        _go_down_to(hand, "dark")
        hand.press("Return")
    hand.look("empty project", 1)


def _import(hand, files):
    hand.press("ctrl+i")
    hand.control("fileNameEdit")
    hand.write(" ".join(f'"{path}"' for path in files))
    hand.press("Return")
    importing = hand.window.documents.importing
    hand.until(lambda: importing.is_running, "nothing is imported", 5)
    hand.until(lambda: not importing.is_running, "the import ends", 120)
    hand.look("imported", 1)
    hand.say(f"{hand.ask(hand.window.documents.listing.model.rowCount)} documents")


def _open(hand, row):
    hand.press("ctrl+shift+d", "Return")
    _reach(hand, "document list")
    hand.press("Home", *["Down"] * row, "Return")
    ids = hand.ask(lambda: list(hand.window.documents.listing.model.ids))
    hand.until(lambda: hand.space.document == ids[row] and hand.reader.is_drawn, "not opened")


def _mark(hand, row):
    """Mark lines of each page in turn, the last time over what is the end of a column or page."""
    if not hand.ask(lambda: hand.reader.marker.caret_shown):
        hand.press("F7")
    pages = hand.ask(lambda: len(hand.reader.document.text.pages))
    for number, key in enumerate(KEYS):
        hand.press("ctrl+l", "ctrl+a")
        hand.write(f"pdf {number % pages + 1}")
        hand.press("Return", *["Down"] * (7 + 6 * number + row))
        hand.press(*["shift+Down"] * (3 if number < len(KEYS) - 1 else 40))
        hand.coded(key, lambda key=key: hand.press(key))
    hand.look(f"document {row} coded")


def _palette_and_letters(hand):
    hand.press("Escape", "Down", "Down", "shift+Down", "q")
    hand.write("Power between trainers")
    hand.look("palette")
    hand.coded("palette, a new theme", lambda: hand.press("Return"))
    hand.press("Escape", "Down", "Down", "shift+Down")
    hand.coded("R", lambda: hand.press("r"))
    hand.press("Escape", "Down", "Down", "shift+End")
    hand.coded("V", lambda: hand.press("v"))
    hand.press("m")
    hand.write("Compare with the college in Lilongwe.")
    hand.press("Escape")
    hand.look("memo written")


def _nest(hand):
    def paths():
        return [theme.path for theme in themes(hand.space.project)]

    _reach(hand, "codebook", "F6")
    hand.press("End", "alt+Right")
    hand.look("theme nested")
    before = hand.ask(paths)
    hand.press("alt+Left")
    hand.until(lambda: paths() != before, "the theme is not moved out again")
    hand.press("Home", "F2", "ctrl+a")
    hand.write("Collaboration")
    hand.press("Return")
    hand.until(lambda: "Collaboration" in paths(), "the theme is not renamed")
    hand.look("theme renamed")
