"""Lets a worker process serve before anything of the window is loaded into it."""

from multiprocessing import freeze_support

freeze_support()
