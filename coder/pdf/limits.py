"""How much one file may ask of the program."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file and for the process that reads it; seconds count on a slow machine."""

    size: int = 500_000_000  # bytes; a project file cannot hold a blob of 1 GB
    pages: int = 5_000
    memory: int = 1_500_000_000  # bytes of the reading process
    starting: float = 120  # seconds until a process is ready
    step: float = 60  # seconds for opening, for one page, for packing
    drawing: float = 20  # seconds for one picture: someone is waiting for it
    whole: float = 120  # seconds for a file, and
    page: float = 2  # seconds more for each of its pages
    pixels: int = 24_000_000  # of one picture: 72 MB
    shared: int = 128 * 2**20  # bytes shared with all workers; beyond, pictures come by pipe
    patience: float = 0.3  # seconds for what nobody wants any more, while somebody waits
