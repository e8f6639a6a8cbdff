"""Taking decisions away, inside an act."""

from collections.abc import Iterable

from coder.operations.memos import remove_memos
from coder.store import rows
from coder.store.journal import Act


def remove_decisions(running: Act, decisions: Iterable[str]) -> None:
    """Remove stored decisions with what is noted on them."""
    for decision in decisions:
        remove_memos(running, decision)
        rows.remove(running, "decision", decision)
