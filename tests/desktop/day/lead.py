"""The lead's day: three files come in, are looked through, decided about, and taken back."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from tests.desktop.day.places import rest


def live(hand, asked, files):
    """Merge three coders' files, decide what is to be decided, and look at all of it."""
    hand.fill_screen()
    if asked.dark:
        hand.menu("View", "dark")
    hand.press("ctrl+5")
    hand.look("team before")
    hand.click("merge files")
    hand.control("fileNameEdit")
    hand.choose_files(*files)
    hand.look("rehearsing", 0.2)
    merging = hand.window.team.merging
    hand.until(lambda: not merging.rehearsing, "the rehearsal ends", 120)
    hand.look("what would come in", 1)
    for step in ("themes", "proposals", "conflicts"):
        turn(hand, step)
        hand.look(f"rehearsed {step}", 0.8)
    turn(hand, "arrivals")
    hand.timed(
        "merged", lambda: hand.click("merge now"),
        lambda: merging._shown.number is not None and not merging.rehearsing,
    )  # fmt: skip
    hand.look("what came in", 1)
    _themes(hand)
    _proposals(hand)
    _conflicts(hand)
    _unplaced(hand)
    _afterwards(hand)


def turn(hand, name):
    """Click one of the steps; False if it is not there."""
    steps = hand.window.team.merging.steps
    names = hand.ask(lambda: [one.name for one in steps.model.rows])
    if name not in names:
        hand.say(f"no step {name}")
        return False
    hand.click(hand.row(steps.table, names.index(name)))
    hand.until(lambda: steps.current == name, f"the step {name}")
    return True


def _themes(hand):
    turn(hand, "themes")
    hand.look("themes that came", 0.8)
    hand.click("accept theme")
    hand.look("a theme accepted")


def _proposals(hand):
    turn(hand, "proposals")
    page = hand.window.team.merging.proposals
    hand.look("same or not", 0.8)
    for number in range(8):
        about = hand.ask(page._about.text)
        kind = hand.ask(lambda: page._current().kind if page._current() else "")
        if not kind:
            break
        hand.click(hand.row(page.table, hand.ask(lambda: page.table.currentIndex().row())))
        hand.look(f"proposal {number} {kind}")
        hand.say(about)
        hand.press("d" if kind == "coder" else "s")
        rest(0.6)
    hand.look("all answered", 0.8)


def _conflicts(hand):
    turn(hand, "conflicts")
    hand.look("conflicts", 0.8)
    hand.press("2", "Return")
    hand.look("one settled", 0.8)
    if hand.ask(lambda: hand.window.team.merging.conflicts.open_count):
        hand.click("by rule")
        dialog = hand.until(_dialog, "no dialog for the rule")
        hand.look("settle by a rule", 0.8)
        hand.say(hand.ask(dialog.objectName))
        hand.click("settle by rule")
        hand.look("settled by rule", 0.8)


def _unplaced(hand):
    if not turn(hand, "unplaced"):
        return
    hand.look("not placed", 0.8)
    hand.click("place passage")
    hand.until(hand.reader.placing.isVisible, "the placing bar", 60)
    hand.look("where it may stand", 0.8)
    hand.mark(hand.ask(lambda: hand.reader.view.page), 3, 4)
    hand.look("marked by hand")
    hand.click("place here")
    hand.look("placed by hand", 0.8)
    hand.press("ctrl+z")
    hand.look("placing undone", 0.8)
    hand.press("ctrl+5")
    hand.look("back among what is not placed", 0.8)


def _afterwards(hand):
    turn(hand, "arrivals")
    hand.click("show what came")
    hand.look("the passages that came", 1)
    hand.press("ctrl+2")
    hand.look("matrix", 1)
    hand.press("ctrl+5")
    hand.click("save report")
    hand.control("fileNameEdit")
    report = Path.home() / "report.xlsx"
    hand.choose_files(report)
    hand.until(report.exists, "no report", 30)
    hand.look("report saved", 0.8)
    hand.click("take back merge")
    hand.until(_dialog, "no dialog for taking back")
    hand.look("what depends on it", 1.2)
    hand.click("leave it")
    hand.click("close merging")
    hand.look("team after", 0.8)
    hand.press("ctrl+6")
    hand.look("history", 1)
    hand.press("ctrl+w")


def _dialog():
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QDialog) else None
