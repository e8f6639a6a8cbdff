"""Where pages stand: pure arithmetic, without a window."""

from coder.desktop.reader.layout import GAP, Frame, PageLayout, bounded, fitting
from coder.desktop.reader.tiles import SIDE, grain, tiles

A4 = (59_500, 84_200)


def test_pages_stand_under_each_other_in_the_middle():
    layout = PageLayout([A4, (84_200, 59_500)], 1.0, room=1_200, margin=100)
    first, second = layout.frame(0), layout.frame(1)
    assert second.y == first.bottom + GAP
    assert abs((first.x + first.width / 2) - (second.x + second.width / 2)) <= 1
    assert second.x + second.width + 100 + GAP <= 1_200 + GAP


def test_a_page_stands_where_it_would_without_the_wider_ones():
    wide = (84_200, 59_500)
    room, margin = 700, 130
    alone = PageLayout([A4], 0.9, room=room, margin=margin)
    layout = PageLayout([A4, wide], 0.9, room=room, margin=margin)
    assert layout.frame(0) == alone.frame(0)
    assert layout.frame(0).x + layout.frame(0).width + margin <= room
    assert layout.frame(1).x == GAP
    assert layout.width(range(2)) >= layout.frame(1).width + margin


def test_a_point_of_a_page_comes_back_from_the_desk():
    layout = PageLayout([A4] * 3, 1.7, room=900, margin=100)
    x, y = layout.place(2, 12_345, 54_321)
    page = layout.page_at(round(y))
    back = layout.point(page, round(x), round(y))
    assert page == 2
    assert abs(back[0] - 12_345) < 60
    assert abs(back[1] - 54_321) < 60


def test_what_is_seen_is_found_without_looking_at_every_page():
    layout = PageLayout([A4] * 1_000, 1.0, room=900, margin=100)
    top = layout.frame(500).y
    assert list(layout.between(top, top + 100)) == [500]
    assert list(layout.between(top - 200, top + 10)) == [499, 500]
    assert list(layout.between(0, 10)) == [0]


def test_a_page_without_a_size_is_taken_for_a4_and_an_empty_file_has_none():
    assert PageLayout([(0, 0)], 1.0, room=10, margin=0).frame(0).width == 595
    assert list(PageLayout([], 1.0, room=10, margin=0).between(0, 100)) == []


def test_a_page_fits_the_room_beside_its_labels():
    zoom = fitting(59_500, 1_000, margin=120)
    layout = PageLayout([A4], zoom, room=1_000, margin=120)
    assert abs(layout.frame(0).width - (1_000 - 120 - 2 * GAP)) <= 1
    assert layout.width(range(len(layout))) == 1_000


def test_zoom_has_bounds():
    assert 0 < bounded(0) < bounded(1e9) < 100


def test_a_huge_page_is_drawn_in_pieces_where_it_is_seen():
    frame = Frame(0, 0, 18_000, 36_000)
    found = list(tiles(0, grain(1.0, 1.0, (1_200, 800)), frame, Frame(0, 5_000, 1_200, 800)))
    assert 0 < len(found) <= 4
    assert all(not tile.whole for tile in found)
    clip = found[0].clip((1_800_000, 3_600_000))
    assert clip is not None
    assert clip[3] - clip[1] <= SIDE
