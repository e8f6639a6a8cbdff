"""The algebra of cells: what a document is said to report of a theme (DESIGN section 2).

One order runs through all of it, *present* > *unclear* > *absent* > *open*: whatever is said first
in it wins, wherever things said side by side become one. Two ways of joining differ in when
*absent* holds, because "looked for and not there" is not "not looked at":

=====================  ==========================================================
joined                 absent, if nothing is present or unclear, and …
=====================  ==========================================================
coders, one cell       anyone says absent: somebody looked
a theme with children  the theme itself is absent, or **all** its children are
documents of a study   **all** its documents are absent: an unread report is open
=====================  ==========================================================

Coders are joined first, also by majority, then children, then documents: so a theme is present
wherever one below it is, a parent is absent where one coder looked for the first child and another
for the second, and a child is open where only its parent was assessed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Literal

State = Literal["present", "unclear", "absent", "open"]

PRESENT: Final = "present"
UNCLEAR: Final = "unclear"
ABSENT: Final = "absent"
OPEN: Final = "open"

STATES: Final[tuple[State, ...]] = (PRESENT, UNCLEAR, ABSENT, OPEN)
"""What is said first wins."""

SIGNS: Final[Mapping[State, str]] = {ABSENT: "–", UNCLEAR: "?", OPEN: ""}
"""What a cell shows that is not present, in window, workbook and terminal alike."""

PRESENT_SIGN: Final = "●"
"""What a cell shows that is present, as was decided, and has no passage to count."""

DISPUTED_SIGN: Final = "≠"
"""Stands in a cell of which people who finished the document say different things."""


def with_dispute(shown: str, *, disputed: bool) -> str:
    """What a cell shows, with the sign of a dispute behind it if there is one."""
    return f"{shown} {DISPUTED_SIGN}".strip() if disputed else shown


def of_one_coder(*, coded: bool, assessments: Collection[str | None]) -> State:
    """The state of one coder's cell: a coding, else what was assessed, else open.

    Joined documents and themes can bring several assessments of one cell; None is one withdrawn.
    """
    return PRESENT if coded else of_several(assessments)


def of_several(states: Collection[str | None]) -> State:
    """The state of a cell that several coders share (union)."""
    return next((state for state in STATES if state in states), OPEN)


def of_majority(states: Iterable[State]) -> State:
    """What more than half of the coders who have a state say; unclear if no state has that many."""
    held = Counter(state for state in states if state != OPEN)
    if not held:
        return OPEN
    leading, count = held.most_common(1)[0]
    return leading if 2 * count > held.total() else UNCLEAR


def with_children(own: State, children: Collection[State | None]) -> State:
    """The state of a theme with the themes below it, whose states hold theirs already.

    Of a child, None is *open* too.

    ========  ===========================  =========
    own       children                     together
    ========  ===========================  =========
    any       any present                  present
    present   any                          present
    any       any unclear, none present    unclear
    unclear   none present                 unclear
    absent    absent and open ones         absent
    open      all absent, at least one     absent
    open      absent and open ones, none   open
    ========  ===========================  =========
    """
    for state in (PRESENT, UNCLEAR):
        if own == state or state in children:
            return state
    if own == ABSENT or (children and all(child == ABSENT for child in children)):
        return ABSENT
    return OPEN


def of_study(states: Collection[State]) -> State:
    """The state of a study's cell, from those of its documents."""
    return with_children(OPEN, states)


def differ(states: Iterable[State]) -> bool:
    """Whether coders said different things of one cell; who left it open said nothing."""
    return len({state for state in states if state != OPEN}) > 1


def disagree(states: Collection[State]) -> bool:
    """Whether coders who have finished a document disagree on one cell.

    They do where what they said differs, and where one marked what another, who had read it to its
    end, did not mark: the first is a cell that differs where coders are compared, the second a
    passage that not all marked. Open beside absent or unclear says nothing.
    """
    return differ(states) or (PRESENT in states and OPEN in states)


def rolled_up(
    own: Mapping[int, State],
    children: dict[int, tuple[int, ...]],
    undecided: Collection[int] = (),
) -> dict[int, State]:
    """The states of all themes with the themes below them; open ones are left out, here and there.

    Themes are numbered in codebook order, so whatever is below a theme comes behind it. Of the
    ``undecided`` it does not follow that they are absent where all below them are: somebody denies
    it.
    """
    found = dict(own)
    for theme in reversed(children):
        if found.get(theme) != PRESENT:
            below = set(map(found.get, children[theme]))
            state = with_children(own.get(theme, OPEN), below)
            denied = state == ABSENT and theme in undecided and theme not in own
            if state != OPEN and not denied:
                found[theme] = state
    return found
