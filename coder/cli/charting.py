"""Commands that chart values of documents, and bring the table of all values out and in."""

from argparse import Namespace
from collections.abc import Iterable

from coder.analysis.charting import Charted, ChartedAttribute, charting
from coder.analysis.whose import NOBODY
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    DOCUMENT,
    Commands,
    coder_of,
    command,
    reading,
    said_if_blind,
    seen_coder,
    some_path,
    whose_shown,
    with_coder,
    with_json,
    writing,
)
from coder.cli.coding import named_coding
from coder.domain.attribute_table.plan import Plan, PlannedValue
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.domain.quoting.anchor import to_json
from coder.domain.telling import counted, shortened
from coder.exchange.attribute_table import apply_import, plan_import, read_table
from coder.export.attribute_table import write_attribute_table
from coder.operations import charting as acts
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.store.journal import together
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The commands chart and table."""
    chart = command(commands, "chart", _chart, "Chart values of a document, or show them.")
    chart.add_argument("document", metavar="DOC", help=DOCUMENT)
    chart.add_argument(
        "values", nargs="*", metavar="ATTRIBUTE=VALUE", help="what to chart; '' takes it away"
    )
    support = chart.add_mutually_exclusive_group()
    support.add_argument(
        "--passage", metavar="CODING", help="a coding of the passage that says so; '' for none"
    )
    support.add_argument("--quote", metavar="TEXT", help="the words that say so, as they stand")
    chart.add_argument("--page", type=int, metavar="N", help="the PDF page of the quote, from 1")
    with_coder(chart)
    table = command(commands, "table", _table, "Write or read the table of what is charted.")
    ways = table.add_subparsers(dest="act", required=True, metavar="ACT")
    out = ways.add_parser("export", help="write it: one row a document, one column an attribute")
    into = ways.add_parser("import", help="tell what a table would change, or chart it")
    for parser in (out, into):
        parser.add_argument("file", type=some_path, metavar="FILE", help="ends in .xlsx or .csv")
        with_json(parser)
    out.add_argument("--overwrite", action="store_true", help="replace the file")
    with_coder(out, "one reviewer's values (default: those that are shown of all)")
    into.add_argument("--apply", action="store_true", help="chart what the table says")
    into.add_argument(
        "--leave-out", action="store_true", help="apply it though something is wrong, without that"
    )
    into.add_argument("--take-others", action="store_true", help="also what others charted already")
    with_coder(into, "whose values they are (default: who works here)")


def _chart(given: Namespace) -> Answer:
    if not given.values and given.passage is None and given.quote is None and given.page is None:
        with reading(given) as project:
            document = find_document(project, given.document)
            coder = coder_of(project, given) if given.coder or project.me else NOBODY
            return _charted(charting(project, document, coder, whose=whose_shown(project)))
    if given.page is not None and given.quote is None:
        raise CoderError("--page says where the words of --quote stand: give both.")
    if not given.values:
        raise CoderError("Say which value the passage supports, as ATTRIBUTE=VALUE.")
    with writing(given) as project:
        document = find_document(project, given.document)
        coder = coder_of(project, given)
        _chart_values(project, document, coder, given)
        return _charted(charting(project, document, coder, whose=whose_shown(project)))


def _chart_values(project: Project, document: Document, coder: Coder, given: Namespace) -> None:
    passage = named_coding(project, given.passage).passage if given.passage else given.passage
    quoted = None
    if given.quote is not None:
        quoted = find_quote(project, document, given.quote, page=given.page)
    with together(project, coder=coder.id):
        for text in given.values:
            name, equals, value = text.partition("=")
            if not equals:
                raise CoderError(f"'{text}' charts nothing: write it as ATTRIBUTE=VALUE.")
            attribute = acts.attribute_named(project, name.strip())
            if quoted is None:
                acts.chart(project, document, attribute, coder, value, passage=passage)
            else:
                anchor = to_json(quoted.anchor)
                acts.chart_passage(project, quoted.file, anchor, attribute, coder, value)


def _charted(found: Iterable[ChartedAttribute]) -> Answer:
    held = list(found)
    value = [
        {
            "attribute": one.attribute.name, "attribute_id": one.attribute.id,
            "required": one.attribute.required, "missing": one.missing,
            "own": _said(one.own), "others": [_said(other) for other in one.others],
            "shown": one.shown.value, "state": one.shown.state, "consensus": one.shown.consensus,
        }
        for one in held
    ]  # fmt: skip
    rows = [line for one in held for line in _lines(one)]
    return Answer(value, columns(rows))


def _said(one: Charted | None) -> dict[str, object] | None:
    if one is None:
        return None
    support = one.support and {
        "passage": one.support.passage, "quote": one.support.words, "page": one.support.page,
        "citation": one.support.citation,
    }  # fmt: skip
    return {"coder": one.name, "coder_id": one.coder, "value": one.value, "support": support}


def _lines(one: ChartedAttribute) -> list[tuple[str, str, str, str]]:
    own = one.own
    open_ = "required" if one.missing else None
    first = (one.attribute.name, "", own.value if own else open_ or "–", _support(own))
    others = [("", who.name, who.value, _support(who)) for who in one.others]
    decided = one.shown.consensus
    told = [] if decided is None else [("", "all", decided or "nothing is reported", "decided")]
    return [first, *others, *told]


def _support(one: Charted | None) -> str:
    if one is None or one.support is None:
        return ""
    words = f"“{one.support.words}” " if one.support.words else ""
    return f"{words}{one.support.citation}"


def _table(given: Namespace) -> Answer:
    return _export(given) if given.act == "export" else _import(given)


def _export(given: Namespace) -> Answer:
    with reading(given) as project:
        coder = seen_coder(project, given)
        done = write_attribute_table(project, given.file, coder=coder, overwrite=given.overwrite)
        blind = said_if_blind(project)
    said = [f"Wrote {given.file}: {counted(done.documents, 'document')}."]
    if done.differing:
        left = counted(done.differing, "cell")
        said.append(f"{left} stayed empty, since reviewers differ: see 'attributes --differences'.")
    value = {"table": str(given.file), "documents": done.documents,
             "attributes": done.attributes, "differing": done.differing}  # fmt: skip
    return Answer(value, [*said, *blind])


def _import(given: Namespace) -> Answer:
    if not given.apply:
        with reading(given) as project:
            coder = coder_of(project, given)
            return _planned(_plan(project, coder, given), coder)
    with writing(given) as project:
        coder = coder_of(project, given)
        plan = _plan(project, coder, given)
        if plan.problems and not given.leave_out:
            wrong, place = counted(len(plan.problems), "problem"), plan.problems[0].place
            raise CoderError(
                f"Nothing was charted: the table has {wrong}, the first in {place}; without"
                " --apply all are told, and --leave-out charts the rest."
            )
        apply_import(project, plan, coder, leave_out=given.leave_out)
    return _planned(plan, coder, applied=True)


def _plan(project: Project, coder: Coder, given: Namespace) -> Plan:
    plan = plan_import(project, read_table(given.file), coder)
    return plan.with_others() if given.take_others else plan


def _planned(plan: Plan, coder: Coder, *, applied: bool = False) -> Answer:
    value = {
        "applied": applied,
        "attributes": [{"name": one.name, "kind": one.kind} for one in plan.added],
        "values": [_planned_value(one) for one in plan.values],
        "of_others": [_planned_value(one) for one in plan.of_others],
        "same": plan.same,
        "problems": [
            {"row": one.row, "column": one.column, "about": one.said} for one in plan.problems
        ],
        "notes": list(plan.notes),
    }  # fmt: skip
    too = f"{'' if applied else 'would be '}charted by {coder.name} too"
    rows = [
        *(_planned_row(one, too if one.others else "") for one in plan.values),
        *(_planned_row(one, "left out") for one in plan.of_others),
    ]
    lines = [*plan.notes, *columns(rows), *map(str, plan.problems), plan.summary]
    if plan.of_others:
        lines.append("--take-others charts also what others charted already.")
    return Answer(value, lines)


def _planned_value(one: PlannedValue) -> dict[str, object]:
    return {
        "row": one.row, "document": one.document.id, "key": one.document.key,
        "attribute": one.attribute.name, "old": one.old, "new": one.new,
        "others": list(one.others),
    }  # fmt: skip


def _planned_row(one: PlannedValue, then: str) -> tuple[str, ...]:
    return (
        one.document.key,
        shortened(one.attribute.name),
        shortened(one_line(one.old or "–")),
        "→",
        shortened(one_line(one.new)),
        f"{one.by_others}: {then}" if then else "",
    )
