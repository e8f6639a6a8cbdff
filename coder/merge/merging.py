"""Merging coders' files: the union of what everybody did, all or nothing."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.analysis.disputes import open_disputes
from coder.domain.errors import CoderError
from coder.domain.merge_report import Arrived, FileReport, Joining, MergeReport
from coder.store.arrivals import arrivals, coders_ahead, joinings, operations_in
from coder.store.backups import back_up, write_copy
from coder.store.coders import shown_names
from coder.store.connection import in_plain_words, transaction
from coder.store.incoming import attached, check_sound
from coder.store.project import Project
from coder.store.setting_aside import note_merge
from coder.store.union import Union, find_incoming, fold_taken, news_of, take_in
from coder.store.upkeep import refresh_small


def merge_files(project: Project, paths: Sequence[Path]) -> MergeReport:
    """Merge files into an open project; merging them again changes nothing.

    Raises:
        CoderError: a file cannot be read or is damaged; it is named, and nothing was changed.
    """
    return _Merge(project, project.path, backup=True).run(paths)


def rehearse_merge(project: Project, paths: Sequence[Path]) -> MergeReport:
    """What merging the files would bring; it is tried on a copy, and nothing is written."""
    with TemporaryDirectory(prefix="coder-rehearsal-") as folder:
        copy = Path(folder) / project.path.name
        copy.touch()
        write_copy(project.db, copy)
        with Project(copy, write=True, clock=project.clock) as rehearsal:
            return _Merge(rehearsal, project.path, backup=False).run(paths)


class _Merge:
    """One merge of some files."""

    def __init__(self, project: Project, itself: Path, *, backup: bool) -> None:
        self.project = project
        self._itself = itself
        self._backup = backup
        self._unions: list[Union] = []
        self._ahead: set[str | None] = set()
        self._by_coder: Counter[str] = Counter()
        self._joined_before = set(map(_pair, joinings(project)))

    def run(self, paths: Sequence[Path]) -> MergeReport:
        others = [path for path in paths if not _same_file(path, self._itself)]
        with attached(self.project, others) as schemas:
            held = dict(zip(others, schemas, strict=True))
            news = {path: self._check(path, schema) for path, schema in held.items()}
            backup = None
            if any(news.values()) and self._backup:
                backup = str(back_up(self.project.db, self.project.id, self._itself))
            if not any(news.values()):
                files = [self._nothing_new(path, held.get(path, "main")) for path in paths]
                return self._report(files, backup)
            with transaction(self.project.db):
                files = [
                    self._take(path, held[path]) if news.get(path) else
                    self._nothing_new(path, held.get(path, "main"))
                    for path in paths
                ]  # fmt: skip
                if fold_taken(self.project, self._unions):
                    refresh_small(self.project, always=True)
                report = self._report(files, backup)
                self._note(report)
        return report

    def _check(self, path: Path, schema: str) -> int:
        """How much is new in a file, once it is known to be sound."""
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

    def _take(self, path: Path, schema: str) -> FileReport:
        with in_plain_words(path):
            find_incoming(self.project, schema)
            counted = arrivals(self.project.db, schema)
            union = take_in(self.project, schema)
            self._ahead.update(coders_ahead(self.project, schema))
        self._unions.append(union)
        self._by_coder.update(counted.by_coder)
        return FileReport(
            str(path), union.operations + union.brought_back, counted.documents, counted.themes,
            counted.codings, union.already_here,
        )  # fmt: skip

    def _nothing_new(self, path: Path, schema: str) -> FileReport:
        held = operations_in(self.project.db, schema)
        return FileReport(str(path), 0, 0, 0, 0, held)

    def _report(self, files: Sequence[FileReport], backup: str | None) -> MergeReport:
        names = shown_names(self.project)
        came = [
            Arrived(names.get(coder, "someone"), coder, count)
            for coder, count in self._by_coder.items()
        ]
        return MergeReport(
            tuple(files),
            tuple(sorted(came, key=lambda one: one.coder)),
            tuple(one for one in joinings(self.project) if _pair(one) not in self._joined_before),
            open_disputes(self.project),
            tuple(sorted({names.get(coder or "", "someone") for coder in self._ahead})),
            backup,
        )

    def _note(self, report: MergeReport) -> None:
        names = [Path(file.path).name for file in report.files if file.operations]
        ranges = [pair for union in self._unions for pair in union.ranges]
        # What is open follows from the state, and would be kept at every merge.
        came_in = replace(report, conflicts=())
        note_merge(
            self.project, "merge", files=names, ranges=ranges, report=json.dumps(asdict(came_in))
        )


def _pair(joining: Joining) -> frozenset[str]:
    """The two rows; which of them is shown may change by a merge."""
    return frozenset((joining.one, joining.other))


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)
