"""What a person types to find: words, phrases, beginnings, OR, NOT and brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from coder.domain.errors import CoderError

_TOKEN: Final = re.compile(
    r'(?P<no>-?)["\u201c\u201d\u201e\u00ab\u00bb](?P<phrase>[^"\u201c\u201d\u201e\u00ab\u00bb]*)'
    r'(?:["\u201c\u201d\u201e\u00ab\u00bb]\*?|$)'
    r"|(?P<open>\()|(?P<close>\))|(?P<word>[^\s()\"\u201c\u201d\u201e\u00ab\u00bb]+)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand behind one another; a star stands for any end of a word."""

    words: str


@dataclass(frozen=True, slots=True)
class Both:
    """All of these stand in a document."""

    parts: "tuple[Asked, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One of these stands in a document."""

    parts: "tuple[Asked, ...]"


@dataclass(frozen=True, slots=True)
class But:
    """One stands in a document, and the other does not."""

    wanted: "Asked"
    unwanted: "Asked"


Asked = Term | Both | Either | But


def read_asked(typed: str) -> Asked | None:
    """What somebody typed; None if nothing is asked for by it, as of a NOT alone.

    NOT binds more closely than words side by side, and these more closely than OR. What is half
    typed is read as well as it can be.
    """
    tokens = list(_tokens(typed))
    asked, _ = _either(tokens, 0)
    return asked


def check_whole(typed: str) -> None:
    """See to it that nothing is half typed, as where nobody goes on typing.

    Raises:
        CoderError: a quotation mark or a bracket has no other, or it is written for databases.
    """
    rest = []
    for match in _TOKEN.finditer(typed):
        is_phrase = match["phrase"] is not None
        if is_phrase and match.end() == match.end("phrase"):
            raise CoderError(f"The quotation mark before '{match['phrase']}' is not closed.")
        rest.append(" " if is_phrase else match[0])
    if rest.count("(") != rest.count(")"):
        raise CoderError("A bracket stands alone: ( and ) go together.")
    if any(one == "NEAR" and after == "(" for one, after in pairwise(rest)):
        raise CoderError('NEAR is not known: "peer support" finds words that follow each other.')


def terms(asked: Asked) -> Iterator[Term]:
    """The terms that are wanted: their places are the hits."""
    if isinstance(asked, Term):
        yield asked
    elif isinstance(asked, But):
        yield from terms(asked.wanted)
    else:
        for part in asked.parts:
            yield from terms(part)


_Token = tuple[str, str]


def _tokens(typed: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(typed):
        if match["phrase"] is not None:
            if match["no"]:
                yield "not", ""
            yield "term", match["phrase"]
        elif match["word"] is not None:
            yield from _word(match["word"])
        else:
            yield ("open" if match["open"] else "close"), ""


def _word(word: str) -> Iterator[_Token]:
    if word in {"AND", "OR", "NOT"}:
        yield word.lower(), ""
    elif len(word) > 1 and word[0] == "-":
        yield "not", ""
        yield "term", word[1:]
    else:
        yield "term", word


def _either(tokens: list[_Token], at: int) -> tuple[Asked | None, int]:
    parts = []
    while True:
        part, at = _both(tokens, at)
        if part is not None:
            parts.append(part)
        if at >= len(tokens) or tokens[at][0] != "or":
            break
        at += 1
    if not parts:
        return None, at
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), at


def _both(tokens: list[_Token], at: int) -> tuple[Asked | None, int]:
    wanted: list[Asked] = []
    unwanted: list[Asked] = []
    into = wanted
    while at < len(tokens) and tokens[at][0] not in {"or", "close"}:
        kind, words = tokens[at]
        at += 1
        if kind in {"not", "and"}:
            into = unwanted if kind == "not" else wanted
            continue
        part: Asked | None = None
        if kind == "open":
            part, at = _either(tokens, at)
            at += 1  # its closing bracket, if it is there
        elif any(map(str.isalnum, words)):
            part = Term(words)
        if part is not None:
            into.append(part)
        into = wanted
    if not wanted:
        return None, at
    asked = wanted[0] if len(wanted) == 1 else Both(tuple(wanted))
    for part in unwanted:
        asked = But(asked, part)
    return asked, at
