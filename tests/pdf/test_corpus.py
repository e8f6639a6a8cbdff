"""The whole shared corpus goes through: every file is read, or refused with one sentence."""

import csv
from collections import Counter
from typing import NamedTuple

import pytest

from coder.domain.bibliography.file_facts import FileFacts, FileRead, Trouble
from coder.domain.texts.text_codec import decode
from coder.pdf.readers import Readers


class Seen(NamedTuple):
    row: dict
    facts: FileFacts | None
    warnings: tuple
    trouble: Trouble | None
    sentence: str | None
    labels: tuple
    sound: bool  # as many boxes as characters on every page, and nothing SQLite cannot hold


@pytest.fixture(scope="module")
def seen(corpus):
    with (corpus / "MANIFEST.csv").open(encoding="utf-8") as manifest:
        rows = list(csv.DictReader(manifest))
    with Readers() as readers:
        outcomes = readers.read_all([corpus / row["file"] for row in rows])
        return {
            row["file"]: summary(row, outcome)
            for row, (_, outcome) in zip(rows, outcomes, strict=True)
        }


def summary(row, outcome):
    if not isinstance(outcome, FileRead):
        return Seen(row, None, (), outcome.trouble, outcome.sentence, (), sound=True)
    pages = decode(outcome.text).pages
    sound = all(
        len(page.boxes) == 4 * len(page.text)
        and "\0" not in page.text
        and page.text.encode("utf-8")[-1:] in (b"", b"\n")
        for page in pages
    )
    labels = tuple(page.label for page in pages)
    return Seen(row, outcome.facts, outcome.warnings, None, None, labels, sound=sound)


def test_every_file_is_read_or_refused_as_the_manifest_says(seen):
    expected = {}
    for name, file in seen.items():
        opens = file.row["opens_in_pymupdf"]
        if "password" in opens:
            expected[name] = {Trouble.NEEDS_PASSWORD}
        elif opens.startswith("no"):
            expected[name] = {Trouble.EMPTY, Trouble.NOT_A_PDF, Trouble.DAMAGED}
        else:
            expected[name] = {Trouble.NO_PAGES if file.row["pages"] == "0" else None}
    wrong = {
        name: file.trouble for name, file in seen.items() if file.trouble not in expected[name]
    }
    assert not wrong


def test_every_refusal_is_one_sentence(seen):
    sentences = [file.sentence for file in seen.values() if file.sentence]
    assert sentences
    assert all(s.endswith(".") and ". " not in s and "\n" not in s for s in sentences)


def test_every_text_is_sound_and_every_page_counted(seen):
    read = {name: file for name, file in seen.items() if file.facts}
    assert all(file.sound for file in read.values())
    pages = {name: str(file.facts.pages) for name, file in read.items()}
    assert pages == {name: file.row["pages"] for name, file in read.items()}
    hashes = {name: file.facts.sha256 for name, file in read.items()}
    assert hashes == {name: file.row["sha256"] for name, file in read.items()}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("f1000_3-305_garbage-text-layer", "cannot be read"),
        ("ocrmypdf_type3-no-mapping", "cannot be read"),
        ("ocrmypdf_truetype-no-mapping", "mixed up"),
        ("hindawi_PMC5884149_lost-Th-ligature", '"Th"'),
        ("ocrmypdf_linn_scan", "scan without a text layer"),
        ("docling_ocr-test_rotated-90", "scan without a text layer"),
        ("ocrmypdf_multipage_scan", "pictures but no text"),
        ("ocrmypdf_no_contents", "No text was found"),
        ("format-corpus_corruptionOneByteMissing", "repaired"),
    ],
)
def test_a_text_layer_one_cannot_work_with_is_said(seen, name, words):
    assert any(words in warning for warning in seen[f"{name}.pdf"].warnings)


def test_ordinary_articles_come_without_warnings(seen):
    warned = {
        name: file.warnings
        for name, file in seen.items()
        if file.row["kind"].startswith(("journal article", "conference", "QUALITATIVE"))
        and not ("garbage" in name or "lost-Th" in name)
        and file.warnings
    }
    assert not warned


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("lancet-haem-2021_labels-e110-e121", ("e110", "e111")),
        ("acl_2023.eacl-main.121_labels-1650", ("1650", "1651")),
        ("hypothesis_custom-page-numbers", ("i", "ii")),
        ("pdf20_utf8-test", ("Prefixi",)),
        ("qpdf_page-labels-and-outlines", (None, None, "i")),
    ],
)
def test_page_labels_are_decoded(seen, name, labels):
    assert seen[f"{name}.pdf"].labels[: len(labels)] == labels


def letters(text):
    return "".join(filter(str.isalnum, text)).casefold()


def test_titles_authors_and_dois_are_mostly_right(seen):
    hits, asked = Counter(), Counter()
    for file in seen.values():
        if not file.facts or not file.row["kind"].startswith(("journal", "PAIR A", "PAIR E")):
            continue
        facts, row = file.facts, file.row
        if row["doi"]:
            asked["doi"] += 1
            hits["doi"] += facts.doi is not None and facts.doi.value == row["doi"].lower()
        if row["ground_truth"]:
            asked["title"] += 1
            # The manifest cuts titles at 160 characters.
            title = letters(facts.title.value) if facts.title else ""
            hits["title"] += bool(title) and title.startswith(letters(row["title"]))
            asked["author"] += 1
            first = row["authors"].split(",")[0]
            hits["author"] += facts.authors is not None and first in facts.authors.value[0]
    rates = {key: hits[key] / asked[key] for key in asked}
    assert min(rates.values()) > 0.8, rates


def test_junk_in_the_metadata_is_no_title_and_no_author(seen):
    titles = {name: file.facts.title for name, file in seen.items() if file.facts}
    assert titles["plos-biology_pbio.0040140.pdf"].value.startswith("Invasive Plant Suppresses")
    assert titles["bmc-bioinf-2009_cropbox-offset.pdf"].value.startswith("Is searching full text")
    authors = seen["bmc-bioinf-2009_cropbox-offset.pdf"].facts.authors
    assert authors.value == ("Jimmy Lin",)
