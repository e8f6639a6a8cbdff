"""Where one has been: back and forward, and where each document was left."""

import json
from contextlib import suppress
from typing import Final, NamedTuple

from coder.store.project import Project

_MOST: Final = 100


class Place(NamedTuple):
    """A height of a page of a document, in 1/100 pt as shown."""

    document: str
    page: int
    top: int


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
    stored = project.local(f"place {document}")
    with suppress(ValueError, TypeError):
        page, top = json.loads(stored or "")
        return Place(document, int(page), int(top))
    return None


def remember(project: Project, place: Place) -> None:
    """Note where a document is left."""
    if project.write:
        project.set_local(f"place {place.document}", json.dumps(place[1:]))
