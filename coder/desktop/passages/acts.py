"""What can be done to listed passages: copying, recoding, uncoding, noting."""

from collections.abc import Sequence

from coder.analysis.passage_reader import PassageReader
from coder.analysis.whose import is_own
from coder.desktop import quoting
from coder.desktop.coding import remove_codings
from coder.desktop.memos.subject import quoted as named_passage
from coder.desktop.quoting import Quotation
from coder.desktop.workspace import Marked, Noted, Spot, ThemeWanted, Workspace
from coder.domain.coded_passage import CodedPassage
from coder.domain.journal.change import Change
from coder.domain.texts.text import Box
from coder.domain.theme import Theme
from coder.operations.coding import recode
from coder.store import documents, passages
from coder.store.journal import together
from coder.store.listing import row_of
from coder.store.passages import StoredCoding
from coder.store.project import Project


def spot_of(found: CodedPassage | None, *, placing: bool = False) -> Spot | None:
    """Where a passage begins; None if it lies nowhere."""
    if found is None or not found.boxes:
        return None
    # What stands nowhere on the PDF that is read has a page of another one.
    box = found.boxes[0] if found.is_placed else Box(0, 0, 0, 0, 0)
    return Spot(found.document.id, box.page, box.y0, found.passage, placing)


def spot_named(workspace: Workspace, number: str) -> Spot | None:
    """Where the passage with a number begins; if it is not there, or not to be seen, says so."""
    project = workspace.project
    stored = passages.codings_named(project, number)
    row = row_of(project, stored[0].id) if stored else None
    found = None
    if row is not None:
        found = PassageReader(project, whose=workspace.whose).at([row])[0]
    if found is None or not is_own(found.coder_id, workspace.whose):
        workspace.tell(f"There is no passage {number} here: it was removed, or is not yours.")
        return None
    return spot_of(found)


def copy_quotations(workspace: Workspace, chosen: Sequence[CodedPassage]) -> None:
    """Put quotations with their citations on the clipboard, each passage once."""
    once = {found.passage: found for found in chosen}
    quoting.copy_quotations(
        workspace,
        [Quotation(one.quote, one.document, one.printed, one.pdf_page) for one in once.values()],
    )


def edit_memo(workspace: Workspace, found: CodedPassage) -> None:
    """Open the reviewer's own memo on a passage."""
    noted = Noted("passage", found.passage, named_passage(found.quote or ""))
    workspace.memo_wanted.emit(noted)


def chart_as(workspace: Workspace, found: CodedPassage) -> None:
    """Ask what a passage says of its document."""
    project = workspace.project
    file, anchor = passages.places(project, [found.passage])[found.passage]
    stored = documents.file(project, file)
    if stored is not None:
        workspace.chart_wanted.emit(Marked(stored, anchor, found.quote or ""))


def recode_passages(workspace: Workspace, chosen: Sequence[CodedPassage]) -> None:
    """Ask for a theme, and give it to one's own codings."""
    own = _own(workspace, chosen)
    if not own:
        return
    project = workspace.project
    what = named_passage(chosen[0].quote or "") if len(own) == 1 else f"{len(own)} codings"
    workspace.theme_wanted.emit(
        ThemeWanted(
            f"Recode {what} with another theme", "Recode with",
            lambda theme: workspace.do(lambda: _recode(project, own, theme)),
        )
    )  # fmt: skip


def uncode_passages(workspace: Workspace, chosen: Sequence[CodedPassage]) -> None:
    """Take one's own codings away."""
    own = _own(workspace, chosen)
    if own:
        remove_codings(workspace, own)


def _own(workspace: Workspace, chosen: Sequence[CodedPassage]) -> list[StoredCoding]:
    """Of codings those that are the reviewer's own; the others are theirs to change."""
    own = [one for one in chosen if one.coder_id == workspace.project.me]
    if len(own) < len(chosen):
        others = sorted({one.coder for one in chosen if one.coder_id != workspace.project.me})
        workspace.tell(
            f"What {' and '.join(others)} coded stays as it is: only who coded it changes it.",
            kind="problem",
        )
    held = (passages.coding(workspace.project, one.coding) for one in own)
    return [one for one in held if one is not None]


def _recode(project: Project, codings: Sequence[StoredCoding], theme: Theme) -> Change:
    if len(codings) == 1:
        return recode(project, codings[0], theme)
    with together(project) as running:
        for one in codings:
            recode(project, one, theme)
        running.parts[:] = [f"Recode {len(codings)} codings with {theme.path}"]
    return running.done()
