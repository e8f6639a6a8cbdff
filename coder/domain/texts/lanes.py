"""Arithmetic on whole arrays of integers at the speed of C, without a library for it.

An array is taken as one great number in base 2**32, each element a digit, so one addition of
great numbers adds all elements. Biased by 2**31, digits are never negative, so none borrows from
its neighbour; that is five times as fast as ``map(sub, …)``, which was a seventh of an import.
"""

import sys
from array import array
from typing import Final

_SIZE: Final = 4  # bytes of a digit


def plus(first: "array[int]", second: "array[int]") -> "array[int]":
    """Element by element, for arrays of type "i" of one length; results within 32 bits."""
    bias = _bias(len(first))
    return _digits(_number(first, bias) + _number(second, bias) - bias, bias, len(first))


def minus(first: "array[int]", second: "array[int]") -> "array[int]":
    """Element by element, for arrays of type "i" of one length; results within 32 bits."""
    bias = _bias(len(first))
    return _digits(_number(first, bias) - _number(second, bias) + bias, bias, len(first))


def _bias(length: int) -> int:
    return int.from_bytes(b"\0\0\0\x80" * length, "little")


def _number(numbers: "array[int]", bias: int) -> int:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return int.from_bytes(numbers.tobytes(), "little") ^ bias


def _digits(number: int, bias: int, length: int) -> "array[int]":
    numbers = array("i")
    numbers.frombytes((number ^ bias).to_bytes(_SIZE * length, "little"))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
