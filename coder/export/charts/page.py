"""A chart as a picture: its colours, its place on the page, and its bytes, alike for like data.

matplotlib is used without pyplot, and with its own settings instead of the user's. Lengths are
inches from the left and from the top; sizes of letters are points.
"""

import io
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BODY: Final = 9.0
SMALL: Final = 8.0
TITLE: Final = 11.0
EDGE: Final = 0.12
LINE: Final = 0.17  # from one line of letters to the next
ROUND: Final = (1, 2, 5, 10)
"""The steps of an axis, times a power of ten."""
_ONE_AT_A_TIME: Final = Lock()  # matplotlib's settings are those of the process
_SETTINGS: Final[dict[str, Any]] = {
    "text.parse_math": False, "svg.fonttype": "path", "svg.hashsalt": "coder",
    "axes.spines.top": False, "axes.spines.right": False, "font.size": BODY,
    "hatch.linewidth": 0.6, "path.simplify": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a chart besides that of what it shows."""

    paper: str = "#FFFFFF"
    ink: str = "#1F2328"
    faint: str = "#666C73"
    line: str = "#D5D6D3"
    accent: str = "#4477AA"  # the first of the themes' palette
    on_accent: str = "#FFFFFF"


ON_PAPER: Final = Inks()
IN_THE_DARK: Final = Inks("#1B1D1F", "#E4E6E8", "#A5ABB1", "#3E4247", "#7FB2DD", "#10151A")


@contextmanager
def settings(fonts: list[str]) -> Iterator[None]:
    """matplotlib as charts need it, whatever the user's own settings are."""
    with _ONE_AT_A_TIME:
        mpl = imported()
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(_SETTINGS)
            mpl.rcParams["font.family"] = fonts
            yield


def imported() -> Any:  # noqa: ANN401 - a module
    """matplotlib, which keeps its list of fonts in the program's own folder."""
    os.environ["MPLCONFIGDIR"] = str(user_cache_path("coder", appauthor=False) / "charts")
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl

    return mpl


class Page:
    """A figure on which things are put by inches from its left upper corner."""

    def __init__(self, width: float, height: float, inks: Inks) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width, self.height, self.inks = width, height, inks
        self.figure: Figure = Figure(figsize=(width, height), facecolor=inks.paper)
        FigureCanvasAgg(self.figure)

    def text(self, left: float, top: float, words: str, **look: Any) -> None:  # noqa: ANN401
        """Put words whose upper edge (or what ``va`` says) stands at ``top``."""
        known = {"color": self.inks.ink, "size": BODY, "va": "top", **look}
        self.figure.text(left / self.width, 1 - top / self.height, words, **known)

    def axes(self, left: float, top: float, width: float, height: float) -> "Axes":
        """Axes in a part of the page, in the page's colours."""
        place = (
            left / self.width, 1 - (top + height) / self.height,
            width / self.width, height / self.height,
        )  # fmt: skip
        axes = self.figure.add_axes(place, facecolor=self.inks.paper)
        axes.tick_params(colors=self.inks.ink, labelsize=SMALL, width=0.6, length=3)
        for spine in axes.spines.values():
            spine.set_color(self.inks.faint)
            spine.set_linewidth(0.6)
        return axes


def png(figure: "Figure", dpi: float) -> bytes:
    """The figure as a picture of pixels."""
    buffer = io.BytesIO()
    figure.savefig(
        buffer, format="png", dpi=dpi, facecolor=figure.get_facecolor(),
        metadata={"Software": None},
    )  # fmt: skip
    return buffer.getvalue()


def svg(figure: "Figure", title: str) -> bytes:
    """The figure as outlines, which need no font where they are shown."""
    buffer = io.BytesIO()
    metadata = {"Title": title, "Date": None, "Creator": "Coder"}
    figure.savefig(buffer, format="svg", facecolor=figure.get_facecolor(), metadata=metadata)
    return buffer.getvalue()
