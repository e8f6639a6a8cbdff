"""The one error a researcher is shown, and the cases in which something can be offered."""


class CoderError(Exception):
    """One sentence for a researcher: what happened, and what to do.

    Everything else that is raised is a bug.
    """


class OnlyForReadingError(CoderError):
    """A project cannot be written to now, and can be read all the same."""


class DamagedError(CoderError):
    """A file is no whole project: a backup of it may be."""
