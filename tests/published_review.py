"""The published review of ``shared/reference``, entered by what people do; its texts are invented.

The article gives countries as totals only, so they are dealt out to meet the totals.
"""

import hashlib
import json

from coder.domain.bibliography.file_facts import FileFacts, FileRead, Guess
from coder.domain.layout.printed_page import printed_pages
from coder.domain.quoting.anchor import to_json
from coder.domain.texts import text_codec
from coder.operations.charting import add_attribute, chart, find_attribute
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document, set_study
from coder.operations.importing import add_document
from coder.operations.projects import new_project
from coder.operations.quoting import find_quote
from coder.operations.readings import finish
from coder.operations.themes import add_theme, find_theme
from coder.store.documents import documents
from tests.corpus import corpus_folder
from tests.domain.typeset import article

SOUGHT = "Training / On co-production"
"""A theme that was looked for in every document, and that none reports."""

_FIRST_PAGE = 11


def reference():
    """What is known of the review, or None where ``shared/reference`` is not there."""
    corpus = corpus_folder()
    path = corpus and corpus.parent / "reference" / "published_review.json"
    return json.loads(path.read_text("utf-8")) if path and path.is_file() else None


def enter(path, told):
    """Make a project of the review and open it."""
    project = new_project(path, title="A published review", lead="Ana")
    paths = [one["path"] for one in told["themes"]]
    paths += [f"{one['path']} / {child}" for one in told["themes"] for child in one["children"]]
    for theme in (*paths, SOUGHT):
        add_theme(project, theme, fields={"assess": 1})
    for name in ("Design", "Collaboration", "Country"):
        add_attribute(project, name)
    coded = _coded(told)
    for one in told["documents"]:
        _add(project, one, coded.get(one["key"], []))
    countries = [
        country for country, n, _ in told["expected_statements"]["country"] for _ in range(n)
    ]
    for one, country in zip(told["documents"], countries, strict=True):
        document = find_document(project, one["key"])
        _chart(project, document, Design=one["design"], Collaboration=one["collaboration"],
               Country=country)  # fmt: skip
        _code(project, document, coded.get(one["key"], []))
        finish(project, document, working_coder(project), rest="absent")
    for number, keys in enumerate(told["same_sample"], 1):
        for key in keys:
            set_study(project, find_document(project, key), f"Sample {number}")
    assert len(documents(project)) == len(told["documents"])
    return project


def _coded(told):
    """What every document reports: the theme, and the words that stand for it."""
    found = {}
    for theme, said in told["cells"].items():
        for finding, keys in said.items():
            for key in keys:
                found.setdefault(key, []).append((theme, f"On {theme}: {finding} by us."))
    return found


def _add(project, one, coded):
    text = article("\n".join(["We worked together.", *(words for _, words in coded)]),
                   "Nothing else was found.", first=_FIRST_PAGE)  # fmt: skip
    content = one["key"].encode()
    facts = FileFacts(
        hashlib.sha256(content).hexdigest(), len(content), len(text.pages),
        title=Guess(f"A study by {one['authors']}", "metadata"),
        authors=Guess((one["authors"],), "metadata"), year=Guess(one["year"], "metadata"),
    )  # fmt: skip
    read = FileRead(
        facts, text_codec.encode(text), text_codec.digest(text), tuple(printed_pages(text))
    )
    add_document(project, f"{one['key']}.pdf", content, read)


def _chart(project, document, **values):
    for name, value in values.items():
        attribute = find_attribute(project, name)
        chart(project, document, attribute, working_coder(project), value)


def _code(project, document, coded):
    for theme, words in coded:
        found = find_quote(project, document, words)
        code_passage(
            project, found.file, to_json(found.anchor), themes=[find_theme(project, theme)],
            coder=working_coder(project),
        )  # fmt: skip
