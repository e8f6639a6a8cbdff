"""COREQ and GRRAS: what journals ask for, with what the program can say and what authors have to.

COREQ: Tong, Sainsbury and Craig (2007), International Journal for Quality in Health Care
19:349-357. GRRAS: Kottner et al. (2011), Journal of Clinical Epidemiology 64:96-106.
"""

from dataclasses import dataclass
from typing import Final

from coder.analysis.reporting.figure_sentences import figures_told
from coder.analysis.reporting.methods import letters
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.wording import many
from coder.domain.telling import counted

AUTHORS: Final = "To be filled by the authors."


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist, what it asks for, and what is answered."""

    number: int
    topic: str
    asked: str
    answer: str


def coreq(report: Report) -> list[Item]:
    """The items of COREQ on analysis and findings."""
    held = report.held
    depth = max((one.depth for one in held.themes), default=-1) + 1
    tree = (
        f"{counted(len(held.themes), 'theme')} on {counted(depth, 'level')}; {_defined(report)}."
        f" {_changes(report)}"
    )
    answers = {
        24: f"{counted(len(held.coders), 'reviewer')} ({letters(report)}).",
        25: tree,
        27: f"{program(report)}.",
    }
    return [
        Item(number, topic, asked, answers.get(number, AUTHORS))
        for number, topic, asked in _COREQ
    ]  # fmt: skip


def _defined(report: Report) -> str:
    """How many themes the codebook defines."""
    themes = report.held.themes
    defined = sum(bool((one.definition or "").strip()) for one in themes)
    if not defined:
        return "none of them has a definition in the codebook of the project"
    if defined == len(themes):
        return "with definitions in the codebook of the project"
    has = "has a definition" if defined == 1 else "have definitions"
    return f"{defined:,} of them {has} in the codebook of the project"


def grras(report: Report) -> list[Item]:
    """The 15 items of GRRAS; none where no agreement is computed."""
    if not report.has_coefficients:
        return []
    sample = report.sample
    sampling = report.sampling or f"How they were drawn: {AUTHORS[:1].lower()}{AUTHORS[1:]}"
    answers = {
        4: f"{counted(len(report.held.coders), 'reviewer')} of this review ({letters(report)})."
        " Whom they stand for: to be filled by the authors.",
        6: f"{counted(len(report.held.coders), 'reviewer')},"
        f" {counted(sample.documents, 'document')} of {sample.of_documents:,}, each coded once by"
        f" {_by_whom(report)}. How the number was chosen: to be filled by the authors.",
        7: sampling,
        8: _process(report),
        9: independence(report),
        10: _STATISTICS,
        11: f"{counted(len(report.held.coders), 'reviewer')},"
        f" {counted(sample.documents, 'document')}, {counted(sample.characters, 'character')} of"
        f" text, {counted(len(report.held.themes), 'theme')}; no document was coded twice by one"
        " reviewer.",
        12: f"Training: {report.wanted.training}" if report.wanted.training else AUTHORS,
        13: figures_told(report),
        15: "In the tables of this report; all values are in its workbook and in its JSON.",
    }
    return [
        Item(number, topic, asked, answers.get(number, AUTHORS))
        for number, topic, asked in _GRRAS
    ]  # fmt: skip


def _by_whom(report: Report) -> str:
    everybody = all(len(one.readers) == len(report.held.coders) for one in report.held.documents)
    return "each reviewer" if everybody else "two or more of the reviewers"


def program(report: Report) -> str:
    """*Coder 0.7*."""
    return f"Coder {report.wanted.program}".strip()


def independence(report: Report) -> str:
    """Who had seen whose codings, in one cell."""
    if not report.pairs:
        return AUTHORS
    seen = {one.id for pair in report.pairs for held in pair.seen.values() for one in held}
    if not seen:
        return (
            "Yes, as far as the project tells: in no document could a reviewer see what another"
            " had coded while coding it."
        )
    return (
        f"Not throughout: in {len(seen):,} of {counted(report.sample.documents, 'document')} a"
        " reviewer could see codings of another; the table of what is to be known tells whose."
    )


def _process(report: Report) -> str:
    unfinished = " Coding was not finished when it was compared." if report.is_unfinished else ""
    return (
        "Reviewers marked passages of the PDFs with the themes of one codebook. Who could see whose"
        f" codings: item 9.{unfinished} Other information: to be filled by the authors."
    )


def _changes(report: Report) -> str:
    changes = [one for one in report.changes.changes if one.what != "frozen"]
    if not changes:
        return "The codebook did not change while the documents compared were coded."
    told = many(len(changes), "change")
    return f"The codebook changed while documents were coded ({told}; see the table of changes)."


_STATISTICS: Final = (
    "Positive agreement and Krippendorff's alpha (nominal) by theme and over all, beside other"
    " coefficients; intervals of 95% by resampling documents. See the paragraph on methods, and the"
    " table of formulas and sources."
)
_COREQ: Final = (
    (24, "Number of data coders", "How many data coders coded the data?"),
    (25, "Description of the coding tree", "Did authors provide a description of the coding tree?"),
    (26, "Derivation of themes", "Were themes identified in advance or derived from the data?"),
    (27, "Software", "What software, if applicable, was used to manage the data?"),
    (28, "Participant checking", "Did participants provide feedback on the findings?"),
    (
        29,
        "Quotations presented",
        "Were quotations presented to illustrate the themes, and was each identified?",
    ),
    (
        30,
        "Data and findings consistent",
        "Was there consistency between the data presented and the findings?",
    ),
    (31, "Clarity of major themes", "Were major themes clearly presented in the findings?"),
    (
        32,
        "Clarity of minor themes",
        "Is there a description of diverse cases or discussion of minor themes?",
    ),
)
_GRRAS: Final = (
    (1, "Title and abstract", "Identify that reliability or agreement was investigated."),
    (2, "Introduction", "Name and describe the measurement device of interest: the codebook."),
    (3, "Introduction", "Specify the subject population of interest."),
    (4, "Introduction", "Specify the rater population of interest."),
    (
        5,
        "Introduction",
        "Describe what is known about reliability and agreement, and the rationale.",
    ),
    (6, "Methods", "Explain the sample size; state the numbers of raters, subjects, replicates."),
    (7, "Methods", "Describe the sampling method."),
    (8, "Methods", "Describe the rating process, such as time interval, information, blinding."),
    (9, "Methods", "State whether ratings were conducted independently."),
    (10, "Methods", "Describe the statistical analysis."),
    (11, "Results", "State the actual numbers of raters, subjects and replicate observations."),
    (12, "Results", "Describe raters and subjects, such as training and experience."),
    (13, "Results", "Report estimates of reliability and agreement with their uncertainty."),
    (14, "Discussion", "Discuss the practical relevance of the results."),
    (15, "Auxiliary material", "Provide detailed results if possible."),
)
