"""Pictures come through memory without a name, by pipe where there is none, and leave nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pymupdf
import pytest

from coder.domain.bibliography.file_facts import Picture
from coder.pdf.limits import Limits
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw
from coder.pdf.ring import Ring
from tests.pdf.test_supervision import PATIENCE, until

HERE = Path(__file__).parents[2]
NAME = "coder pictures"
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def in_memory(pid):
    """The files in memory that a process has open for pictures."""
    found = []
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(entry.readlink().name)
        except OSError:
            continue
    return [one for one in found if one.startswith(f"memfd:{NAME}")]


def drawn(path, zoom):
    with pymupdf.open(path) as document:
        return bytes(document[0].get_pixmap(matrix=pymupdf.Matrix(zoom, zoom)).samples)


@pytest.mark.parametrize("shared", [128 * 2**20, 1_000_000, 0], ids=["slot", "too large", "none"])
def test_a_picture_is_the_same_whether_it_fits_the_shared_memory_or_not(make_pdf, shared):
    path = make_pdf()
    with Readers(processes=1, limits=Limits(shared=shared)) as readers:
        for zoom in (0.5, 2.0, 0.5):
            assert readers.draw(Draw(path, 0, zoom)).result(PATIENCE).pixels == drawn(path, zoom)


def test_many_pictures_at_once_do_not_mix(make_pdf):
    paths = [make_pdf(f"{n}.pdf", pages=[[(72, 72 + 20 * n, "Words.")]]) for n in range(12)]
    with Readers(processes=2, limits=Limits(shared=4_000_000)) as readers:
        futures = [readers.draw(Draw(path, 0, 1.5)) for path in paths for _ in range(3)]
        pictures = [future.result(PATIENCE).pixels for future in futures]
    assert pictures == [drawn(path, 1.5) for path in paths for _ in range(3)]


def test_who_finds_every_slot_taken_gets_none_until_one_is_given_back():
    ring = Ring(2, 1_000)
    first, second = ring.take(), ring.take()
    assert {first.size, second.size} == {500}
    assert first.place != second.place
    assert ring.take() is None
    ring.give_back(first)
    assert ring.take() == first
    ring.close()


def test_the_slots_of_any_number_of_workers_stay_within_the_bound():
    for workers in (1, 2, 8, 64):
        ring = Ring(workers, 128 * 2**20)
        slots = [ring.take() for _ in range(workers)]
        assert sum(slot.size for slot in slots) <= 128 * 2**20
        ring.close()


@linux
def test_the_memory_is_freed_when_the_readers_are_closed(make_pdf):
    before = in_memory(os.getpid())
    with Readers(processes=1) as readers:
        assert isinstance(readers.draw(Draw(make_pdf(), 0, 1.0)).result(PATIENCE), Picture)
        assert len(in_memory(os.getpid())) == len(before) + 1
    assert in_memory(os.getpid()) == before


@linux
def test_nothing_is_left_of_a_program_that_is_killed_while_pages_are_drawn(
    tmp_path, endless_pdf, make_pdf
):
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "import psutil\n"
        "from coder.pdf.limits import Limits\n"
        "from coder.pdf.readers import Readers\n"
        "from coder.pdf.requests import Draw\n"
        "if __name__ == '__main__':\n"
        "    readers = Readers(processes=1, limits=Limits(step=1.5))\n"
        "    readers.draw(Draw(Path(sys.argv[1]), 0, 2.0)).result()\n"
        "    future = readers.draw(Draw(Path(sys.argv[2]), 0, 2.0))\n"
        "    while not (future.done() or future.running()): pass\n"
        "    print(*[c.pid for c in psutil.Process().children()], flush=True)\n"
        "    sys.stdin.read()\n"
    )
    files = set(os.listdir("/dev/shm"))  # noqa: PTH208
    running = subprocess.Popen(
        [sys.executable, program, make_pdf(), endless_pdf()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )  # fmt: skip
    workers = [int(pid) for pid in running.stdout.readline().split()]
    assert in_memory(running.pid)
    assert any(in_memory(pid) for pid in workers)
    os.kill(running.pid, signal.SIGKILL)
    _, complaints = running.communicate(timeout=PATIENCE)
    until(lambda: not any(psutil.pid_exists(pid) for pid in workers))
    assert complaints == ""
    left = set(os.listdir("/dev/shm")) - files  # noqa: PTH208
    assert not [name for name in left if str(running.pid) in name or "coder" in name]
