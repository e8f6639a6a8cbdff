"""The heading of an article is found by its size and place."""

from coder.domain.bibliography.first_page import PageLine, plain, read_heading
from coder.domain.bibliography.person_names import MARK


def line(words, y, size=10.0, x=50):
    width = round(len(words) * size * 45)
    top = round(100 * (y - size))
    return PageLine(
        words=words,
        names=words,
        size=size,
        bold=False,
        x0=100 * x,
        y0=top,
        x1=100 * x + width,
        y1=round(100 * y),
    )


def body(start=300):
    words = "prose of the article that goes on and on across the whole page"
    return [line(words, start + 12 * row, 9.0) for row in range(20)]


TITLE = [line("How peers and trainers learn", 100, 18.0), line("to co-produce courses", 120, 18.0)]
AUTHORS = [line("Ann Lee, Ben van Dam", 150, 11.0)]


def test_the_largest_words_are_the_title_and_names_below_the_authors():
    heading = read_heading([line("RESEARCH ARTICLE", 70, 9.0), *TITLE, *AUTHORS, *body()])
    assert heading.title == "How peers and trainers learn to co-produce courses"
    assert heading.authors == ("Ann Lee", "Ben van Dam")


def test_the_order_of_the_lines_in_the_file_does_not_matter():
    lines = [line("RESEARCH ARTICLE", 70, 9.0), *TITLE, *AUTHORS, *body()]
    assert read_heading(lines[::-1]) == read_heading(lines)


def test_a_page_of_prose_alone_has_no_heading():
    assert read_heading(body()) is None
    assert read_heading([]) is None


def test_the_kind_of_article_is_no_part_of_the_title():
    kind = line("Research Article", 80, 18.0)
    assert read_heading([kind, *TITLE, *body()]).title.startswith("How peers")


def test_the_journals_name_between_the_publishers_lines_is_not_the_title():
    masthead = [
        line("Contents lists available at ScienceDirect", 30, 8.0),
        line("Nurse Education Today", 50, 20.0),
        line("journal homepage: www.elsevier.com/nedt", 70, 8.0),
    ]
    assert read_heading([*masthead, *TITLE, *AUTHORS, *body()]).title.startswith("How peers")


def test_a_short_name_in_larger_letters_above_a_long_title_is_the_journals():
    lines = [line("Cancer Medicine", 40, 22.0), *TITLE, *AUTHORS, *body()]
    assert read_heading(lines).title.startswith("How peers")


def test_a_hyphen_at_a_lines_end_is_healed_if_the_page_has_the_word_without():
    title = [line("Gaps in species interaction net-", 100, 18.0), line("works of dog-", 120, 18.0)]
    rest = [line("human cooperation", 140, 18.0), line("networks are", 300, 9.0), *body(320)]
    assert read_heading([*title, *rest]).title == (
        "Gaps in species interaction networks of dog-human cooperation"
    )


def test_numbers_of_lines_do_not_stand_between_title_and_authors():
    numbers = [line(str(row), 90 + 10 * row, 10.0, x=20) for row in range(12)]
    heading = read_heading([*TITLE, *AUTHORS, *numbers, *body()])
    assert heading.authors == ("Ann Lee", "Ben van Dam")


def test_a_name_broken_between_two_rows_is_whole():
    rows = [line("Ann Lee, Ben van", 150, 11.0), line("Dam, Carl Olsen", 164, 11.0)]
    heading = read_heading([*TITLE, *rows, *body()])
    assert heading.authors == ("Ann Lee", "Ben van Dam", "Carl Olsen")


def test_affiliations_are_not_authors():
    place = line("Department of Nursing, University of Leeds", 166, 8.0)
    heading = read_heading([*TITLE, *AUTHORS, place, *body()])
    assert heading.authors == ("Ann Lee", "Ben van Dam")
    assert read_heading([*TITLE, place, *body()]).authors == ()


def test_columns_of_names_are_told_apart():
    row = [line("Ann Lee", 150, 11.0), line("Ben van Dam", 150, 11.0, x=200)]
    assert read_heading([*TITLE, *row, *body()]).authors == ("Ann Lee", "Ben van Dam")


def test_printed_words_become_what_one_would_type():
    assert plain("Huﬀord\u00ad\0 ") == "Hufford\ufffd"
    assert plain(f"Lee{MARK}") == f"Lee{MARK}"
