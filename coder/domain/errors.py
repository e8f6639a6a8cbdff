"""The one error a researcher is shown."""


class CoderError(Exception):
    """One sentence for a researcher: what happened, and what to do.

    Everything else that is raised is a bug.
    """
