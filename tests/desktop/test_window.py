"""The window as a whole: it opens, shows what the project holds, and closes without asking."""

from coder.store.project import Project
from tests.desktop.acts import choose


def test_the_window_shows_each_of_its_places(window):
    for place in ("matrix", "team", "history", "read"):
        choose(window, place)
        assert getattr(window, {"read": "reader"}.get(place, place)).isVisible()


def test_closing_asks_nothing_and_leaves_one_file(window, example):
    window.close()
    assert [path.name for path in example.parent.iterdir()] == ["example.coder"]
    with Project(example, write=True):
        pass
