"""Annotated copies of the example: who sees what, and never half a file."""

import shutil

import pymupdf
import pypdf
import pytest

from coder.domain.annotations.bunches import Meaning
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import describe, to_json
from coder.domain.theme import with_below
from coder.exchange.highlights import Source, bring_in, plan_highlights
from coder.export.annotated import CopyOptions, write_annotated
from coder.operations.coders import find_coder
from coder.operations.coding import code_passage
from coder.operations.importing import import_files
from coder.operations.projects import set_blind
from coder.operations.texts import text_of
from coder.pdf.readers import Readers
from coder.store.coders import coders
from coder.store.documents import documents, documents_with
from coder.store.project import Project
from coder.store.themes import themes
from tests.pdf.annotated import highlight, with_annotations


@pytest.fixture
def project(example, tmp_path):
    path = shutil.copyfile(example, tmp_path / "example.coder")
    with Project(path, write=True) as project:
        yield project


def seen(paths):
    """All annotations of some files, as pypdf reads them."""
    return [
        one.get_object()
        for path in paths
        for page in pypdf.PdfReader(path).pages
        for one in page.get("/Annots", ())
        if str(one.get_object().get("/NM", "")).startswith("coder-")
    ]


def test_every_document_with_coding_has_a_copy_with_themes_and_reviewers(project, tmp_path):
    copies = write_annotated(project, documents(project), tmp_path / "out", CopyOptions())
    assert len(copies.written) + len(copies.bare) == len(documents(project))
    found = seen(copies.written)
    assert {one["/T"] for one in found} <= {one.name for one in coders(project)}
    paths = {theme.path for theme in themes(project)}
    assert all(set(one["/Contents"].splitlines()) <= paths for one in found)
    assert copies.problems == copies.anew == []


def test_the_same_coding_is_the_same_files(project, tmp_path):
    for name in ("one", "other"):
        write_annotated(project, documents(project), tmp_path / name, CopyOptions(memos=True))
    one, other = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()}
                  for name in ("one", "other"))  # fmt: skip
    assert one == other


def test_one_reviewer_or_one_theme_goes_out_alone(project, tmp_path):
    ana = coders(project)[0]
    copies = write_annotated(
        project, documents(project), tmp_path / "ana", CopyOptions(coder=ana)
    )  # fmt: skip
    assert {one["/T"] for one in seen(copies.written)} == {ana.name}
    held = themes(project)
    theme = next(one for one in held if one.parent is None)
    below = with_below(held, [theme])
    copies = write_annotated(
        project, documents(project), tmp_path / "theme", CopyOptions(themes=below)
    )  # fmt: skip
    told = {line for one in seen(copies.written) for line in one["/Contents"].splitlines()}
    assert told <= {one.path for one in held if one.id in below}


def test_memos_go_out_only_when_asked(project, tmp_path):
    plain = write_annotated(project, documents(project), tmp_path / "plain", CopyOptions())
    noted = write_annotated(
        project, documents(project), tmp_path / "memos", CopyOptions(memos=True)
    )
    assert sum(len(one["/Contents"]) for one in seen(noted.written)) > sum(
        len(one["/Contents"]) for one in seen(plain.written)
    )


def test_while_the_project_is_blind_a_reviewer_writes_their_own_alone(project, tmp_path):
    set_blind(project, blind=True)
    other = next(one for one in coders(project) if one.role != "lead")
    project.set_local("me", other.id)
    copies = write_annotated(project, documents(project), tmp_path / "out", CopyOptions())
    assert {one["/T"] for one in seen(copies.written)} <= {other.name}
    lead = find_coder(project, coders(project)[0].name)
    with pytest.raises(CoderError, match="shown to leads alone"):
        write_annotated(project, documents(project), tmp_path / "no", CopyOptions(coder=lead))


class _StoppedError(Exception):
    pass


def test_whoever_stops_keeps_the_files_that_are_whole(project, tmp_path):
    def stop(done, _):
        if done == 2:
            raise _StoppedError

    with pytest.raises(_StoppedError):
        write_annotated(
            project, documents(project), tmp_path / "out", CopyOptions(), progress=stop
        )  # fmt: skip
    left = sorted((tmp_path / "out").iterdir())
    assert left
    assert all(one.suffix == ".pdf" and seen([one]) for one in left)


def test_every_theme_of_a_passage_gives_its_highlight_a_band(project, tmp_path):
    copies = write_annotated(project, documents(project), tmp_path / "out", CopyOptions())
    highlights = [one for one in seen(copies.written) if one["/Subtype"] == "/Highlight"]
    bands = [
        (len(one["/Subj"].splitlines()), one["/AP"]["/N"].get_object().get_data().count(b" rg "))
        for one in highlights
    ]
    assert all(found == themes for themes, found in bands)
    assert max(themes for themes, _ in bands) > 1


def test_what_is_highlighted_in_the_pdf_already_gets_a_line_below(project, tmp_path):
    words = ("Peer support helps.", "Money is short.")
    path = tmp_path / "marked.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.insert_text((72, 80), words[0])
        page.insert_text((72, 100), words[1])
        document.save(path)
    with_annotations(path, highlight((70, 515, 170, 533), more="/T(Cem)/C[1 1 0]/NM(first-one)"))
    with Readers(processes=1) as readers:
        (one,) = import_files(project, [path], readers)
        (held,) = documents_with(project, [one.document])
        me = coders(project)[0]
        plan = plan_highlights(project, [held], readers, me)
        theme = themes(project)[0]
        meaning = Meaning("themes", (theme.id,))
        bring_in(project, plan, {bunch.likeness: meaning for bunch in plan.bunches}, me)
        file, text = text_of(project, held)
        start = text.whole().index(words[1])
        anchor = to_json(describe(text, file.text, start, start + 5))
        code_passage(project, file, anchor, themes=[theme], coder=me)
        (copy,) = write_annotated(project, [held], tmp_path / "out", CopyOptions()).written
        ours = sorted(one["/Subtype"] for one in seen([copy]))
        assert ours == ["/Highlight", "/Underline"]  # the other words have a highlight of ours
        kinds = [one.get_object()["/Subtype"] for one in pypdf.PdfReader(copy).pages[0]["/Annots"]]
        assert kinds.count("/Highlight") == 2  # and Cem's is as it was
        again = plan_highlights(project, [held], readers, me, source=Source(copy))
        assert again.count("new") == 0
    with pymupdf.open(copy) as document:
        picture = document[0].get_pixmap(annots=True, alpha=False)
    upper, foot = picture.pixel(165, 69), picture.pixel(165, 83)
    assert upper == (255, 255, 0)  # yellow, as Cem left it
    assert foot not in {upper, (255, 255, 255)}
