"""A project made by hand: rows written past the operations, for tests of what reads them."""

import json
from contextlib import contextmanager

from coder.domain.journal.ids import new_id
from coder.store import rows
from coder.store.journal import act
from coder.store.project import Project, new_file
from coder.store.silence import silenced


@contextmanager
def empty_project(path, title="Review"):
    with new_file(path):
        pass
    with Project(path, write=True) as project:
        id_ = new_id()
        with act(project, "new", "New project") as running:
            rows.add(running, "project", id_, {"title": title})
        project.set_local("project", id_)
        yield project


@contextmanager
def taken_back(project):
    """Rows written inside are gone afterwards, and nothing of them is in the journal."""
    project.db.execute("BEGIN")
    try:
        with silenced(project.db):
            yield
            project.db.execute("ROLLBACK")
    finally:
        if project.db.in_transaction:
            project.db.execute("ROLLBACK")


def anchor(start=None, end=None, quote=None, boxes=((0, 0, 0, 100, 100),), text="t", **more):
    known = {"boxes": [list(box) for box in boxes], "text": text, **more}
    if start is not None:
        known |= {"start": start, "end": end, "quote": quote or "x" * (end - start)}
    return json.dumps(known)


class Hand:
    """Writes rows, each as an act of its own; names stand for ids."""

    def __init__(self, project):
        self.project = project
        self.ids = {}

    def add(self, table, called=None, /, **fields):
        id_ = new_id()
        if called is not None:
            self.ids[called] = id_
        with act(self.project, "test", f"Add a {table}", coder=fields.get("coder")) as running:
            rows.add(running, table, id_, fields)
        return id_

    def coder(self, name, role="coder"):
        return self.add("coder", name, name=name, role=role)

    def document(self, key, **fields):
        id_ = self.add("document", key, key=key, **fields)
        self.file(key, f"{key}.pdf")
        return id_

    def file(self, document, name, sha256=None):
        return self.add(
            "file", name, document=self.ids[document], sha256=sha256 or name, name=name, text="t",
            bytes=1, pages=9,
        )  # fmt: skip

    def theme(self, name, under=None, **fields):
        position = f"{len(self.ids):05}"
        return self.add(
            "theme", name, name=name, parent=self.ids.get(under), position=position, **fields
        )

    def code(self, coder, document, theme, start=None, end=None, *, number=None, **of_anchor):
        return self.code_in(coder, f"{document}.pdf", theme, start, end, number=number, **of_anchor)

    def code_in(self, coder, file, theme, start=None, end=None, *, number=None, **of_anchor):
        passage = self.add(
            "passage", coder=self.ids[coder], file=self.ids[file],
            anchor=anchor(start, end, **of_anchor),
        )  # fmt: skip
        return self.tag(passage, theme, number=number)

    def tag(self, passage, theme, number=None):
        return self.add(
            "coding", passage=passage, theme=self.ids[theme], number=number,
            made_at="2026-03-01T09:15:00.000Z",
        )  # fmt: skip

    def assess(self, coder, document, theme, state):
        self.add(
            "assessment", coder=self.ids[coder], document=self.ids[document],
            theme=self.ids[theme], state=state,
        )  # fmt: skip

    def finish(self, coder, document):
        self.add(
            "reading", coder=self.ids[coder], document=self.ids[document], started=1,
            finished="none",
        )  # fmt: skip

    def set(self, table, called, /, **fields):
        with act(self.project, "test", f"Set a {table}") as running:
            rows.set_fields(running, table, self.ids[called], fields)
