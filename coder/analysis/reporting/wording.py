"""How a paper puts numbers: small ones in words, shares, coefficients, days."""

from collections.abc import Sequence
from typing import Final

from coder.analysis.agreement.resampling import Interval
from coder.domain.telling import counted

_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MINUS: Final = "\N{MINUS SIGN}"
_DECIMALS: Final = 2


def number(count: int) -> str:
    """*no*, *one*, …, *nine*, *10*, *1,204*."""
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def many(count: int, noun: str) -> str:
    """*one theme*, *three themes*, *12 themes*."""
    figure, said = counted(count, noun).split(" ", 1)
    return f"{_WORDS[count] if count < len(_WORDS) else figure} {said}"


def all_of(count: int, noun: str) -> str:
    """*both themes*, *all three themes*; of one alone, *the theme*."""
    if count == 1:
        return f"the {noun}"
    said = many(count, noun)
    return f"both {said.split(' ', 1)[1]}" if count == 2 else f"all {said}"  # noqa: PLR2004


def was(count: int) -> str:
    """The verb for so many."""
    return "was" if count == 1 else "were"


def capital(sentence: str) -> str:
    """With a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def stopped(words: str) -> str:
    """What somebody typed, as the end of a sentence."""
    tidy = " ".join(words.split())
    return tidy if tidy.endswith((".", "!", "?", "…")) else f"{tidy}."


def share(part: int, whole: int) -> str:
    """*43%*; of a share that is nearly nothing or nearly all, that it is."""
    percent = 100 * part / whole
    if 0 < percent < 1:
        return "less than 1%"
    if 99 < percent < 100:  # noqa: PLR2004 - that would be told as all
        return "more than 99%"
    return f"{percent:.0f}%"


def figure(value: float) -> str:
    """A coefficient with two decimals."""
    told = f"{value:.{_DECIMALS}f}"
    if not float(told):
        told = told.removeprefix("-")
    return told.replace("-", _MINUS)


def limits(one: Interval | None) -> str:
    """*(95% interval 0.28 to 0.39)*, with a blank before; nothing where there is none."""
    if one is None or one.low is None or one.high is None:
        return ""
    return f" (95% interval {figure(one.low)} to {figure(one.high)})"


def day(moment: str) -> str:
    """*3 March 2026*, of a moment as it is stored."""
    year, month, of_month = moment[:10].split("-")
    return f"{int(of_month)} {_MONTHS[int(month) - 1]} {year}"


def sentences(held: Sequence[str | None]) -> str:
    """Sentences as one paragraph; those that there are."""
    return " ".join(one for one in held if one)
