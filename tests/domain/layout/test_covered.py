"""What is printed over and stands on the page once more comes into no quotation."""

from coder.domain.finding.asked import Term
from coder.domain.finding.hits import find_in
from coder.domain.finding.running_text import run_on
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean
from coder.domain.texts.hitting import PageHits
from coder.domain.texts.text import Text
from tests.domain.corpus import needed, read
from tests.domain.typeset import LEADING, column, line, page, text

_TITLE = "How peers taught the course in two years"


def _captioned(label: str, below: str, *, shift: int = 0) -> Text:
    """A caption whose title lies under its label too, as typesetters hide it there."""
    lines = (
        *column("and so they met again."),
        line(_TITLE, y=20_000),
        line(label, y=20_000 + shift),
        *column(*below.split("\n"), top=20_000 + LEADING),
    )
    return text(page(*lines))


def test_a_title_under_the_label_of_its_caption_is_read_once():
    whole = _captioned("Figure 2", "How peers taught the course in two\nyears. N = 9.")
    assert clean(whole, 0, len(whole.whole())).count("taught") == 1
    assert clean(whole, whole.whole().index("Figure"), len(whole.whole())).startswith(
        "Figure 2 How"
    )
    assert len(find_in(run_on(Prose(whole)), Term("taught"))) == 1


def test_the_mouse_means_what_is_printed_over():
    whole = _captioned("Figure 2", "How peers taught the course in two\nyears. N = 9.")
    label = whole.whole().index("Figure")
    x0, y0, x1, y1 = whole.pages[0].box(label + 3)
    assert PageHits(whole.pages[0]).character((x0 + x1) // 2, (y0 + y1) // 2) == label + 3


def test_what_is_printed_over_and_stands_nowhere_else_stays():
    whole = _captioned("Figure 2", "Of nine colleges.")
    assert _TITLE in clean(whole, 0, len(whole.whole()))


def test_what_stands_twice_and_is_not_printed_over_stays():
    whole = _captioned("Figure 2", _TITLE + ".", shift=-LEADING)
    assert clean(whole, 0, len(whole.whole())).count(_TITLE) == 2


def test_captions_of_a_real_article_are_read_once():
    """Three of its titles lie in white under their labels."""
    whole = read(needed() / "bmc-bioinf-2009_cropbox-offset.pdf")
    words = run_on(Prose(whole)).words
    assert words.count("Illustration of the MapReduce framework") == 1
    assert words.count("Pseudo-code of Ivory's indexing algorithm") == 1
    assert words.count("Pseudo-code of Ivory's retrieval algorithm") == 1
