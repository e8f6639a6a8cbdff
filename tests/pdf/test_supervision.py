"""One file's trouble is that file's trouble: workers crash, stall and overeat alone."""

import os
import signal
import subprocess
import sys
from concurrent.futures import wait
from itertools import repeat
from pathlib import Path
from threading import Event
from time import monotonic

import psutil
import pytest

from coder.domain.bibliography.file_facts import FileRead, Trouble
from coder.pdf.limits import Limits
from coder.pdf.readers import AHEAD, Readers

PATIENCE = 60  # seconds


def until(condition):
    """Wait for a condition that another process brings about."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "this never came about"
        Event().wait(0.01)


def troubles(outcomes):
    return [getattr(outcome, "trouble", None) for _, outcome in outcomes]


def test_a_file_that_stalls_its_worker_is_refused_and_the_next_is_read(endless_pdf, make_pdf):
    with Readers(processes=1, limits=Limits(step=2)) as readers:
        outcomes = list(readers.read_all([endless_pdf(), make_pdf()]))
    assert troubles(outcomes) == [Trouble.TOO_SLOW, None]
    assert outcomes[0][1].sentence.endswith(".")


def test_the_time_for_a_whole_file_is_bounded_too(endless_pdf):
    with Readers(processes=1, limits=Limits(whole=1, page=0)) as readers:
        assert readers.read(endless_pdf()).result().trouble is Trouble.TOO_SLOW


def test_a_file_that_eats_memory_is_refused_and_the_next_is_read(endless_pdf, make_pdf):
    limits = Limits(memory=250_000_000)
    with Readers(processes=1, limits=limits) as readers:
        outcomes = list(readers.read_all([endless_pdf(words=True, levels=8), make_pdf()]))
    assert troubles(outcomes) == [Trouble.TOO_HUNGRY, None]


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_worker_killed_over_a_file_costs_only_that_file(endless_pdf, make_pdf, worker_pids):
    before = worker_pids()
    with Readers(processes=1) as readers:
        lost, kept = readers.read(endless_pdf()), readers.read(make_pdf())
        until(lost.running)
        (worker,) = worker_pids() - before
        os.kill(worker, signal.SIGKILL)
        assert lost.result(PATIENCE).trouble is Trouble.CRASHED
        assert isinstance(kept.result(PATIENCE), FileRead)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_another_worker_goes_on_undisturbed(endless_pdf, make_pdf, worker_pids):
    before = worker_pids()
    with Readers(processes=2) as readers:
        lost = readers.read(endless_pdf())
        until(lost.running)
        (worker,) = worker_pids() - before
        good = [readers.read(make_pdf(f"{number}.pdf")) for number in range(5)]
        assert isinstance(good[0].result(PATIENCE), FileRead)
        os.kill(worker, signal.SIGKILL)
        assert all(isinstance(future.result(PATIENCE), FileRead) for future in good)
        assert lost.result(PATIENCE).trouble is Trouble.CRASHED


def test_results_come_in_the_order_given(make_pdf, endless_pdf, tmp_path):
    names = [f"{number}.pdf" for number in range(6)]
    paths = [make_pdf(name, pages=(((72, 72, name),),) * (6 - n)) for n, name in enumerate(names)]
    with Readers(processes=2) as readers:
        outcomes = list(readers.read_all(paths))
    assert [path for path, _ in outcomes] == paths
    assert [read.facts.pages for _, read in outcomes] == [6, 5, 4, 3, 2, 1]


def test_files_are_taken_only_a_few_ahead(make_pdf):
    taken = []
    path = make_pdf()
    with Readers(processes=1) as readers:
        outcomes = readers.read_all(taken.append(path) or path for path in repeat(path))
        next(outcomes)
        next(outcomes)
        assert len(taken) <= AHEAD + 1
        outcomes.close()


def test_closing_the_results_ends_the_work_under_way(endless_pdf, make_pdf, worker_pids):
    before = worker_pids()
    with Readers(processes=2) as readers:
        outcomes = readers.read_all([make_pdf(), endless_pdf(), endless_pdf("second.pdf")])
        next(outcomes)
        until(lambda: len(worker_pids() - before) == 2)
        working = worker_pids() - before
        outcomes.close()
        until(lambda: len(working & worker_pids()) < 2)
        assert isinstance(readers.read(make_pdf("after.pdf")).result(PATIENCE), FileRead)


def test_closing_the_readers_leaves_no_process_and_no_open_question(endless_pdf, worker_pids):
    before = worker_pids()
    with Readers(processes=1) as readers:
        running, waiting = readers.read(endless_pdf()), readers.read(endless_pdf("other.pdf"))
        until(running.running)
    assert worker_pids() == before
    zombies = [c for c in psutil.Process().children() if c.status() == psutil.STATUS_ZOMBIE]
    assert not zombies
    assert wait([running, waiting], timeout=0).not_done == set()
    assert running.result().trouble is waiting.result().trouble is Trouble.STOPPED


def test_closed_readers_take_no_more(make_pdf):
    readers = Readers(processes=1)
    readers.close()
    with pytest.raises(ValueError, match="closed"):
        readers.read(make_pdf())


@pytest.mark.parametrize("stalled", [False, True])
def test_workers_end_with_the_program_that_started_them(stalled, tmp_path, endless_pdf, make_pdf):
    path = endless_pdf() if stalled else make_pdf()
    program = tmp_path / "program.py"
    program.write_text(
        "import os, sys, signal\n"
        "from pathlib import Path\n"
        "import psutil\n"
        "from coder.pdf.limits import Limits\n"
        "from coder.pdf.readers import Readers\n"
        "if __name__ == '__main__':\n"
        "    readers = Readers(processes=1, limits=Limits(step=1.5))\n"
        "    future = readers.read(Path(sys.argv[1]))\n"
        "    while not (future.done() or future.running()): pass\n"
        "    print(*[c.pid for c in psutil.Process().children()], flush=True)\n"
        "    os._exit(0)\n"
    )
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, program, path],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(here)},
        timeout=PATIENCE,
    )
    assert done.stderr == ""
    pids = [int(pid) for pid in done.stdout.split()]
    assert pids
    until(lambda: not any(psutil.pid_exists(pid) for pid in pids))


def test_a_program_that_reads_pdfs_imports_neither_mupdf_nor_qt(make_pdf):
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from coder.pdf.readers import Readers\n"
        "with Readers(processes=1) as readers:\n"
        "    assert readers.read(Path(sys.argv[1])).result().facts.pages == 1\n"
        "assert not {'pymupdf', 'PySide6', 'numpy'} & set(sys.modules)\n"
    )
    here = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, make_pdf()],
        capture_output=True,
        text=True,
        check=False,
        cwd=here,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, "")
