"""The rules that reach across themes."""

from coder.domain.journal.fold import Write
from coder.domain.journal.replay import replay


def never(_later: int, _earlier: int) -> bool:
    return False


def add(stamp: int, row: str, **fields: object) -> Write:
    return Write(stamp, "s", stamp, 0, stamp, row, "add", fields)


def put(stamp: int, row: str, field: str, value: str | None, session: str = "s") -> Write:
    return Write(stamp, session, stamp, 0, stamp, row, "set", {field: [None, value]})


def test_themes_put_under_each_other_stay_where_the_first_write_put_them():
    themes = {
        "a": [add(1, "a", name="a"), put(3, "a", "parent", "b", "x")],
        "b": [add(2, "b", name="b"), put(4, "b", "parent", "a", "y")],
    }
    run = replay(themes, never)
    assert run.value("a", "parent") == "b"
    assert run.value("b", "parent") is None
    [(theme, field, candidates)] = run.skipped()
    assert (theme, field) == ("b", "parent")
    assert [candidate.value for candidate in candidates] == [None, "a"]


def test_a_theme_is_not_merged_into_what_stands_under_it():
    themes = {
        "a": [add(1, "a", name="a"), put(4, "a", "merged", "b", "x")],
        "b": [add(2, "b", name="b", parent="a")],
    }
    run = replay(themes, never)
    assert run.value("a", "merged") is None
    assert len(run.skipped()) == 1


def test_a_favourite_key_goes_to_whoever_took_it_last():
    themes = {
        "a": [add(1, "a", name="a"), put(3, "a", "shortcut", "1", "x")],
        "b": [add(2, "b", name="b"), put(4, "b", "shortcut", "1", "y")],
    }
    run = replay(themes, never)
    assert run.value("a", "shortcut") is None
    assert run.value("b", "shortcut") == "1"
    [candidates] = run.taken(never)
    assert [candidate.value for candidate in candidates] == ["b", "a"]


def test_a_key_given_three_ways_is_one_question_about_all_three():
    themes = {
        row: [add(number, row, name=row), put(number + 3, row, "shortcut", "1", row)]
        for number, row in enumerate("abc", 1)
    }
    run = replay(themes, never)
    assert [run.value(row, "shortcut") for row in "abc"] == [None, None, "1"]
    [candidates] = run.taken(never)
    assert [candidate.value for candidate in candidates] == ["c", "b", "a"]


def test_a_key_is_asked_about_though_who_took_it_from_the_first_gave_it_up():
    themes = {
        "a": [add(1, "a", name="a"), put(4, "a", "shortcut", "1", "x")],
        "b": [
            add(2, "b", name="b"), put(5, "b", "shortcut", "1", "y"),
            put(6, "b", "shortcut", None, "y"),
        ],
        "c": [add(3, "c", name="c"), put(7, "c", "shortcut", "1", "z")],
    }  # fmt: skip
    [candidates] = replay(themes, never).taken(never)
    assert [candidate.value for candidate in candidates] == ["c", "a"]


def test_taking_a_key_knowingly_is_no_conflict():
    themes = {
        "a": [add(1, "a", name="a"), put(3, "a", "shortcut", "1")],
        "b": [add(2, "b", name="b"), put(4, "b", "shortcut", "1")],
    }
    run = replay(themes, lambda later, earlier: later > earlier)
    assert run.taken(lambda later, earlier: later > earlier) == []


def test_a_key_conflict_ends_when_the_one_who_lost_it_gets_another():
    themes = {
        "a": [
            add(1, "a", name="a"),
            put(3, "a", "shortcut", "1", "x"),
            put(5, "a", "shortcut", "2", "x"),
        ],
        "b": [add(2, "b", name="b"), put(4, "b", "shortcut", "1", "y")],
    }
    run = replay(themes, never)
    assert run.value("a", "shortcut") == "2"
    assert run.taken(never) == []
