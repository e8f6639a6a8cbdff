"""Between the unrotated page, on which boxes stand, and the page as it is shown to a reader."""

from coder.domain.texts.text import Page

Rectangle = tuple[int, int, int, int]  # x0, y0, x1, y1 in 1/100 pt


def shown_size(page: Page) -> tuple[int, int]:
    """Width and height of the page as it is shown."""
    return (page.height, page.width) if page.rotation % 180 else (page.width, page.height)


def turned(page: Page, box: Rectangle) -> Rectangle:
    """From the unrotated page to the page as shown, its rotation being clockwise."""
    return turned_by(page, page.rotation, box)


def turned_by(page: Page, rotation: int, box: Rectangle) -> Rectangle:
    """From the unrotated page to the page turned by so many degrees, clockwise."""
    x0, y0, x1, y1 = box
    match rotation % 360:
        case 90:
            return page.height - y1, x0, page.height - y0, x1
        case 180:
            return page.width - x1, page.height - y1, page.width - x0, page.height - y0
        case 270:
            return y0, page.width - x1, y1, page.width - x0
    return box


def unturned(page: Page, x: int, y: int) -> tuple[int, int]:
    """A point of the page as shown, on the unrotated page."""
    match page.rotation % 360:
        case 90:
            return y, page.height - x
        case 180:
            return page.width - x, page.height - y
        case 270:
            return page.width - y, x
    return x, y
