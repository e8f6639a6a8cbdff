"""The merge that the merge window shows: one that was made, one that was only tried, or none."""

from dataclasses import dataclass
from pathlib import Path

from coder.analysis.whose import is_own
from coder.domain.coder import Coder
from coder.domain.merge_report import Brought, MergeReport, ThemeNews, Work


def is_shown_again(news: ThemeNews) -> bool:
    """Whether nobody made a theme: it had been removed here, and others go on working with it."""
    return news.what == "new" and not news.coder


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pages are about; without a report, about the project as it is."""

    report: MergeReport | None = None
    number: int | None = None  # of the merge; None while it was only tried
    paths: tuple[Path, ...] = ()  # that were tried
    whose: Coder | None = None  # whose work alone is shown
    counts: bool = True  # False once it was taken back

    @property
    def rehearsed(self) -> bool:
        """Whether nothing of this is in the project yet."""
        return self.report is not None and self.number is None

    @property
    def brought(self) -> tuple[Brought, ...]:
        """What became of codings, as far as it may be seen."""
        rows = self.report.brought if self.report else ()
        return tuple(one for one in rows if is_own(one.coder_id, self.whose))

    @property
    def themes(self) -> tuple[ThemeNews, ...]:
        """The themes that somebody made, changed or removed; those that only followed are not.

        What one becomes that is joined to another did not only follow.
        """
        news = self.report.themes if self.report else ()
        joined = {one.theme_id for one in news if one.what == "joined"}
        return tuple(
            one for one in news
            if one.coder or one.what != "changed" or one.theme_id in joined
        )  # fmt: skip

    @property
    def work(self) -> tuple[Work, ...]:
        """What else of people's work came in, as far as it may be seen."""
        rows = self.report.work if self.report else ()
        return tuple(one for one in rows if is_own(one.coder_id, self.whose))
