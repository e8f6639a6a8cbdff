"""What was compared, in JSON: the round, what was left out, and what is to be known."""

from collections.abc import Sequence

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.premises import Premise
from coder.domain.round import Round


def round_json(held: Round | None) -> dict[str, object] | None:
    """The round from which something was computed."""
    if held is None:
        return None
    return {"id": held.id, "name": held.name, "made_at": held.made_at, "coder": held.coder_name,
            "coder_id": held.coder}  # fmt: skip


def left_out_json(held: Compared) -> list[dict[str, object]]:
    """The documents that are not compared, with the reasons."""
    return [
        {"key": one.document.key, "document": one.document.id, "reason": one.reason}
        for one in held.left_out
    ]


def premises_json(known: Sequence[Premise]) -> list[dict[str, object]]:
    """What is to be known of a comparison."""
    return [{"subject": one.subject, "sentence": one.sentence, "warns": one.warns} for one in known]
