"""How much is coded on a page, in words and in bars."""

from coder.desktop.reader.density import LANES, density, said
from coder.desktop.reader.marks import EMPTY, PageMarks, Paint
from coder.domain.texts.text import Box
from coder.domain.theme import Theme


def theme(name):
    return Theme(
        id=name, name=name, parent=None, path=name, place=0, depth=0, definition=None,
        use_when=None, use_not=None, colour=None, shortcut=None, assess=True, position="",
    )  # fmt: skip


def paint(passage, name, top, bottom):
    box = Box(0, 0, top, 100, bottom)
    return Paint(passage, theme(name) if name else None, 0, (box,), region=False)


def marks(*paints):
    return PageMarks(tuple(paints), ())


def test_each_theme_on_each_passage_counts_once():
    found = density(
        marks(paint("a", "Training", 0, 10), paint("a", "Guidance", 0, 10),
              paint("b", "Training", 20, 30), paint("b", "Training", 30, 40))
    )  # fmt: skip
    assert said(found) == "3 codings: Training 2, Guidance 1"


def test_a_memo_alone_is_no_coding():
    assert said(density(marks(paint("a", None, 0, 10)))) == "no codings"
    assert density(EMPTY).bars == ()


def test_bars_at_one_height_stand_beside_each_other():
    found = density(marks(*(paint(str(n), f"T{n}", 0, 50) for n in range(LANES))))
    assert sorted(bar.lane for bar in found.bars) == list(range(LANES))
    under = density(marks(paint("a", "T", 0, 10), paint("b", "T", 10, 20)))
    assert [bar.lane for bar in under.bars] == [0, 0]
