"""Freezing what is compared as a round."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coder.desktop.comparing.asking import Question
from coder.desktop.comparing.freeze_dialog import FreezeDialog
from coder.desktop.comparing.limits_history import limits_history
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.round import RoundSettings
from coder.domain.telling import listed
from coder.operations.coders import check_lead
from coder.operations.rounds import freeze_round
from coder.store.coders import coders


def freeze(
    workspace: Workspace, question: Question, parent: QWidget, done: Callable[[str], object]
) -> None:
    """Ask for a name and what is settled beforehand; ``done`` hears the id of the round."""
    project = workspace.project
    if not project.write:
        workspace.do(lambda: Change(""))  # which says why nothing can be done
        return
    try:
        check_lead(project, "freeze a round")
    except CoderError as error:
        workspace.tell(str(error), kind="problem")
        return
    names = [one_line(one.name) for one in coders(project) if one.id in question.coders]
    history = limits_history(project)
    settings = RoundSettings(
        coders=question.coders, unit=question.unit, limits=history.latest or {}
    )
    whose = listed(names) if names else "All who finished a document"
    wanted = FreezeDialog.ask(settings, whose, history, parent)
    if wanted is None:
        return
    change = workspace.do(lambda: freeze_round(project, wanted.name, wanted.settings))
    if change is not None:
        [round_] = change.ids("round")
        workspace.tell(f"“{one_line(wanted.name)}” is frozen.", kind="done")
        done(round_)
