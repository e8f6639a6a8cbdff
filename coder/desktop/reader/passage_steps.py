"""From passage to passage of one theme, and from page to page that is not coded yet."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from coder.desktop.look.measures import GRID
from coder.desktop.reader.shown_marks import ChosenStripe
from coder.desktop.workspace import Workspace

if TYPE_CHECKING:
    from coder.analysis.highlights import Highlight
    from coder.desktop.reader.panel import ReaderPanel


class PassageSteps:
    """Goes through the open document; at its end it begins anew, and says so."""

    def __init__(
        self, workspace: Workspace, reader: "ReaderPanel", chosen: Callable[[], Sequence[str]]
    ) -> None:
        """``chosen`` are the ids of the themes that are chosen in the codebook."""
        self._workspace, self._reader, self._chosen = workspace, reader, chosen
        self._gone_to = -1  # page
        self.acts: dict[str, Callable[[], object]] = {
            "next of theme": lambda: self.of_theme(1),
            "previous of theme": lambda: self.of_theme(-1),
            "next uncoded": lambda: self.to_uncoded(1),
            "previous uncoded": lambda: self.to_uncoded(-1),
        }

    def of_theme(self, step: int) -> None:
        """Choose the next passage with the theme of the chosen one, or the one before."""
        reader = self._reader
        theme = self._theme()
        if theme is None:
            self._workspace.tell("Click a coded passage, or a theme in the codebook, first.")
            return
        held = sorted(
            (one for one in reader.marking.highlights.values() if _coding(one, theme)),
            key=lambda one: (one.anchor.order, one.passage),
        )
        if not held:
            self._workspace.tell("Nothing in this document is coded with this theme.")
            return
        ids = [one.passage for one in held]
        if reader.view.chosen in ids:
            number = ids.index(reader.view.chosen) + step
        else:
            here = self._here()
            number = sum(one.anchor.order < here for one in held) - (step < 0)
        found = held[number % len(held)]
        reader.marking.choose(found.passage)
        reader.view.show_box(reader.marking.boxes_of(found.passage)[0])
        reader.view.shown_marks.stripe = ChosenStripe(found.passage, _coding(found, theme))
        if not 0 <= number < len(held):
            end = "last" if step > 0 else "first"
            again = "first" if step > 0 else "last"
            self._workspace.tell(f"That was the {end} one: this is the {again} again.")

    def to_uncoded(self, step: int) -> None:
        """Go to the next page on which I coded nothing, or to the one before."""
        reader, document = self._reader, self._reader.document
        if document is None:
            return
        me = self._workspace.project.me
        coded = {
            page
            for one in reader.marking.highlights.values()
            if one.coder == me and one.codings
            for page in range(one.pages[0], one.pages[1] + 1)
        }
        # The last page may not reach the top of what is seen.
        here = self._gone_to if self._gone_to in reader.view.visible() else reader.view.place()[0]
        count = len(document.text.pages)
        pages = [(here + step * (n + 1)) % count for n in range(count)]
        found = next((page for page in pages if page not in coded), None)
        if found is None:
            self._workspace.tell("You coded something on every page of this document.")
            return
        reader.travel.note()
        reader.view.go_to(found, 0, above=GRID)
        self._gone_to = found
        if (found - here) * step <= 0:
            said = "This is the only page on which you coded nothing." if found == here else (
                "There is none after this: it goes on from the beginning."
                if step > 0 else "There is none before this: it goes on from the end."
            )  # fmt: skip
            self._workspace.tell(said)

    def _theme(self) -> str | None:
        """Of the chosen stripe, of the chosen passage, or the one chosen in the codebook."""
        view = self._reader.view
        held = self._reader.marking.highlights.get(view.chosen or "")
        if held is not None:
            by_coding = dict(held.codings)
            if view.shown_marks.coding in by_coding:
                return by_coding[view.shown_marks.coding]
            if held.themes:
                return held.themes[0].id
        return next(iter(self._chosen()), None)

    def _here(self) -> tuple[int, int, int]:
        """Before all that begins on the page that is read."""
        return self._reader.view.page, -1, 0


def _coding(one: "Highlight", theme: str) -> str:
    """The coding of a passage with a theme; empty if there is none."""
    return next((coding for coding, of in one.codings if of == theme), "")
