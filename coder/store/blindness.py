"""Whether reviewers are shown each other's work: in the project, and in a copy handed out."""

import json

from coder.store.aside import counts
from coder.store.coders import raw_coders
from coder.store.project import Project


def is_blind(project: Project) -> bool:
    """Whether a lead has made the project blind, and not opened it since.

    While two leads disagree, it is: one of them opened it without knowing of the other.
    """
    rows = project.db.execute(
        "SELECT 1 FROM project WHERE id = ?1 AND blind UNION ALL"
        " SELECT 1 FROM conflict WHERE row = ?1 AND field = 'blind'",
        (project.id,),
    )
    return rows.fetchone() is not None


def was_handed_out_blind(project: Project) -> bool:
    """Whether this copy was asked to be blind when it was made."""
    return project.local("blind") is not None


def works_blind(project: Project) -> bool:
    """Whether this copy was handed out blind, and nobody else's passages ever came into it."""
    if project.local("blind") is None:
        return False
    mine = [] if project.stored_me is None else raw_coders(project, project.stored_me)
    came = project.db.execute(
        "SELECT 1 FROM change WHERE tbl = 'passage' AND kind = 'add'"
        " AND json_extract(fields, '$.coder') NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
        (json.dumps(mine),),
    )
    return came.fetchone() is None


def is_blind_with(project: Project, other: Project) -> bool:
    """Whether the project is blind once this copy knows what another file knows.

    Where each of them knows of an act that the other one does not know, it is if either says so.
    """
    ours, theirs = _blind_acts(project), _blind_acts(other)
    here, there = is_blind(project), is_blind(other)
    if ours <= theirs:
        return there if theirs else here
    return here if theirs <= ours else here or there


def _blind_acts(project: Project) -> set[tuple[str, int]]:
    """The acts, by sitting and sequence, that made the project blind or opened it."""
    rows = project.db.execute(
        "SELECT s.id, c.operation & 4294967295 FROM change c"
        " JOIN session s ON s.n = c.operation >> 32 WHERE c.tbl = 'project' AND c.row = ?"
        f" AND json_type(c.fields, '$.blind') IS NOT NULL AND {counts('c.operation')}",
        (project.id,),
    )
    return set(rows.fetchall())
