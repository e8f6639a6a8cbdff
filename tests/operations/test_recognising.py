"""Pages that were recognised are there, however recognising ends."""

import pytest

from coder.operations.recognising import Wanted, recognise
from coder.pdf.readers import Readers
from coder.pdf.tesseract import tesseract
from tests.scans import LINES, make_scan, needs_tesseract


@needs_tesseract
@pytest.mark.parametrize("pages", [2, 6])  # fewer than are asked for ahead, and more
def test_what_was_recognised_until_the_readers_are_closed_is_there(tmp_path, pages):
    content = make_scan(tmp_path / "scan.pdf", [LINES] * pages).read_bytes()
    readers = Readers(processes=1)

    def close(_done, _of_all):
        readers.close()
        return True

    found = recognise(Wanted(content, range(pages), "eng"), tesseract(), readers, go_on=close)
    assert found.stopped
    assert [page.text.splitlines() for page in found.pages.values()] == [list(LINES)]
    assert not found.left_out
