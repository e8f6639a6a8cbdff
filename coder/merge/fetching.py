"""Getting changes from the lead's file, without losing blindness.

Of a reviewer who works blind, the lead's file is first made into the blind copy that the lead
would hand out to them; that copy is merged. So what comes in is what a blind copy holds, and what
stays out is no removal (docs/decisions/0020).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.analysis.whose import NOBODY
from coder.domain.coder import LEAD, Coder
from coder.domain.merge_report import MergeReport
from coder.merge.merging import merge_files, rehearse_merge
from coder.merge.pdfs import bring_pdfs, pdfs_to_come
from coder.store.blindness import is_blind, is_blind_with, was_handed_out_blind
from coder.store.coders import coders
from coder.store.connection import in_plain_words
from coder.store.copies import write_project_copy
from coder.store.documents import missing_pdfs, shown
from coder.store.incoming import check_sound, readable
from coder.store.merges import latest_merge, tell_file
from coder.store.project import Project, check_there
from coder.store.stopping import never


def fetch(project: Project, path: Path, *, ask: Callable[[], object] = never) -> MergeReport:
    """Merge the lead's file into one's own; of one who works blind, what a blind copy holds.

    PDFs that are missing here come along. Fetching again changes nothing. What ``ask`` raises,
    which is called while the blind copy is made, stops it.

    Raises:
        CoderError: the file cannot be read or is damaged; nothing was changed.
    """
    missing = missing_pdfs(project)
    with _to_merge(project, path, ask) as held:
        if held == path:
            return merge_files(project, [path])
        before = latest_merge(project)
        report = _of_file(merge_files(project, [held]), path)
        made = latest_merge(project)
        if made is not None and made != before:
            tell_file(project, made, held, path)
    return replace(report, pdfs=bring_pdfs(project, [path], missing=missing))


def rehearse_fetch(project: Project, path: Path) -> MergeReport:
    """What fetching would bring; it is tried on a copy, and nothing is written."""
    with _to_merge(project, path, never) as held:
        report = rehearse_merge(project, [held])
    if held != path:
        report = _of_file(report, path)
    return replace(report, pdfs=pdfs_to_come(project, [path]))


@contextmanager
def _to_merge(project: Project, path: Path, ask: Callable[[], object]) -> Iterator[Path]:
    """The file to merge: the lead's own, or the blind copy that is made of it for a while."""
    check_there(path)
    with TemporaryDirectory(prefix="coder-fetch-") as folder:
        yield _blind_copy(project, path, Path(folder), ask) or path


def _blind_copy(
    project: Project, path: Path, folder: Path, ask: Callable[[], object]
) -> Path | None:
    """The lead's file as a blind copy for who works here; None if they do not work blind.

    It bears the name of the lead's file, by which sentences call it.
    """
    for name in ("whole", "blind"):
        (folder / name).mkdir()
    source = readable(path, folder / "whole" / path.name)
    with in_plain_words(path), Project(source, write=False) as theirs:
        if not _works_blind(project, theirs):
            return None
        check_sound(theirs.db, "main", path)
        copy, me = folder / "blind" / path.name, project.stored_me
        # PDFs are no coding: those that are missing come straight from the file.
        write_project_copy(theirs, copy, me=me, light=True, blind_for=me, ask=ask)
        return copy


def _works_blind(project: Project, theirs: Project) -> bool:
    """Whether the work of others is to stay out, now that the lead's file is there to be heard."""
    me = next(
        (one for one in coders(theirs) if one.id == shown(theirs, project.stored_me or "")), None
    )
    if me is not None and me.role == LEAD:  # also if only the lead's file says who they are
        return False
    if project.id != theirs.id and me is not None:  # whoever began a file alone leads that alone
        return is_blind(theirs)
    if _who_works_here(project).role == LEAD:
        return False
    return was_handed_out_blind(project) or is_blind_with(project, theirs)


def _who_works_here(project: Project) -> Coder:
    return next((one for one in coders(project) if one.id == project.me), NOBODY)


def _of_file(report: MergeReport, path: Path) -> MergeReport:
    """A report on the blind copy as one on the file that it was made of."""
    files = tuple(replace(one, path=str(path)) for one in report.files)
    return replace(report, files=files, blind=True)
