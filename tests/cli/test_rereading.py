"""The same PDF as two versions of the extraction read it: passages stand on what is read now."""

from array import array

import pytest

from coder.domain.layout.printed_page import printed_pages
from coder.domain.texts.text import Page, Text
from coder.domain.texts.text_codec import digest, encode
from coder.store import blobs, rows
from coder.store.documents import files, files_with
from coder.store.journal import act
from coder.store.project import Project
from tests.cli.acts import ARTICLES, Desk, tables_of

KEY = "quillan-2016"
QUOTE = (
    "It rents two rooms above a library, has one coordinator and, in a good year, eight trainers"
)


def read_otherwise(text):
    """A text as an older extraction might have read it: no line ends, some spaces doubled."""
    pages = []
    for page in text.pages:
        words, boxes = [], array(page.boxes.typecode)
        for at, character in enumerate(page.text):
            shown = " " if character == "\n" else character
            for _ in range(2 if shown == " " and at % 3 == 0 else 1):
                words.append(shown)
                boxes.extend(page.boxes[4 * at : 4 * at + 4])
        pages.append(Page("".join(words), boxes, page.width, page.height, label=page.label))
    return Text(tuple(pages), "an older extraction")


def age(path):
    """Make every PDF of a project as an older version of the program read it."""
    with Project(path, write=True) as project, act(project, "test", "Age") as running:
        for file in files(project):
            older = read_otherwise(blobs.text(project, file.text))
            key = digest(older)
            blobs.put_text(project, key, file.sha256, encode(older), printed_pages(older))
            for stored in files_with(project, file.sha256):
                rows.set_fields(running, "file", stored, {"text": key})


@pytest.fixture
def ben(terminal, tmp_path):
    """Ben's own project, made with an older version of the program."""
    desk = Desk(terminal, tmp_path / "ben.coder")
    terminal.do("new", desk.path, "--coder", "Ben", "--codebook", "co-production")
    desk.do("add", ARTICLES / f"{KEY}.pdf")
    age(desk.path)
    return desk


def test_what_was_marked_with_an_older_version_of_the_program_comes_in_at_its_place(desk, ben):
    mine = desk.code(KEY, QUOTE, "Training")
    ben.code(KEY, QUOTE, "Support")
    desk.merge(ben.path)
    theirs = next(one for one in desk.passages() if one["coder"] == "Ben")
    assert theirs["placement"] == "exact"
    assert (theirs["start"], theirs["end"]) == (mine["start"], mine["end"])
    assert theirs["boxes"] == desk.passages("--coder", "Ana")[0]["boxes"]
    desk.assert_whole()


def test_reading_again_keeps_every_passage_and_its_anchor(ben):
    made = ben.code(KEY, QUOTE, "Support")
    before = tables_of(ben.path, ["passage", "coding"])
    done = ben.do("reread")
    assert [one["name"] for one in done["files"]] == [f"{KEY}.pdf"]
    assert done["reanchored"] == {"exact": 1, "close": 0, "ambiguous": 0, "unplaced": 0}
    (one,) = ben.passages()
    whole = "\n".join(page["text"] for page in ben.text(KEY))
    assert whole[one["start"] : one["end"]] == one["raw"]
    assert one["quote"] == QUOTE
    assert one["raw"] != made["raw"]
    assert tables_of(ben.path, ["passage", "coding"]) == before
    assert ben.do("reread")["files"] == []
    ben.undo()
    (one,) = ben.passages()
    assert (one["raw"], one["start"]) == (made["raw"], made["start"])
    ben.assert_whole()
