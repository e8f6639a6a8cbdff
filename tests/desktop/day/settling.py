"""The day on which two reviewers are compared, settle what they differ on, and report it."""

from pathlib import Path

from coder.desktop.comparing.differences.chosen import sort_of
from coder.store.decisions import decisions

SETTLED = (
    ("boundary", "u"), ("boundary", "i"), ("boundary", "1"), ("only", "1"), ("only", "2"),
    ("only", "x"), ("only", "d"), ("other theme", "2"),
)  # fmt: skip
"""Differences of a kind, each with the key that settles it."""


def live(hand, asked):
    """Freeze, look at what differs, settle some, report, and see the matrix of what is agreed."""
    hand.fill_screen()
    if asked.dark:
        hand.menu("View", "dark")
    hand.press("ctrl+6")
    place = hand.window.compare
    hand.until(place.before.isVisible, "nobody asks for limits", 60)
    hand.look("asked for limits", 1)
    _freeze(hand, "Pilot", "before", by="set limits", limit="0.7")
    hand.until(lambda: place.found is not None and not place.is_busy, "compared", 60)
    hand.look("compared", 1.5)
    _themes(hand, place)
    _settle(hand, place.differences)
    _correct(hand, place.differences)
    _open_again(hand, place.differences)
    _several(hand, place.differences)
    hand.choose("compare state", "As it is now")
    hand.look("as it is now", 1.5)
    _freeze(hand, "Settled", "after")
    _figures(hand, place)
    for ending in (".docx", ".xlsx"):
        _report(hand, ending)
    _matrix(hand)
    _statements(hand)
    hand.press("ctrl+w")


def _freeze(hand, name, when, *, by="freeze state", limit=""):
    hand.click(by)
    hand.control("freeze dialog")
    hand.click("round name")
    hand.write(name)
    if limit:
        hand.click("limit of alpha", times=2)
        hand.press("ctrl+a")
        hand.write(limit)
    hand.look(f"freeze {when}", 0.8)
    hand.press("Return")
    hand.look(f"frozen {when}", 1.5)


def _themes(hand, place):
    view = place.tables.themes.view
    for row in range(2):
        hand.click(hand.row(view, row))
        hand.look(f"differences of theme {row}", 1)
    hand.click("all differences")
    hand.look("all again", 1)


def _settle(hand, pane):
    """Settle some by key, as two people do before one screen."""
    hand.until(lambda: pane.model.rowCount() > 0, "differences")
    _open_first(hand, pane, "boundary")
    for way in ("settle union", "settle as 2", "settle intersection"):
        hand.rest_on(way)
        hand.look(f"the mouse on {way}", 0.8)
    for sort, key in SETTLED:
        _open_first(hand, pane, sort)
        before = hand.ask(lambda: len(decisions(hand.space.project)))
        hand.press(key)
        hand.until(lambda was=before: len(decisions(hand.space.project)) > was, f"{key} settles")
        hand.look(f"{sort} settled with {key}", 0.8)


def _open_first(hand, pane, sort):
    """Click the first open difference of a kind."""

    def open_one():
        rows = enumerate(pane.model.rows)
        return next(n for n, one in rows if sort_of(one.difference) == sort and not one.decision)

    hand.click(hand.row(pane.side.view, hand.ask(open_one)))
    hand.look(f"{sort} opened", 0.8)


def _correct(hand, pane):
    """Take one back, mark another anew with the mouse."""
    hand.press("ctrl+z")
    hand.look("taken back", 0.8)
    _open_first(hand, pane, "boundary")
    hand.press("e")
    hand.look("to be marked anew", 0.8)
    hand.press("shift+Right", "shift+Right", "shift+Right", "shift+Right")
    hand.look("another border", 0.5)
    hand.press("Return")
    hand.look("marked anew", 0.8)


def _open_again(hand, pane):
    """Open one again that was decided."""

    def decided():
        return next(n for n, one in enumerate(pane.model.rows) if one.standing == "settled")

    hand.click(hand.row(pane.side.view, hand.ask(decided)))
    hand.look("a settled one", 0.8)
    before = hand.ask(lambda: len(decisions(hand.space.project)))
    hand.press("o")
    hand.until(lambda: len(decisions(hand.space.project)) < before, "it stays settled")
    hand.look("opened again", 0.8)


def _several(hand, pane):
    hand.click("several")
    hand.control("settle several")
    hand.look("several at once", 1.2)
    hand.choose("bulk rule", "As Reviewer 1 has it")
    hand.look("several as one reviewer has it", 1)
    before = hand.ask(lambda: len(decisions(hand.space.project)))
    hand.click("settle them")
    hand.until(lambda: len(decisions(hand.space.project)) > before, "none of several is settled")
    hand.look("several settled", 1.5)


def _figures(hand, place):
    if hand.ask(lambda: not place.beside.has_figures):
        hand.click("back to figures")
        hand.look("figures again", 1)
    tabs = hand.control("compare tabs")
    count = hand.ask(tabs.count)
    for number in range(count):
        hand.click(hand.tab(tabs, number))
        hand.look(f"tab {number}", 1.2)


def _report(hand, ending):
    hand.click("report agreement")
    hand.control("report dialog")
    written = Path.home() / f"agreement{ending}"
    hand.click("report file")
    hand.press("ctrl+a")
    hand.write(str(written))
    hand.look(f"report as {ending}", 0.8)
    hand.click("write report")
    hand.until(written.exists, "no report", 120)
    hand.look(f"report written as {ending}", 1)


def _matrix(hand):
    hand.press("ctrl+2")
    hand.choose("matrix reviewers", "Consensus of the team")
    hand.look("matrix of what is agreed", 1.5)
    hand.choose("matrix reviewers", "Consensus of round Pilot")
    hand.look("matrix of what a round agrees on", 1.5)
    view = hand.window.matrix.view
    hand.click(hand.row(view, 0, 1), times=2)
    hand.look("the page of an agreed passage", 1.5)


def _statements(hand):
    hand.press("ctrl+3")
    hand.look("statements", 1)
    hand.choose("statement reviewers", "Consensus of the team")
    hand.look("statements of what is agreed", 1.5)
    hand.choose("statement reviewers", "Consensus of round Pilot")
    hand.look("statements of what a round agrees on", 1.5)
