"""What takes long to read of a text comes from a worker as it would be read here."""

from coder.domain.bibliography.file_facts import Refusal
from coder.domain.finding.whole_reading import read_whole
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text_codec import decode
from coder.pdf.readers import Readers
from coder.pdf.requests import Urgency
from tests.pdf.test_supervision import PATIENCE, until


def wanted():
    return Urgency.SEEN


def test_a_text_is_read_by_a_worker_as_here(readers, make_pdf):
    lines = [(72, 72 + 12 * line, f"Co-production of care, line {line}.") for line in range(30)]
    packed = readers.read(make_pdf(pages=[lines, lines])).result(PATIENCE).text
    read, here = readers.read_whole(packed, wanted).result(PATIENCE), Prose(decode(packed))
    assert read.quoting == read_whole(here).quoting
    assert read.running == read_whole(here).running
    assert read.hyphened("coproduction", False) == ["co-production"]  # noqa: FBT003


def test_a_damaged_text_is_refused_and_the_next_is_read(readers, make_pdf):
    assert isinstance(readers.read_whole(b"no text", wanted).result(PATIENCE), Refusal)
    assert readers.read(make_pdf()).result(PATIENCE).facts.pages == 1


def test_as_many_workers_as_were_warmed_up_are_there_before_they_are_needed(worker_pids):
    before = worker_pids()
    with Readers(processes=2) as readers:
        readers.warm_up(2)
        until(lambda: len(worker_pids() - before) == 2)
