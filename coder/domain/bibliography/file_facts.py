"""What the program finds out about a PDF by reading it, or why it could not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from coder.domain.layout.printed_page import PrintedPage

Value = TypeVar("Value")
Source = Literal["metadata", "page"]


@dataclass(frozen=True, slots=True)
class Guess(Generic[Value]):
    """A value nobody has confirmed, and where it was found.

    ``metadata`` is what the file says of itself (Info dictionary or XMP); ``page`` is what its
    first pages look like, which may be about another article.
    """

    value: Value
    source: Source


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What one file is, and what it seems to be about."""

    sha256: str
    size: int  # bytes
    pages: int
    title: Guess[str] | None = None
    authors: Guess[tuple[str, ...]] | None = None  # names in reading form, such as "Ann Lee"
    year: Guess[int] | None = None
    doi: Guess[str] | None = None  # lower case, without a resolver's address


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: its facts and its Text, packed by ``text_codec.encode``."""

    facts: FileFacts
    text: bytes
    digest: str  # text_codec.digest of the Text
    printed: tuple[PrintedPage, ...]  # the number of each page as cited
    warnings: tuple[str, ...] = ()  # one sentence each, for the researcher
    fingerprint: str = ""  # of the text, as it is stored
    annotations: int = 0  # what other programs wrote on its pages


class Trouble(StrEnum):
    """Why a file was refused."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_PDF = "not a PDF"
    NO_PAGES = "no pages"
    DAMAGED = "damaged"
    NEEDS_PASSWORD = "needs a password"
    WRONG_PASSWORD = "wrong password"
    TOO_LARGE = "too large"
    TOO_SLOW = "too slow"
    TOO_HUNGRY = "too hungry"
    CRASHED = "crashed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file, or a page of it, could not be read: one sentence for the researcher."""

    trouble: Trouble
    sentence: str
    details: str = ""  # for whoever is asked for help: where in the program it happened


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a PDF's outline, and where it leads."""

    title: str
    depth: int  # 0 at the top
    page: int  # index, from 0
    top: int  # 1/100 pt of the page as shown


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a PDF in order; none if it has no outline."""

    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a page that leads to another place of the file, or to the web.

    The rectangle is in 1/100 pt of the page as shown. A link has either a page or an address.
    """

    rectangle: tuple[int, int, int, int]
    page: int | None = None  # index, from 0
    top: int = 0  # 1/100 pt of that page as shown
    address: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page, in the order of the file."""

    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page or a part of it, drawn: rows of red, green, blue, one byte each, without padding."""

    width: int  # pixels
    height: int
    zoom: float  # pixels a point; less than was asked for if that was too many pixels
    pixels: bytes
