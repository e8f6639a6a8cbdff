"""The text of scans is recognised, and its boxes lie on the letters."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from threading import Thread

import psutil
import pymupdf
import pytest

from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.domain.bibliography.recognition import (
    pages_to_recognise,
    recognised_warnings,
    recogniser,
    recogniser_of,
    with_recognised,
)
from coder.domain.texts.text import Page
from coder.domain.texts.text_codec import decode
from coder.domain.texts.turning import turned
from coder.pdf.hocr import found_lines
from coder.pdf.limits import Limits
from coder.pdf.readers import Readers
from coder.pdf.requests import Recognise
from coder.pdf.tesseract import Tesseract, tesseract
from tests.pdf.test_supervision import PATIENCE, until
from tests.scans import LINES, make_scan, needs_tesseract

BY = recogniser("5.3.0", "eng", 300)


def recognise(readers, path, pages=(0,), program=None):
    """What comes of each page: a page, or why there is none."""
    found = program or tesseract()
    asked = [Recognise(path, index, found.program, "eng", found.finds_orientation)
             for index in pages]  # fmt: skip
    return [getattr(outcome, "page", outcome) for _, outcome in readers.recognise_all(asked)]


def ink(path, page):
    """The share of dark dots in the box of each letter, as the page is shown."""
    with pymupdf.open(path) as document:
        picture = document[0].get_pixmap(dpi=288, colorspace=pymupdf.csGRAY)
    for at, letter in enumerate(page.text):
        if letter.isspace():
            continue
        x0, y0, x1, y1 = (round(edge / 25) for edge in turned(page, page.box(at)))
        dots = [picture.pixel(x, y)[0] < 200 for x in range(x0, x1)
                for y in range(y0, min(picture.height, y1))]  # fmt: skip
        yield sum(dots) / len(dots)


@needs_tesseract
@pytest.mark.parametrize(
    "traits",
    [{}, {"rotation": 90}, {"rotation": 180}, {"rotation": 270}, {"turned": 90}, {"turned": 270},
     {"turned": 90, "rotation": 270}, {"crop": (20, 30, 390, 290)}],
    ids=str,
)  # fmt: skip
def test_every_box_lies_on_its_letter_whichever_way_the_page_lies(readers, tmp_path, traits):
    path = make_scan(tmp_path / "scan.pdf", [(*LINES, *LINES)], **traits)
    (page,) = recognise(readers, path)
    assert page.text.splitlines() == [*LINES, *LINES]
    shares = list(ink(path, page))
    assert min(shares) > 0.02
    assert len(page.boxes) == 4 * len(page.text)


@needs_tesseract
def test_the_same_page_is_always_recognised_alike(readers, tmp_path):
    path = make_scan(tmp_path / "scan.pdf")
    assert recognise(readers, path) == recognise(readers, path)


@needs_tesseract
def test_pages_of_the_corpus_are_recognised_as_they_are_written(readers, corpus):
    (page,) = recognise(readers, corpus / "docling_ocr-test_rotated-90.pdf")
    assert "Docling bundles PDF document conversion to\nJSON and Markdown" in page.text


@needs_tesseract
def test_what_a_text_layer_says_of_a_page_that_has_one_is_kept(readers, tmp_path):
    path = make_scan(tmp_path / "scan.pdf", [LINES, LINES], own_text=[1])
    read = readers.read(path).result()
    text = decode(read.text)
    assert pages_to_recognise(text) == [0]
    new = with_recognised(text, dict(enumerate(recognise(readers, path))), BY)
    assert new.pages[1] == text.pages[1]
    assert recogniser_of(new.extractor) == BY
    assert pages_to_recognise(new) == []
    (said,) = recognised_warnings(new, read.warnings)
    assert "PDF page 1 was recognised by Tesseract 5.3.0 (eng, 300 dpi)" in said


def test_garbage_is_to_be_recognised_and_sound_pages_are_not(readers, corpus):
    garbage = decode(readers.read(corpus / "f1000_3-305_garbage-text-layer.pdf").result().text)
    assert pages_to_recognise(garbage) == list(range(len(garbage.pages)))
    sound = decode(readers.read(corpus / "f1000_3-190.pdf").result().text)
    assert pages_to_recognise(sound) == []


def is_running(number):
    """Whether a process is there, and not only waited for by whoever inherited it."""
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    return False


def stand_in(tmp_path, script):
    """A program in Tesseract's place."""
    path = tmp_path / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tesseract(str(path), "5.0", ("eng",), finds_orientation=True)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_page_at_which_tesseract_fails_is_refused_in_a_sentence(readers, tmp_path):
    path = make_scan(tmp_path / "scan.pdf")
    crashed = stand_in(tmp_path, "kill -SEGV $$")
    (refusal,) = recognise(readers, path, program=crashed)
    assert refusal == Refusal(Trouble.CRASHED, "Tesseract failed: it gave up on this picture.")
    missing = stand_in(tmp_path, "echo 'Failed loading language' >&2; exit 1")
    (refusal,) = recognise(readers, path, program=missing)
    assert refusal.sentence == "Tesseract failed: the language is missing."
    (refusal,) = recognise(
        readers,
        path,
        program=Tesseract(str(tmp_path / "gone"), "5.0", ("eng",), finds_orientation=True),
    )
    assert refusal.sentence == "Tesseract cannot be started."


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_page_that_takes_too_long_costs_that_page_and_leaves_no_program_behind(tmp_path):
    path = make_scan(tmp_path / "scan.pdf", [LINES, LINES])
    mark = tmp_path / "slept"
    slow = stand_in(tmp_path, f"[ -e {mark} ] && exit 0; touch {mark}; exec sleep 600")
    with Readers(processes=1, limits=Limits(recognising=1)) as readers:
        first, second = recognise(readers, path, (0, 1), slow)
    assert first.trouble is Trouble.TOO_SLOW
    assert isinstance(second, Page)
    assert not second.text


def test_letters_without_a_gap_and_spaces_between_words():
    (line,) = found_lines(
        """<span class='ocr_line' id='line_1_1' title="bbox 10 10 90 40; baseline 0 -5; x_size 30;\
 x_descenders 5; x_ascenders 8">
        <span class='ocrx_word' id='word_1_1' title='bbox 10 10 40 40; x_wconf 96'>
         <span class='ocrx_cinfo' title='x_bboxes 10 12 20 35; x_conf 99'>&lt;</span>
         <span class='ocrx_cinfo' title='x_bboxes 24 12 40 35; x_conf 99'>fi</span>
        </span>
        <span class='ocrx_word' id='word_1_2' title='bbox 50 10 90 40; x_wconf 96'>
         <span class='ocrx_cinfo' title='x_bboxes 50 12 90 35; x_conf 99'>b</span>
        </span>"""
    )
    assert line.words == "<fi b"
    assert line.angle == 0
    assert line.boxes == (
        (10, 10, 22, 40), (22, 10, 31, 40), (31, 10, 40, 40), (40, 10, 50, 40), (50, 10, 90, 40),
    )  # fmt: skip


def test_tesseract_that_is_here_says_its_version_and_languages():
    found = tesseract()
    if found is not None:
        assert Path(found.program).exists()
        assert found.version[0].isdigit()
        assert "osd" not in found.languages


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_whoever_no_longer_wants_it_leaves_no_program_behind(tmp_path):
    path = make_scan(tmp_path / "scan.pdf", [LINES, LINES])
    mark = tmp_path / "number"
    begun = stand_in(tmp_path, f"echo $$ > {mark}.new; mv {mark}.new {mark}; exec sleep 600")
    with Readers(processes=1) as readers:
        asked = Recognise(path, 0, begun.program, "eng", finds_orientation=False)
        outcomes = readers.recognise_all([asked])
        waiting = Thread(target=lambda: list(outcomes), daemon=True)
        waiting.start()
        until(mark.exists)
        assert psutil.pid_exists(int(mark.read_text()))
    until(lambda: not is_running(int(mark.read_text())))
    waiting.join(PATIENCE)
