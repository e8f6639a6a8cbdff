"""The page that somebody asks for by a number: the printed one, or the one of the file; pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

_OF_THE_FILE: Final = "pdf"


class PageAsked(NamedTuple):
    """A page that was asked for, and how the number was understood."""

    page: int  # index, from 0
    printed: bool  # the number is printed on it; else it is the PDF page of that number
    other: int | None = None  # index of the PDF page of that number, where that is another one


def page_asked(printed: Sequence[str], words: str) -> PageAsked | None:
    """The page with a printed number, else the PDF page of that number; ``pdf 5`` means the latter.

    ``printed`` holds the number of each page of the file. None if there is no such page.
    """
    wanted = words.strip().casefold()
    of_the_file = wanted.startswith(_OF_THE_FILE)
    number = wanted.removeprefix(_OF_THE_FILE).strip().removeprefix("page").strip()
    counted = int(number) - 1 if number.isdecimal() else -1
    place = counted if 0 <= counted < len(printed) else None
    found = [page for page, one in enumerate(printed) if one.casefold() == wanted]
    if found and not of_the_file:
        return PageAsked(found[0], printed=True, other=None if place == found[0] else place)
    return None if place is None else PageAsked(place, printed=False)
