"""Which characters lie under a box: on made pages, whatever the box."""

import itertools
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.annotations.annotation import Annotation
from coder.domain.annotations.covered import Cover
from coder.domain.annotations.marks import Marks
from coder.domain.texts.text import Box, Page, Text

WIDE, HIGH, STEP = 500, 1_000, 1_200


def page(*lines, upright=False):
    """Lines below each other, every character as wide as the other."""
    words, boxes = "", array("i")
    for row, line in enumerate(lines):
        for place in range(len(line)):
            across, along = row * STEP, place * WIDE
            box = (across, along, across + HIGH, along + WIDE)
            boxes.extend(box if upright else (box[1], box[0], box[3], box[2]))
        boxes.extend(boxes[-4:])
        words += f"{line}\n"
    return Page(words, boxes, 60_000, 80_000)


def under(held, *boxes):
    return [held.text[start:end] for start, end in Cover(held).under(boxes)]


def turned(box, *, upright):
    _, x0, y0, x1, y1 = box
    return Box(0, y0, x0, y1, x1) if upright else box


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box(0, 0, 0, 2_500, 1_000), ["Peers"]),
        (Box(0, 240, 0, 2_240, 1_000), ["Peer"]),  # half letters: those covered more than half
        (Box(0, 0, -400, 2_500, 1_350), ["Peers"]),  # touches the line below
        (Box(0, 0, 950, 2_500, 1_050), ["Peers"]),  # an underline
        (Box(0, 0, 1_020, 2_500, 1_060), ["Peers"]),  # one that touches nothing
        (Box(0, 0, 0, 2_500, 3_400), ["Peers", "Money", "Night"]),  # a block
        (Box(0, 50_000, 50_000, 51_000, 51_000), []),
    ],
)
def test_what_a_person_would_call_marked_is_found(box, words, upright):
    held = page("Peers help", "Money is short", "Nights are long", upright=upright)
    assert under(held, turned(box, upright=upright)) == words


edge = st.integers(-100_000, 100_000)


@given(boxes=st.lists(st.builds(Box, st.just(0), edge, edge, edge, edge), max_size=6))
def test_any_boxes_give_stretches_in_order_and_apart(boxes):
    held = page("Peers help", "", "Money is short", "   ")
    found = Cover(held).under(boxes)
    assert all(0 <= start < end <= len(held.text) for start, end in found)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))


def test_words_between_two_marked_ones_stay_out():
    held = page("Peers help in nights", "and money is short")
    text = Text((held,), "test")
    mark = Annotation("highlight", (Box(0, 0, 0, 2_500, HIGH), Box(0, 7_000, 0, 10_000, HIGH)))
    ((found,), outside) = Marks(text, "t").of([mark])
    assert [one.quote for one in found.anchors] == ["Peers", "nights"]
    assert outside == 0


def test_what_lies_outside_of_the_page_is_counted():
    text = Text((page("Peers help"),), "test")
    far = Annotation("square", (Box(0, 90_000, 0, 95_000, 500),))
    nowhere = Annotation("square", (Box(7, 0, 0, 500, 500),))
    assert Marks(text, "t").of([far, nowhere]) == ([], 2)
