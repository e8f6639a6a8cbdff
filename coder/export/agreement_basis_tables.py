"""Tables of a report on agreement that say what it rests on: who, what, how, and what is known."""

from collections.abc import Iterator, Mapping
from typing import Final

from coder.analysis.agreement.sources import LEGEND, REFERENCES, SOURCES
from coder.analysis.comparing.premises import Subject
from coder.analysis.comparing.units import CELLS, DEFINED
from coder.analysis.reporting.checklists import Item, coreq, grras, program
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.wording import share
from coder.domain.coder import LEAD, Coder
from coder.domain.telling import counted, listed
from coder.export.report_table import Field, ReportTable

_ABOUT: Final[Mapping[Subject, str]] = {
    "readers": "Who read what", "text": "Text", "codebook": "Codebook", "themes": "Themes",
    "knowledge": "Independence", "regions": "Parts of pages",
}  # fmt: skip
"""What is told before any figure; what is left out has a table of its own."""
_SEEN = (
    "Who could see whose codings is known from the history of the project: by what had come into a"
    " reviewer's copy, not by the clock. What reviewers told each other it cannot know."
)
_TRIMMED = (
    "blanks at the ends of passages do not count; codings of one reviewer with one theme that"
    " overlap or adjoin, or have only blanks between, are one"
)
_MARKED = "a word, sentence or paragraph counts as marked if a character of it is"
_RESAMPLED = (
    "percentiles 2.5 and 97.5 of resamples of whole documents (Zapf et al. 2016); standard error by"
    " leaving out one document after another"
)


def basis_table(report: Report) -> ReportTable:
    """What was compared, and how."""
    return ReportTable(
        "Basis",
        "What was compared, and how",
        (Field("What", 26, "key"), Field("How it is", 110)),
        [row for row in (*_origin(report), *_material(report), *_ways(report)) if row[1]],
    )


def known_table(report: Report) -> ReportTable:
    """What is to be known before any figure."""
    return ReportTable(
        "To be known",
        "What is to be known before the figures",
        (Field("About", 16, "key"), Field("What is known", 110), Field("Weakens figures", 12)),
        [
            (_ABOUT[one.subject], one.sentence, "yes" if one.warns else "no")
            for one in report.found.premises
            if one.subject in _ABOUT
        ],
        (_SEEN,),
        most=30,
    )  # fmt: skip


def reviewer_table(report: Report) -> ReportTable:
    """Who coded."""
    rows = []
    for coder, work in zip(report.held.coders, report.work, strict=True):
        with_ = [
            f"{f'version “{version}”' if version else 'no version frozen'} ({count:,})"
            for version, count in sorted(work.finished.items(), key=lambda one: one[0] or "")
        ]
        role = "lead" if coder.role == LEAD else "reviewer"
        done = sum(work.finished.values())
        told = listed(with_) if with_ else None
        rows.append((coder.name, coder.letters, role, work.read, done, work.unfinished, told))
    return ReportTable(
        "Reviewers",
        "Reviewers, and what they coded of the documents compared",
        (
            Field("Reviewer", 26, "key"), Field("Letters", 9), Field("Role", 10),
            Field("Documents", 11, "count"), Field("Finished", 10, "count"),
            Field("Not finished", 10, "count"), Field("Codebook", 40),
        ),
        rows,
    )  # fmt: skip


def left_out_table(report: Report) -> ReportTable:
    """The documents that are not compared."""
    return ReportTable(
        "Left out",
        "Documents that are not compared",
        (Field("Document", 26, "key"), Field("Why", 60)),
        [(one.document.key, one.reason) for one in report.held.left_out],
        most=60,
    )


def change_table(report: Report) -> ReportTable:
    """How the codebook changed while documents were coded."""
    since = report.changes.since
    said = f"Since the first coding compared here ({_minute(since)} UTC)." if since else ""
    return ReportTable(
        "Codebook changes",
        "Changes of the codebook while documents were coded",
        (Field("When (UTC)", 17, "key"), Field("What", 11), Field("Change", 80), Field("By", 22)),
        [
            (_minute(one.made_at), one.what, one.description, one.coder)
            for one in report.changes.changes
        ],
        (said, "What was undone is not told.") if said else (),
        most=30,
    )  # fmt: skip


def source_table(report: Report) -> ReportTable:
    """How coefficients are computed, and who is cited for them."""
    names = [*report.found.overall.figures.together, "pooled_kappa", "u_alpha", "u_alpha_binary",
             "cu_alpha"]  # fmt: skip
    told = [SOURCES[name] for name in SOURCES if name in names]
    return ReportTable(
        "Formulas",
        "Coefficients: formulas and sources",
        (Field("Coefficient", 34, "key"), Field("Formula", 60), Field("Source", 44)),
        [
            (one.name, one.formula.replace(" - ", " \N{MINUS SIGN} "), "; ".join(one.cited))
            for one in told
        ],
        (LEGEND,),
    )


def reference_table() -> ReportTable:
    """What is cited, in full."""
    return ReportTable(
        "References",
        "References",
        (Field("Cited as", 28, "key"), Field("Reference", 120)),
        list(REFERENCES.items()),
    )


def checklist_tables(report: Report) -> Iterator[ReportTable]:
    """The items of COREQ and GRRAS."""
    for sheet, source, items in (
        ("COREQ", "COREQ (Tong et al. 2007), analysis and findings", coreq(report)),
        ("GRRAS", "GRRAS (Kottner et al. 2011)", grras(report)),
    ):
        yield _checklist(sheet, source, items)


def _checklist(sheet: str, source: str, items: list[Item]) -> ReportTable:
    return ReportTable(
        sheet,
        f"Checklist: {source}",
        (
            Field("Item", 7, "count"), Field("Topic", 24), Field("What is asked", 44),
            Field("In this review", 90),
        ),
        [(one.number, one.topic, one.asked, one.answer) for one in items],
    )  # fmt: skip


def _origin(report: Report) -> Iterator[tuple[str, str | None]]:
    yield "Project", report.title
    yield "Project id", report.project_id
    yield "Program", program(report)
    if report.round is None:
        yield (
            "State",
            (
                f"of {_minute(report.made_of)} UTC (the last change): no round was frozen, and what"
                " reviewers changed after they had talked is in the figures"
                if report.made_of
                else None
            ),
        )
        return
    held = report.round
    yield "Round", f"{held.name}, frozen by {held.coder_name} on {_minute(held.made_at)} UTC"
    yield (
        "State",
        (
            f"exactly the {counted(held.known.size, 'act')} that the round froze, whatever was"
            " coded, undone or merged since; decisions are those of the project by now"
        ),
    )


def _material(report: Report) -> Iterator[tuple[str, str | None]]:
    sample, held = report.sample, report.held
    yield "Reviewers", listed([_with_letters(one) for one in held.coders])
    yield "Preparation of reviewers", report.wanted.training or "not told"
    yield (
        "Documents",
        (
            f"{sample.documents:,} of {counted(sample.of_documents, 'included document')}"
            f" ({share(sample.documents, sample.of_documents)}) were coded by two or more"
        ),
    )
    of = "in these; what share of all included documents that is cannot be told: some have no text"
    if sample.of_characters:
        part = share(sample.characters, sample.of_characters)
        of = f"of {sample.of_characters:,} in all included documents ({part})"
    yield "Characters", f"{sample.characters:,} {of}"
    yield "Chosen", report.sampling or "how documents were drawn is not told"
    if sample.excluded:
        yield "Excluded", f"{counted(sample.excluded, 'document')} of the project, in no figure"
    yield "Codebook", _versions(report)
    depth = max((one.depth for one in held.themes), default=-1) + 1
    levels = f" on {counted(depth, 'level')}" if held.themes else ""
    yield "Themes", f"{counted(len(held.themes), 'theme')}{levels}"


def _versions(report: Report) -> str:
    if not report.versions:
        return "no version was frozen"
    return listed(
        [f"version “{one.name}” of {_minute(one.made_at)} UTC" for one in report.versions]
    )


def _ways(report: Report) -> Iterator[tuple[str, str | None]]:
    unit, wanted = report.wanted.unit, report.wanted
    missing = "; what is left open is missing" if unit == CELLS else ""
    yield "Unit of analysis", f"{unit}: each is {DEFINED[unit]}{missing}"
    opened = report.found.ratings.all_left_open
    if opened is not None:
        yield "Left open", opened.sentence if opened.open else "no judgement was left open"
    if unit != CELLS:
        rule = f"; {_MARKED}" if unit in {"words", "sentences", "paragraphs"} else ""
        yield "Normalisation", _TRIMMED + rule
    yield "Themes above others", "include the themes below; over all themes each counts by itself"
    yield (
        "Missing",
        (
            "whoever did not read a document, or whose codebook lacked a theme when finishing it,"
            " is missing there and has not said no"
        ),
    )
    if not report.has_coefficients:
        yield "Coefficients", "switched off in this project: what follows are counts"
        return
    yield "Intervals", _RESAMPLED
    yield "Resamples and seed", f"{wanted.draws:,} resamples, seed {wanted.seed}"
    settled = report.limits
    limits = [f"{_name(name)} {value:g}" for name, value in sorted(settled.least.items())]
    told = f"{listed(limits)}{settled.when and f', {settled.when}'}"
    yield "Limits", told if limits else settled.elsewhere or "none was set"
    if wanted.limit is not None:
        yield "Limit of draws", f"the share of draws with an alpha below {wanted.limit:g} is told"


def _with_letters(coder: Coder) -> str:
    return f"{coder.name} ({coder.letters})" if coder.letters else coder.name


def _name(key: str) -> str:
    return SOURCES[key].name if key in SOURCES else key


def _minute(moment: str | None) -> str:
    return f"{moment[:10]} {moment[11:16]}" if moment else ""
