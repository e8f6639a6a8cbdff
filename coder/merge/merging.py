"""Merging coders' files: the union of what everybody did, all or nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from coder.analysis.disputes import open_disputes
from coder.analysis.proposals import open_proposals
from coder.domain.errors import CoderError
from coder.domain.merge_report import PLACED, FileReport, Joining, MergeReport
from coder.domain.merge_step import Heed, MergeStep, unheeded
from coder.merge.pdfs import bring_pdfs, pdfs_to_come
from coder.store import placements
from coder.store.arrivals import arrivals, coders_ahead, joinings, open_ids, operations_in
from coder.store.backups import back_up, write_copy
from coder.store.brought import SOMEONE, Cells, arrived, brought, work
from coder.store.coders import shown_names
from coder.store.connection import in_plain_words, transaction
from coder.store.documents import missing_pdfs
from coder.store.held_before import Ends, ends, noting
from coder.store.incoming import attached, check_sound
from coder.store.merges import note_report
from coder.store.names import name_of
from coder.store.news import Authors, other_news, theme_news
from coder.store.project import Project
from coder.store.snapshots import Snapshots, snapshots
from coder.store.stopping import Stop, stoppable
from coder.store.union import Union, find_incoming, fold_taken, forget, news_of, take_in
from coder.store.upkeep import refresh_small

_PAUSE: Final = 0.05  # seconds between two tellings of one step


def merge_files(project: Project, paths: Sequence[Path], *, heed: Heed = unheeded) -> MergeReport:
    """Merge files into an open project; merging them again changes nothing.

    ``heed`` is told how far it is; what it raises, or Ctrl+C, stops it, and nothing was changed.

    Raises:
        CoderError: a file cannot be read or is damaged; it is named, and nothing was changed.
    """
    missing = missing_pdfs(project)
    report = _Merge(project, project.path, _Steps(heed, paths), rehearsed=False).run(paths)
    return replace(report, pdfs=bring_pdfs(project, paths, missing=missing))


def rehearse_merge(
    project: Project, paths: Sequence[Path], *, heed: Heed = unheeded
) -> MergeReport:
    """What merging the files would bring; it is tried on a copy, and nothing is written."""
    steps = _Steps(heed, paths)
    with TemporaryDirectory(prefix="coder-rehearsal-") as folder:
        copy = Path(folder) / project.path.name
        copy.touch()
        steps.begin("Copying", project.path)
        with stoppable(project.db, steps.heed) as stop:
            write_copy(project.db, copy, stop=stop)
        with Project(copy, write=True, clock=project.clock) as rehearsal:
            report = _Merge(rehearsal, project.path, steps, rehearsed=True).run(paths)
    return replace(report, pdfs=pdfs_to_come(project, paths))


class _Steps:
    """The steps of a merge, as they are told."""

    def __init__(self, heed: Heed, paths: Sequence[Path]) -> None:
        self._heed = heed
        self._paths = list(paths)
        self._done = 0
        self._of_all = 2 * len(paths) + 3  # looking through and taking in each; and _Merge.run
        self._step = MergeStep("Beginning", None, 0, self._of_all)
        self._told = 0.0

    def begin(self, what: str, path: Path | None = None) -> None:
        """Tell of a new step."""
        self._step = MergeStep(
            what, path.name if path else None, self._done, self._of_all,
            self._paths.index(path) + 1 if path in self._paths else None, len(self._paths),
        )  # fmt: skip
        self._done += 1
        self._told = monotonic()
        self._heed(self._step)

    def heed(self) -> None:
        """Tell of the same step again, if a while has passed."""
        if monotonic() - self._told > _PAUSE:
            self._told = monotonic()
            self._heed(self._step)


class _Merge:
    """One merge of some files."""

    def __init__(self, project: Project, itself: Path, steps: _Steps, *, rehearsed: bool) -> None:
        self.project = project
        self._itself = itself
        self._steps = steps
        self._rehearsed = rehearsed
        self._unions: list[Union] = []
        self._ahead: set[str | None] = set()
        self._joined_before = set(map(_pair, joinings(project)))
        self._open_before = open_ids(project)

    def run(self, paths: Sequence[Path]) -> MergeReport:
        try:
            with stoppable(self.project.db, self._steps.heed) as stop:
                return self._run(paths, stop)
        except BaseException:
            forget(self.project)  # it may have read what is undone by now
            raise

    def _run(self, paths: Sequence[Path], stop: Stop) -> MergeReport:
        others = [path for path in paths if not _same_file(path, self._itself)]
        with attached(self.project, others) as schemas:
            held = dict(zip(others, schemas, strict=True))
            news = {path: self._check(path, schema) for path, schema in held.items()}
            if not any(news.values()):
                return self._told(
                    [self._nothing_new(path, held.get(path, "main")) for path in paths]
                )
            backup = None if self._rehearsed else self._back_up(stop)
            with transaction(self.project.db):
                before, ended = snapshots(self.project), ends(self.project)
                files = [
                    self._take(path, held[path]) if news.get(path) else
                    self._nothing_new(path, held.get(path, "main"))
                    for path in paths
                ]  # fmt: skip
                report = replace(self._fold(files, before, ended), backup=backup)
                if not self._rehearsed:
                    report = note_report(self.project, report, self._ranges())
        return report

    def _check(self, path: Path, schema: str) -> int:
        """How much is new in a file, once it is known to be sound."""
        self._steps.begin("Checking", path)
        with in_plain_words(path):
            news, contradictions = news_of(self.project, schema)
        if contradictions:
            raise CoderError(
                f"{path.name} tells {contradictions} acts otherwise than this project: it was"
                " changed past Coder; ask for another copy."
            )
        if news:
            check_sound(self.project.db, schema, path)
        return news

    def _back_up(self, stop: Stop) -> str:
        self._steps.begin("Backing up", self._itself)
        return str(back_up(self.project.db, self.project.id, self._itself, stop=stop))

    def _take(self, path: Path, schema: str) -> FileReport:
        self._steps.begin("Taking in", path)
        with in_plain_words(path):
            find_incoming(self.project, schema)
            counted = arrivals(self.project.db)
            union = take_in(self.project, schema)
            self._ahead.update(coders_ahead(self.project, schema))
        self._unions.append(union)
        return FileReport(
            str(path), union.operations + union.brought_back, counted.documents, counted.themes,
            counted.codings, union.already_here,
        )  # fmt: skip

    def _nothing_new(self, path: Path, schema: str) -> FileReport:
        held = operations_in(self.project.db, schema)
        return FileReport(str(path), 0, 0, 0, 0, held)

    def _fold(self, files: Sequence[FileReport], before: Snapshots, ended: Ends) -> MergeReport:
        """Fold what was taken in, and tell what that changed."""
        project = self.project
        with noting(project.db, ended):
            self._steps.begin("Putting together")
            small = fold_taken(project, self._unions)
            if small:
                refresh_small(project, always=True)
            placed = Counter(one.state for one in placements.refresh(project))
            self._steps.begin("Counting")
            after = snapshots(project)
            cells = Cells(before, after)
            lines = brought(project, ended, cells)
            authors = Authors(project, self._ranges())
            return replace(
                self._told(files),
                coders=arrived(lines),
                brought=lines,
                work=work(project, ended, cells),
                themes=theme_news(before, after, authors),
                reanchored={state: placed[state] for state in PLACED},
                others=other_news(before, after, authors),
            )

    def _told(self, files: Sequence[FileReport]) -> MergeReport:
        """The report, as far as it follows from the state and the files."""
        project = self.project
        names = shown_names(project)
        found = open_disputes(project)
        return MergeReport(
            files=tuple(files),
            coders=(),
            joined=tuple(one for one in joinings(project) if _pair(one) not in self._joined_before),
            conflicts=found,
            ahead=tuple(sorted({names.get(coder or "", SOMEONE) for coder in self._ahead})),
            backup=None,
            proposals=open_proposals(project),
            new_conflicts=sum(one.id not in self._open_before for one in found),
            project=name_of(project, "project", project.id),
            rehearsed=self._rehearsed,
        )

    def _ranges(self) -> list[tuple[int, int]]:
        return [pair for union in self._unions for pair in union.ranges]


def _pair(joining: Joining) -> frozenset[str]:
    """The two rows; which of them is shown may change by a merge."""
    return frozenset((joining.one, joining.other))


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)
