"""An evidence page: the passages of a document as HTML that needs no program but a browser."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from typing import Final
from urllib.parse import quote

from coder.analysis.traced_values import TracedValue
from coder.domain.assessment import Assessment
from coder.domain.coded_passage import CodedPassage
from coder.domain.document import Document
from coder.domain.telling import counted
from coder.export.cell_text import fit
from coder.export.crops import Corner, Crop
from coder.export.evidence_passage import EvidencePassage
from coder.export.evidence_style import STYLE

_ALT: Final = 160  # letters: the words stand below the picture as well
_PLAIN: Final = "#4477AA"  # of a theme without a colour
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_SAFE: Final = ":@!$&'()*+,;=/?"


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of a page: its picture as PNG, or why there is none."""

    crop: Crop
    picture: bytes | None
    refused: str = ""


def fragment(anchor: str) -> str:
    """An anchor as it stands behind the # of a reference."""
    return quote(anchor, safe=_SAFE)


def page_head(
    document: Document,
    project: str,
    found: Sequence[EvidencePassage],
    places: Mapping[str, str],
    note: str,
) -> str:
    """Everything before the first passage; ``note`` says what is missing."""
    codings = [coding for one in found for coding in one.codings]
    values = [value for one in found for value in one.values]
    counts = f"{counted(len(found), 'passage')}, {counted(len(codings), 'coding')}"
    counts += f", {counted(len(values), 'charted value')}" if values else ""
    told = "; ".join(document.authors)
    year = f" ({document.year})" if document.year else ""
    lines = [
        *_head(f"{document.key}: evidence"),
        f'<p class="project">{_text(project)}</p>',
        f'<h1 dir="auto">{_text(document.title or document.key)}</h1>',
        f"<p>{_text(told + year)}{_doi(document.doi)}</p>" if told or year or document.doi else "",
        f"<p>{_text(document.key)}: {counts}</p>",
        _note(note) if note else "",
        "</header>",
        *_nav("Themes", _by_theme(codings, places)),
        *_nav("Charted values", _by_attribute(values, places)),
        "<main>",
    ]
    return "\n".join(filter(None, lines)) + "\n"


def page_end() -> str:
    """Everything behind the last passage."""
    return "</main>\n</body>\n</html>\n"


def passage_section(
    found: EvidencePassage,
    key: str,
    shown: Iterable[Strip],
    places: Mapping[str, str],
    missing: str = "",
) -> Iterator[str]:
    """A passage: its pictures or what is said instead, its words, what it is tagged with and says.

    ``key`` is that of the document.
    """
    first = found.codings[0].coding if found.codings else found.values[0].row
    name = f"passage-{places[first]}"
    yield f'<section aria-labelledby="{_text(name)}">\n'
    numbers = _text(", ".join(one.number for one in found.codings))
    where = f'{_text(found.where)} <span class="number">{numbers}</span>'
    yield f'<h2 id="{_text(name)}">{where}</h2>\n'
    for one in shown:
        yield _figure(found, key, one)
    if missing:
        yield _note(missing)
    yield f'<blockquote dir="auto"><p>{_text(found.words)}</p></blockquote>\n'
    yield '<ul class="codings">\n'
    for coding in found.codings:
        yield _coding(coding, places[coding.coding])
    for value in found.values:
        yield _value(value, places[value.row])
    yield "</ul>\n</section>\n"


def judgement_section(judged: Sequence[tuple[str, Assessment]]) -> str:
    """What was judged absent or unclear, each with the path of its theme; empty if nothing was."""
    if not judged:
        return ""
    lines = "".join(f"<li>{_judgement(path, one)}</li>\n" for path, one in judged)
    return (
        '<section aria-labelledby="judgements">\n'
        f'<h2 id="judgements">Judged absent or unclear</h2>\n<ul class="codings">\n{lines}</ul>\n'
        "</section>\n"
    )


def _judgement(path: str, one: Assessment) -> str:
    day = f", {one.made_at[:10]}" if one.made_at else ""
    note = f'<p class="memo" dir="auto">{_text(one.note)}</p>' if one.note else ""
    return f"<b>{_text(path)}</b> {_text(one.state)}: {_text(one.name)}{day}{note}"


def index_page(project: str, listed: Iterable[tuple[str, Document, int]]) -> str:
    """The list of all pages: file, document, and its number of passages."""
    lines = [
        *_head("Evidence"),
        f'<p class="project">{_text(project)}</p>',
        "<h1>Evidence</h1>",
        "</header>",
        '<main><ul class="pages">',
        *(
            f'<li><a href="{_text(file)}">{_text(document.key)}</a>'
            f' <span dir="auto">{_text(document.title or "")}</span>,'
            f" {counted(passages, 'passage')}</li>"
            for file, document, passages in listed
        ),
        "</ul>",
    ]
    return "\n".join(lines) + "\n" + page_end()


def _head(title: str) -> list[str]:
    return [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{_text(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<header>",
    ]


def _nav(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A list of links, if there are any."""
    held = list(lines)
    if held:
        yield f'<nav aria-label="{title}"><h2>{title}</h2><ul>'
        yield from held
        yield "</ul></nav>"


def _by_attribute(values: Iterable[TracedValue], places: Mapping[str, str]) -> Iterator[str]:
    by_attribute: dict[str, list[TracedValue]] = {}
    for one in sorted(values, key=lambda one: (one.attribute.position, one.attribute.id)):
        by_attribute.setdefault(one.attribute.id, []).append(one)
    for held in by_attribute.values():
        links = ", ".join(
            f'<a href="#{_text(fragment(places[one.row]))}">{_text(one.value)}</a>' for one in held
        )
        yield f"<li><b>{_text(held[0].attribute.name)}</b> {links}</li>"


def _by_theme(found: Sequence[CodedPassage], places: Mapping[str, str]) -> Iterator[str]:
    by_theme: dict[str, list[CodedPassage]] = {}
    for one in sorted(found, key=lambda one: one.theme.place):
        by_theme.setdefault(one.theme.id, []).append(one)
    for codings in by_theme.values():
        links = ", ".join(
            f'<a href="#{_text(fragment(places[one.coding]))}">{_text(one.number)}</a>'
            for one in codings
        )
        yield f"<li>{_swatch(codings[0])}<b>{_text(codings[0].theme.path)}</b> {links}</li>"


def _figure(found: EvidencePassage, key: str, shown: Strip) -> str:
    where = f"PDF page {shown.crop.page + 1} of {key}"
    if shown.picture is None:
        return (
            f'<p class="note">There is no picture of {_text(where)}: {_text(shown.refused)}</p>\n'
        )
    crop = shown.crop
    alt = f"{where}, with the passage outlined: {shorten(found.words, _ALT, placeholder='…')}"
    colour = _colour(found.codings[0]) if found.codings else _PLAIN
    size = f"0 0 {crop.width:g} {crop.height:g}"
    outlines = "".join(f'<polygon points="{_points(corners)}"/>' for corners in crop.outlines)
    return (
        '<figure><div class="picture">'
        f'<img alt="{_text(alt)}" src="data:image/png;base64,{b64encode(shown.picture).decode()}">'
        f'<svg viewBox="{size}" preserveAspectRatio="none" aria-hidden="true"'
        f' style="color:{colour}">{outlines}</svg>'
        f"</div><figcaption>PDF page {crop.page + 1}</figcaption></figure>\n"
    )


def _coding(coding: CodedPassage, anchor: str) -> str:
    day = f", {coding.made_at[:10]}" if coding.made_at else ""
    memo = f'<p class="memo" dir="auto">{_text(coding.memo)}</p>' if coding.memo else ""
    number = f'<span class="number">{_text(coding.number)}</span>'
    return (
        f'<li id="{_text(anchor)}">{_swatch(coding)}<b>{_text(coding.theme.path)}</b>'
        f" {number} {_text(coding.coder)}{day}{memo}</li>\n"
    )


def _value(value: TracedValue, anchor: str) -> str:
    return (
        f'<li id="{_text(anchor)}">Supports: <b>{_text(value.told)}</b> {_text(value.coder)}</li>\n'
    )


def _note(sentence: str) -> str:
    return f'<p class="note">{_text(sentence)}</p>\n'


def _swatch(coding: CodedPassage) -> str:
    return f'<span class="swatch" style="background:{_colour(coding)}"></span>'


def _colour(coding: CodedPassage) -> str:
    return _text(coding.theme.colour or _PLAIN)


def _points(corners: Iterable[Corner]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in corners)


def _doi(doi: str | None) -> str:
    if not doi:
        return ""
    return f' <a href="https://doi.org/{_text(quote(doi, safe="/:;()._-"))}">{_text(doi)}</a>'


def _text(words: str) -> str:
    """Words of anybody, which are never taken for HTML."""
    return escape(fit(words))
