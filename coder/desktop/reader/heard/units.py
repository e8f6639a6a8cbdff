"""Positions as Qt counts them: in UTF-16 units, of which signs beyond U+FFFF have two; pure."""

_TWO = 0xFFFF


def to_units(text: str, position: int) -> int:
    """How many units stand before a position."""
    return position + sum(ord(sign) > _TWO for sign in text[:position])


def to_position(text: str, units: int) -> int:
    """The position before which so many units stand; inside a sign, that sign's."""
    if text.isascii():
        return min(units, len(text))
    for position, sign in enumerate(text):
        units -= 2 if ord(sign) > _TWO else 1
        if units < 0:
            return position
    return len(text)


def cut(text: str, start: int, end: int) -> str:
    """What stands between two numbers of units."""
    return text[to_position(text, start) : to_position(text, end)]


def length(text: str) -> int:
    """How many units a text has."""
    return to_units(text, len(text))
