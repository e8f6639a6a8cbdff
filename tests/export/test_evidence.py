"""Evidence pages: what a co-author without Coder opens."""

import base64
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pymupdf
import pytest

from coder.analysis.matrix import matrix
from coder.analysis.passages import passages
from coder.domain.errors import CoderError
from coder.export.options import Limits, Options
from coder.export.workbook import write_workbook
from coder.merge.copying import copy_project
from coder.store.project import Project
from tests.coded_project import Hand, empty_project
from tests.export.test_workbook import about, digest

WITH = Options(evidence=True)


class Read(HTMLParser):
    """A page as a browser reads it."""

    def __init__(self, path):
        super().__init__()
        self.tags, self.ids, self.words = [], [], []
        self.source = path.read_text("utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self):
        return "".join(self.words)


@pytest.fixture(scope="module")
def exported(example, tmp_path_factory):
    """The example with its pages: the workbook and the folder."""
    return export(example, tmp_path_factory.mktemp("exported") / "Übersicht der Themen 50%#1.xlsx")


@pytest.fixture
def plain(tmp_path):
    """A project without PDFs, of which no page is drawn: its workbook lies beside it."""
    with empty_project(tmp_path / "plain.coder") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.theme("Training")
        hand.document("kay-2019")
        for number in range(4):
            hand.code(
                "Ana", "kay-2019", "Training", number, number + 1, number=f"kay-2019:AN{number}"
            )
    return tmp_path / "plain.coder"


def export(path, out=None, **given):
    out = out or path.with_name("out.xlsx")
    with Project(path, write=False) as project:
        written = write_workbook(
            project, matrix(project), out, **{"options": WITH, "overwrite": True} | given
        )
    return out, written.evidence


def listed(path):
    with Project(path, write=False) as project:
        return list(passages(project))


def test_each_quotation_leads_to_its_place_on_a_page(example, exported):
    out, folder = exported
    assert folder == out.with_name("Übersicht der Themen 50%#1-evidence")
    rows = list(openpyxl.load_workbook(out)["Quotations"].iter_rows(min_row=2))
    assert len(rows) == len(listed(example))
    for number, *_ in rows:
        page = out.parent / unquote(number.hyperlink.target)
        assert unquote(number.hyperlink.location) in Read(page).ids
        assert page.parent == folder
        assert not set(number.hyperlink.target) & set(" #")


def test_a_page_shows_each_passage_with_all_that_is_said_of_it(example, exported):
    _, folder = exported
    found = listed(example)
    key = found[0].document.key
    page = Read(folder / f"{key}.html")
    for one in (one for one in found if one.document.key == key):
        for words in (one.number, one.theme.path, one.coder, one.citation, one.quote, one.memo):
            assert words is None or words in page.text


def test_pictures_show_the_page_around_the_passage(example, exported):
    _, folder = exported
    found = listed(example)
    key = found[0].document.key
    page = Read(folder / f"{key}.html")
    pictures = [
        pymupdf.Pixmap(base64.b64decode(one["src"].removeprefix("data:image/png;base64,")))
        for one in page.all("img")
    ]
    passages_ = {one.passage: one for one in found if one.document.key == key}
    assert len(pictures) == sum(len({box.page for box in one.boxes}) for one in passages_.values())
    for picture in pictures:
        assert picture.width > 900  # pixels: the whole width of the page, legibly
        assert min(picture.samples) < 100  # ink
        assert max(picture.samples) > 200  # paper


def test_pages_need_nothing_but_a_browser(exported):
    _, folder = exported
    for path in folder.iterdir():
        page = Read(path)
        assert page.all("html") == [{"lang": "en"}]
        assert len(page.all("h1")) == 1
        assert not page.all("script")
        assert all(one["alt"].strip() for one in page.all("img"))
        assert all(one["src"].startswith("data:image/png;base64,") for one in page.all("img"))
        assert len(page.ids) == len(set(page.ids))
        assert "prefers-color-scheme: dark" in page.source
        assert "@media print" in page.source
        asked = [one["href"] for one in page.all("a")]
        assert all(one.startswith(("#", "https://doi.org/")) for one in asked) or (
            path.name == "index.html"
        )


def test_the_list_leads_to_every_page(exported):
    _, folder = exported
    links = {one["href"] for one in Read(folder / "index.html").all("a")}
    assert links == {one.name for one in folder.iterdir()} - {"index.html"}


def test_a_copy_without_pdfs_gives_the_words_and_says_why(example, tmp_path):
    light = tmp_path / "light.coder"
    with Project(example, write=False) as project:
        copy_project(project, light, recipient=None, light=True, blind=False)
    _, folder = export(light)
    found = listed(example)[0]
    page = Read(folder / f"{found.document.key}.html")
    assert not page.all("img")
    assert "holds no PDF of this document" in page.text
    assert found.quote in page.text


def test_documents_lead_to_their_pages_from_every_table(exported):
    out, folder = exported
    book = openpyxl.load_workbook(out)
    for sheet, column in (("Characteristics", 0), ("Documents", 0), ("Findings", 1)):
        cell = next(iter(book[sheet].iter_rows(min_row=2)))[column]
        assert (out.parent / unquote(cell.hyperlink.target)).is_file()
    assert folder.name in about(book)["Evidence pages"]


def test_links_to_pages_end_where_a_sheet_holds_no_more(plain):
    out, _ = export(plain, options=Options(evidence=True, limits=Limits(9_999, 999, 3)))
    book = openpyxl.load_workbook(out)
    links = [row[0].hyperlink for row in book["Quotations"].iter_rows() if row[0].hyperlink]
    assert len(links) == 3
    assert "in Quotations" in about(book)["Links"]


def test_a_folder_is_replaced_whole(plain):
    _, folder = export(plain)
    (folder / "gone-1999.html").write_text("old")
    export(plain)
    assert "gone-1999.html" not in {one.name for one in folder.iterdir()}


def test_a_folder_with_other_files_is_left_alone(plain):
    folder = plain.with_name("out-evidence")
    folder.mkdir()
    (folder / "thesis.docx").write_text("years of work")
    with pytest.raises(CoderError, match="holds other files than evidence pages"):
        export(plain)
    assert (folder / "thesis.docx").read_text() == "years of work"
    assert not plain.with_name("out.xlsx").exists()


def test_a_folder_that_is_there_is_replaced_only_if_told(plain):
    out, folder = export(plain)
    before = digest(folder / "index.html")
    out.unlink()
    with pytest.raises(CoderError, match="exists already"):
        export(plain, overwrite=False)
    assert digest(folder / "index.html") == before


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("after", [1, 3])
def test_stopping_leaves_the_old_pages_and_no_half_ones(plain, monkeypatch, after):
    monkeypatch.setattr("coder.export.book._STEP", 1)
    out, folder = export(plain)
    before = {one.name: digest(one) for one in [out, *folder.iterdir()]}
    seen = []

    def stop(*done):
        seen.append(done)
        if len(seen) == after:
            raise StoppedError

    with pytest.raises(StoppedError):
        export(plain, progress=stop)
    assert {one.name: digest(one) for one in [out, *folder.iterdir()]} == before
    assert sorted(one.name for one in out.parent.glob("out*")) == ["out-evidence", "out.xlsx"]


def test_a_workbook_that_cannot_be_replaced_leaves_the_old_pages_too(plain, monkeypatch):
    out, folder = export(plain)
    (folder / "old-1999.html").write_text("old")
    replace = Path.replace

    def locked(path, target):
        if path.suffix == ".part":
            raise PermissionError(13, "in use")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(CoderError, match=r"out\.xlsx could not be written"):
        export(plain)
    assert (folder / "old-1999.html").read_text() == "old"
    assert sorted(one.name for one in out.parent.glob("out*")) == ["out-evidence", "out.xlsx"]


def test_progress_reaches_its_end(plain):
    seen = []
    export(plain, progress=lambda *done: seen.append(done))
    assert seen[-1][0] == seen[-1][1]
    assert all(done <= total for done, total in seen)
