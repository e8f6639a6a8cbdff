"""What stands on a merge, asked before it is taken back."""

from collections import Counter, defaultdict

from coder.domain.dependants import Dependants, Held
from coder.domain.errors import CoderError
from coder.store import leaving
from coder.store.coders import joined_coders, shown_names
from coder.store.merges import merges, ranges_of
from coder.store.project import Project


def depending_on(project: Project, number: int) -> Dependants:
    """What goes, and what would rest, if a merge were taken back; nothing is changed.

    Of a merge that is taken back already nothing goes.

    Raises:
        CoderError: no merge has that number.
    """
    made = merges(project)
    merge = next((one for one in made if one.number == number), None)
    if merge is None:
        raise CoderError(f"No merge of this copy has the number {number}.")
    if not merge.counts:
        return Dependants()
    ranges = ranges_of(project, number)
    leaving.find_leaving(project, ranges)
    by = leaving.coders_in(project, ranges)
    later = [
        name
        for one in reversed(made)
        if one.number > number and one.counts
        and by & leaving.coders_in(project, ranges_of(project, one.number))
        for name in one.files
    ]  # fmt: skip
    return Dependants(
        going=leaving.going(project),
        reverting=leaving.reverting(project),
        waiting=_held(project, leaving.waiting(project)),
        edited=_held(project, leaving.edited(project)),
        to_the_top=leaving.pointing(project, "theme", "parent"),
        unmerged=leaving.pointing(project, "theme", "merged"),
        without_study=leaving.pointing(project, "document", "study"),
        settled=leaving.settled(project),
        later=tuple(dict.fromkeys(later)),
    )


def _held(project: Project, found: leaving.ByCoder) -> tuple[Held, ...]:
    """By coder, who works here first; stored coders who are one person together."""
    names, joined = shown_names(project), joined_coders(project)
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for coder, counts in found.items():
        by[joined.get(coder or "", coder or "")].update(counts)
    held = [
        Held(names.get(coder, "someone"), coder or None, coder == project.me, dict(counts))
        for coder, counts in by.items()
    ]
    return tuple(sorted(held, key=lambda one: (not one.mine, one.coder, one.coder_id or "")))
