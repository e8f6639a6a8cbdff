"""Bringing in what was charted in a spreadsheet: first a plan, then one act."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from coder.analysis.whose import is_own, shown_alone
from coder.domain.attribute_table.plan import Plan, plan
from coder.domain.attribute_table.table import ParsedTable
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.exchange.csv_reader import read_csv
from coder.exchange.workbook_reader import read_workbook
from coder.operations.charting import add_attribute, attribute_named, chart_all
from coder.store import attributes, documents
from coder.store.coders import shown_names
from coder.store.journal import together
from coder.store.project import Project
from coder.store.stopping import never, stoppable

_READERS: Final[Mapping[str, Callable[[Path], ParsedTable]]] = {
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
}


def read_table(path: Path) -> ParsedTable:
    """The table in a workbook or a text file.

    Raises:
        CoderError: it is neither, or cannot be read.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise CoderError(f"'{path.name or path}' is no table: save it as .xlsx or .csv.")
    try:
        return read(path)
    except OSError as error:
        raise CoderError(
            f"{path.name} could not be read ({error.strerror or error}): look whether it is there,"
            " and close it if it is open, as in Excel."
        ) from error


def plan_import(project: Project, table: ParsedTable, coder: Coder) -> Plan:
    """What a table would change of what a coder charted, and what of it others charted already.

    While the project is blind, nothing is told of others.

    Raises:
        CoderError: no column holds citation keys.
    """
    whose, names = shown_alone(project), shown_names(project)
    own: dict[tuple[str, str], str] = {}
    others: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in attributes.charted(project):
        if one.person == coder.id:
            own[one.document, one.attribute] = one.value
        elif is_own(one.person, whose):
            said = names.get(one.person, ""), one.value
            others.setdefault((one.document, one.attribute), []).append(said)
    return plan(
        table,
        documents=documents.documents(project),
        attributes=attributes.attributes(project),
        values=own,
        others=others,
    )


def apply_import(
    project: Project,
    planned: Plan,
    coder: Coder,
    *,
    leave_out: bool = False,
    ask: Callable[[], object] = never,
) -> Change:
    """Chart what was planned, as one act; ``leave_out`` does so though something is wrong.

    Whatever ``ask`` raises, which is called now and then, takes all of it back.

    Raises:
        CoderError: something is wrong, and it was not said to leave that out.
    """
    if planned.problems and not leave_out:
        wrong = counted(len(planned.problems), "problem")
        raise CoderError(f"The table has {wrong}: mend them, or say to leave out what is wrong.")
    with stoppable(project.db, ask), together(project, coder=coder.id) as running:
        made = {}
        for one in planned.added:
            add_attribute(project, one.name, kind=one.kind)
            made[one.id] = attribute_named(project, one.name)
        values = [
            (one.document, made.get(one.attribute.id, one.attribute), one.new)
            for one in planned.values
        ]
        chart_all(project, values, coder)
    return running.done()
