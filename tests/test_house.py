"""Rules of the house that a linter cannot see."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coder.domain.journal.tables import KEPT, LARGE, SMALL
from coder.store.project import new_file
from coder.store.schema import BLOBS, DERIVED, JOURNAL, LOCAL
from coder.store.triggers import triggers_of
from coder.store.views import VIEWS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "coder"
MODULES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
HEAVY = {
    "pandas", "numpy", "openpyxl", "docx", "lxml", "matplotlib", "sqlite_utils", "pymupdf",
    "PySide6",
}  # fmt: skip
FRONT = {"cli", "desktop"}
OUTSIDE_THE_KINDS = {
    "now",  # the journal's pen: each file has its own
    "_sqlite_migrations",  # kept by sqlite-utils
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


# The code


def test_no_module_is_longer_than_300_lines():
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_40_lines():
    lengths = {
        f"{named(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in TREES.items()
        for node in functions(tree)
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_every_module_opens_with_one_sentence():
    openings = {
        named(path): (ast.get_docstring(tree) or "").split("\n\n")[0].replace("\n", " ")
        for path, tree in TREES.items()
    }
    wrong = {name: said for name, said in openings.items() if not re.fullmatch(r".+[.]", said)}
    assert wrong == {}


def test_every_act_can_be_reached_from_a_command_or_the_window_or_is_in_the_manual():
    bodies: dict[str, set[str]] = {}
    for path, tree in TREES.items():
        if not FRONT & set(path.parts):
            for node in functions(tree):
                bodies.setdefault(node.name, set()).update(names_in(node))
    reached: set[str] = set()
    rest = {name for path in MODULES if FRONT & set(path.parts) for name in names_in(TREES[path])}
    while rest:
        name = rest.pop()
        reached.add(name)
        rest |= bodies.get(name, set()) - reached
    manual = (ROOT / "docs" / "manual.md").read_text("utf-8")
    lost = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path in MODULES
        if path.parent.name == "operations"
        for node in TREES[path].body
        if isinstance(node, ast.FunctionDef) and is_act(node)
        if node.name not in reached and f"`{node.name}`" not in manual
    ]
    assert lost == []


def is_act(node: ast.FunctionDef) -> bool:
    return isinstance(node.returns, ast.Name) and node.returns.id == "Change"


def names_in(tree: ast.AST) -> set[str]:
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return found | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_every_noun_that_leaves_the_domain_is_in_the_glossary():
    """A noun leaves it where a room above imports it; ``pdf`` alone sees how pages are read."""
    classes = {
        (f"coder.domain.{path.stem}", node.name)
        for path, tree in TREES.items()
        if path.parent.name == "domain"
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    imported = {
        alias.name
        for path, tree in TREES.items()
        if not {"domain", "pdf"} & set(path.relative_to(PACKAGE).parts)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if (node.module, alias.name) in classes
    }
    glossary = (ROOT / "GLOSSARY.md").read_text("utf-8")
    terms = {term.casefold() for term in re.findall(r"\*\*(.+?)\*\*", glossary)}
    terms |= set(re.findall(r"`(\w+)`", glossary))
    unknown = [
        noun
        for noun in sorted(imported)
        if noun not in terms and not {in_words(noun), f"{in_words(noun)}s"} & terms
    ]
    assert unknown == []


def in_words(noun: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).casefold()


def test_the_command_line_starts_without_what_is_slow_to_import():
    code = f"import sys, coder.cli.main; print(*sorted({HEAVY!r} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr


def test_qt_gives_back_every_reference_to_none():
    """PySide6 6.12.0 loses one with each void call, on Python 3.11 until the process aborts."""
    core = pytest.importorskip("PySide6.QtCore", exc_type=ImportError)
    thing = core.QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("a")
    assert sys.getrefcount(None) > before - 100


# The file


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    """Names of a new project's tables with their columns, and of its triggers with their tables."""
    with new_file(tmp_path_factory.mktemp("schema") / "new.coder") as db:
        held = db.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall()
        tables = {
            name: [row[1] for row in db.execute(f"PRAGMA table_xinfo({name})")]
            for kind, name, _ in held
            if kind in {"table", "view"}
        }
        triggers = {name: table for kind, name, table in held if kind == "trigger"}
    return tables, triggers


def test_every_table_is_of_one_kind_or_the_journals(schema):
    tables, _ = schema
    kinds = [
        {table.name for table in KEPT},
        set(BLOBS),
        set(DERIVED),
        set(LOCAL),
        set(JOURNAL),
        OUTSIDE_THE_KINDS,
    ]
    counts = {name: sum(name in kind for kind in kinds) for name in tables if name not in VIEWS}
    assert {name: n for name, n in counts.items() if n != 1} == {}
    assert set().union(*kinds) <= set(tables)


def test_every_kept_table_is_either_small_or_large():
    assert sorted(table.name for table in KEPT) == sorted(t.name for t in (*SMALL, *LARGE))
    assert len({table.name for table in KEPT}) == len(KEPT)


def test_every_kept_table_has_its_three_triggers_and_no_other_table_has_any(schema):
    _, triggers = schema
    wanted = {
        f"{table.name}_{what}": table.name for table in KEPT for what in ("add", "set", "remove")
    }
    assert triggers == wanted
    assert all(len(triggers_of(table)) == 3 for table in KEPT)


def test_the_schema_document_tells_of_every_table_view_and_column(schema):
    tables, _ = schema
    document = (ROOT / "docs" / "schema.md").read_text("utf-8")
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", document, re.DOTALL | re.MULTILINE))
    told = {
        name: set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (.+?) \|", text, re.MULTILINE))))
        for name, text in sections.items()
        if name != "Examples"
    }
    assert told == {
        name: set(columns) for name, columns in tables.items() if name != "_sqlite_migrations"
    }


# What is handed in


def tracked_texts():
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            yield name, content.decode("utf-8", "replace")


def test_no_tracked_file_names_a_registrys_host_or_a_place_on_a_machine():
    hosts = r"pypi\.(?:org|io)|pythonhosted\.|debian\.(?:org|net)|npmjs\.|crates\.io"
    places = r"(?<![\w.~])/(?:home|Users|root|work|tmp)/\w|[A-Z]:\\Users\\"
    forbidden = re.compile(f"{hosts}|{places}|{re.escape(str(ROOT))}(?!\\w)")
    found = {
        name: match.group()
        for name, text in tracked_texts()
        if name != "tests/test_house.py" and (match := forbidden.search(text))
    }
    assert found == {}
