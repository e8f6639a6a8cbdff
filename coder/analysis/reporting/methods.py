"""The paragraph on methods: who coded what, how agreement was computed, in sentences to paste."""

from typing import Final

from coder.analysis.comparing.units import CELLS, DEFINED
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.wording import (
    all_of,
    capital,
    day,
    many,
    number,
    sentences,
    share,
    stopped,
    was,
)
from coder.domain.telling import counted, listed

_LIMITED: Final = {
    "alpha": "an alpha", "kappa": "a kappa", "ac1": "an AC1", "percent": "percent agreement",
}  # fmt: skip
_CELLS: Final = (
    "A theme was present where one below it was; over all themes, each cell counted once, for a"
    " theme of which somebody judged it."
)
_PAIR: Final = 2
_WHOLE: Final = ("words", "sentences", "paragraphs", "passages")


def methods(report: Report) -> str:
    """The paragraph on methods."""
    return sentences(
        [
            *_sample(report), *_codebook(report), _independence(report), _unfinished(report),
            _state(report), *_unit(report), *_measures(report), _settling(report),
            _program(report),
        ]
    )  # fmt: skip


def letters(report: Report) -> str:
    """*AB and BO*: reviewers as papers name them."""
    return listed(report.letters)


def _sample(report: Report) -> list[str | None]:
    sample, coders = report.sample, len(report.held.coders)
    everybody = all(len(one.readers) == coders for one in report.held.documents)
    who = f"{all_of(coders, 'reviewer')} ({letters(report)})"
    if not everybody:
        who = f"at least two of {number(coders)} reviewers ({letters(report)})"
    did = "coded independently" if _is_independent(report) else "coded"
    by_all = _by_all(report)
    if sample.documents == sample.of_documents:
        every = capital(all_of(sample.documents, "included document"))
        first = f"{every} {was(sample.documents)} {did} by {who}{by_all}."
    else:
        parts = [share(sample.documents, sample.of_documents)]
        if sample.of_characters:
            parts.append(f"{share(sample.characters, sample.of_characters)} of their text")
        first = (
            f"Of the {many(sample.of_documents, 'included document')}, {number(sample.documents)}"
            f" ({'; '.join(parts)}) {was(sample.documents)} {did} by {who}{by_all}."
        )
    drawn = report.sampling and stopped(f"How they were chosen: {report.sampling}")
    trained = report.wanted.training and stopped(
        f"Reviewers were prepared as follows: {report.wanted.training}"
    )
    return [first, drawn or None, trained or None]


def _by_all(report: Report) -> str:
    """How many documents all coded, where some were coded by a part of them."""
    coders = len(report.held.coders)
    count = sum(len(one.readers) == coders for one in report.held.documents)
    if count == len(report.held.documents):
        return ""
    return f", {number(count) if count else 'none'} of them by {all_of(coders, 'reviewer')}"


def _is_independent(report: Report) -> bool:
    return all(not one.seen for one in report.pairs)


def _codebook(report: Report) -> list[str | None]:
    themes = f"The codebook had {many(len(report.held.themes), 'theme')}"
    named = {version for one in report.work for version in one.finished}
    known = sorted(one for one in named if one)
    if not known:
        end = "; the documents were finished before any version of it was frozen"
        if not report.versions:
            end = "; no version of it had been frozen"
        return [f"{themes}{end if named else ''}."]
    told = f"; the documents were coded with its version {_quoted(known)}."
    if len(known) > 1:
        told = f"; the documents were coded with its versions {_quoted(known)}."
    if None in named:
        told = told[:-1] + ", and some before any version had been frozen."
    return [themes + told]


def _quoted(names: list[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _independence(report: Report) -> str | None:
    if not report.pairs:
        return None
    if _is_independent(report):
        return "No reviewer could see what another had coded in a document while coding it."
    seen = {one.id for pair in report.pairs for held in pair.seen.values() for one in held}
    where = f"in {number(len(seen))} of the {number(report.sample.documents)} documents"
    if len(seen) == report.sample.documents:
        where = "in this document" if len(seen) == 1 else "in each of these documents"
    return (
        f"{capital(where)}, at least one reviewer could see codings of another before the coding"
        " was complete, so that the codings are not independent there."
    )


def _unfinished(report: Report) -> str | None:
    if report.wanted.unit == CELLS or not report.is_unfinished:
        return None
    return (
        "Coding was not complete when it was compared; what was not yet coded counted as not"
        " marked."
    )


def _state(report: Report) -> str | None:
    what = "Codings were compared"
    if report.has_coefficients:
        what = "Agreement was computed from the codings"
    if report.round is None:
        if report.made_of is None:
            return None
        return f"{what} as they were on {day(report.made_of)}; they had not been frozen in advance."
    before = ""
    first = report.negotiation.first
    if first is not None and first > report.round.made_at:
        before = ", before differences were settled"
    name = " ".join(report.round.name.split())
    return f"{what} as they were frozen on {day(report.round.made_at)} (round “{name}”){before}."


def _unit(report: Report) -> list[str | None]:
    unit = report.wanted.unit
    told = stopped(f"The unit of analysis was the {unit[:-1]}, that is, {DEFINED[unit]}")
    if not report.has_coefficients:
        told = stopped(f"What reviewers had is counted in {unit}; each is {DEFINED[unit]}")
    if unit == CELLS:
        return [told, _left_open(report), _CELLS]
    rule = None
    if unit in _WHOLE:
        rule = f"A {unit[:-1]} counted as coded with a theme if any character of it was."
    return [
        told, rule,
        ("Blanks at the ends of passages were ignored, codings of one reviewer with the same theme"
        " that overlap or adjoin, or have only blanks between, were taken as one, and a theme"
        " included the themes below it."),
        _regions(report),
    ]  # fmt: skip


def _left_open(report: Report) -> str:
    held = report.found.ratings.all_left_open
    how_many = f" ({held.open:,} of {counted(held.of, 'judgement')})" if held and held.open else ""
    return f"What a reviewer had left open{how_many} counted as missing."


def _regions(report: Report) -> str | None:
    """That parts of pages are in no figure, if some were marked."""
    codings = sum(len(one.regions) for one in report.held.documents)
    if not codings:
        return None
    without = "are in no coefficient; they " if report.has_coefficients else ""
    return (
        f"Parts of pages that were marked, such as figures ({counted(codings, 'coding')}), have no"
        f" text: they {without}were compared by where they lie, and are among the passages."
    )


def _measures(report: Report) -> list[str | None]:
    if not report.has_coefficients:
        return [
            (
                "No coefficients of agreement were computed: comparing served to find and settle"
                " differences."
            )
        ]
    present = " that a theme is present" if report.wanted.unit == CELLS else ""
    pairs = "; the mean over pairs of reviewers" if len(report.held.coders) > _PAIR else ""
    found = [
        (f"We computed positive agreement{present} (Dice, 1945; Cicchetti & Feinstein, 1990{pairs})"
        " and Krippendorff's alpha for nominal data (Krippendorff, 2019) for each theme, and over"
        " all units with all themes."),
        "What a reviewer could not rate (a document not read, a theme added later) counted as"
        " missing." if _has_missing(report) else None,
        _intervals(report),
    ]  # fmt: skip
    limits = [
        f"{_LIMITED.get(name, name.replace('_', ' '))} of at least {limit:g}"
        for name, limit in sorted(report.limits.least.items())
    ]
    if limits:
        when = report.limits.when
        found.append(f"{capital(listed(limits))} counted as good enough{when and f', {when}'}.")
    return found


def _has_missing(report: Report) -> bool:
    coders = len(report.held.coders)
    return any(
        len(one.readers) < coders or any(one.lacking.values()) for one in report.held.documents
    )


def _intervals(report: Report) -> str:
    documents = len(report.found.rated)
    if documents == 1:
        return "No interval is given, since one document cannot tell how much documents vary."
    rough = ""
    alpha = report.found.overall.intervals.get("alpha")
    if alpha is not None and alpha.note:
        rough = f"; with {many(documents, 'document')} they are rough"
    left = report.sample.documents - documents
    without = f", without {number(left)} in which there was nothing to count" if left else ""
    return (
        f"Intervals of 95% are percentiles of {report.wanted.draws:,} resamples of whole documents"
        f" (seed {report.wanted.seed}){without}{rough}."
    )


def _settling(report: Report) -> str | None:
    """How differences were settled; what was said about them the program cannot know."""
    found = report.negotiation
    if found.first is None or found.last is None:
        return None
    first, last = day(found.first), day(found.last)
    when = f"on {first}" if first == last else f"from {first} to {last}"
    people = "one person" if len(found.deciders) == 1 else f"{number(len(found.deciders))} people"
    told = (
        f"What was decided about differences was written down by {people} {when}; it left unchanged"
        " what each reviewer had coded"
    )
    return f"{told}, and is in no coefficient." if report.has_coefficients else f"{told}."


def _program(report: Report) -> str:
    version = f" {report.wanted.program}" if report.wanted.program[:1].isdigit() else ""
    return f"Coding and comparison were done in Coder{version}."
