"""Answers about what is one thing that contradict each other."""

from coder.domain.journal.identity import DIFFERENT, SAME
from coder.store.coders import SHOWN_AS
from coder.store.project import Project


def contradicted(project: Project, row: str | None = None) -> list[tuple[str, str]]:
    """Answers that two things are one and do not count, each with one that keeps them apart.

    Somebody said that one of them, or what it is one with, differs from the other: three people
    who each answer about two of three things can contradict each other. Told are ids of the table
    ``identity``; ``row`` names the first of a pair.
    """
    one, other = (SHOWN_AS.format(f"i.{end}") for end in ("one", "other"))
    left, right = (SHOWN_AS.format(f"d.{end}") for end in ("one", "other"))
    found = project.db.execute(
        f"""SELECT i.id, d.id FROM identity i JOIN identity d ON d.kind = i.kind
        WHERE i.answer = ?1 AND d.answer = ?2 AND (?3 IS NULL OR i.id = ?3) AND {one} != {other}
          AND ({left} = {one} AND {right} = {other} OR {left} = {other} AND {right} = {one})
        ORDER BY 1, 2""",
        (SAME, DIFFERENT, row),
    )
    return found.fetchall()
