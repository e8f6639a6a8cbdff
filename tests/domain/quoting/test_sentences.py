"""The sentence around a position, as it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean
from coder.domain.quoting.sentences import sentence_at
from tests.domain.typeset import article, column, from_right, line, page, plain, raising, text

LEFT = ("Trainers meet every week.", "They plan the course to-", "gether. Nobody minds.")
BODY = [f"words of the article and of a line of it {n}" for n in range(40)]
RIGHT = ("Peers are paid for it.", "The manager agreed.")


def sentence(whole, words):
    """The sentence at the first letter of some words, lines parted by bars."""
    found = sentence_at(Prose(whole), whole.whole().index(words))
    return whole.stretch(*found).replace("\n", "|")


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("meet", "Trainers meet every week."),
        ("course", "They plan the course to-|gether."),
        ("gether", "They plan the course to-|gether."),
        ("minds", "Nobody minds."),
        ("paid", "Peers are paid for it."),
    ],
)
def test_a_sentence_is_taken_whole(at, found):
    assert sentence(text(page(*column(*LEFT), *column(*RIGHT, x=32_000))), at) == found


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page():
    held = text(
        page(*column("First one. It goes on"), *column("in the next column and", x=32_000)),
        page(*column("on the next page. Last one.")),
    )
    for at in ("goes", "next column", "on the next page"):
        assert sentence(held, at) == "It goes on|in the next column and||on the next page."


def test_heads_and_page_numbers_between_belong_to_no_sentence():
    whole = article("We met. They had begun to", "prepare it. Then", "we left.", first=11)
    prose = Prose(whole)
    start, end = sentence_at(prose, whole.whole().index("prepare"))
    assert whole.stretch(start, end).startswith("They had")
    assert whole.stretch(start, end).endswith("prepare it.")


def test_a_sentence_that_begins_in_higher_letters_goes_on_in_others():
    """Bold letters of one size have higher boxes; those of a heading stand apart or alone."""
    lines = ("Long summaries are rarely rated by", "people. We find that many more do", "not rate.")
    bold, *others = lines
    held = text(
        page(
            *column("We looked for them in the papers.", "Many more did not rate any of it."),
            line(bold, y=12_400, size=1_080),
            *column(*others, top=13_500),
        )
    )
    for at in ("summaries", "people"):
        assert sentence(held, at) == "Long summaries are rarely rated by|people."
    assert sentence(held, "find") == "We find that many more do|not rate."


def test_a_sentence_goes_on_in_a_line_with_italics_in_its_middle_that_are_higher():
    rows = (
        "To cite: Ali A, Kay B and others,",
        "Smigielska Kay, et al. Additional for",
        "Trainers.",
    )
    words, boxes = line(rows[1], y=11_200)
    for place in range(words.index("et"), words.index(" Additional")):
        boxes[4 * place + 3] += 100
    body = column(*BODY, top=20_000)
    held = text(page(line(rows[0]), (words, boxes), line(rows[2], y=12_400), *body))
    for at in ("cite", "Additional", "Trainers"):
        assert sentence(held, at) == "|".join(rows)


def test_a_heading_in_higher_letters_right_above_belongs_to_no_sentence():
    held = text(
        page(
            line("What people say of ratings, all in all", y=10_000, size=1_080),
            *column("Long summaries are rarely rated by", "people.", top=11_300),
        )
    )
    assert sentence(held, "Long") == "Long summaries are rarely rated by|people."


def test_a_heading_belongs_to_no_sentence():
    held = plain(
        "We left in the end, all of us.", "Methods", "Our trainers met every week,", "often."
    )
    assert sentence(held, "trainers") == "Our trainers met every week,|often."
    assert sentence(held, "Methods") == "Methods"


def test_a_note_between_two_columns_is_no_end():
    held = text(
        page(
            *column("They met. The peers of this college", "met, as if it were done before, to"),
            *column("1 A note at the foot.", top=70_000, size=700),
            *column("teach the course side by side in", "two towns. It went well.", x=32_000),
        )
    )
    for at in ("peers", "side by"):
        assert sentence(held, at).startswith("The peers")
        assert sentence(held, at).endswith("two towns.")


@pytest.mark.parametrize(
    "words",
    [
        "Ali et al. (2022) agree.",
        "See Fig. 3 and e.g. Table 2 there.",
        "It was so (p < .05) then.",
        "Smith vs. Jones, cf. No. 5 of it.",
        "Did L. larvaepartus live?",
        "As others said.12",
        "In 3.5 of 10 cases!",
        "It took 0.48 \u03bcM of (2.64 \u00b1 0.16 M) salt.",
        "As others said.12 13",
        "So it was in 2009.12",
    ],
)
def test_an_abbreviation_or_a_number_ends_no_sentence(words):
    assert sentence(plain(f"Before. {words} After."), words[1:]) == words


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("引导参数。安装系统！开始？", "安", "安装系统！"),
        ("他说：「好。」然后走了。", "然", "然后走了。"),
        ("यह है। वह है।", "व", "वह है।"),
        ("هل أنت؟ نعم.", "ن", "هل أنت؟"),
        ("The answer was no. They left.", "left", "They left."),
        ("هل ”أنت؟“ قال نعم.", "أنت", "هل ”أنت؟“"),
        ("هل ”أنت؟“ قال نعم.", "قال", "قال نعم."),
        ("قال: ”عجب!“ وقال: ”لا.“ ”نعم.“ ثم.", "عجب", "قال: ”عجب!“"),
        ("قال: ”عجب!“ وقال: ”لا.“ ”نعم.“ ثم.", "لا", "وقال: ”لا.“"),
        ("قال: ”عجب!“ وقال: ”لا.“ ”نعم.“ ثم.", "نعم", "”نعم.“"),
        ("Er sagte: „Nein.“ Dann kam er.", "kam", "Dann kam er."),
        ("Er kam. „Nein“, sagte sie.", "kam", "Er kam."),
        ("Il dit «non.» Puis il vint.", "non", "Il dit «non.»"),
    ],
)
def test_sentences_of_other_scripts_end_with_their_own_stops(words, at, found):
    assert sentence(plain(words), at) == found


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("We asked. ‘I was happy.’ (N3) Others not.", "happy", "‘I was happy.’ (N3)"),
        ("We asked. ‘I was happy.’ (N3) Others not.", "Others", "Others not."),
        ("We asked. ‘I was happy.’ (N3) Others not.", "N3", "‘I was happy.’ (N3)"),
        ("“I was happy.” [nurse, site 2] Others not.", "nurse", "“I was happy.” [nurse, site 2]"),
        ("It was ‘good.’ (N2). However, we left.", "good", "It was ‘good.’ (N2)."),
        ("It was ‘good.’ (N2). However, we left.", "However", "However, we left."),
        ("I was happy. (P12) Others not.", "happy", "I was happy. (P12)"),
        ("‘I was happy.’ (N3)\n‘… you know, I was.’ (N6)", "happy", "‘I was happy.’ (N3)"),
        ("‘I was happy.’ (N3)\n‘… you know, I was.’ (N6)", "know", "‘… you know, I was.’ (N6)"),
        ("‘I was happy.’\n‘… you know, I was.’", "know", "‘… you know, I was.’"),
        ("He said ‘Yes.’ (N3) and went. We too.", "Yes", "He said ‘Yes.’ (N3) and went."),
        ("He said ‘Yes.’ (N3), and went. We too.", "Yes", "He said ‘Yes.’ (N3), and went."),
        ("They said ‘yes.’ (They did so.) We too.", "yes", "They said ‘yes.’"),
        ("They met. (1) The first did. (2) The last.", "first", "(1) The first did."),
    ],
)
def test_who_said_a_quotation_belongs_to_it(words, at, found):
    assert sentence(plain(*words.split("\n")), at) == found


@pytest.mark.parametrize("sign", ["*", "\u2020", "\u2021 ", "\u00a7", "\u00b6", "**"])
def test_a_note_of_a_figure_that_begins_with_its_sign_is_a_sentence(sign):
    held = plain(f"SOC, standard of care. {sign}Prostate only may do. They met.")
    assert sentence(held, "standard") == "SOC, standard of care."
    assert sentence(held, "only") == f"{sign}Prostate only may do."


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("10.008", "67. doi: 10.1016/j.anbehav.2003.|10.008"),
        ("10. Miller did it.", "67. doi: 10.1016/j.anbehav.2003."),
    ],
)
def test_an_identifier_that_a_line_cuts_behind_a_dot_goes_on(rest, found):
    held = text(page(*column("Anim. Behav. 67. doi: 10.1016/j.anbehav.2003.", rest)))
    assert sentence(held, "doi") == found


def test_a_new_paragraph_begins_a_sentence():
    asked = column("What the trainers of these colleges", "told us was put by one like this:")
    said = column("‘we met there every week for a whole year with", "Ann and Bo.’", top=14_000)
    held = text(page(*asked, *said))
    assert sentence(held, "Ann") == "‘we met there every week for a whole year with|Ann and Bo.’"
    assert sentence(held, "trainers").endswith("like this:")
    held = plain(
        "They had met there every week, all of them.", "So it was.", "eLife told it", "us."
    )
    assert sentence(held, "told") == "eLife told it|us."


def test_a_heading_as_wide_as_its_column_belongs_to_no_sentence():
    heading = column("What trainers of these colleges make of it")
    body = ("Peers are paid for the work in them all", "of the year.")
    held = text(page(*heading, *column(*body, top=13_000)))
    assert sentence(held, "paid").startswith("Peers are")
    assert sentence(held, "make").endswith("of it")


def test_lines_of_a_double_spaced_draft_are_no_paragraphs():
    lines = ("They had met the managers of it, who were", "Ann and Bo, as well as the peers of the",
             "College of Health. They were paid for it.")  # fmt: skip
    pieces = [line(words, 7_000, 10_000 + 2_400 * n) for n, words in enumerate(lines)]
    held = text(page(*pieces))
    for at in ("managers", "Bo", "Health"):
        assert sentence(held, at).startswith("They had met")
        assert sentence(held, at).endswith("Health.")


def test_a_title_and_its_authors_are_two_sentences():
    title = line("Peers as trainers", 7_000, 5_000, size=2_000)
    authors = line("Ann Ali and Bo Kay", 7_000, 7_500, size=1_300)
    held = text(page(title, authors, *column(*BODY)))
    assert sentence(held, "trainers") == "Peers as trainers"
    assert sentence(held, "Ali") == "Ann Ali and Bo Kay"


def test_what_is_set_over_two_columns_does_not_go_on_in_one():
    keywords = ("What this article tells of them in all its parts was so then.",
                "Keywords of this article are peers and managers, and trainers")  # fmt: skip
    first = column("Research on peers is in", "its first years. It grows.")
    held = text(page(*column(*keywords)), page(*first))
    assert sentence(held, "Research") == "Research on peers is in|its first years."
    assert sentence(held, "managers") == keywords[1]


def test_what_interrupts_a_sentence_is_none_of_it():
    left = (
        "They met. The peers of this college met as",
        "if they had always done it, and what they do",
    )
    right = ("is to teach the course side by side in two", "towns of their own. It went well.")
    held = text(
        page(*column(*left), *column("Strengths of this", x=32_000, top=12_000)),
        page(*column(*right)),
    )
    assert sentence(held, "Strengths") == "Strengths of this"
    assert sentence(held, "peers").startswith("The peers")
    assert sentence(held, "towns").startswith("The peers")
    cited = clean(held, *sentence_at(Prose(held), held.whole().index("towns")))
    assert "what they do is to teach" in cited


def test_a_bullet_begins_a_sentence_and_is_none_of_it():
    held = plain(
        "They were asked for two things, which are these:", "• the course; and", "• peers."
    )
    assert sentence(held, "asked").endswith("are these:")
    assert sentence(held, "course") == "the course; and"
    assert sentence(held, "peers") == "peers."
    assert sentence(held, "• peers") == "• peers."


def test_a_dash_that_begins_an_item_is_none_of_it():
    held = plain("- Lack of adherence to the", "protocol", "\u2013 Staff who left")
    assert sentence(held, "adherence") == "Lack of adherence to the|protocol"
    assert sentence(held, "who") == "Staff who left"
    assert sentence(plain("-5 degrees it was."), "degrees") == "-5 degrees it was."


def test_a_sentence_goes_on_over_wide_lines_of_a_script_without_capitals():
    """Nothing but its width tells a line in which a sentence goes on from a heading."""
    words = "\u0643\u0627\u0646 \u0623\u0628\u0648 \u0627\u0644\u0647\u0630\u064a\u0644"
    rows = (f"{words}. {words}", f"{words} {words}", f"{words} {words}", f"{words}.")
    heights = (10_000, 11_900, 13_600, 15_300)
    held = text(page(*(from_right(row, "", y) for row, y in zip(rows, heights, strict=True))))
    found = sentence_at(Prose(held), held.whole().index("\n") + 3)
    assert held.stretch(*found) == "\n".join(rows)[len(words) + 2 :]


def test_cells_that_stand_beside_each_other_are_no_sentence():
    cells = ("Patient care", "Team work", "Scarcity of resources")
    held = text(page(*(line(cell, 7_000 + 12_000 * n) for n, cell in enumerate(cells))))
    for cell in cells:
        assert sentence(held, cell) == cell
    rows = (("Infections", "17 (20%)"), ("Vascular events", "2 (3%)"))
    held = text(page(*(
        line(cell, 7_000 + 12_000 * place, 10_000 + 1_200 * number)
        for number, row in enumerate(rows) for place, cell in enumerate(row)
    )))  # fmt: skip
    for cell in ("Infections", "17 (20%)", "Vascular events", "2 (3%)"):
        assert sentence(held, cell) == cell
    left = column("- Staffing and its issues", "are known")
    held = text(page(*left, *column("- Procure what is needed", "for care", x=22_000)))
    assert sentence(held, "Staffing") == "Staffing and its issues|are known"
    assert sentence(held, "Procure") == "Procure what is needed|for care"


def test_words_that_are_read_after_the_line_that_they_stand_in_are_no_cells():
    words, boxes = line("The sharks of             were tagged here")
    kept = [n for n, sign in enumerate(words) if sign != " " or not 13 < n < 26]
    held = [side for n in kept for side in boxes[4 * n : 4 * n + 4]]
    inner = line("Carcharhinus", 7_000 + 14 * 500)
    last = line("Atlantic in 2014.", 7_000 + 43 * 500)
    whole = text(page(("".join(words[n] for n in kept), held), inner, last))
    assert sentence(whole, "sharks").endswith("2014.")
    assert sentence(whole, "2014").startswith("The sharks")


def test_a_caption_whose_words_stand_before_its_number_too_is_no_sentence_of_the_text():
    before = column(
        "The course went well. The result of each of", "these courses of the college is all"
    )
    caption = column(
        "What peers taught", "Figure 2", "What peers taught in their college.", x=32_000
    )
    after = column("that was planned there. It ended.", x=32_000, top=30_000)
    held = text(page(*before, *caption, *after))
    assert sentence(held, "result").startswith("The result of each")
    assert sentence(held, "result").endswith("planned there.")
    assert sentence(held, "in their college").endswith("college.")
    assert "result" not in sentence(held, "in their college")


def test_a_sentence_goes_on_below_a_wide_gap_where_it_is_not_finished():
    first = column("Peers met the managers of the college,")
    held = text(page(*first, *column("Ann and Bo, who paid them for the work.", top=13_000)))
    assert sentence(held, "paid").startswith("Peers met")


def test_a_long_heading_in_a_column_of_one_width_belongs_to_no_sentence():
    lines = ("they met there every week for a year", "planned what they would teach there.")
    held = plain(
        *lines, "What trainers make of it in towns", "Peers are paid there for the work at", *lines
    )
    assert sentence(held, "trainers make") == "What trainers make of it in towns"
    assert sentence(held, "paid").startswith("Peers are paid")


@given(
    st.lists(st.text("aB. \n1\u3002", min_size=1, max_size=30), min_size=1, max_size=3), st.data()
)
def test_the_sentence_at_any_letter_holds_it(bodies, data):
    whole = text(*(page(*column(*body.split("\n"))) for body in bodies))
    words = whole.whole()
    at = data.draw(st.integers(0, max(0, len(words) - 1)))
    if at < len(words) and not words[at].isspace():
        start, end = sentence_at(Prose(whole), at)
        assert start <= at < end


def test_furniture_is_a_line():
    whole = article("One body.", "Two bodies.", "Three bodies.")
    assert sentence(whole, "Journal of") == "Journal of Invented Studies"


def test_a_raised_figure_behind_the_stop_belongs_to_the_sentence_before():
    word = line("It was so.", 7_000)
    raised = line("12", 7_000 + 5_000, 9_900, size=600)
    rest = line("Then others came", 12_800)
    held = text(page(word, raised, rest))
    assert sentence(held, "was") == "It was so.|12"
    assert sentence(held, "others") == "Then others came"


def test_line_numbers_left_of_lines_from_right_to_left_come_into_no_sentence():
    lines = ["كان أبو الهذيل. ولكنه", "أظهر التعجب من سمنها", "وطيب لحمها. وكان", "شديدا جدا. ثم"]
    held = text(
        page(*(from_right(one, str(n), 9_000 + 1_200 * n) for n, one in enumerate(lines, 9)))
    )
    prose = Prose(held)
    start, end = sentence_at(prose, prose.whole.index("التعجب"))
    assert clean(held, start, end, prose=prose) == "ولكنه أظهر التعجب من سمنها وطيب لحمها."


def test_a_raised_figure_in_the_middle_of_a_line_does_not_part_a_sentence():
    cited = raising("in primary lymphoma", "14", " and then in relapses", y=11_200)
    above, below = line("They were selected by what helped"), line("of other kinds.", y=12_400)
    held = text(page(above, cited, below, *column("Then more.", top=13_600)))
    cited_as = "They were selected by what helped|in primary lymphoma14 and then in relapses|"
    assert sentence(held, "selected") == sentence(held, "kinds") == f"{cited_as}of other kinds."


def test_a_raised_figure_that_a_space_parts_from_the_stop_belongs_to_the_sentence_before():
    """The mark of a footnote at a line's end, behind a space that was typed before it."""
    held = text(page(raising("They talked of it. ", "3"), *column("Peers differ.", top=11_200)))
    assert sentence(held, "talked") == "They talked of it. 3"
    assert sentence(held, "Peers") == "Peers differ."
    level = text(page(*column("They talked of it. 3", "Peers differ.")))
    assert sentence(level, "Peers") == "3|Peers differ."


def test_a_sentence_ends_with_a_number_behind_which_a_reference_is_raised():
    held = text(page(raising("thiotepa on day 4.", "13", " The regimen was 4.13 of all")))
    assert sentence(held, "thiotepa") == "thiotepa on day 4.13"
    assert sentence(held, "regimen") == "The regimen was 4.13 of all"


def test_a_raised_mark_behind_a_stop_and_a_space_belongs_to_the_sentence_before():
    marked = raising("They were face-to-face conversations. ", "3", y=11_200)
    held = text(page(line("So it was in all."), marked, line("Practitioners differ.", y=12_400)))
    assert sentence(held, "face").endswith("face-to-face conversations. 3")
    assert sentence(held, "differ") == "Practitioners differ."


def test_a_number_that_is_not_raised_begins_its_sentence():
    held = text(page(line("They were conversations. 3 Practitioners differ.")))
    assert sentence(held, "differ") == "3 Practitioners differ."
