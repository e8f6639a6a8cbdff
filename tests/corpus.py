"""Where the corpus of real articles lies: beside the checkout, never in it."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]


def corpus_folder() -> Path | None:
    """The folder with ``pdf`` in it: ``CODER_CORPUS``, or ``shared/corpus`` beside the checkout."""
    places = [above / "shared" / "corpus" for above in CHECKOUT.parents[:2]]
    if "CODER_CORPUS" in os.environ:
        places = [Path(os.environ["CODER_CORPUS"])]
    return next((place for place in places if (place / "pdf").is_dir()), None)
