"""Every file that cannot be read is refused with one sentence a researcher understands."""

import pymupdf
import pytest

from coder.domain.bibliography.file_facts import FileRead, Refusal, Trouble
from coder.pdf.limits import Limits
from coder.pdf.readers import Readers


def refusal(readers, source, **options):
    outcome = readers.read(source, **options).result()
    assert isinstance(outcome, Refusal)
    assert outcome.sentence.endswith(".")
    assert outcome.sentence.count(". ") == 0
    return outcome.trouble


@pytest.fixture
def locked(make_pdf):
    save = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "open", "owner_pw": "own"}
    return make_pdf("locked.pdf", save=save)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"just words", Trouble.NOT_A_PDF),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), Trouble.NOT_A_PDF),
        (b"PK\x03\x04" + bytes(60), Trouble.NOT_A_PDF),
        (b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Encrypt<</Filter/Odd>>>>", Trouble.DAMAGED),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", Trouble.NO_PAGES),
    ],
)
def test_what_is_no_readable_pdf_is_refused(readers, content, trouble, tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    assert refusal(readers, path) is trouble
    assert refusal(readers, content) is trouble


def test_a_file_that_is_not_there_is_refused(readers, tmp_path):
    assert refusal(readers, tmp_path / "gone.pdf") is Trouble.MISSING


def test_a_folder_is_refused(readers, tmp_path):
    assert refusal(readers, tmp_path) is Trouble.NOT_A_PDF


def test_a_locked_file_needs_its_password(readers, locked):
    assert refusal(readers, locked) is Trouble.NEEDS_PASSWORD
    assert refusal(readers, locked, password="guess") is Trouble.WRONG_PASSWORD
    assert isinstance(readers.read(locked, password="open").result(), FileRead)
    assert isinstance(readers.read(locked, password="own").result(), FileRead)


def test_a_password_does_no_harm_to_a_file_that_needs_none(readers, make_pdf):
    assert isinstance(readers.read(make_pdf(), password="any").result(), FileRead)


def test_a_password_is_not_shown_when_a_request_is_printed():
    from coder.pdf.requests import Read

    assert "secret" not in repr(Read(b"", "secret"))


def test_files_beyond_the_limits_are_refused(make_pdf):
    path = make_pdf(pages=[[(72, 72, "a")], [(72, 72, "b")]])
    with Readers(processes=1, limits=Limits(pages=1)) as readers:
        assert refusal(readers, path) is Trouble.TOO_LARGE
    with Readers(processes=1, limits=Limits(size=100)) as readers:
        assert refusal(readers, path) is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("pypdf_r2-user-password", "asdfzxcv"),
        ("pypdf_r3-user-password", "asdfzxcv"),
        ("pypdf_r4-aes-user-password", "asdfzxcv"),
        ("pypdf_r5-user-password", "asdfzxcv"),
        ("pypdf_r6-user-password", "asdfzxcv"),
        ("pypdf_r6-both-passwords", "foo"),
        ("pypdf_r6-both-passwords", "bar"),
        ("sample-files_password-openpassword", "openpassword"),
        ("format-corpus_encryption_openpassword", "test123"),
        ("format-corpus_ibooks_password", "password"),
    ],
)
def test_every_kind_of_encryption_opens_with_its_password(readers, corpus, name, password):
    path = corpus / f"{name}.pdf"
    assert refusal(readers, path) is Trouble.NEEDS_PASSWORD
    assert refusal(readers, path, password="wrong") is Trouble.WRONG_PASSWORD
    assert isinstance(readers.read(path, password=password).result(), FileRead)
