"""Which themes are seen, and up to which level."""

from types import SimpleNamespace

from coder.domain.matrix.arrangement import (
    Arrangement,
    collapsed_to,
    columns_of,
    levels_of,
)

THEMES = [
    SimpleNamespace(id=id_, parent=parent, depth=depth)
    for id_, parent, depth in (
        ("support", None, 0), ("group", "support", 1), ("peers", "group", 2),
        ("mutual", "support", 1), ("training", None, 0),
    )
]  # fmt: skip


def seen(**wanted):
    return [THEMES[place].id for place in columns_of(THEMES, Arrangement(**wanted))]


def test_a_collapsed_theme_hides_all_below_it():
    assert seen(collapsed=frozenset({"support"})) == ["support", "training"]
    assert seen(collapsed=frozenset({"group"})) == ["support", "group", "mutual", "training"]


def test_within_a_theme_what_is_closed_above_it_does_not_matter():
    assert seen(within="group", collapsed=frozenset({"support"})) == ["group", "peers"]


def test_levels_open_as_far_as_is_asked():
    assert levels_of(THEMES) == 3
    assert seen(collapsed=collapsed_to(THEMES, 1)) == ["support", "training"]
    assert seen(collapsed=collapsed_to(THEMES, 2)) == ["support", "group", "mutual", "training"]
    assert collapsed_to(THEMES, 3) == frozenset()
