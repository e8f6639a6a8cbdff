"""Where things are in the project's window, and the gestures that need to know it."""

import time

from PySide6.QtCore import QRect, QRectF

from tests.desktop.day.hand import Hand, place_in

LONG = 36  # characters of a line that is worth marking
NEAR = 48  # pixels from the edge of what is seen


class Places(Hand):
    """A hand that knows the window of a project."""

    @property
    def window(self):
        """The project's window."""
        return self.control("window")

    @property
    def space(self):
        """What the parts of the window share."""
        return self.window.workspace

    @property
    def reader(self):
        """The reader."""
        return self.window.reader

    def fill_screen(self):
        """Make the window as large as the screen, by a double-click on its title."""
        window = self.window
        self.until(
            lambda: window.frameGeometry().y() < window.geometry().y(), "the window has no title"
        )
        rest(0.3)  # until the window manager takes clicks on it
        place = self.ask(
            lambda: (window.frameGeometry().center().x(), window.frameGeometry().y() + 8)
        )
        self.click(place, times=2)
        self.until(window.isMaximized, "the window does not fill the screen")

    def row(self, view, row, column=0):
        """The middle of a row of a list, which is scrolled to."""

        def found():
            index = view.model().index(row, column)
            view.scrollTo(index)
            return place_in(view.viewport(), view.visualRect(index))

        return self.ask(found)

    def choose(self, name, words):
        """Choose an entry of a box with the mouse."""
        box = self.control(name)
        self.click(box)
        row = self.ask(
            lambda: next(n for n in range(box.count()) if box.itemText(n).strip() == words)
        )
        self.click(self.row(self.ask(box.view), row))

    def tab(self, bar, number):
        """The middle of a tab."""
        return self.ask(lambda: place_in(bar, bar.tabRect(number)))

    def theme(self, name, part=0.5):
        """A theme in the codebook; ``part`` is how far down its row."""
        tree = self.window.codebook.tree

        def found():
            model = tree.model()
            index = next(i for i in _all(model, model.index(-1, -1)) if i.data() == name)
            tree.scrollTo(index)
            room = tree.visualRect(index)
            room.setWidth(min(room.width(), tree.fontMetrics().horizontalAdvance(name)))
            x, _ = place_in(tree.viewport(), room)
            return x, tree.viewport().mapToGlobal(room.topLeft()).y() + round(part * room.height())

        return self.ask(found)

    def open(self, row):
        """Open a document by a double-click, and wait for its page."""
        listing = self.window.documents.listing
        wanted = self.ask(lambda: listing.model.ids[row])
        place = self.row(listing.view, row)
        self.timed(
            f"open document {row}",
            lambda: self.click(place, times=2),
            lambda: self.space.document == wanted and self.reader.is_drawn,
        )

    def lines(self, page):
        """The long lines of a page."""

        def found():
            document = self.reader.document
            hits = document.hits(page).lines
            return [one for one in hits if one.end - one.start >= LONG and not one.upright]

        return self.ask(found)

    def box(self, page, line):
        """Where a line is seen."""
        marker, view = self.reader.marker, self.reader.view
        return self.ask(lambda: view.rectangle(marker.line_box(page, line)))

    def bring(self, page, line):
        """Scroll with the wheel until a line is seen."""
        view = self.reader.view
        for _ in range(60):
            height = self.ask(lambda: view.viewport().height())
            box = self.box(page, line)
            if box.top() > NEAR and box.bottom() < height - NEAR:
                return
            step = self.ask(lambda: 3 * view.verticalScrollBar().singleStep())
            off = box.center().y() - height / 2
            notches = max(1, min(12, round(abs(off) / step)))
            self.wheel(view.viewport(), notches if off > 0 else -notches)

    def at(self, page, line, part):
        """A point on a line: 0 is its beginning, 1 its end."""
        view = self.reader.view.viewport()
        box = self.box(page, line)
        inset = min(2.0, box.width() / 8)
        x = box.left() + inset + part * (box.width() - 2 * inset)
        room = QRectF(x, box.center().y(), 0, 0).toRect()
        return self.ask(lambda: place_in(view, QRect(room)))

    def mark(self, page, first, last, *, begin=0.0, end=1.0):
        """Drag from one line of a page to another."""
        lines = self.lines(page)
        start, stop = lines[first], lines[last]
        self.bring(page, start)
        self.drag(self.at(page, start, begin), self.at(page, stop, end))
        self.until_marked()

    def mark_far(self, page, first, other, last):
        """Click where it begins, scroll, and Shift-click where it ends."""
        start, stop = self.lines(page)[first], self.lines(other)[last]
        self.bring(page, start)
        self.click(self.at(page, start, 0.0))
        self.bring(other, stop)
        self.click(self.at(other, stop, 1.0), keys="shift")
        self.until_marked()

    def mark_scrolling(self, page, first, other, last):
        """Drag over the lower edge, which scrolls, to a line further down."""
        view = self.reader.view.viewport()
        start, stop = self.lines(page)[first], self.lines(other)[last]
        self.bring(page, start)
        bottom = self.ask(lambda: place_in(view, view.rect().adjusted(0, 0, 0, view.height() - 8)))
        self.hold(self.at(page, start, 0.0), bottom)
        self.until(
            lambda: self.reader.view.rectangle(
                self.reader.marker.line_box(other, stop)
            ).bottom() < view.height() - NEAR,
            "the drag does not scroll",
        )  # fmt: skip
        self.hold_on(self.at(other, stop, 1.0))
        self.release()
        self.until_marked()

    def region(self, page, first, last):
        """Drag a frame, from the margin, around some lines."""
        lines = self.lines(page)
        start, stop = lines[first], lines[last]
        self.bring(page, start)
        margin, view = 14, self.reader.view.viewport()
        top, bottom = self.box(page, start), self.box(page, stop)
        corners = (
            (top.left() - margin, top.top() - 4), (bottom.right() + 6, bottom.bottom() + 4),
        )  # fmt: skip
        points = [
            self.ask(lambda x=x, y=y: place_in(view, QRect(round(x), round(y), 0, 0)))
            for x, y in corners
        ]
        self.drag(*points)
        self.until_marked()

    def until_marked(self):
        """What was selected is marked."""
        self.until(lambda: self.space.marked is not None, "nothing is marked", 3)

    def coded(self, what, act):
        """Do something that codes, and wait for its coding."""
        before = self.codings()
        act()
        self.until(lambda: self.codings_here() > before, f"not coded: {what}", 5)

    def codings(self):
        """How many codings there are."""
        return self.ask(self.codings_here)

    def codings_here(self):
        """The same, where the program is asked."""
        from coder.store.themes import coding_counts

        return sum(coding_counts(self.space.project).values())

    def marked_place(self):
        """A point on what is marked."""
        view = self.reader.view
        return self.ask(lambda: place_in(view.viewport(), view.rectangle(
            next(box for box in view.selected if view.viewport().rect().contains(
                view.rectangle(box).toRect()))
        ).toRect()))  # fmt: skip


def _all(model, parent):
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _all(model, index)


def rest(seconds):
    """Wait as a reader does."""
    time.sleep(seconds)
