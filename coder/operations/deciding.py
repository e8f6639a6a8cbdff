"""Deciding differences between coders; what each of them did stays as it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from coder.domain.attribute import Attribute, checked_value
from coder.domain.coder import Coder
from coder.domain.decision import STATES, Answer, Decision, Outcome, Reason, answer_in_words
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.telling import counted, listed
from coder.domain.theme import Theme
from coder.operations.coders import check_sees_all
from coder.operations.decided_cells import check_cells
from coder.operations.spot_answers import Read
from coder.operations.spots import with_others_there
from coder.operations.undeciding import remove_decisions
from coder.store import blobs, conflicts, decisions, rows
from coder.store.coders import stored_as
from coder.store.journal import Act, act
from coder.store.project import Project

if TYPE_CHECKING:
    from coder.store.columns import Fields

_FEW: Final = 3  # which are told one by one


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is to be decided about one difference."""

    about: str
    about_kind: str  # document, study
    theme: str | None
    attribute: str | None
    disputed: tuple[str, ...]
    answer: Answer
    told: str  # what it is about, as in "Training in ali-2022"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why it is decided so, and who was there; the same for all of one act."""

    reason: Reason | None = None
    comment: str = ""
    present: str = ""
    round: str | None = None  # the one on which the difference was found


def of_spot(
    project: Project, document: Document, theme: Theme, codings: Iterable[str], answer: Answer
) -> Ruling:
    """A ruling on codings with a theme that are not all alike; see ``spot_answer``.

    It is about what others marked there too, as those do who are not compared.

    Raises:
        CoderError: the document is excluded, or the words are to bear the theme that they bear.
    """
    _check_included(document)
    if answer.outcome == "other theme" and {one.theme for one in answer.passages} == {theme.id}:
        raise CoderError(
            f"These words bear {theme.path}: choose another theme, or settle which of them bear it."
        )
    disputed = tuple(with_others_there(project, document.id, theme.id, list(codings)))
    told = f"{theme.path} in {document.key}"
    return Ruling(document.id, "document", theme.id, None, disputed, answer, told)


def of_cell(
    document: Document, theme: Theme, state: str | None, *, chosen: Coder | None = None
) -> Ruling:
    """A ruling on what a document says of a theme; without a state it is put off.

    Raises:
        CoderError: there is no such state, or the document is excluded.
    """
    _check_included(document)
    if state is not None and state not in STATES:
        raise CoderError(f"'{state}' is no state of a cell: choose one of {', '.join(STATES)}.")
    answer = Answer(_outcome(state, chosen), chosen.id if chosen else None, state=state)
    told = f"{theme.path} in {document.key}"
    return Ruling(document.id, "document", theme.id, None, (), answer, told)


def of_value(
    document: Document, attribute: Attribute, value: str | None, *, chosen: Coder | None = None
) -> Ruling:
    """A ruling on a charted value, of the study if the attribute is one of studies.

    An empty value: none is reported. None: it is put off.

    Raises:
        CoderError: the value does not suit the attribute, or the document is excluded.
    """
    _check_included(document)
    checked = None if value is None else checked_value(attribute, value)
    outcome = "none" if checked == "" else _outcome(checked, chosen)
    of_study = document.study_id if attribute.level == "study" else None
    about, kind = (of_study, "study") if of_study else (document.id, "document")
    answer = Answer(outcome, chosen.id if chosen else None, value=checked or None)
    return Ruling(
        about, kind, None, attribute.id, (), answer, f"{attribute.name} of {document.key}"
    )


def _check_included(document: Document) -> None:
    if document.excluded is not None:
        raise CoderError(
            f"{document.key} is excluded, so that nothing of it is compared: include it again"
            " before you decide about it."
        )


def _outcome(decided: str | None, chosen: Coder | None) -> Outcome:
    if decided is None:
        return "defer"
    return "coder" if chosen else "edited"


def decide(
    project: Project,
    rulings: Sequence[Ruling],
    coder: Coder,
    grounds: Grounds | None = None,
    *,
    read: Read | None = None,
) -> Change:
    """Decide about differences, all in one act; what was decided before about them is replaced.

    Of several rulings on one difference the last one counts. ``read`` are texts that the caller
    has read already.

    Raises:
        CoderError: there is nothing to decide, what was marked does not stand on its text, what is
            decided of a cell and of its passages would tell against each other, or the work of
            others may not be seen here.
    """
    check_sees_all(project, "decide")
    rulings = _last_on_each(rulings)
    _check(project, rulings, read or {})
    touched = {one.about for one in rulings if one.theme is not None}
    before = decisions.decisions(project, next(iter(touched)) if len(touched) == 1 else None)
    because = grounds or Grounds()
    with act(project, "decide", _description(rulings), coder=coder.id) as running:
        by = stored_as(project, coder.id)
        for one in rulings:
            _put(running, one, because, by)
        check_cells(project, before, touched)
    return running.done()


def open_again(project: Project, held: Sequence[Decision]) -> Change:
    """Take decisions away, in one act: the differences are open again.

    Raises:
        CoderError: there is none, or the work of others may not be seen here.
    """
    check_sees_all(project, "open a difference again")
    if not held:
        raise CoderError("There is no decision to take away.")
    said = "a difference" if len(held) == 1 else counted(len(held), "difference")
    with act(project, "open again", f"Open {said} again") as running:
        remove_decisions(running, [one.id for one in held])
    return running.done()


def _last_on_each(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Without those that a later one replaces: an act says one thing of a difference."""
    last = {(one.about, one.theme, one.attribute, one.disputed): one for one in rulings}
    return list(last.values())


def _put(running: Act, ruling: Ruling, because: Grounds, by: str) -> None:
    project = running.project
    over = str(ruling.theme or ruling.attribute)
    own = decisions.decision_id(ruling.about, over, ruling.disputed)
    before = decisions.stored_decisions(
        project, about=ruling.about, over=over, disputed=ruling.disputed
    )
    remove_decisions(running, [row for row in before if row != own])
    fields: Fields = {
        "about": ruling.about, "about_kind": ruling.about_kind, "theme": ruling.theme,
        "attribute": ruling.attribute, "disputed": decisions.as_stored(ruling.disputed),
        "answer": ruling.answer.as_json(), "reason": because.reason,
        "comment": because.comment.strip() or None, "present": because.present.strip() or None,
        "coder": by, "made_at": running.made_at, "round": because.round,
    }  # fmt: skip
    rows.put(running, "decision", own, fields)
    if conflicts.is_contested(project, own) or conflicts.removal_is_open(project, own):
        rows.write_again(running, "decision", own, "answer")  # who decides knows of all of it


def _description(rulings: Sequence[Ruling]) -> str:
    """It names no reviewer: *Undo* says it too, also while names are hidden."""
    said = {replace(one.answer, passages=()) for one in rulings}
    if len(said) > 1:  # of cells and values what they come to is left out
        said = {replace(one, state=None, value=None) for one in said}
    how = f": {answer_in_words(said.pop(), None)}" if len(said) == 1 else ""
    told = list(dict.fromkeys(one.told for one in rulings))
    if len(rulings) <= _FEW:
        return f"Decide {listed(told)}{how}"
    return f"Decide {counted(len(rulings), 'difference')}{how}"


def _check(project: Project, rulings: Sequence[Ruling], read: Read) -> None:
    """Refuse decided passages whose words do not stand where their anchor says."""
    if not rulings:
        raise CoderError("There is no difference to decide.")
    anchors = [one.anchor for ruling in rulings for one in ruling.answer.passages]
    for digest in {one.text for one in anchors if one.kind == "text"}:
        text = None if digest in read else blobs.text(project, digest)
        whole = read[digest].whole if digest in read else text and text.whole()
        for one in anchors:
            if whole and one.text == digest and whole[one.start : one.end] != one.quote:
                raise CoderError(
                    "These words do not stand where they were marked: mark them again."
                )
