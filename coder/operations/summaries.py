"""Writing into a cell what a document says of a theme."""

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.domain.theme import Theme
from coder.store import rows, summaries
from coder.store.coders import stored_as
from coder.store.journal import act
from coder.store.project import Project
from coder.store.summaries import summary_id


def summarise(
    project: Project,
    document: Document,
    theme: Theme,
    coder: Coder,
    text: str,
    *,
    consensus: bool = False,
) -> Change:
    """Write a coder's summary of a cell, or what all agreed on; an empty one is taken away."""
    what = "the agreed summary" if consensus else "a summary"
    words = text.strip()
    done = f"Write {what} of" if words else f"Remove {what} of"
    description = f"{done} {theme.path} in {document.key}"
    with act(project, "summary", description, coder=coder.id) as running:
        by = stored_as(project, coder.id)
        held = summaries.stored_summaries(
            project, document=document.id, theme=theme.id, coder=None if consensus else coder.id
        )
        own = summary_id(document.id, theme.id, None if consensus else by)
        for row in held:
            if row != own or not words:
                rows.remove(running, "summary", row)
        if words:
            fields = {
                "document": document.id, "theme": theme.id, "coder": by,
                "consensus": int(consensus) or None, "text": words,
            }  # fmt: skip
            rows.put(running, "summary", own, fields)
    return running.done()
