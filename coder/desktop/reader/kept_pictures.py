"""Pictures that were drawn, bounded in bytes: sharp ones of what was seen, coarse ones of all."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final

from PySide6.QtGui import QImage

from coder.desktop.reader.layout import A4
from coder.desktop.reader.tiles import Tile
from coder.domain.bibliography.file_facts import Picture

SHARP_BYTES: Final = 128_000_000
"""Of all sharp pictures: some twenty pages on a large screen."""
COARSE_BYTES: Final = 32_000_000
"""Of the coarse pictures of all pages of a document."""
_COARSE_PIXELS: Final = 96_000  # of a page, where it has not too many neighbours
_COARSE_PIXEL: Final = 2  # bytes
_HUNDRED: Final = 100


class KeptPictures:
    """Pictures of one document; the sharp ones that were painted last are kept longest."""

    def __init__(self, sizes: Sequence[tuple[int, int]]) -> None:
        """``sizes`` are those of the pages as shown, in 1/100 pt."""
        self._sizes = [size if min(size) > 0 else A4 for size in sizes]
        self._most_coarse = min(_COARSE_PIXELS, COARSE_BYTES // _COARSE_PIXEL // max(1, len(sizes)))
        # Beside the image its pixels: an image does not own those that it is made on.
        self._sharp: OrderedDict[Tile, tuple[QImage, bytes]] = OrderedDict()
        self._coarse: dict[int, QImage] = {}
        self.bytes = 0  # of the sharp ones

    def __contains__(self, tile: Tile) -> bool:
        return tile.page in self._coarse if tile.coarse else tile in self._sharp

    def coarse(self, page: int) -> Tile:
        """The tile of the whole page that is coarse enough to be kept of every page."""
        width, height = self._sizes[page]
        zoom = sqrt(self._most_coarse / (width * height)) * _HUNDRED
        return Tile(page, round(zoom, 5), coarse=True)

    def keep(self, tile: Tile, picture: Picture) -> None:
        """Keep a picture; those that were not painted for the longest time go."""
        image = QImage(
            picture.pixels, picture.width, picture.height, 3 * picture.width,
            QImage.Format.Format_RGB888,
        )  # fmt: skip
        if tile.coarse:
            self._coarse[tile.page] = image.convertToFormat(QImage.Format.Format_RGB16)
            return
        self.drop(tile)
        self._sharp[tile] = image, picture.pixels
        self.bytes += len(picture.pixels)
        while self.bytes > SHARP_BYTES and len(self._sharp) > 1:
            self.drop(next(iter(self._sharp)))

    def drop(self, tile: Tile) -> None:
        """Throw a sharp picture away."""
        if tile in self._sharp:
            self.bytes -= len(self._sharp.pop(tile)[1])

    def get(self, tile: Tile) -> QImage | None:
        """The picture of a tile, if it is kept."""
        found = self._sharp.get(tile)
        if found is None:
            return None
        self._sharp.move_to_end(tile)
        return found[0]

    def has_any(self, page: int) -> bool:
        """Whether there is a picture of the whole page, however coarse."""
        return page in self._coarse or any(tile.page == page and tile.whole for tile in self._sharp)

    def others(self, page: int, zoom: float) -> Iterator[tuple[Tile, QImage]]:
        """What may be stretched until a page is sharp at a zoom, in the order to be painted.

        First the whole page, of all its pictures the one drawn at the nearest zoom; over it the
        tiles of the one other zoom that is nearest.
        """
        held = [tile for tile in self._sharp if tile.page == page]
        whole = [tile for tile in held if tile.whole]
        if whole:
            nearest = min(whole, key=lambda tile: abs(tile.zoom - zoom))
            yield nearest, self._sharp[nearest][0]
        elif page in self._coarse:
            yield self.coarse(page), self._coarse[page]
        pieces = [tile for tile in held if not tile.whole and tile.zoom != zoom]
        if pieces:
            nearest_zoom = min((tile.zoom for tile in pieces), key=lambda one: abs(one - zoom))
            for tile in pieces:
                if tile.zoom == nearest_zoom:
                    yield tile, self._sharp[tile][0]
