"""The command that shows the numbers of a chart, or draws it."""

from argparse import ArgumentTypeError, Namespace

from coder.analysis.charts.charts import chart
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    Commands,
    command,
    reading,
    said_if_blind,
    seen_coder,
    some_path,
    with_coder,
)
from coder.domain.chart import KINDS, Chart, ChartOptions
from coder.domain.errors import CoderError
from coder.export.book_file import check_place
from coder.export.charts.drawing import PRINT, WIDTH
from coder.export.charts.writing import write_chart
from coder.operations.charting import find_attribute
from coder.store.attributes import attributes
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The command figure."""
    parser = command(commands, "figure", _figure, "Show the numbers of a chart, or draw it.")
    parser.add_argument("kind", choices=list(KINDS), metavar="KIND", help=", ".join(KINDS))
    parser.add_argument(
        "out", nargs="?", type=some_path, metavar="OUT", help="a file: .svg, .png or .csv"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the file")
    parser.add_argument("--by", choices=["document", "study"], default="document", help="counted")
    parser.add_argument("--top-level", action="store_true", help="no themes below others")
    parser.add_argument(
        "--order", choices=["codebook", "count"], default="codebook", help="of the themes"
    )
    parser.add_argument("--attribute", metavar="NAME", help="of attribute: what divides them")
    parser.add_argument(
        "--unit", choices=["passages", "documents"], default="passages",
        help="of together: what overlaps, or what holds both",
    )  # fmt: skip
    parser.add_argument(
        "--along", choices=["key", "year", "coded"], default="key",
        help="of saturation: the order of the documents",
    )  # fmt: skip
    parser.add_argument("--most", type=_count, metavar="N", help="draw so many themes at most")
    parser.add_argument(
        "--width", type=float, default=WIDTH, metavar="CM", help="of the picture (17)"
    )
    parser.add_argument(
        "--dpi", type=_count, default=round(PRINT), metavar="N", help="of a PNG (300)"
    )
    with_coder(parser, "only one reviewer's coding")


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= _LARGEST:
        raise ArgumentTypeError(f"'{text}' is no number from 1 to {_LARGEST}")
    return number


_LARGEST = 1_200


def _figure(given: Namespace) -> Answer:
    out = given.out
    if out is not None:
        check_place(out, overwrite=given.overwrite)
    with reading(given) as project:
        only = seen_coder(project, given)
        options = ChartOptions(
            by=given.by, top_level=given.top_level, order=given.order,
            attribute=_attribute(project, given.attribute), unit=given.unit, along=given.along,
        )  # fmt: skip
        found = chart(project, given.kind, options, only_coder=only)
        blind = said_if_blind(project)
    value = _as_json(found)
    if out is None:
        lines = [found.title, f"{found.counting}.", "", *_told(found), *blind]
        return Answer(value, lines)
    write_chart(found, out, width=given.width, dpi=given.dpi, most=given.most)
    return Answer(value | {"file": str(out)}, [f"Wrote {out}.", *blind])


def _told(found: Chart) -> list[str]:
    """The table; where it is wide, themes by number, as in the matrix, the numbers told above."""
    plain = columns(found.table())
    if found.head != "Theme" or max(map(len, plain)) <= _WIDEST:
        return plain
    names = [row.name for row in found.rows]
    numbers = {name: str(place) for place, name in enumerate(names, 1)}
    head, *rows = found.table()
    if found.kind == "together":  # whose columns are themes too
        head = [numbers.get(str(one), one) for one in head]
    rows = [[numbers.get(str(first), first), *rest] for first, *rest in rows]
    legend = [f"{place:>3}  {name}" for place, name in enumerate(names, 1)]
    return [*legend, "", *columns([head, *rows])]


_WIDEST = 100  # characters of a line


def _attribute(project: Project, name: str | None) -> str | None:
    """The id of an attribute by its name, or of none if none is named."""
    if name is None:
        return None
    found = find_attribute(project, name)
    if found is None:
        known = ", ".join(one.name for one in attributes(project)) or "none yet"
        raise CoderError(f"There is no attribute '{name}'; there are: {known}.")
    return found.id


def _as_json(found: Chart) -> dict[str, object]:
    return {
        "kind": found.kind, "title": found.title, "counting": found.counting,
        "columns": list(found.columns), "totals": list(found.totals),
        "rows": [{"name": row.name, "numbers": list(row.numbers)} for row in found.rows],
        "notes": list(found.notes),
    }  # fmt: skip
