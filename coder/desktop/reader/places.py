"""Where one has been: back and forward, and where each document was left."""

import json
from contextlib import suppress
from typing import Any, Final, NamedTuple

from coder.desktop.reader.scroller import FITTINGS, Fitting
from coder.store.project import Project

_MOST: Final = 100


class Place(NamedTuple):
    """A height of a page of a document, in 1/100 pt as shown."""

    document: str
    page: int
    top: int


class Look(NamedTuple):
    """How large pages are shown: what of them fits, or pixels a point; and how far to the side."""

    zoom: Fitting | float
    left: int  # pixels of the desk


class Trail:
    """The places that were left by a leap, as in a browser."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leap(self, left: Place) -> None:
        """Note the place from which one goes elsewhere."""
        if not self._behind or self._behind[-1] != left:
            self._behind = [*self._behind, left][-_MOST:]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place that was left last."""
        if not self._behind:
            return None
        self._ahead.append(here)
        return self._behind.pop()

    def forward(self, here: Place) -> Place | None:
        """The place that was left by going back."""
        if not self._ahead:
            return None
        self._behind.append(here)
        return self._ahead.pop()


def remembered(project: Project, document: str) -> Place | None:
    """Where a document was left in this copy."""
    with suppress(ValueError, TypeError):
        page, top = _stored(project, document)[:2]
        return Place(document, int(page), int(top))
    return None


def remembered_look(project: Project, document: str) -> Look | None:
    """How large a document was shown in this copy; None if nobody knows."""
    with suppress(ValueError, TypeError):
        zoom, left = _stored(project, document)[2:4]
        fitting = next((one for one in FITTINGS if one == zoom), None)
        return Look(fitting or float(zoom), int(left))
    return None


def remember(project: Project, place: Place, look: Look) -> None:
    """Note where a document is left."""
    if project.write:
        project.set_local(f"place {place.document}", json.dumps([*place[1:], *look]))


def _stored(project: Project, document: str) -> list[Any]:
    found = json.loads(project.local(f"place {document}") or "")
    return found if isinstance(found, list) else []
