"""Giving up a workbook that cannot be finished."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from coder.export.sheet import Sheet


@contextmanager
def given_up(sheets: Sequence[Sheet]) -> Iterator[None]:
    """Sheets that leave nothing behind if something goes wrong.

    Raises:
        OSError: a sheet could not be written; lxml says so in words of its own, IO_ENOSPC.
    """
    from lxml.etree import LxmlError

    try:
        yield
    except BaseException as error:
        for sheet in sheets:
            sheet.discard()
        if isinstance(error, LxmlError):
            number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
            raise OSError(number, os.strerror(number)) from error
        raise
