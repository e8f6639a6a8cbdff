"""What is seen is drawn first; what nobody wants any more holds nobody up."""

from time import monotonic

import pytest

from coder.domain.bibliography.file_facts import Picture, Trouble
from coder.pdf.limits import Limits
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw, Urgency
from tests.pdf.test_supervision import PATIENCE, until

PATIENT = 1.0  # seconds, after which a worker in the way is certainly ended


@pytest.fixture
def one_worker():
    with Readers(processes=1, limits=Limits(patience=PATIENT / 5)) as readers:
        readers.warm_up()
        yield readers


def always(urgency):
    return lambda: urgency


def test_what_is_seen_is_drawn_before_what_comes_next_and_files_between(one_worker, make_pdf):
    path, order = make_pdf(), []
    begun = one_worker.draw(Draw(path, 0, 8.0))
    until(lambda: begun.running() or begun.done())
    asked = {
        "ahead": one_worker.draw(Draw(path, 0, 1.0), always(Urgency.AHEAD)),
        "read": one_worker.read(path),
        "seen": one_worker.draw(Draw(path, 0, 1.0), always(Urgency.SEEN)),
        "seen later": one_worker.draw(Draw(path, 0, 1.0)),
    }
    for name, future in asked.items():
        future.add_done_callback(lambda _, name=name: order.append(name))
    for future in asked.values():
        future.result(PATIENCE)
    until(lambda: len(order) == len(asked))
    assert order == ["seen", "seen later", "read", "ahead"]


def test_what_is_dropped_before_a_worker_began_is_cancelled(one_worker, make_pdf):
    path, wanted = make_pdf(), [Urgency.SEEN]
    one_worker.draw(Draw(path, 0, 8.0))
    dropped = one_worker.draw(Draw(path, 0, 1.0), lambda: wanted[0])
    wanted[0] = Urgency.DROPPED
    last = one_worker.draw(Draw(path, 0, 1.0), always(Urgency.AHEAD))
    last.result(PATIENCE)
    assert dropped.cancelled()


def test_a_page_that_nobody_looks_at_any_more_makes_way_for_one_that_is_seen(
    one_worker, endless_pdf, make_pdf
):
    wanted = [Urgency.SEEN]
    lost = one_worker.draw(Draw(endless_pdf(), 0, 1.0), lambda: wanted[0])
    until(lost.running)
    begun = monotonic()
    seen = one_worker.draw(Draw(make_pdf(), 0, 1.0))
    until(lambda: monotonic() - begun > PATIENT)
    assert lost.running()  # as long as it is looked at too, who came first is waited for
    wanted[0] = Urgency.AHEAD
    assert isinstance(seen.result(PATIENCE), Picture)
    assert lost.result(PATIENCE).trouble is Trouble.STOPPED
    assert monotonic() - begun < Limits().drawing


def test_a_page_drawn_ahead_is_waited_for_where_nobody_else_waits(one_worker, endless_pdf):
    ahead = one_worker.draw(Draw(endless_pdf(), 0, 1.0), always(Urgency.AHEAD))
    also = one_worker.draw(Draw(endless_pdf("second.pdf"), 0, 1.0), always(Urgency.AHEAD))
    until(ahead.running)
    begun = monotonic()
    until(lambda: monotonic() - begun > PATIENT)
    assert ahead.running()
    assert not also.running()


def test_what_is_seen_does_not_wait_for_an_endless_page_where_there_are_two_workers(
    endless_pdf, make_pdf
):
    with Readers(processes=2) as readers:
        lost = readers.draw(Draw(endless_pdf(), 0, 1.0))
        until(lost.running)
        assert isinstance(readers.draw(Draw(make_pdf(), 0, 1.0)).result(PATIENCE), Picture)
        assert lost.running()
