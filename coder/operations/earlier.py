"""What was said of a difference before, to be offered to whoever decides about it anew."""

from coder.domain.coder import Coder
from coder.operations.deciding import Ruling
from coder.store.decision_history import Said, said_about
from coder.store.decisions import decisions, possible_decisions
from coder.store.project import Project


def earlier_said(project: Project, ruling: Ruling) -> tuple[Said, ...]:
    """What was decided about the difference of a ruling, the last one last.

    Also what was taken away again, and what was decided when some of its codings were not there.
    """
    over = str(ruling.theme or ruling.attribute)
    rows = possible_decisions(project, about=ruling.about, over=over, disputed=ruling.disputed)
    rows += [
        one.id
        for one in decisions(project, ruling.about)
        if one.theme == ruling.theme and not set(one.disputed).isdisjoint(ruling.disputed)
    ]
    said = said_about(project, list(dict.fromkeys(rows)))
    return tuple(
        sorted((one for held in said.values() for one in held), key=lambda one: one.made_at)
    )


def earlier_grounds(project: Project, ruling: Ruling) -> Said | None:
    """The last decision about a difference that has a reason or a comment, if there was one.

    What was undone was not meant.
    """
    said = (one for one in reversed(earlier_said(project, ruling)) if not one.is_undone)
    found = (one for one in said if one.answer is not None)
    return next((one for one in found if one.reason or one.comment), None)


def own_grounds(project: Project, ruling: Ruling, coder: Coder) -> Said | None:
    """The same if it was this coder who said it: another's reasons are not taken over unasked."""
    said = earlier_grounds(project, ruling)
    return said if said is not None and said.coder == coder.id else None
