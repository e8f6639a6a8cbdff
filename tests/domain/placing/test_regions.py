"""A region is placed where the words of its page show that it lies, and nowhere else."""

from array import array

import pytest

from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import describe_region
from coder.domain.texts.text import Box, Page, Text
from tests.domain.typeset import HEIGHT, WIDTH, column, page, text

_LINES = [
    "The trainers met weekly with their supervisors to talk",
    "about what had gone wrong, and afterwards everybody wrote",
    "down what the next course was to do better. Nobody had",
    "asked the neighbouring hospitals whether they knew of it.",
]
_MORE = [
    "Two winters later the courses were given up, because",
    "there was no money for rooms, nor anybody who had time",
    "to prepare them; what had been written down was lost,",
    "and the hospitals began anew with meetings of their own.",
]
_REGION = Box(1, 8_000, 40_000, 30_000, 60_000)


def _article(*, down: int = 0, right: int = 0, lines: list[str] = _MORE) -> Text:
    first, second = column(*_LINES), column(*lines, x=7_000 + right, top=10_000 + down)
    return text(page(*first), page(*second))


def test_a_region_is_placed_on_the_same_page_of_another_reading_of_its_file():
    other = _article()
    # Another extractor sees lines end elsewhere, and letters a little higher.
    words = other.pages[1].text.replace("\n", " ")
    boxes = array("i", other.pages[1].boxes)
    boxes[1::4] = array("i", (top - 40 for top in boxes[1::4]))
    reading = Text((other.pages[0], Page(words, boxes, WIDTH, HEIGHT)), "another extractor")
    placed = Placer(_article(), reading).place(describe_region("d", _REGION))
    assert (placed.state, placed.boxes, placed.places) == ("exact", (_REGION,), ())


def test_a_page_without_words_is_placed_if_the_rest_shows_that_the_file_is_the_same():
    source = Text((*_article().pages, page()), "one extractor")
    target = Text((*_article().pages, page()), "another extractor")
    figure = Box(2, 8_000, 40_000, 30_000, 60_000)
    assert Placer(source, target).place(describe_region("d", figure)).boxes == (figure,)
    fewer = Text((page(), *_article().pages), "another build")
    assert Placer(source, fewer).place(describe_region("d", figure)).state == "unplaced"


def test_a_region_moves_with_the_words_of_its_page_and_is_close():
    target = _article(down=2_000, right=500)
    placed = Placer(_article(), target).place(describe_region("d", _REGION))
    assert placed.state == "close"
    assert placed.boxes == (Box(1, 8_500, 42_000, 30_500, 62_000),)


def test_a_region_is_placed_on_the_page_that_its_words_moved_to():
    pages = _article().pages
    target = text(page(*column("A cover")), *pages)
    placed = Placer(_article(), target).place(describe_region("d", _REGION))
    assert (placed.state, placed.boxes) == ("close", (_REGION._replace(page=2),))


@pytest.mark.parametrize(
    "target",
    [
        _article(lines=list(reversed(_MORE))),
        _article(lines=[" ".join(_MORE[:2]), " ".join(_MORE[2:])]),
        text(*_article().pages[:1]),
        text(page(), page()),
        _article(down=45_000),
    ],
    ids=["other order", "other lines", "page is missing", "no words", "off the page"],
)
def test_a_region_is_unplaced_where_its_page_is_set_otherwise(target):
    assert Placer(_article(), target).place(describe_region("d", _REGION)).state == "unplaced"


def test_another_build_that_is_set_alike_is_close_at_most():
    """A note was added: the page stands as it stood, yet the file is another."""
    pages = _article().pages
    note = page(*column(*_LINES, "Supported by nobody but a foundation", "of the hospital."))
    target = text(note, pages[1])
    first = Box(0, 8_000, 40_000, 30_000, 60_000)
    assert Placer(target, _article()).place(describe_region("d", first)).state == "unplaced"
    placed = Placer(target, _article()).place(describe_region("d", _REGION))
    assert (placed.state, placed.boxes) == ("close", (_REGION,))


def test_a_region_on_a_page_that_the_text_lacks_is_unplaced():
    anchor = describe_region("d", _REGION._replace(page=7))
    assert Placer(_article(), _article(down=10)).place(anchor).state == "unplaced"


def test_a_region_without_its_text_is_unplaced():
    assert Placer(None, _article()).place(describe_region("d", _REGION)).state == "unplaced"


def test_regions_on_two_pages_are_placed_together_or_not_at_all():
    both = describe_region("d", Box(0, 100, 100, 900, 900), _REGION)
    assert len(Placer(_article(), _article()).place(both).boxes) == 2
    target = _article(lines=list(reversed(_MORE)))
    assert Placer(_article(), target).place(both).boxes == ()
