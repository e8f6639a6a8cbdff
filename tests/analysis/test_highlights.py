"""The passages of a file as they are painted."""

import pytest

from coder.analysis.highlights import highlights
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.example import make_example
from coder.operations.memos import write_memo
from coder.pdf.readers import Readers
from coder.store.documents import documents, files_of
from coder.store.project import Project
from coder.store.themes import themes


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "example.coder"
    with Readers(processes=2) as readers:
        make_example(path, readers)
    with Project(path, write=True) as held:
        yield held


def test_a_passage_is_told_with_its_themes_coder_and_memos(project):
    me = working_coder(project)
    document = documents(project)[0]
    file = files_of(project, document.id)[0]
    before = highlights(project, file)
    held = themes(project)
    anchor = (
        f'{{"boxes":[[0,5000,6000,9000,7000]],"end":20,"quote":"words","start":15,'
        f'"text":"{file.text}","words":"words"}}'
    )
    change = code_passage(project, file, anchor, themes=[held[3], held[0]], coder=me)
    (passage,) = change.ids("passage")
    write_memo(project, table="passage", row=passage, coder=me.id, text="Ask Ben")
    (found,) = highlights(project, file, only=[passage]).values()
    assert [theme.id for theme in found.themes] == [held[0].id, held[3].id]
    assert (found.coder, found.letters, found.memos) == (me.id, me.letters, ("Ask Ben",))
    assert found.stored == anchor
    assert set(highlights(project, file)) == {*before, passage}


def test_each_document_has_its_own_passages(project):
    seen = [
        set(highlights(project, files_of(project, document.id)[0]))
        for document in documents(project)
    ]
    assert sum(map(len, seen)) == len(set().union(*seen)) > 0
