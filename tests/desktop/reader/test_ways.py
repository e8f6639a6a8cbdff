"""Ways through a document: links, thumbnails, printed and PDF pages, back and forward."""

import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from coder.desktop.coding import code_marked
from coder.desktop.reader.thumbnail_pictures import MOST_BYTES, ThumbnailPictures
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw, Urgency
from coder.store.documents import documents
from coder.store.themes import themes
from tests.desktop.acts import choose, click, control, press, write
from tests.desktop.reader.reading import bring, settle

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "Turn to the second part."
WEB = "https://doi.org/10.1000/182"


@pytest.fixture
def linked(qtbot, window, tmp_path):
    """A PDF of 30 pages; on the first a link to the 21st and one to the web. Gives the reader."""
    with pymupdf.open() as document:
        for number in range(30):
            page = document.new_page(width=400, height=600)
            page.insert_text((50, 80), f"This is part {number + 1} of the book.")
        page = document[0]
        for y, words, link in (
            (200, WORDS, {"kind": pymupdf.LINK_GOTO, "page": 20, "to": pymupdf.Point(0, 60)}),
            (240, "The web has more.", {"kind": pymupdf.LINK_URI, "uri": WEB}),
        ):
            page.insert_text((50, y), words)
            page.insert_link({**link, "from": pymupdf.Rect(48, y - 12, 200, y + 4)})
        document.save(tmp_path / "linked.pdf")
    reader = bring(qtbot, window, tmp_path / "linked.pdf")
    qtbot.waitUntil(lambda: len(reader.ways.links.in_sight()) == 2, timeout=20_000)
    return reader


def place_of(reader, words, *, after=False):
    start = reader.document.text.whole().index(words)
    position = start + len(words) - 1 if after else start
    rectangle = reader.view.rectangle(reader.view.stretch(position, position + 1)[0])
    x = rectangle.right() - 1 if after else rectangle.left() + 1
    return QPoint(round(x), round(rectangle.center().y()))


def click_on(qtbot, reader, place, keys=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(reader.view.viewport(), LEFT, keys, place)
    wait_for_links(qtbot, reader)


def wait_for_links(qtbot, reader):
    """Until no click waits any more whether another one comes."""
    qtbot.waitUntil(lambda: not reader.ways.links._wait.isActive())


def select_link(qtbot, reader):
    viewport = reader.view.viewport()
    first, last = place_of(reader, WORDS), place_of(reader, WORDS, after=True)
    QTest.mousePress(viewport, LEFT, pos=first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, LEFT, pos=last)
    qtbot.wait(1)


def code(window, *names):
    held = [one.id for one in themes(window.workspace.project) if one.name in names]
    code_marked(window.workspace, held)


# Links


def test_a_click_on_a_link_goes_there_and_back(qtbot, window, linked):
    place = place_of(linked, WORDS) + QPoint(30, 0)
    QTest.mouseMove(linked.view.viewport(), place)
    assert linked.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    click_on(qtbot, linked, place)
    assert linked.view.place()[0] == 20
    choose(window, "back")
    assert linked.view.place()[0] == 0
    QTest.mouseClick(linked.view.viewport(), Qt.MouseButton.ForwardButton)
    assert linked.view.place()[0] == 20


def test_where_a_link_leads_is_shown_for_a_moment(qtbot, linked):
    click_on(qtbot, linked, place_of(linked, WORDS) + QPoint(30, 0))
    (box,) = linked.view.flashed
    whole = linked.document.text.whole()
    (head,) = linked.view.stretch(whole.index("This is part 21 "), whole.index("part 21 ") + 4)
    assert box.page == 20
    assert box.y0 <= head.y1
    assert head.y0 <= box.y1
    qtbot.waitUntil(lambda: not linked.view.flashed)


def test_a_drag_over_a_link_selects_its_words(qtbot, window, linked):
    select_link(qtbot, linked)
    assert window.workspace.marked.words == WORDS
    assert linked.view.place()[0] == 0


@pytest.mark.parametrize(("clicks", "taken"), [(2, "second"), (3, WORDS)])
def test_two_clicks_on_a_link_mark_a_word_and_three_a_sentence(
    qtbot, window, linked, clicks, taken
):
    viewport, place = linked.view.viewport(), place_of(linked, "second") + QPoint(5, 0)
    for act in (QTest.mousePress, QTest.mouseDClick, QTest.mousePress)[:clicks]:
        act(viewport, LEFT, pos=place)
        QTest.mouseRelease(viewport, LEFT, pos=place)
    wait_for_links(qtbot, linked)
    assert linked.view.place()[0] == 0
    assert window.workspace.marked.words == taken


def test_a_link_to_the_web_is_told_and_copied_but_not_opened(qtbot, window, linked):
    click_on(qtbot, linked, place_of(linked, "The web") + QPoint(20, 0))
    assert WEB in window.notices.words
    click(control(window, "notice answer"))
    assert QGuiApplication.clipboard().text() == WEB
    assert linked.view.place()[0] == 0


def test_a_coded_link_is_chosen_by_a_click_and_followed_with_ctrl(qtbot, window, linked):
    select_link(qtbot, linked)
    code(window, "Training")
    press(linked.view, Qt.Key.Key_Escape)
    place = place_of(linked, WORDS) + QPoint(30, 0)
    click_on(qtbot, linked, place)
    assert linked.view.chosen is not None
    assert linked.view.place()[0] == 0
    click_on(qtbot, linked, place, CONTROL)
    assert linked.view.place()[0] == 20


def test_a_link_that_is_a_number_is_told_with_the_words_before_it(qtbot, window, tmp_path):
    lines = (
        (80, "Recovery Colleges . . . . . . . . ", "3"),
        (100, "As was shown before by others, and by hand in many other places ", "[12]"),
        (112, "", "[13]"),
        (124, "See ", "Table 2"),
    )
    with pymupdf.open() as document:
        for _ in range(3):
            document.new_page(width=500, height=600)
        page = document[0]
        for y, words, number in lines:
            page.insert_text((50, y), words + number)
            left = 50 + pymupdf.get_text_length(words)
            right = left + pymupdf.get_text_length(number)
            rectangle = pymupdf.Rect(left - 1, y - 9, right + 1, y + 2)
            link = {"kind": pymupdf.LINK_GOTO, "page": 2, "to": pymupdf.Point(0, 60)}
            page.insert_link({**link, "from": rectangle})
        document.save(tmp_path / "numbers.pdf")
    reader = bring(qtbot, window, tmp_path / "numbers.pdf")
    qtbot.waitUntil(lambda: len(reader.ways.links.in_sight()) == len(lines), timeout=20_000)
    choose(window, "links")
    menu = window.reader.findChild(QMenu, "links menu")
    assert [one.text() for one in menu.actions()] == [
        "Recovery Colleges \u2026 3 \u2192 p. 3",
        "\u2026and by hand in many other places [12] \u2192 p. 3",
        "\u2026by hand in many other places [12] [13] \u2192 p. 3",
        "Table 2 \u2192 p. 3",
    ]


def test_a_citation_is_one_link_though_author_and_year_are_linked_each(qtbot, window, tmp_path):
    lines = (
        ("as in others (Kryscinski et al., 2019;", {"(Kryscinski et al.,": 100, "2019;": 100}),
        ("Fabbri et al., 2021). Read (Co-", {"Fabbri et al.,": 200, "2021)": 200, "(Co-": 300}),
        ("han et al., 2018) and those of pros-", {"han et al.,": 300, "2018)": 300}),
        ("tate cancer [3] too", {"[3]": 400}),
    )
    with pymupdf.open() as document:
        document.new_page(width=400, height=600)
        document.new_page(width=400, height=600)
        page = document[0]
        for row, (line, parts) in enumerate(lines):
            foot = 60 + 14 * row
            page.insert_text((40, foot), line, fontsize=10)
            for part, top in parts.items():
                start, end = line.index(part), line.index(part) + len(part)
                x0, x1 = (
                    40 + pymupdf.get_text_length(line[:at], fontsize=10) for at in (start, end)
                )
                box, to = pymupdf.Rect(x0, foot - 8, x1, foot + 2), pymupdf.Point(0, top)
                link = {"kind": pymupdf.LINK_GOTO, "page": 1, "to": to, "from": box}
                page.insert_link(link)
        document.save(tmp_path / "cited.pdf")
    reader = bring(qtbot, window, tmp_path / "cited.pdf")
    qtbot.waitUntil(lambda: len(reader.ways.links.in_sight()) == 8, timeout=20_000)
    choose(window, "links")
    menu = window.reader.findChild(QMenu, "links menu")
    assert [one.text() for one in menu.actions()] == [
        "Kryscinski et al., 2019 \u2192 p. 2",
        "Fabbri et al., 2021 \u2192 p. 2",
        "(Cohan et al., 2018) \u2192 p. 2",
        "prostate cancer [3] \u2192 p. 2",
    ]


def test_links_are_reached_by_keyboard(qtbot, window, linked):
    choose(window, "links")
    menu = window.reader.findChild(QMenu, "links menu")
    assert [one.text() for one in menu.actions()] == [
        f"{WORDS} → p. 21", f"The web has more. → {WEB}"
    ]  # fmt: skip
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert linked.view.place()[0] == 20
    choose(window, "links")
    qtbot.waitUntil(lambda: "No link" in window.notices.words, timeout=20_000)


def test_a_linked_page_of_an_article_is_found_under_the_mouse(qtbot, window, corpus):
    """What is clicked is what the link says: (Yang, 2007) leads to the references."""
    reader = bring(qtbot, window, corpus / "pdf" / "peerj_cs-118_three-rotated-pages.pdf")
    reader.travel.to_page("pdf 2")
    qtbot.waitUntil(lambda: len(reader.ways.links.in_sight()) > 3, timeout=20_000)
    found = next(
        link for page, link in reader.ways.links.in_sight() if page == 1 and link.page == 15
    )
    assert reader.ways.links.words_of(found) == reader.document.called(15)
    middle = reader.ways.links._rectangle(1, found).center().toPoint()
    click_on(qtbot, reader, middle)
    assert reader.view.place()[0] == 15


# Printed and PDF pages


def test_a_number_is_the_printed_page_and_pdf_says_the_other(window, linked):
    for asked, page in (("12", 11), ("pdf 3", 2), ("PDF 30", 29)):
        choose(window, "go to page")
        write(linked.bar.field, asked)
        press(linked.bar.field, Qt.Key.Key_Return)
        assert linked.view.place()[0] == page


def test_it_is_told_which_page_was_meant(qtbot, window):
    held = window.reader
    window.workspace.document_wanted.emit(_id(window, "marchbanks"))
    settle(qtbot, window, _id(window, "marchbanks"))
    held.travel.to_page("2")  # printed are 141 to 143
    assert held.bar.count.text() == "PDF 2 of 3"
    assert window.notices.words == "No page is printed 2: this is the PDF page, p. 142 (PDF 2)."


def _id(window, key):
    return next(one.id for one in documents(window.workspace.project) if key in one.key)


def test_links_are_offered_column_by_column(qtbot, window, tmp_path):
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        for x in (40, 220):
            for row in range(24):
                page.insert_text((x, 60 + 14 * row), f"line {row} of some words", fontsize=10)
        for x, row, address in ((40, 2, "a"), (220, 1, "c"), (40, 20, "b"), (220, 21, "d")):
            box = pymupdf.Rect(x, 50 + 14 * row, x + 60, 62 + 14 * row)
            page.insert_link(
                {"kind": pymupdf.LINK_URI, "uri": f"https://{address}.org", "from": box}
            )
        document.save(tmp_path / "columns.pdf")
    reader = bring(qtbot, window, tmp_path / "columns.pdf")
    qtbot.waitUntil(lambda: len(reader.ways.links.in_sight()) == 4, timeout=20_000)
    offered = [link.address for _, link in reader.ways.links.in_sight()]
    assert offered == [f"https://{address}.org" for address in "abcd"]


# Thumbnails


@pytest.fixture
def thumbnails(qtbot, window, linked):
    choose(window, "thumbnails")
    found = linked.ways.thumbnails
    qtbot.waitUntil(lambda: found.pictures.is_settled, timeout=20_000)
    return found


def row_of(thumbnails, page):
    return thumbnails.visualRect(thumbnails.pages.index(page))


def test_only_the_small_pages_that_are_seen_are_drawn(qtbot, thumbnails):
    seen = set(thumbnails.seen())
    assert 0 < len(seen) < 15
    drawn = {page for page in range(30) if thumbnails.pictures.get(page) is not None}
    assert drawn == seen
    thumbnails.verticalScrollBar().setValue(thumbnails.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: thumbnails.pictures.is_settled, timeout=20_000)
    assert thumbnails.pictures.get(29) is not None


def test_a_click_on_a_small_page_goes_there_and_it_is_marked(qtbot, window, linked, thumbnails):
    third = row_of(thumbnails, 2).center()
    QTest.mouseClick(thumbnails.viewport(), LEFT, pos=third)
    assert linked.view.place()[0] == 2
    assert "read now" in thumbnails.pages.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    choose(window, "back")
    assert linked.view.place()[0] == 0


def test_small_pages_are_gone_through_by_keys_and_left_with_esc(linked, thumbnails):
    assert thumbnails.hasFocus()
    press(thumbnails, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert linked.view.place()[0] == 2
    press(thumbnails, Qt.Key.Key_Escape)
    assert thumbnails.isHidden() or not thumbnails.isVisible()
    assert linked.view.hasFocus()


def test_small_pages_follow_the_large_ones(qtbot, linked, thumbnails):
    linked.view.setFocus()
    linked.travel.to_page("25")
    qtbot.waitUntil(lambda: thumbnails.currentIndex().row() == 24)
    assert 24 in thumbnails.seen()


def test_small_pages_follow_the_large_ones_while_they_have_the_keyboard(qtbot, linked, thumbnails):
    assert thumbnails.hasFocus()
    linked.view.go_to(24, 0)
    qtbot.waitUntil(lambda: thumbnails.currentIndex().row() == 24)
    assert 24 in thumbnails.seen()
    press(thumbnails, Qt.Key.Key_Down)
    assert thumbnails.currentIndex().row() == 25


def test_what_is_coded_on_a_page_is_told_in_words_and_seen(qtbot, window, linked, thumbnails):
    select_link(qtbot, linked)
    code(window, "Training", "Guidance")
    said = thumbnails.pages.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 codings" in said
    assert "Training 1" in said
    assert "no codings" in thumbnails.pages.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    image = thumbnails.viewport().grab().toImage()
    coded, bare = (_hues(image, row_of(thumbnails, page)) for page in (0, 1))
    assert len(coded - bare) >= 2


def _hues(image, row):
    """The colours between the paper and the words of a row."""
    ratio = image.devicePixelRatio()
    found = set()
    for y in range(row.top() + 10, row.bottom() - 10):
        for x in range(row.left() + 106, row.left() + 120):
            colour = image.pixelColor(round(x * ratio), round(y * ratio))
            if colour.saturation() > 60:
                found.add(colour.rgb())
    return found


def test_a_small_page_that_made_way_for_a_large_one_is_still_wished_for(qtbot, qapp, tmp_path):
    path, answered = tmp_path / "slow.pdf", []
    with pymupdf.open() as document:
        for _ in range(2):
            document.new_page().insert_text((72, 72), "A page", fontsize=30)
        slow = document[0].get_contents()[0]
        document.update_stream(slow, b"0.5 g 0 0 595 842 re f\n" * 900_000)
        document.save(path, deflate=True)
    with Readers(processes=1) as readers:
        readers.warm_up()
        pictures = ThumbnailPictures(readers, lambda: True)
        pictures.begin(lambda page: Draw(path, page, 0.2))
        draw, sent = readers.draw, []
        readers.draw = lambda *asked: sent.append(draw(*asked)) or sent[-1]
        pictures.want([0])
        qtbot.waitUntil(sent[0].running)
        pictures._answered.connect(lambda *_: answered.append(True))
        draw(Draw(path, 1, 1.0), lambda: Urgency.SEEN).result(20)
        qtbot.waitUntil(lambda: bool(answered))
        assert not pictures.is_settled
        pictures.want([])


def test_a_book_of_a_thousand_pages_costs_what_an_article_costs(qtbot, window, corpus):
    reader = bring(qtbot, window, corpus / "pdf" / "octave-manual_1158-pages.pdf")
    choose(window, "thumbnails")
    thumbnails = reader.ways.thumbnails
    bar = thumbnails.verticalScrollBar()
    assert thumbnails.pages.rowCount() == 1_158
    for part in range(40):
        bar.setValue(bar.maximum() * part // 40)
        qtbot.wait(5)
    qtbot.waitUntil(lambda: thumbnails.pictures.is_settled, timeout=20_000)
    drawn = [page for page in range(1_158) if thumbnails.pictures.get(page) is not None]
    assert len(drawn) < 300  # what was passed by is not drawn
    assert thumbnails.pictures._bytes <= MOST_BYTES
    assert set(thumbnails.seen()) <= set(drawn)


# Outline


def test_the_outline_follows_what_is_read(qtbot, window, corpus):
    reader = bring(qtbot, window, corpus / "pdf" / "octave-manual_1158-pages.pdf")
    outline = reader.ways.outline
    qtbot.waitUntil(lambda: outline.topLevelItemCount() > 0, timeout=20_000)
    choose(window, "outline")
    reader.view.setFocus()
    seen = []
    for page in (100, 600, 300):
        before = outline.currentItem()
        reader.travel.to_heading(page, 0)
        qtbot.waitUntil(lambda before=before: outline.currentItem() is not before)
        item = outline.currentItem()
        assert item.parent() is None  # what is folded stays folded
        assert item.data(0, Qt.ItemDataRole.UserRole)[0] <= page
        seen.append(outline.indexOfTopLevelItem(item))
    assert seen[0] < seen[2] < seen[1]


@pytest.fixture
def headed(qtbot, window, tmp_path):
    """A PDF of ten pages, with headings on the fourth and the seventh. Gives the reader."""
    with pymupdf.open() as document:
        for number in range(10):
            document.new_page(width=400, height=600).insert_text((50, 80), f"Part {number + 1}")
        document.set_toc([[1, "Methods", 4], [1, "Results", 7]])
        document.save(tmp_path / "headed.pdf")
    reader = bring(qtbot, window, tmp_path / "headed.pdf")
    qtbot.waitUntil(lambda: reader.ways.outline.topLevelItemCount() == 2, timeout=20_000)
    choose(window, "outline")
    return reader


def _heading(reader):
    item = reader.ways.outline.currentItem()
    return item.text(0) if item else None


def test_before_the_first_heading_none_is_marked(qtbot, headed):
    headed.view.setFocus()
    for page, heading in ((8, "Results"), (4, "Methods"), (0, None)):
        headed.view.go_to(page, 0)
        qtbot.waitUntil(lambda heading=heading: _heading(headed) == heading)


def test_the_outline_follows_the_wheel_while_it_has_the_keyboard(qtbot, headed):
    outline = headed.ways.outline
    outline.setFocus()
    press(outline, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert (headed.view.place()[0], _heading(headed)) == (6, "Results")
    headed.view.go_to(4, 0)
    qtbot.waitUntil(lambda: _heading(headed) == "Methods")
    assert outline.hasFocus()


def test_enter_in_the_outline_goes_there_and_esc_leaves_it(qtbot, window, corpus):
    reader = bring(qtbot, window, corpus / "pdf" / "octave-manual_1158-pages.pdf")
    outline = reader.ways.outline
    qtbot.waitUntil(lambda: outline.topLevelItemCount() > 0, timeout=20_000)
    choose(window, "outline")
    press(outline, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert reader.view.page > 10
    assert outline.isVisible()
    press(outline, Qt.Key.Key_Escape)
    assert not outline.isVisible()
    assert reader.view.hasFocus()


def test_esc_beside_the_pages_closes_find_first_and_then_what_stands_there(window, headed):
    outline, finder = headed.ways.outline, headed.finder
    choose(window, "find")
    outline.setFocus()
    press(outline, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert outline.isVisible()
    assert headed.view.hasFocus()
    choose(window, "find")
    choose(window, "thumbnails")
    press(headed.ways.thumbnails, Qt.Key.Key_Escape)
    assert finder.isHidden()
    headed.ways.thumbnails.setFocus()
    press(headed.ways.thumbnails, Qt.Key.Key_Escape)
    assert not headed.ways.thumbnails.isVisible()


def test_esc_closes_find_from_its_buttons(window, headed):
    choose(window, "find")
    headed.finder.case.setFocus()
    press(headed.finder.case, Qt.Key.Key_Escape)
    assert headed.finder.isHidden()
