"""The running text of an article from its publisher's source: what a person would copy."""

import html
import random
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

_OUT = "\ue000"  # stands where something is left out: no quotation reaches over it
_RAISED = {"sup", "sub"}
_APART = {"list", "disp-quote"}
_FORMULAS = {"disp-formula", "inline-formula", "display-formula", "inline-graphic", "math", "m"}
_LEFT_OUT = _FORMULAS | {
    *("table-wrap", "fig", "tbl", "graphic", "caption", "table", "def-list", "label", "title"),
    *("supplementary-material", "object-id", "fn", "boxed-text", "st", "disp-formula-group"),
}
_COMMAND = r"\\[a-zA-Z]+\*?(?:\[[^]]*\])*(?:\{[^{}]*\})*|\$[^$]*\$|[{}\\$]"
_SET_APART = "figure|table|equation|align|tabular|longtable|thebibliography|abstract|center|spacing"


def truths(folder: Path) -> list[Path]:
    """The sources of which the PDF's text layer can be read."""
    found = [path for path in folder.iterdir() if path.suffix in (".xml", ".tex")]
    return sorted(path for path in found if "garbage" not in path.name)


def pdf_of(source: Path) -> Path:
    """The PDF that a source belongs to."""
    stem = re.sub(r"(\.jats|\.bmc)?\.(xml|tex|txt)$", "", source.name)
    return source.parent.parent / f"{stem}.pdf"


def quotations(source: Path, *, count: int, seed: int, length: int = 10) -> list[str]:
    """Random runs of words, each within one paragraph."""
    dice = random.Random(seed)
    pieces = [words for piece in _prose(source) if len(words := piece.split()) >= length]
    places = [len(words) - length + 1 for words in pieces]
    found = []
    for words in dice.choices(pieces, places, k=count):
        first = dice.randrange(len(words) - length + 1)
        found.append(" ".join(words[first : first + length]))
    return found


def paragraphs(source: Path) -> list[list[str]]:
    """All paragraphs, each in the pieces between which something is left out."""
    written = source.read_text("utf-8", errors="replace")
    if source.suffix == ".txt":
        found: Iterator[list[str]] = ([part] for part in re.split(r"\n\s*\n", written))
    else:
        found = _tex(written) if source.suffix == ".tex" else _xml(written)
    return [[" ".join(piece.split()) for piece in pieces] for pieces in found]


def _prose(source: Path) -> Iterator[str]:
    return chain.from_iterable(paragraphs(source))


def _xml(written: str) -> Iterator[list[str]]:
    written = re.sub(r"<!DOCTYPE.*?(\[.*?\])?>", "", written, count=1, flags=re.DOTALL)
    names = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")
    root = ET.fromstring(names.sub(lambda match: html.unescape(match[0]), written))
    for body in root.iter():
        if _name(body) in ("body", "bdy"):
            yield from _paragraphs(body)


def _paragraphs(element: ET.Element) -> Iterator[list[str]]:
    if _name(element) in _LEFT_OUT:
        return
    if _name(element) == "p":
        yield _words(element).split(_OUT)
    for part in element:
        yield from _paragraphs(part)


def _words(element: ET.Element) -> str:
    found = [element.text or ""]
    for part in element:
        name = _name(part)
        if name in _RAISED:
            found[-1] = found[-1].rstrip()
            found.append(_words(part).strip())
        elif name == "abbrgrp":
            found.append(_bracketed([int(one.text or 0) for one in part]))
        elif name in _FORMULAS or name in _APART:
            found.append(_OUT)
        elif name not in _LEFT_OUT and name != "p":
            found.append(_words(part))
        found.append(part.tail or "")
    return "".join(found)


def _bracketed(numbers: list[int]) -> str:
    """Citations as BioMed Central prints them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)
    return f"[{','.join(parts)}]"


def _name(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _tex(written: str) -> Iterator[list[str]]:
    body = written.split(r"\begin{document}")[1].split(r"\end{document}", maxsplit=1)[0]
    body = re.sub(r"(?<!\\)%.*", "", body)
    apart = re.compile(rf"\\begin\{{({_SET_APART})\*?\}}.*?\\end\{{\1\*?\}}", re.DOTALL)
    for paragraph in re.split(r"\n\s*\n|\\item|\\(?:sub)*section\*?", apart.sub(_OUT, body)):
        plain = re.sub(r"\\(?:emph|textit|textbf|text)\{([^{}]*)\}", r"\1", paragraph)
        for sign, meant in (("~", " "), (r"\%", "%"), (r"\&", "&")):
            plain = plain.replace(sign, meant)
        yield re.split(rf"{_COMMAND}|{_OUT}", plain)
