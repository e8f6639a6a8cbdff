"""An evidence page: the passages of a document as HTML that needs no program but a browser."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten
from typing import Final
from urllib.parse import quote

from coder.domain.coded_passage import CodedPassage
from coder.domain.document import Document
from coder.domain.telling import counted
from coder.export.cell_text import fit
from coder.export.crops import Corner, Crop
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


def anchors(found: Sequence[CodedPassage]) -> dict[str, str]:
    """The anchor of each coding, by its id: its number, or what is nearest to it."""
    taken: set[str] = set()
    given = {}
    for one in found:
        wanted = "".join("_" if sign.isspace() else sign for sign in fit(one.number)) or "passage"
        candidate, number = wanted, 1
        while candidate in taken:
            number += 1
            candidate = f"{wanted}-{number}"
        taken.add(candidate)
        given[one.coding] = candidate
    return given


def page_head(document: Document, project: str, found: Sequence[CodedPassage], note: str) -> str:
    """Everything before the first passage; ``note`` says what is missing."""
    places = anchors(found)
    passages = counted(len({one.passage for one in found}), "passage")
    counts = f"{passages}, {counted(len(found), 'coding')}"
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
        '<nav aria-label="Themes"><h2>Themes</h2><ul>',
        *_by_theme(found, places),
        "</ul></nav>",
        "<main>",
    ]
    return "\n".join(filter(None, lines)) + "\n"


def page_end() -> str:
    """Everything behind the last passage."""
    return "</main>\n</body>\n</html>\n"


def passage_section(
    codings: Sequence[CodedPassage],
    shown: Iterable[Strip],
    places: Mapping[str, str],
    missing: str = "",
) -> Iterator[str]:
    """A passage: its pictures or what is said instead, its words, who tagged it with what."""
    first = codings[0]
    name = f"passage-{places[first.coding]}"
    yield f'<section aria-labelledby="{_text(name)}">\n'
    numbers = _text(", ".join(one.number for one in codings))
    where = f'{_text(_where(first))} <span class="number">{numbers}</span>'
    yield f'<h2 id="{_text(name)}">{where}</h2>\n'
    for one in shown:
        yield _figure(first, one)
    if missing:
        yield _note(missing)
    yield f'<blockquote dir="auto"><p>{_text(_words(first))}</p></blockquote>\n'
    yield '<ul class="codings">\n'
    for coding in codings:
        yield _coding(coding, places[coding.coding])
    yield "</ul>\n</section>\n"


def index_page(project: str, listed: Iterable[tuple[str, Document, int]]) -> str:
    """The list of all pages: file, document, and its number of codings."""
    lines = [
        *_head("Evidence"),
        f'<p class="project">{_text(project)}</p>',
        "<h1>Evidence</h1>",
        "</header>",
        '<main><ul class="pages">',
        *(
            f'<li><a href="{_text(file)}">{_text(document.key)}</a>'
            f' <span dir="auto">{_text(document.title or "")}</span>,'
            f" {counted(codings, 'coding')}</li>"
            for file, document, codings in listed
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


def _figure(first: CodedPassage, shown: Strip) -> str:
    where = f"PDF page {shown.crop.page + 1} of {first.document.key}"
    if shown.picture is None:
        return (
            f'<p class="note">There is no picture of {_text(where)}: {_text(shown.refused)}</p>\n'
        )
    crop = shown.crop
    alt = f"{where}, with the passage outlined: {shorten(_words(first), _ALT, placeholder='…')}"
    size = f"0 0 {crop.width:g} {crop.height:g}"
    outlines = "".join(f'<polygon points="{_points(corners)}"/>' for corners in crop.outlines)
    return (
        '<figure><div class="picture">'
        f'<img alt="{_text(alt)}" src="data:image/png;base64,{b64encode(shown.picture).decode()}">'
        f'<svg viewBox="{size}" preserveAspectRatio="none" aria-hidden="true"'
        f' style="color:{_colour(first)}">{outlines}</svg>'
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


def _note(sentence: str) -> str:
    return f'<p class="note">{_text(sentence)}</p>\n'


def _where(first: CodedPassage) -> str:
    """The printed page, which is cited, or what there is instead."""
    if not first.is_placed:
        return "On another PDF of this document"
    return first.citation


def _words(first: CodedPassage) -> str:
    if first.quote is None:
        return f"A region of PDF page {first.pdf_page}"
    return first.quote


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
