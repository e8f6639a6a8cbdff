"""What a PDF says of itself in its Info dictionary and XMP packet, sorted and cleaned."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final
from xml.etree import ElementTree as ET

from coder.domain.bibliography.doi import find_doi
from coder.domain.bibliography.person_names import listed_names

_MOST_XMP: Final = 2_000_000  # characters: more is no metadata
_JUNK_TITLE: Final = re.compile(
    r"\d+\.\.\d+\s*$"  # a typesetter's job, "plbi-04-05-19 727..731"
    r"|^(microsoft (word|powerpoint)|powerpoint|untitled|document ?\d*$|title$|slide \d|layout \d"
    r"|no title|full ?text|print|pii:|doi:|10\.\d{4,}/|arxiv:|s\d{4}-\d{3})"
    r"|\.(docx?|dvi|fm|indd|pdf|tex|qxd|rtf|p65|pmd|ps|eps|wpd|odt|xlsx?|tiff?|jpe?g|png|3d|html?)\b",
    re.IGNORECASE,
)
_SITE: Final = re.compile(
    r"\s+[|\u2013\u2014-]\s+(biorxiv|medrxiv|plos \w+|pubmed( central)?|sciencedirect|wikipedia"
    r"|frontiers|springerlink|nature|jstor|wiley online library)\s*$",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[a-z]+/?>", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_DATES: Final = ("publicationdate", "coverdate", "coverdisplaydate", "publicationyear")
_LATER_DATES: Final = ("copyright", "majorversiondate", "date")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The bibliographic fields of a file's metadata; empty where there are none."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    likely_year: int | None = None  # of a copyright or a version: often, not always, the year
    doi: str | None = None
    journal: str | None = None


def read_metadata(info: Mapping[str, str | None], xmp: str) -> Metadata:
    """Sort what Info dictionary and XMP say; titles and names that are none are left out."""
    fields = _xmp_fields(xmp)
    journal = next(iter(fields.get("publicationname", [])), None)
    subject = " ".join([info.get("subject") or "", *fields.get("description", [])[:1]])
    titles = [*fields.get("title", []), info.get("title") or ""]
    return Metadata(
        title=next(filter(None, (_title(title, journal) for title in titles)), None),
        authors=_authors(fields.get("creator", []), info.get("author") or ""),
        year=_year(fields, _DATES) or _year_of_issue(subject),
        likely_year=_year(fields, _LATER_DATES),
        doi=_doi(fields, [subject, info.get("keywords") or "", info.get("title") or ""]),
        journal=journal,
    )


def _xmp_fields(xmp: str) -> dict[str, list[str]]:
    """The texts under every element or attribute name, lower case, without namespace."""
    fields: dict[str, list[str]] = {}
    for name, text in _xmp_texts(xmp):
        words = " ".join(text.split())
        if words and words not in fields.setdefault(name, []):
            fields[name].append(words)
    return fields


def _xmp_texts(xmp: str) -> Iterator[tuple[str, str]]:
    # A document type could define entities that unfold to gigabytes; no XMP writer needs one.
    if not xmp or len(xmp) > _MOST_XMP or "<!DOCTYPE" in xmp:
        return
    try:
        root = ET.fromstring(xmp.strip("\0\ufeff \r\n\t"))
    except ET.ParseError:
        return
    for description in root.iter():
        if _local(description.tag) != "description" or "rdf" not in description.tag:
            continue
        for name, value in description.attrib.items():
            yield _local(name), value
        for element in description:
            for text in element.itertext():
                yield _local(element.tag), text


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _title(raw: str, journal: str | None) -> str | None:
    title = " ".join(_TAG.sub("", _mended(unescape(raw))).split())
    title = _SITE.sub("", title)
    letters = sum(letter.isalpha() for letter in title)
    plain = title.isascii() and " " not in title
    if plain or letters < 0.5 * len(title) or _JUNK_TITLE.search(title):
        return None
    if journal and title.lower() == journal.lower():
        return None
    return title or None


def _mended(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _authors(creators: list[str], author: str) -> tuple[str, ...]:
    candidates = [listed_names(map(_mended, map(unescape, creators)))]
    candidates.append(listed_names([_mended(unescape(author))]))
    return max(candidates, key=len)


def _doi(fields: Mapping[str, list[str]], texts: list[str]) -> str | None:
    # Publishers name the field doi, DOI, WPS-ARTICLEDOI …; an identifier may be anything.
    named = [text for name, found in fields.items() if name.endswith("doi") for text in found]
    named += [*fields.get("identifier", []), *fields.get("url", [])]
    return next(filter(None, map(find_doi, [*named, *texts])), None)


def _year(fields: Mapping[str, list[str]], names: tuple[str, ...]) -> int | None:
    texts = [text for name in names for text in fields.get(name, [])]
    found = next(filter(None, map(_YEAR.search, texts)), None)
    return int(found[0]) if found else None


def _year_of_issue(subject: str) -> int | None:
    """The 2021 of "The Lancet Haematology, 8 (2021) e110-e121"."""
    found = re.search(r"[\d)]\s*\((1[89]\d\d|20\d\d)\)|^(1[89]\d\d|20\d\d),\s*\d+:", subject)
    return int(found[1] or found[2]) if found else None
