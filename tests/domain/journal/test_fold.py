"""What the operations on one row come to."""

import pytest

from coder.domain.journal.fold import Write, fold_row
from coder.domain.journal.tables import DECISION, THEME


def saw_by(*pairs: tuple[int, int]):
    """Who saw whom, by operation number."""
    return lambda later, earlier: (later, earlier) in pairs


def write(operation: int, kind: str, place: int = 0, **fields: object) -> Write:
    return Write(operation, f"s{operation}", 1, place, operation, "t", kind, fields)


def test_a_field_shows_its_last_write():
    folded = fold_row(
        THEME, [write(1, "add", name="a"), write(2, "set", name=["a", "b"])], saw_by((2, 1))
    )
    assert folded.fields["name"] == "b"
    assert folded.contested == {}


def test_two_values_of_which_neither_author_had_seen_the_other_are_a_conflict():
    writes = [
        write(1, "add", name="a"),
        write(2, "set", name=["a", "b"]),
        write(3, "set", name=["a", "c"]),
    ]
    folded = fold_row(THEME, writes, saw_by((2, 1), (3, 1)))
    assert folded.fields["name"] == "c"
    assert [candidate.value for candidate in folded.contested["name"]] == ["b", "c"]


def test_the_same_value_twice_is_no_conflict():
    writes = [
        write(1, "add", name="a"),
        write(2, "set", name=["a", "b"]),
        write(3, "set", name=["a", "b"]),
    ]
    assert fold_row(THEME, writes, saw_by((2, 1), (3, 1))).contested == {}


def test_whoever_had_seen_all_candidates_settles_by_writing():
    writes = [
        write(1, "add", name="a"),
        write(2, "set", name=["a", "b"]),
        write(3, "set", name=["a", "c"]),
        write(4, "set", name=["c", "c"]),
    ]
    folded = fold_row(THEME, writes, saw_by((2, 1), (3, 1), (4, 1), (4, 2), (4, 3)))
    assert folded.fields["name"] == "c"
    assert folded.contested == {}


def test_a_blank_of_an_added_row_never_conflicts_with_a_value():
    writes = [write(1, "add", name="a"), write(2, "add", name="a", definition="d")]
    folded = fold_row(THEME, writes, saw_by())
    assert folded.fields["definition"] == "d"
    assert folded.contested == {}


def test_adding_a_removed_row_again_blanks_what_the_author_had_seen():
    writes = [
        write(1, "add", name="a", definition="old"),
        write(2, "remove"),
        write(3, "add", name="a"),
    ]
    folded = fold_row(THEME, writes, saw_by((2, 1), (3, 1), (3, 2)))
    assert folded.lives
    assert folded.fields["definition"] is None


@pytest.mark.parametrize(
    ("third", "saw", "lives", "open_removals"),
    [
        (write(3, "set", name=["a", "b"]), [(2, 1), (3, 1)], True, 1),
        (write(3, "set", name=["a", "b"]), [(2, 1), (3, 1), (3, 2)], True, 1),
        (write(3, "keep"), [(2, 1), (3, 1), (3, 2)], True, 0),
        (write(3, "keep"), [(2, 1), (3, 1)], True, 1),
        (write(3, "remove"), [(2, 1), (3, 1)], False, 2),
        (write(3, "remove"), [(2, 1), (3, 1), (3, 2)], False, 1),
    ],
    ids=[
        "work at the same time as a removal keeps the row",
        "an edit does not answer a removal",
        "a keep does",
        "a keep that had not seen it does not",
        "two removals are two to answer",
        "a later removal answers the earlier one",
    ],
)
def test_a_removal(third, saw, lives, open_removals):
    writes = [write(1, "add", name="a"), write(2, "remove"), third]
    folded = fold_row(THEME, writes, saw_by(*saw))
    assert folded.lives == lives
    assert len(folded.removals) == open_removals


def test_a_row_that_nobody_added_here_is_not_there():
    folded = fold_row(THEME, [write(2, "set", name=["a", "b"])], saw_by())
    assert not folded.added
    assert not folded.lives


def test_the_order_of_stamps_is_all_that_decides_between_equals():
    one, other = write(2, "set", name=["a", "b"]), write(3, "set", name=["a", "c"])
    base = write(1, "add", name="a")
    folded = fold_row(THEME, sorted([other, base, one]), saw_by((2, 1), (3, 1)))
    assert folded.fields["name"] == "c"


# What means something only together


def decided(operation, **fields):
    return write(operation, "set", **{name: [None, value] for name, value in fields.items()})


FIRST = write(1, "add", answer={"outcome": "union"}, reason="boundary", comment="c", coder="ana")


def test_what_belongs_together_shows_as_one_author_had_it():
    writes = [
        FIRST,
        decided(2, answer={"outcome": "none"}, coder="ben"),  # the reason stays for Ben
        decided(3, reason="definition", comment=None),  # the answer stays for Ana
    ]
    folded = fold_row(DECISION, writes, saw_by((2, 1), (3, 1)))
    shown = [folded.fields[name] for name in ("answer", "reason", "comment", "coder")]
    assert shown == [{"outcome": "union"}, "definition", None, "ana"]
    assert list(folded.contested) == ["answer"]
    assert [
        (one.value["answer"]["outcome"], one.value["reason"], one.value["comment"])
        for one in folded.contested["answer"]
    ] == [("none", "boundary", "c"), ("union", "definition", None)]


def test_who_writes_one_part_having_seen_both_settles_all_of_it():
    writes = [
        FIRST,
        decided(2, answer={"outcome": "none"}),
        decided(3, reason="definition"),
        decided(4, answer={"outcome": "defer"}),
    ]
    seen = saw_by((2, 1), (3, 1), (4, 1), (4, 2), (4, 3))
    folded = fold_row(DECISION, writes, seen)
    assert folded.contested == {}
    assert folded.fields["answer"] == {"outcome": "defer"}
    assert folded.fields["reason"] == "definition"  # as it showed


def test_the_same_said_by_two_people_at_two_times_is_no_conflict():
    writes = [
        FIRST,
        write(2, "add", answer={"outcome": "union"}, reason="boundary", comment="c", coder="ben"),
    ]
    folded = fold_row(DECISION, writes, saw_by())
    assert folded.contested == {}
    assert folded.fields["coder"] == "ben"


def test_adding_again_leaves_nothing_of_what_was_said_before():
    writes = [FIRST, write(2, "remove"), write(3, "add", answer={"outcome": "none"})]
    folded = fold_row(DECISION, writes, saw_by((2, 1), (3, 1), (3, 2)))
    assert (folded.fields["reason"], folded.fields["comment"]) == (None, None)


def test_what_its_author_took_away_stands_against_nobody_who_never_knew_of_it():
    writes = [
        FIRST,
        write(2, "add", answer={"outcome": "none"}, reason="reading", coder="ben"),
        write(3, "remove"),
        decided(4, comment="d"),  # knows of both
    ]
    seen = saw_by((3, 2), (4, 1), (4, 2), (4, 3))
    for held in (writes[:3], writes):
        folded = fold_row(DECISION, held, seen)
        shown = [folded.fields[name] for name in ("answer", "reason", "coder")]
        assert shown == [{"outcome": "union"}, "boundary", "ana"]
        assert (folded.lives, folded.contested, folded.removals) == (True, {}, [])
