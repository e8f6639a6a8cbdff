"""Highlights that came in from one PDF in several copies of a project meet when these merge."""

import shutil

import pymupdf
import pytest

from tests.merging.cases import DIARY, QUILLAN, codings, seen_at
from tests.pdf.annotated import highlight, with_annotations


@pytest.fixture
def marked(tmp_path):
    path = tmp_path / "marked.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.insert_text((72, 80), "Peer support helps.")
        page.insert_text((72, 100), "Money is short.")
        document.set_metadata({"title": "A marked paper"})
        document.save(path)
    return with_annotations(
        path,
        highlight((70, 515, 170, 533), more="/T(Cem)/C[1 1 0]/NM(first-one)/Contents(Why?)"),
        highlight((70, 495, 170, 513), more="/T(Cem)/C[0 0 1]/NM(second-one)"),
    )


def take(desk, *words):
    return desk.do("highlights", *words)


BOTH = {("Ana", "Peer support helps.", "Support"), ("Ana", "Money is short.", "Training")}
MEANT = ("--map", "yellow=Support", "--map", "blue=Training")


def test_one_person_in_two_copies_has_each_passage_once(case, marked):
    case.lead.do("add", marked)
    case.lead.code(QUILLAN, DIARY, "Support")
    other = case.copied(case.lead, "other")
    take(case.lead, *MEANT)
    other.code(QUILLAN, DIARY, "Guidance")
    take(other, *MEANT)
    merged = case.together(case.lead, other)
    assert len(merged.passages("--document", "marked.pdf")) == 2
    assert codings(merged) >= BOTH
    assert merged.open_conflicts() == []


def test_the_same_pdf_added_in_two_copies_gives_the_same_passages(case, marked):
    other = case.copied(case.lead, "other")
    for desk in (case.lead, other):
        desk.do("add", marked)
        take(desk, *MEANT)
    case.lead.merge(other.path)
    assert len(case.lead.passages()) == 2
    assert codings(case.lead) == BOTH
    assert case.lead.open_conflicts() == []
    assert case.lead.do("check")["ok"]


def test_two_people_each_have_their_own_passages(case, marked):
    case.lead.do("add", marked)
    ben = case.hand_out("Ben")
    take(case.lead, *MEANT)
    take(ben, "--map", "yellow=Guidance", "--leave-out", "blue")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {*BOTH, ("Ben", "Peer support helps.", "Guidance")}


def test_what_one_copy_removed_and_another_imports_anew_stays(case, marked):
    """A removal that had not seen the other's import does not undo it."""
    case.lead.do("add", marked)
    other = case.copied(case.lead, "other")
    take(case.lead, *MEANT)
    for one in case.lead.passages():
        case.lead.do("uncode", one["number"])
    take(other, *MEANT)
    merged = case.together(case.lead, other)
    assert codings(merged) >= BOTH or merged.open_conflicts() != []


def test_after_a_merge_the_import_is_known(case, marked, tmp_path):
    case.lead.do("add", marked)
    other = case.copied(case.lead, "other")
    take(other, *MEANT)
    case.lead.merge(other.path)
    before = seen_at(case.lead)
    assert take(case.lead, *MEANT)["coming"] == 0
    assert seen_at(case.lead) == before


def test_an_annotated_copy_comes_home_without_doubling_anything(case, marked, tmp_path):
    case.lead.do("add", marked)
    take(case.lead, *MEANT)
    (copy,) = case.lead.do("annotate", tmp_path / "out", "marked.pdf")["files"]
    sent = shutil.copy(copy, tmp_path / "came-back.pdf")
    found = case.lead.do("highlights", "marked.pdf", "--from", sent, "--dry-run")
    assert found["coming"] == 0
    assert {one["state"] for one in found["found"]} == {"here"}
