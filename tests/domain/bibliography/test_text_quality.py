"""A text layer one cannot work with is recognised and said."""

from array import array

import pytest

from coder.domain.bibliography.text_quality import (
    SeenPage,
    is_scrambled,
    lost_ligatures,
    unreadable_share,
    visible_letters,
    warn,
)
from coder.domain.texts.text import Page

PROSE = "The trainers said that they had learned with those who attend. This is what they found. "


def seen(words="", **traits):
    return SeenPage(Page(words, array("i"), 1, 1), [], **traits)


def sentences(*pages, repaired=False):
    warnings = warn(pages, repaired=repaired)
    assert all(w.endswith(".") and w.count(". ") == 0 for w in warnings)
    return " ".join(warnings)


def test_ordinary_prose_needs_no_warning():
    assert sentences(seen(PROSE * 10), seen()) == ""


def test_pictures_without_any_text_are_a_scan():
    assert "scan without a text layer" in sentences(seen(pictures=True), seen(pictures=True))


def test_pictures_among_pages_of_text_are_named_as_pages():
    pages = [seen(PROSE), *[seen(pictures=True)] * 3, seen(PROSE), seen(pictures=True)]
    assert "no text on PDF pages 2\u20134, 6:" in sentences(*pages)


def test_a_file_without_text_and_pictures_is_said_to_be_empty():
    assert "No text was found" in sentences(seen())


def test_letters_nobody_can_read_are_counted():
    assert "50% of the characters" in sentences(seen("ab\ufffd\ue000"))
    assert unreadable_share(visible_letters("ab\ufffd\ue000\x01 \n")) == pytest.approx(0.6)
    assert unreadable_share(visible_letters(" \n")) == 0


def test_pages_on_which_many_words_have_letters_nobody_can_read_are_named():
    broken = "\u05d1\ufffd\u05e8\u05d0 " * 20 + PROSE * 10
    where = "Letters of many words on PDF pages 2\u20133 cannot be read"
    assert where in sentences(seen(PROSE * 20), seen(broken), seen(broken))
    assert "on 9 of its pages" in sentences(*[seen(PROSE * 20), seen(broken)] * 9)


def test_signs_nobody_can_read_between_words_need_no_warning():
    assert sentences(seen(PROSE * 20 + "\uf8f1 \uf8f4 \ufffd\ufffd " * 12)) == ""


def test_a_shifted_alphabet_is_scrambled_and_prose_is_not():
    shifted = "".join(chr((ord(c) - 97 + 3) % 26 + 97) for c in PROSE.lower() if c.isalpha())
    assert is_scrambled(visible_letters(shifted * 5))
    assert "mixed up" in sentences(seen(shifted * 5))
    assert not is_scrambled(visible_letters(PROSE * 5))


def test_punctuation_in_place_of_letters_is_scrambled():
    assert is_scrambled(visible_letters('"7+%-'))


@pytest.mark.parametrize(
    "words",
    ["", "Cwm", "1.5 2.5 3.5", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\u4e2d\u6587"],
)
def test_short_numerous_and_foreign_words_are_not_scrambled(words):
    assert not is_scrambled(visible_letters(words))


def test_missing_ligatures_are_named():
    lost = PROSE.replace("Th", "T") * 5
    assert lost_ligatures(lost) == ("Th",)
    assert 'The letters "Th" are missing' in sentences(seen(lost))
    assert lost_ligatures("The rst ndings were signicant and specic, with dierent eects. ") == (
        "fi",
    )


def test_a_misprint_among_proper_words_is_no_lost_ligature():
    assert lost_ligatures(PROSE * 9 + "Te Tis " * 5) == ()


def test_damage_is_said():
    text = sentences(seen(PROSE), seen(broken=True), repaired=True)
    assert "had to be repaired" in text
    assert "PDF page 2 unreadable" in text
