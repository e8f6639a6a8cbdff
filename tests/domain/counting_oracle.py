"""Counting without cleverness: every character and every pair of passages looked at."""

from itertools import combinations


def count(codings, nodes):
    """Codings, passages, characters and coders of the codings with one of these themes.

    A coding is (text, start, end, boxes, coder, passage, theme as shown); those of one passage
    and theme are one.
    """
    held = {(c[5], c[6]): c for c in codings if c[6] in nodes}.values()
    places = {c[5]: c for c in held}
    characters = {(c[0], at) for c in places.values() if c[3] is None for at in range(c[1], c[2])}
    return (
        len(held),
        len(groups(list(places.values()), meet)),
        len(characters),
        {c[4] for c in held},
    )


def meet(one, other):
    if one[0] != other[0] or (one[3] is None) != (other[3] is None):
        return False
    if one[3] is None:
        return bool(set(range(one[1], one[2])) & set(range(other[1], other[2])))
    return any(overlap(a, b) for a in one[3] for b in other[3])


def overlap(a, b):
    return a[0] == b[0] and max(a[1], b[1]) < min(a[3], b[3]) and max(a[2], b[2]) < min(a[4], b[4])


def groups(things, joined):
    """The connected components of things."""
    number = list(range(len(things)))
    for one, other in combinations(range(len(things)), 2):
        if joined(things[one], things[other]):
            old, new = number[other], number[one]
            number = [new if n == old else n for n in number]
    return set(number)
