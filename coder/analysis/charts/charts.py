"""The charts of a project, made from its matrix."""

from coder.analysis.charted_rows import charted_rows
from coder.analysis.charts.saturation import saturation
from coder.analysis.charts.themes import by_attribute, by_documents, by_year
from coder.analysis.charts.together import together
from coder.analysis.matrix import matrix
from coder.domain.chart import Chart, ChartOptions, Kind
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.store.attributes import attributes
from coder.store.cells import finished
from coder.store.coded_passages import first_codings
from coder.store.project import Project


def chart(
    project: Project, kind: Kind, options: ChartOptions, *, only_coder: Coder | None = None
) -> Chart:
    """What a kind of chart shows of all documents that are not excluded.

    ``only_coder`` leaves one person's work.

    Raises:
        CoderError: an attribute is wanted, and none is chosen or it is not there.
    """
    found = matrix(project, by=options.by, only_coder=only_coder)
    if kind == "documents":
        return by_documents(found, options)
    if kind == "years":
        return by_year(found, options)
    if kind == "together":
        return together(project, found, options)
    if kind == "saturation":
        return saturation(found, options, first_codings(project), _finished(project, only_coder))
    held = {one.id: one for one in attributes(project)}
    if options.attribute not in held:
        raise CoderError("Choose an attribute: the chart divides the documents by it.")
    attribute = held[options.attribute]
    values = charted_rows(project, found.rows, only_coder).of(attribute)
    return by_attribute(found, options, attribute, values)


def _finished(project: Project, only: Coder | None) -> set[str]:
    """The documents that anyone, or one person, has finished."""
    return {
        document
        for document, people in finished(project).items()
        if only is None or only.id in people
    }
