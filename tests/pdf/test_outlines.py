"""The outline that a PDF carries."""

from pathlib import Path

import pymupdf

from coder.domain.bibliography.file_facts import Heading, Outline, Refusal
from coder.pdf.requests import Outlined


def outline(readers, path):
    return readers.outline(Outlined(Path(path))).result(timeout=60)


def test_headings_come_in_order_with_their_depth_and_page(readers, make_pdf, tmp_path):
    path = make_pdf(pages=[((72, 72, "One."),), ((72, 72, "Two."),)])
    with pymupdf.open(path) as document:
        document.set_toc([[1, "Methods", 1], [2, "Sample", 2], [1, "Results", 2]])
        document.save(tmp_path / "outlined.pdf")
    found = outline(readers, tmp_path / "outlined.pdf")
    assert [(one.title, one.depth, one.page) for one in found.headings] == [
        ("Methods", 0, 0), ("Sample", 1, 1), ("Results", 0, 1),
    ]  # fmt: skip
    assert all(isinstance(one, Heading) and one.top >= 0 for one in found.headings)


def test_a_file_without_an_outline_has_no_headings(readers, make_pdf):
    assert outline(readers, make_pdf()) == Outline()


def test_a_file_that_is_no_pdf_is_refused(readers, tmp_path):
    path = tmp_path / "no.pdf"
    path.write_bytes(b"no")
    assert isinstance(outline(readers, path), Refusal)


def test_real_outlines_lead_into_the_file(readers, corpus):
    for name in ("qpdf_page-labels-and-outlines.pdf", "sample-files_outlines-mistitled.pdf"):
        found = outline(readers, corpus / name)
        assert isinstance(found, Outline)
        assert found.headings
