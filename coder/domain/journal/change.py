"""What an act did to the rows: from it every view knows what to refresh."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The rows that one act touched, as (table, id), and the words that describe it."""

    description: str
    operation: int | None = None
    rows: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    """What could not be done along with the rest, in sentences."""

    @property
    def tables(self) -> frozenset[str]:
        """The names of the touched tables."""
        return frozenset(table for table, _ in self.rows)

    def ids(self, table: str) -> list[str]:
        """The touched rows of one table, in the order of the act."""
        return list(dict.fromkeys(row for name, row in self.rows if name == table))
