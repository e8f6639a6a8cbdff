"""What is charted of the documents, as it is shown."""

from collections.abc import Mapping

from coder.analysis.whose import is_own
from coder.domain.attribute import ShownValue, shown_value
from coder.domain.coder import Coder
from coder.store import attributes
from coder.store.decisions import decided_values
from coder.store.documents import documents
from coder.store.project import Project


def attribute_values(
    project: Project, whose: Coder | None = None
) -> dict[str, dict[str, ShownValue]]:
    """What is shown of every document's attributes, by the ids of documents and attributes.

    Those of a study are also those of its documents; every attribute has its value, if *open*.
    ``whose`` leaves one person's, and nothing that was decided.
    """
    held = attributes.attributes(project)
    charted = attributes.charted_values(project)
    decided = {} if whose else decided_values(project)
    return {
        document.id: {
            one.id: shown_value(
                _seen(charted.get(document.id, {}).get(one.id, {}), whose),
                decided.get(document.id, {}).get(one.id),
            )
            for one in held
        }
        for document in documents(project)
    }


def _seen(by: Mapping[str, str], whose: Coder | None) -> Mapping[str, str]:
    return {who: value for who, value in by.items() if is_own(who, whose)}
