"""The margin beside a page, and how a line is shared: geometry alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from coder.analysis.highlights import Highlight
from coder.desktop.reader.labels import cut, in_short, letters_of
from coder.desktop.reader.margin import in_lanes, lay_out
from coder.desktop.reader.marks import Marks, PageMarks, Paint, Stripe
from coder.desktop.reader.name_rows import settled
from coder.desktop.reader.passage_words import words_on
from coder.desktop.reader.placing import placed
from coder.desktop.reader.stripe_patterns import PATTERNS, pattern_of
from coder.domain.quoting.anchor import describe_region, to_json
from coder.domain.texts.line_edges import flush
from coder.domain.texts.text import Box
from coder.domain.theme import Theme

LINE = 18.0
extents = st.lists(
    st.tuples(st.integers(0, 900), st.integers(1, 300)).map(lambda x: (x[0], x[0] + x[1])),
    max_size=40,
)


def theme(number, name=""):
    name = name or f"Theme {number}"
    return Theme(
        f"t{number}", name, None, name, number, 0, None, None, None, None, None,
        assess=True, position="",
    )  # fmt: skip


def stripe(number, **said):
    boxes = (Box(0, 0, 0, 10, 10),)
    return Stripe(f"p{number}", f"c{number}", theme(number), "AB", memo=False, boxes=boxes, **said)


def margin(spans, *, width=150.0, height=1_000.0, names=True):
    stripes = [(stripe(n), [span]) for n, span in enumerate(spans)]
    return lay_out(stripes, between=(0.0, height), width=width, line=LINE, names=names)


@given(extents)
def test_stripes_in_one_lane_never_touch_and_there_are_no_more_lanes_than_needed(spans):
    spans = sorted(spans)
    lanes = in_lanes(spans)
    for lane in set(lanes):
        alone = [span for span, held in zip(spans, lanes, strict=True) if held == lane]
        assert all(before[1] < after[0] for before, after in pairwise(alone))
    for y in range(0, 1_201, 7):
        there = sum(top <= y < bottom + 2 for top, bottom in spans)
        assert there <= (max(lanes) + 1 if lanes else 0)


@given(st.lists(st.integers(0, 900), max_size=50).map(sorted))
def test_names_never_stand_on_each_other_and_stay_beside_their_page(tops):
    found = settled(tops, LINE, 0, 1_000)
    assert all(b - a >= LINE - 1e-6 for a, b in pairwise(found))
    assert all(-1e-6 <= top <= 1_000 - LINE + 1e-6 for top in found)


@given(st.lists(st.integers(0, 400), max_size=30).map(sorted))
def test_no_name_stands_above_its_stripe_where_there_is_room_below(tops):
    assert all(y >= top for y, top in zip(settled(tops, LINE, 0, 1_000), tops, strict=True))


def test_names_that_begin_alike_are_told_apart_by_what_follows():
    def elided(name):
        return name if len(name) <= 12 else f"{name[:11]}…"

    names = ["Barriers to funding", "Barriers to training", "Barriers", "Facilitators of this"]
    assert [cut(name, names, elided) for name in names] == [
        "…funding", "…training", "Barriers", "Facilitator…"
    ]  # fmt: skip


@given(st.integers(0, 12))
def test_where_names_find_no_room_their_letters_stand_uncut(room):
    alone, several = in_short("TRA", "BE", room, len), in_short("TRA", "+12", room, len)
    for said, end in (alone, several):
        assert "TRA".startswith(said)
        assert len(said) + len(end) + bool(said and end) <= room
    assert (alone == ("TRA", "BE")) == (room >= 6)
    assert (alone[0] == "TRA") == (room >= 3), "the theme is told before whose it is"
    assert (several[1] == "+12") == (room >= 3), "how many there are is told before one of them"


def test_the_letters_of_a_name_are_those_of_its_words_and_its_whole_numbers():
    names = ["Training", "Group support", "Barrier 1", "Barrier 12", "Not (yet) told by us"]
    said = [letters_of(stripe(0)._replace(theme=theme(0, name))) for name in names]
    assert said == ["Tra", "GS", "B1", "B12", "NTB"]


def test_a_name_with_room_stands_where_its_passage_begins():
    assert settled([10, 200, 500], LINE, 0, 1_000) == [10, 200, 500]


def test_thirty_stripes_on_one_page_all_have_names_of_their_own():
    found = margin([(30 * n, 30 * n + 100) for n in range(30)])
    assert found.form == "names"
    assert len(found.labels) == 30
    assert all(len(label.stripes) == 1 for label in found.labels)
    boxes = [label.rectangle for label in found.labels]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_a_stripe_whose_beginning_is_out_of_sight_keeps_its_name_in_sight():
    held = margin([(0, 900), (20, 300), (450, 600)])
    tops = {label.stripes[0].passage: label.rectangle.top() for label in held.labels}
    assert tops == {"p0": 0, "p1": 20, "p2": 450}
    found = held.seen_between(400, 1_000)
    tops = {label.stripes[0].passage: label.rectangle.top() for label in found.labels}
    assert tops["p0"] == 400
    assert tops["p1"] < 400 - LINE + 2
    assert tops["p2"] == 450
    assert found.at(QPointF(120, 405))[0].passage == "p0"


def test_names_that_stay_in_sight_never_stand_on_others():
    held = margin([(10 * n, 500 + 10 * n) for n in range(30)])
    labels = held.seen_between(300, 1_000).labels
    boxes = [label.rectangle for label in labels]
    assert all(box.top() >= 300 for box in boxes)
    assert sum(len(label.stripes) for label in labels) == 30
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_thirty_stripes_that_begin_at_the_end_of_what_is_seen_have_their_names_in_sight():
    spans = [(400 + 10 * (n // 3), 700 + 10 * n) for n in range(30)]
    held = margin(spans)
    assert any(label.rectangle.bottom() > 700 for label in held.labels)
    labels = held.seen_between(0, 700).labels
    assert len(labels) == 30
    assert all(0 <= label.rectangle.top() < label.rectangle.bottom() <= 700 for label in labels)


def test_what_begins_out_of_sight_takes_no_room_from_the_names_that_are_seen():
    held = margin([(100, 300), (690, 800), *((750, 900),) * 12])
    tops = [label.rectangle.top() for label in held.seen_between(0, 700).labels]
    assert tops[:3] == [100, 700 - LINE, 750]


def test_where_more_begin_in_sight_than_have_room_the_names_of_the_chosen_passage_come_first():
    held = margin([(10 * n, 10 * n + 300) for n in range(40)], height=1_500)

    def named(chosen):
        labels = held.seen_between(100, 420, chosen).labels
        assert sum(len(label.stripes) for label in labels) == 40
        boxes = [label.rectangle for label in labels]
        assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
        return {
            label.stripes[0].passage: label.rectangle.top()
            for label in labels if label.rectangle.bottom() <= 420
        }  # fmt: skip

    assert "p39" not in named("")
    assert named("p39")["p39"] == 100
    assert named("p3") == named(""), "a name that is seen stays where it is clicked"


@given(st.lists(st.integers(0, 900), max_size=50).map(sorted), st.integers(0, 1_000))
def test_names_stand_apart_also_where_only_a_part_of_their_page_is_seen(tops, seen_to):
    found = settled(tops, LINE, 0, 1_000, seen_to=seen_to)
    assert all(b - a >= LINE - 1e-6 for a, b in pairwise(found))
    assert all(-1e-6 <= top <= 1_000 - LINE + 1e-6 for top in found)
    seen = [y for y, top in zip(found, tops, strict=True) if top < seen_to]
    if len(seen) * LINE <= seen_to:
        assert all(y + LINE <= seen_to + 1e-6 for y in seen)


def test_where_a_page_is_too_low_names_share_a_row_and_say_how_many():
    found = margin([(3 * n, 3 * n + 40) for n in range(30)], height=140)
    assert sum(len(label.stripes) for label in found.labels) == 30
    assert len(found.labels) <= 140 // LINE
    assert found.labels[-1].rectangle.bottom() <= 140


def test_where_the_margin_is_narrow_letters_stand_for_names_and_then_stripes_alone():
    spans = [(20 * n, 20 * n + 60) for n in range(10)]
    forms = [margin(spans, width=width).form for width in (150, 80, 50, 20)]
    assert forms == ["names", "names", "letters", "stripes"]
    assert margin(spans, names=False).labels == ()


def test_stripes_without_a_lane_are_heaped_and_none_is_lost():
    found = margin([(0, 500)] * 40, width=30)
    assert sum(len(one.stripes) for one in found.stripes) == 40
    assert max(one.left + one.width for one in found.stripes) <= 30
    heap = max(found.stripes, key=lambda one: len(one.stripes))
    assert len(found.at(heap.around.center())) == len(heap.stripes)


def test_a_stripe_is_found_under_the_mouse_and_so_is_its_name():
    found = margin([(0, 100), (50, 200)])
    for placed_stripe, label in zip(found.stripes, found.labels, strict=True):
        assert found.at(placed_stripe.around.center()) == placed_stripe.stripes
        assert found.at(label.rectangle.center()) == label.stripes
    assert found.at(QPointF(3, 700)) == ()


def test_neighbours_in_the_codebook_have_different_patterns():
    patterns = [pattern_of(theme(number)) for number in range(24)]
    assert all(a != b for a, b in pairwise(patterns))
    assert set(patterns) == set(PATTERNS)


def paint(number, *boxes, passage=""):
    return Paint(passage or f"p{number}", theme(number), 0, boxes, region=False)


def fills(*paints):
    found = placed(PageMarks(paints, ()), lambda box: box[1:])
    return [
        (fill.theme and fill.theme.name, box.getCoords())
        for fill in found.fills
        for box in fill.rectangles
    ]


def test_where_two_themes_overlap_they_share_the_height_of_the_line():
    found = fills(paint(0, Box(0, 0, 0, 100, 12)), paint(1, Box(0, 40, 0, 160, 12)))
    assert sorted(found) == [
        ("Theme 0", (0, 0, 40, 12)), ("Theme 0", (40, 0, 100, 6)),
        ("Theme 1", (40, 6, 100, 12)), ("Theme 1", (100, 0, 160, 12)),
    ]  # fmt: skip


def test_two_reviewers_with_one_theme_fill_their_words_once():
    box = Box(0, 0, 0, 100, 12)
    assert fills(paint(0, box, passage="a"), paint(0, box, passage="b")) == [
        ("Theme 0", (0, 0, 100, 12))
    ]


def test_what_finds_no_band_is_told_by_one_that_stands_for_more():
    box = Box(0, 0, 0, 100, 12)
    found = fills(*(paint(number, box) for number in range(7)))
    assert [name for name, _ in found] == ["Theme 0", "Theme 1", "Theme 2", None]
    assert {bottom - top for _, (_, top, _, bottom) in found} == {3}


@given(st.lists(st.tuples(*[st.integers(0, 60)] * 2, st.integers(0, 3)), max_size=9))
def test_no_place_of_a_line_is_filled_twice_and_none_is_left_out(spans):
    paints = [
        paint(number, Box(0, min(a, b), 0, max(a, b) + 1, 12), passage=f"p{n}")
        for n, (a, b, number) in enumerate(spans)
    ]
    found = fills(*paints)
    for x in range(62):
        covered = sum(bottom - top for _, (left, top, right, bottom) in found if left <= x < right)
        there = any(one.boxes[0].x0 <= x < one.boxes[0].x1 for one in paints)
        assert round(covered, 6) == (12 if there else 0)


def highlight(number, page, coder="ana", **said):
    stored = to_json(describe_region("d", Box(page, 0, 0, 100, 50)))
    return Highlight(
        f"p{number}", coder, coder.title(), coder[:2].upper(), stored, (page, page),
        (theme(number),), ((f"c{number}", f"t{number}"),), **{"memos": (), **said},
    )  # fmt: skip


def test_pages_that_nothing_changed_on_keep_their_marks():
    found = {f"p{n}": highlight(n, n % 3) for n in range(6)}
    marks = Marks(found, lambda one: one.anchor.boxes)
    before = {page: marks[page] for page in marks}
    found["p9"] = highlight(9, 1)
    del found["p5"]
    after = marks.after(found, {"p9", "p5"})
    assert after[0] is before[0]
    assert {one.passage for one in after[1].stripes} == {"p1", "p4", "p9"}
    assert {one.passage for one in after[2].stripes} == {"p2"}


def test_letters_tell_whose_it_is_as_soon_as_several_are_shown():
    found = {"p0": highlight(0, 0)}
    marks = Marks(found, lambda one: one.anchor.boxes)
    assert marks[0].stripes[0].letters == ""
    found["p1"] = highlight(1, 0, "ben")
    letters = {one.letters for one in marks.after(found, {"p1"})[0].stripes}
    assert letters == {"AN", "BE"}


def test_the_tip_tells_themes_reviewer_and_memo_of_every_passage_there():
    found = words_on([highlight(0, 0, memos=("<b>why</b>",)), highlight(1, 0, "ben")])
    assert found == "Theme 0\nMarked by Ana\nMemo: <\u2060b>why<\u2060/b>\n\nTheme 1\nMarked by Ben"
    assert words_on([highlight(n, 0) for n in range(9)]).endswith("… and 3 more passages")


def test_lines_that_reach_into_each_other_meet_and_no_place_is_filled_twice():
    lines = [Box(0, 0, 0, 100, 14), Box(0, 0, 10, 100, 24), Box(0, 0, 20, 60, 34)]
    assert fills(paint(0, *lines)) == [
        ("Theme 0", (0, 0, 100, 12)), ("Theme 0", (0, 12, 100, 22)), ("Theme 0", (0, 22, 60, 34)),
    ]  # fmt: skip
    assert fills(paint(0, lines[0]), paint(1, lines[1])) == [
        ("Theme 0", (0, 0, 100, 12)), ("Theme 1", (0, 12, 100, 24)),
    ]  # fmt: skip


def test_lines_with_a_little_room_between_them_meet_and_columns_do_not():
    lines = [Box(0, 0, 0, 100, 10), Box(0, 0, 14, 100, 24), Box(0, 0, 60, 100, 70)]
    heights = [(top, bottom) for _, (_, top, _, bottom) in fills(paint(0, *lines))]
    assert heights == [(0, 12), (12, 24), (60, 70)]
    columns = [Box(0, 0, 0, 100, 14), Box(0, 120, 10, 220, 24)]
    assert [box[1:] for _, box in fills(paint(0, *columns))] == [(0, 100, 14), (10, 220, 24)]


def test_themes_share_the_words_of_a_line_and_not_the_room_between_paragraphs():
    lines = [Box(0, 0, 0, 100, 12), Box(0, 0, 20, 100, 32)]
    found = fills(paint(0, *lines), paint(1, *lines))
    assert sorted((top, bottom) for _, (_, top, _, bottom) in found) == [
        (0, 6), (6, 12), (20, 26), (26, 32),
    ]  # fmt: skip


def test_lines_of_a_paragraph_have_one_smooth_edge():
    assert flush([(0, 0, 99, 10), (0, 10, 100, 20), (1, 20, 60, 30)]) == [
        (0, 0, 100, 10), (0, 10, 100, 20), (0, 20, 60, 30),
    ]  # fmt: skip
