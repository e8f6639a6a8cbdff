"""The index of texts finds all that stands in them, and is never believed against them."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.domain.finding.asked import read_asked
from coder.domain.finding.hits import Hyphened, hits
from coder.domain.finding.patterns import Exactly
from coder.domain.layout.printed_page import printed_pages
from coder.domain.texts.text_codec import digest, encode
from coder.store.blobs import put_text
from coder.store.checking import mend, problems
from coder.store.searched_texts import index_texts, missing, searched_texts
from coder.store.text_index import TextIndex, forget, index_path
from tests.coded_project import Hand, empty_project
from tests.domain.typeset import plain

_TEXTS = {
    "peers": plain("Peer support, or mutual sup-", "port, is co-produced by caf\u00e9s."),
    "staff": plain("Support by staff. Coproduced courses; \ufb01nal re-evaluation."),
    "far": plain("\u4ed6\u4eec\u6062\u590d\u5b66\u9662\u5de5\u4f5c with COVID-19."),
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with empty_project(tmp_path / "review.coder") as project:
        hand = Hand(project)
        for key, text in _TEXTS.items():
            id_ = hand.add("document", key, key=key)
            put_text(project, digest(text), key, encode(text), printed_pages(text))
            hand.add(
                "file", f"{key}.pdf", document=id_, sha256=key, name=f"{key}.pdf",
                text=digest(text), bytes=1, pages=1,
            )  # fmt: skip
        project.hand = hand
        yield project


def _indexed(project):
    index = TextIndex(project.id)
    list(index_texts(project, index))
    return index


def _held(project, index, typed):
    """The keys of the documents that the index does not rule out."""
    there = index.digests()
    may = set(index.that_may_hold(read_asked(typed)))
    return [one.document.key for one in searched_texts(project) if there[one.digest] in may]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("support", ["peers", "staff"]),
        ('"mutual support"', ["peers"]),
        ("coproduced", ["peers", "staff"]),
        ("co-produced", ["peers", "staff"]),
        ("CAFES", ["peers"]),
        ("final", ["staff"]),
        ("re*", ["staff"]),
        ("reevaluation", ["staff"]),
        ("\u6062\u590d", ["far"]),
        ("covid", ["far"]),
        ("support OR covid", ["far", "peers", "staff"]),
        ("support NOT staff", ["peers", "staff"]),  # which of them has it is looked up
        ("nothing", []),
    ],
)
def test_documents_are_found_by_what_they_hold(project, typed, keys):
    with _indexed(project) as index:
        assert _held(project, index, typed) == keys


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_index_rules_out_no_document_in_which_something_stands(project, data):
    with _indexed(project) as index:
        there = index.digests()
        one = data.draw(st.sampled_from(searched_texts(project)))
        running, _ = index.running(there[one.digest])
        start = data.draw(st.integers(0, len(running.words) - 1))
        end = data.draw(st.integers(start + 1, len(running.words)))
        typed = running.words[start:end].replace("-", data.draw(st.sampled_from(["-", ""])))
        asked = read_asked(data.draw(st.sampled_from(["{}", '"{}"', "{}*"])).format(typed))
        if asked is None:
            return
        stands = hits(asked, running.folded, written=Hyphened(running.folded))
        assert stands is None or there[one.digest] in index.that_may_hold(asked)


def test_what_comes_and_goes_is_found_or_not_without_making_the_index_anew(project):
    with _indexed(project) as index:
        assert missing(project, index) == []
        text = plain("Mutual aid.")
        put_text(project, digest(text), "new", encode(text), printed_pages(text))
        id_ = project.hand.add("document", "new", key="new")
        project.hand.add(
            "file", "new.pdf", document=id_, sha256="new", name="new.pdf", text=digest(text),
            bytes=1, pages=1,
        )  # fmt: skip
        assert missing(project, index) == [digest(text)]
        list(index_texts(project, index))
        assert _held(project, index, "mutual") == ["new", "peers"]


def test_a_text_is_indexed_once_and_comes_back_as_it_was(project):
    with _indexed(project) as index:
        text = _TEXTS["peers"]
        index.put(digest(text), text)
        number = index.digests()[digest(text)]
        running, pages = index.running(number)
        assert list(pages) == [0]
        start = running.words.index("support, is")
        raw = text.stretch(*running.stretch((start, start + 7)))
        assert (running.words[start : start + 7], raw) == ("support", "sup-\nport")


def test_a_text_without_words_is_told(project):
    with _indexed(project) as index:
        assert index.wordless() == set()
        scan = plain("")
        index.put(digest(scan), scan)
        assert index.wordless() == {digest(scan)}


def test_a_damaged_index_is_told_and_made_anew(project):
    with _indexed(project) as index:
        assert index.is_sound()
    assert list(problems(project)) == []
    with TextIndex(project.id) as index:
        index.db.execute("UPDATE running SET folded = 'something else' WHERE n = 1")
    (told,) = problems(project)
    assert (told.kind, told.repairable) == ("derived", True)
    mend(project)
    assert list(problems(project)) == []
    with _indexed(project) as index:
        assert _held(project, index, "support") == ["peers", "staff"]


def test_an_index_that_is_no_database_begins_anew(project):
    _indexed(project).close()
    forget(project.id)
    index_path(project.id).write_bytes(b"nonsense" * 1000)
    with _indexed(project) as index:
        assert _held(project, index, "covid") == ["far"]


def test_what_is_heeded_narrows_what_is_found(project):
    with _indexed(project) as index:
        running, _ = index.running(index.digests()[digest(_TEXTS["far"])])

        def seen(span):
            return running.words[slice(*running.in_words(span))]

        for typed, found in (("COVID", 1), ("covid", 0)):
            places = hits(read_asked(typed), running.folded, exactly=Exactly(case=True), seen=seen)
            assert len(places or ()) == found


@pytest.mark.skipif(sys.platform == "win32", reason="locks are dropped so on POSIX alone")
def test_an_open_index_is_not_taken_for_unused_when_it_is_opened_here_again(project):
    """Several threads search, and a process beside the window indexes and ends meanwhile."""
    here = (
        "import sys; from coder.store.text_index import TextIndex; TextIndex(sys.argv[1]).close()"
    )
    with _indexed(project) as index:
        with TextIndex(project.id):
            pass
        for end in ("", "-shm"):
            index.path.with_name(index.path.name + end).read_bytes()  # as file dialogs do
        subprocess.run([sys.executable, "-c", here, project.id], check=True)
        assert index.path.with_name(f"{index.path.name}-wal").exists()
        index.put("later", plain("What came later."))
        with TextIndex(project.id) as other:
            assert "later" in other.digests()
    assert [one.name for one in index.path.parent.iterdir()] == [index.path.name]
