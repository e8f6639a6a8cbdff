"""What is charted of the documents, as it is shown."""

from coder.domain.attribute import ShownValue, shown_value
from coder.store import attributes
from coder.store.documents import documents
from coder.store.project import Project


def attribute_values(project: Project) -> dict[str, dict[str, ShownValue]]:
    """What is shown of every document's attributes, by the ids of documents and attributes.

    Those of a study are also those of its documents; every attribute has its value, if *open*.
    """
    held = attributes.attributes(project)
    charted = attributes.charted_values(project)
    return {
        document.id: {
            one.id: shown_value(charted.get(document.id, {}).get(one.id, {})) for one in held
        }
        for document in documents(project)
    }
