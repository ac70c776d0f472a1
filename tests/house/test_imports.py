"""Importing the program, and asking for its version, loads little; what it imports it declares."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import aligntrans
from aligntrans import registry

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "aligntrans"
FILES = sorted(SOURCE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IMPORT_NAMES = {"markdown-it-py": "markdown_it", "pyyaml": "yaml", "sentence-transformers": "sentence_transformers"}


def loaded_by(statement):
    """The top-level modules, neither ours nor of the standard library, that *statement* loads."""
    code = f"""
import sys
before = set(sys.modules)
{statement}
import json
found = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(json.dumps(sorted(found - set(sys.stdlib_module_names) - {{"aligntrans"}})), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(done.stderr.splitlines()[-1])


def run(*arguments):
    return f"""
from aligntrans.cli import main
sys.argv = ["aligntrans", *{list(arguments)!r}]
try:
    main()
except SystemExit:
    pass
"""


@pytest.mark.parametrize(
    ("statement", "modules"),
    [
        ("import aligntrans", []),
        ("import aligntrans.languages", []),
        ("from aligntrans import Document, Bead", []),
        (run("--version"), ["click"]),
        (run("--help"), ["click"]),
        (run("list", "--help"), ["click"]),
        (run("show", "--help"), ["click", "rich"]),
    ],
)
def test_light_things_load_nothing_heavy(statement, modules):
    assert loaded_by(statement) == modules


def imported(path):
    """Top-level modules that a file imports, and with which rights: typing only, or at run time."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def declared(requirements):
    names = (re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower() for requirement in requirements)
    return {IMPORT_NAMES.get(name, name) for name in names}


def test_every_dependency_is_imported_somewhere():
    used = {name for path in FILES for name in imported(path)}

    assert declared(PROJECT["dependencies"]) - used == set()


def test_an_extra_brings_what_the_registry_says_it_does():
    for module, extra in registry.EXTRAS.items():
        assert declared(PROJECT["optional-dependencies"][extra]) == {module}


def test_everything_imported_is_declared():
    known = declared(PROJECT["dependencies"]) | registry.EXTRAS.keys() | set(sys.stdlib_module_names) | {"aligntrans"}

    assert {(path.name, name) for path in FILES for name in imported(path) if name not in known} == set()


def test_public_names_are_sorted_and_there():
    assert aligntrans.__all__ == tuple(sorted(aligntrans.__all__))
    assert set(aligntrans.__all__) <= set(dir(aligntrans))
    for name in aligntrans.__all__:
        assert getattr(aligntrans, name) is not None


def test_public_names_are_the_ones_that_type_checkers_see():
    tree = ast.parse((SOURCE / "__init__.py").read_text("utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    names = {name.name for node in guarded.body if isinstance(node, ast.ImportFrom) for name in node.names}

    assert names | {"__version__"} == set(aligntrans.__all__)


def test_what_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        aligntrans.nothing  # noqa: B018 - asking is the test


def test_the_version_is_the_installed_one_and_the_newest_in_the_changelog():
    assert importlib.metadata.version("aligntrans") == aligntrans.__version__
    changelog = ROOT / "CHANGELOG.md"
    if not changelog.exists():
        pytest.skip("CHANGELOG.md is not written yet")
    versions = re.findall(r"^## \[?v?(\d+\.\d+\.\d+[^\s\]]*)", changelog.read_text("utf-8"), re.MULTILINE)
    assert versions[0] == aligntrans.__version__


def test_the_program_runs_as_a_module_and_as_a_script():
    done = subprocess.run([sys.executable, "-m", "aligntrans", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout == f"aligntrans {aligntrans.__version__}\n"
    assert PROJECT["scripts"] == {"aligntrans": "aligntrans.cli:main"}
