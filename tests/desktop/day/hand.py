"""The reviewer's hand and eye: X events by xdotool, pictures of the screen, and questions.

The hand works in a thread of its own, so that a dialog that waits does not stop it. Whatever it
wants to know of the window is asked in the window's thread.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QThread, Signal
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 30  # seconds
STEPS = 8  # of a drag


class StumbleError(Exception):
    """The day cannot go on."""


class Ear(QObject):
    """Answers questions in the window's thread."""

    asked = Signal(object, object)

    def __init__(self):
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.moveToThread(QApplication.instance().thread())

    def _answer(self, question, answer):
        try:
            answer.set_result(question())
        except Exception as error:
            answer.set_exception(error)


class Hand:
    """Points, presses, types, drags and looks."""

    def __init__(self, pictures: Path, first: int = 1):
        self.pictures = pictures
        self._number = first
        self._began = time.monotonic()
        self._ear: Ear | None = None

    def wait_for_program(self):
        """Wait until the program has a window."""
        while QApplication.instance() is None:
            time.sleep(0.01)
        self._ear = Ear()
        self.until(lambda: any(w.isVisible() for w in QApplication.topLevelWidgets()), "a window")

    def ask(self, question: Callable[[], object], patience: float = PATIENCE):
        """What the program answers to a question."""
        if QThread.currentThread() is QApplication.instance().thread():
            return question()  # asked within another question
        answer: Future = Future()
        self._ear.asked.emit(question, answer)
        return answer.result(patience)

    def until(self, question: Callable[[], object], what: str, patience: float = PATIENCE):
        """Wait until something is so; returns the answer."""
        began = time.monotonic()
        while time.monotonic() - began < patience:
            answer = self.ask(question)
            if answer:
                return answer
            time.sleep(0.03)
        self.look(f"STUMBLE {what}")
        raise StumbleError(what)

    def control(self, name: str) -> QWidget:
        """A control that is seen, by its object name."""
        return self.until(lambda: _seen(name), f"no {name}")

    def look(self, name: str, rest: float = 0.5):
        """Take a picture of the screen, once it has come to rest."""
        time.sleep(rest)
        path = self.pictures / f"{self._number:03} {name}.png"
        self._number += 1
        subprocess.run(["import", "-window", "root", str(path)], check=True)
        self.say(path.name)

    def say(self, words: str):
        """Write what happens, with the time."""
        sys.stdout.write(f"{time.monotonic() - self._began:7.1f}  {words}\n")
        sys.stdout.flush()

    def timed(self, what: str, act: Callable[[], object], done: Callable[[], object]):
        """Do something and say how long it took until it was done."""
        act()
        began = time.monotonic()
        self.until(done, what)
        self.say(f"{what}: {1000 * (time.monotonic() - began):.0f} ms")

    def click(self, where, button: int = 1, *, times: int = 1, keys: str = ""):
        """Click a control (its name), a widget, or a point of the screen."""
        x, y = self.point(where)
        held = ["keydown", keys] if keys else []
        let_go = ["keyup", keys] if keys else []
        delay = ["--repeat", str(times), "--delay", "60"]
        _xdo("mousemove", x, y, *held, "click", *delay, button, *let_go)

    def press(self, *keys: str):
        """Press keys, such as ``ctrl+z``."""
        for key in keys:
            _xdo("key", "--clearmodifiers", key)
            self.ask(lambda: None)

    def write(self, words: str):
        """Type words where the cursor is."""
        _xdo("type", "--delay", 8, "--", words)
        self.ask(lambda: None)

    def drag(self, start, *stops):
        """Drag from a place over others to the last."""
        self.hold(start, *stops)
        self.release()

    def hold(self, *places):
        """Press at a place and move over others, without letting go."""
        _xdo("mousemove", *self.point(places[0]), "mousedown", 1)
        for start, stop in pairwise(places):
            (x, y), (to_x, to_y) = self.point(start), self.point(stop)
            for part in range(1, STEPS + 1):
                at = part / STEPS
                _xdo("mousemove", round(x + (to_x - x) * at), round(y + (to_y - y) * at))
                time.sleep(0.02)
        time.sleep(0.2)

    def hold_on(self, place):
        """Move over one more place, the button still held."""
        _xdo("mousemove", *self.point(place))
        time.sleep(0.1)

    def release(self):
        """Let go of the button."""
        _xdo("mouseup", 1)
        self.ask(lambda: None)

    def wheel(self, where, notches: int):
        """Turn the wheel; a positive number goes down."""
        x, y = self.point(where)
        button = 5 if notches > 0 else 4
        _xdo("mousemove", x, y, "click", "--repeat", abs(notches), "--delay", 12, button)
        self.ask(lambda: None)

    def rest_on(self, where):
        """Put the mouse somewhere and leave it there."""
        _xdo("mousemove", *self.point(where))

    def menu(self, title: str, entry: str):
        """Choose an entry of the menu bar with the mouse."""
        self.open_menu(title)
        self.click(self.until(lambda: _entry_point(entry), f"no entry {entry}"))

    def open_menu(self, title: str):
        """Open a menu of the menu bar."""
        self.click(self.ask(lambda: _menu_point(title)))

    def context(self, entry: str):
        """Choose an entry of the menu that is open."""
        self.click(self.until(lambda: _entry_point(entry), f"no entry {entry}"))

    def choose_files(self, *paths: Path):
        """Answer Qt's own file dialog."""
        field = self.control("fileNameEdit")
        self.click(field)
        self.press("ctrl+a")
        self.write(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0]))
        self.press("Return")
        self.until(lambda: _seen("fileNameEdit") is None, "the file dialog stays")

    def point(self, where) -> tuple[int, int]:
        """A place on the screen."""
        if isinstance(where, tuple):
            return where
        widget = self.control(where) if isinstance(where, str) else where
        return self.ask(lambda: place_in(widget, widget.rect()))


def place_in(widget: QWidget, room: QRect) -> tuple[int, int]:
    """The middle of a part of a widget, on the screen."""
    point = widget.mapToGlobal(QPoint(room.center()))
    return point.x(), point.y()


def _seen(name: str) -> QWidget | None:
    found = [w for w in QApplication.allWidgets() if w.objectName() == name and w.isVisible()]
    return found[-1] if found else None


def _menu_point(title: str) -> tuple[int, int]:
    bar = QApplication.activeWindow().menuBar()
    (found,) = [one for one in bar.actions() if one.text().replace("&", "") == title]
    return place_in(bar, bar.actionGeometry(found))


def _entry_point(entry: str) -> tuple[int, int] | None:
    menu = QApplication.activePopupWidget()
    if menu is None or not hasattr(menu, "actionGeometry"):
        return None
    for one in menu.actions():
        said = one.text().split("\t")[0].replace("&", "")
        if entry in {said, one.objectName()}:
            return place_in(menu, menu.actionGeometry(one))
    return None


def _xdo(*words: object):
    subprocess.run(["xdotool", *map(str, words)], check=True)
