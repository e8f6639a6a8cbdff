"""Carrying decided values over, when an attribute changes its kind or its choices.

Its level needs no carrying: a decision about a document is read as one about its study, and the
other way round.
"""

from dataclasses import replace

from coder.domain.attribute import SEPARATOR, Attribute, checked_value, parts
from coder.domain.decision import Answer
from coder.domain.errors import CoderError
from coder.store import decisions, rows
from coder.store.attributes import subjects
from coder.store.journal import Act
from coder.store.project import Project

Answers = dict[str, Answer]
"""Answers by stored decision."""


def carried_answers(project: Project, old: Attribute, new: Attribute) -> Answers:
    """The decided values of an attribute as another kind, or other choices, have them.

    Raises:
        CoderError: one does not fit.
    """
    if (old.kind, old.choices) == (new.kind, new.choices):
        return {}
    found = {}
    for row, about, answer in decisions.answers_over(project, new.id):
        try:
            found[row] = replace(answer, value=checked_value(new, answer.value or ""))
        except CoderError as error:
            raise CoderError(
                f"The team decided that {old.name} of {subjects(project).get(about, '?')} is"
                f" '{answer.value}', which does not fit: open that difference again first."
            ) from error
    return found


def renamed_answers(project: Project, new: Attribute, old: str, name: str) -> Answers:
    """The decided values of an attribute, of which one choice has another name."""
    found = {}
    for row, _, answer in decisions.answers_over(project, new.id):
        held = parts(new, answer.value or "")
        if old in held:
            joined = SEPARATOR.join(name if part == old else part for part in held)
            found[row] = replace(answer, value=checked_value(new, joined))
    return found


def write_answers(running: Act, answers: Answers) -> None:
    """Write answers inside an act."""
    for row, answer in answers.items():
        rows.set_fields(running, "decision", row, {"answer": answer.as_json()})
