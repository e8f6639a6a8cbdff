"""What a reviewer does to chart, in mouse and keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations import charting
from coder.store.attributes import attributes, charted_of
from coder.store.coders import coders
from coder.store.documents import documents
from tests.desktop.acts import choose
from tests.desktop.coding.acts import open_document

KEY = "hoshikawa-2021"
METHODS = ("Interviews", "Focus groups", "Survey")


def add(window, name, **settings):
    """Add an attribute, as another window of the project would have done before."""
    project = window.workspace.project
    window.workspace.do(lambda: charting.add_attribute(project, name, **settings))
    return attribute(window, name)


def attribute(window, name):
    """An attribute of the project."""
    (found,) = [one for one in attributes(window.workspace.project) if one.name == name]
    return found


def names(window):
    """The names of all attributes, in their order."""
    return [one.name for one in attributes(window.workspace.project)]


def document_of(window, key=KEY):
    """A document by its citation key."""
    (found,) = [one for one in documents(window.workspace.project) if one.key == key]
    return found


def value(window, name, *, key=KEY, coder=None):
    """What a reviewer (else I) charted of a document."""
    project = window.workspace.project
    by = charted_of(project, document_of(window, key).id).get(attribute(window, name).id, {})
    return by.get(coder or project.me)


def other(window):
    """The other reviewer of the example."""
    project = window.workspace.project
    return next(one for one in coders(project) if one.id != project.me)


def chart_as_other(window, name, words, key=KEY):
    """Let the other reviewer chart a value."""
    project, who = window.workspace.project, other(window)
    held, about = attribute(window, name), document_of(window, key)
    window.workspace.do(lambda: charting.chart(project, about, held, who, words))


def open_form(window, key=KEY):
    """Open a document and its form."""
    open_document(window, key)
    choose(window, "chart")
    return window.charting.form


def field(window, name):
    """The field of an attribute in the form beside the page."""
    return window.charting.form.fields[attribute(window, name)]


def typed(editor, words):
    """Type words into an editor, in place of what it holds."""
    editor.setFocus()
    target = getattr(editor, "line", editor)
    target.selectAll()
    QTest.keyClick(target, Qt.Key.Key_Delete)
    QTest.keyClicks(target, words)
    return target
