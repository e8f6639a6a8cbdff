"""The kinds of tables in a project file (documented in docs/schema.md).

Four kinds: kept (journaled), blobs (immutable, by hash), derived (can be made again) and local
(this copy only); and the journal itself. Their SQL stands in the steps of ``migrations``.
"""

from typing import Final

APPLICATION_ID: Final = 0x436F4472  # "CoDr"

LOCAL: Final = ("local", "aside", "merged", "counter")
"""Tables that say something of this copy; they are never merged or handed out."""

SHOWN: Final = (
    "conflict",
    "shown",
    "resting",
    "shown_theme",
    "shown_document",
    "shown_coder",
    "placement",
)
"""Tables that follow from the journal; of them every copy with the same acts holds the same."""

DERIVED: Final = (*SHOWN, "printed", "fingerprint")
"""Tables that are made from the others, and can be made again."""

BLOBS: Final = ("pdf", "text")
"""Tables of immutable bytes by their hash."""

JOURNAL: Final = ("session", "seen", "operation", "change")
"""What was done, by whom, knowing what."""
