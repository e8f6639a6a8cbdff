"""Two names are alike whichever of them is asked about first."""

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.likeness.coder_likeness import alike_names
from coder.domain.likeness.spelling import difference, spelling

WORDS = st.sampled_from(
    ["ana", "Ana", "A.", "Müller", "Mueller", "Muller", "training", "trainings", "trainning", "of"]
) | st.sampled_from(
    ["1", "2", "II", "organise", "organize", "Co-production", "coproduction", "centre", "center"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(one=NAMES, other=NAMES)
def test_it_does_not_matter_which_name_comes_first(one, other):
    assert difference(spelling(one), spelling(other)) == difference(spelling(other), spelling(one))
    assert (alike_names(one, other) is None) == (alike_names(other, one) is None)


@given(name=st.text())
def test_a_name_is_like_itself_if_it_holds_a_letter(name):
    alike = difference(spelling(name), spelling(name)) is not None
    assert alike == bool(spelling(name).letters)


@given(one=st.text(), other=st.text())
def test_any_name_can_be_compared(one, other):
    difference(spelling(one), spelling(other))
    alike_names(one, other)
