"""Pages set by hand: text with the boxes it would have, without a PDF."""

from array import array

from coder.domain.texts.text import Page, Text

WIDTH, HEIGHT = 60_000, 80_000  # 1/100 pt
LETTER, SIZE, LEADING = 500, 1_000, 1_200


def line(words: str, x: int = 7_000, y: int = 10_000, *, size: int = SIZE) -> tuple[str, list[int]]:
    boxes: list[int] = []
    step = LETTER * size // SIZE
    for place in range(len(words)):
        boxes += (x + step * place, y, x + step * (place + 1), y + size)
    return words + "\n", [*boxes, x + step * len(words), y, x + step * len(words), y + size]


def raising(*parts: str, x: int = 7_000, y: int = 10_000) -> tuple[str, list[int]]:
    """One line whose every second part is raised."""
    words, boxes = "", []
    for number, part in enumerate(parts):
        size, top = (650, y - 100) if number % 2 else (SIZE, y)
        letters, held = line(part, x, top, size=size)
        words, boxes = words + letters[:-1], boxes + held[:-4]
        x = held[-2]
    return words + "\n", [*boxes, x, y, x, y + SIZE]


def from_right(words: str, number: str, y: int, *, right: int = 50_000, margin: int = 7_000):
    """A line that runs from right to left, and its number in the left margin, read as one."""
    boxes: list[int] = []
    for place in range(len(words)):
        boxes += (right - LETTER * (place + 1), y, right - LETTER * place, y + SIZE)
    first = margin - LETTER * (len(number) + 1)
    for place in range(len(number)):
        boxes += (first + LETTER * place, y, first + LETTER * (place + 1), y + SIZE)
    return words + number + "\n", [*boxes, first, y, first, y + SIZE]


def sideways(words: str, x: int, y: int) -> tuple[str, list[int]]:
    boxes: list[int] = []
    for place in range(len(words)):
        boxes += (x, y + LETTER * place, x + SIZE, y + LETTER * (place + 1))
    foot = y + LETTER * len(words)
    return words + "\n", [*boxes, x, foot, x + SIZE, foot]


def column(*lines: str, x: int = 7_000, top: int = 10_000, size: int = SIZE):
    return [line(words, x, top + LEADING * number, size=size) for number, words in enumerate(lines)]


def page(*lines: tuple[str, list[int]], label: str | None = None, rotation: int = 0) -> Page:
    words = "".join(words for words, _ in lines)
    boxes = array("i", [number for _, part in lines for number in part])
    return Page(words, boxes, WIDTH, HEIGHT, rotation, label)


def text(*pages: Page) -> Text:
    return Text(pages, "set by hand")


def plain(*lines: str) -> Text:
    """One page of one column."""
    return text(page(*column(*lines)))


def article(*bodies: str, head: str = "Journal of Invented Studies", first: int = 233) -> Text:
    """Each body a page, under a running head and above a page number."""
    return text(
        *(
            page(
                line(head, 7_000, 3_000),
                *column(*body.split("\n")),
                line(str(first + number), 29_000, 76_000),
            )
            for number, body in enumerate(bodies)
        )
    )
