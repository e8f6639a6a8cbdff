"""Rows by their numbers: what stands in them is read page by page when it is shown."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

_Row = TypeVar("_Row")
_PAGE: Final = 64  # rows read together
_PAGES: Final = 32  # kept


class Pages(Generic[_Row]):
    """An array of row numbers, and the few pages of rows that were shown lately."""

    def __init__(self, read: Callable[[Sequence[int]], Sequence[_Row]]) -> None:
        self.numbers: array[int] = array("q")
        self._read = read
        self._held: OrderedDict[int, Sequence[_Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: int) -> _Row:
        page, row = divmod(place, _PAGE)
        if page not in self._held:
            begin = page * _PAGE
            self._held[page] = self._read(list(self.numbers[begin : begin + _PAGE]))
            while len(self._held) > _PAGES:
                self._held.popitem(last=False)
        self._held.move_to_end(page)
        return self._held[page][row]

    def place_of(self, number: int | None) -> int | None:
        """Where a row number stands."""
        if number is None or number not in self.numbers:
            return None
        return self.numbers.index(number)

    def forget(self) -> None:
        """Read anew what is shown next."""
        self._held.clear()

    def replace(self, numbers: "array[int]") -> None:
        """Stand for other rows."""
        self.numbers = numbers
        self.forget()
