"""Sets the invented example articles: ``python resources/example/set_articles.py [FOLDER]``.

Reads ``texts/*.md`` and ``hyphens.txt`` beside it, and writes one PDF each into ``articles/`` or
FOLDER. The same bytes at each run with PyMuPDF 2.0 (pymupdf-lite 2.0); another version may embed
its fonts otherwise.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from typesetting.manuscript import read
from typesetting.paper import make_pdf

HERE = Path(__file__).resolve().parent


def main(arguments: Sequence[str]) -> None:
    """Sets every article and says what was written."""
    folder = Path(arguments[0]) if arguments else HERE / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for text in sorted((HERE / "texts").glob("*.md")):
        content = make_pdf(read(text))
        (folder / f"{text.stem}.pdf").write_bytes(content)
        print(f"{text.stem}.pdf: {len(content):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
