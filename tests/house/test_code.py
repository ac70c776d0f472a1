"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from aligntrans import languages

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "aligntrans"
JOINER_IN_WORD = re.compile("(?<=[\u0600-\u06ff])\u200c(?=[\u0600-\u06ff])")
OUTSIDE = [path for path in sorted(SOURCE.rglob("*.py")) if "languages" not in path.parts]
SCRIPTS = sorted((ROOT / "scripts").rglob("*.py"))
TAGS = frozenset(languages.LANGUAGES) | {
    alias for language in languages.LANGUAGES.values() for alias in language.aliases
}
NAMES = ("language", "lang", "tag", "locale", "source", "target")
INVISIBLE = frozenset(
    {
        "\u00ad",  # soft hyphen
        "\u061c",  # Arabic letter mark
        *map(chr, range(0x200B, 0x2010)),  # zero width space, joiners, direction marks
        *map(chr, range(0x202A, 0x202F)),  # embeddings and overrides
        *map(chr, range(0x2060, 0x2070)),  # word joiner, isolates, old format characters
        "\ufeff",  # byte order mark
    }
)


def shown(path):
    return str(path.relative_to(ROOT))


def words(node):
    """The strings that an expression compares with: itself, or what a literal collection holds."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for element in node.elts:
            yield from words(element)


def named(node):
    """The last name of an expression: language of document.language, of language[0]..."""
    if isinstance(node, ast.Subscript):
        return named(node.value)
    return getattr(node, "attr", getattr(node, "id", ""))


def questions(tree):
    """Lines that ask which language something is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            values = {word for side in sides for word in words(side)}
            asked = {part for side in sides for part in named(side).lower().rstrip("s").split("_")}
            if values & TAGS and asked & set(NAMES):
                yield node.lineno
        elif isinstance(node, ast.Match) and set(NAMES) & set(named(node.subject).lower().split("_")):
            values = {word for case in node.cases for value in ast.walk(case.pattern) for word in words(value)}
            if values & TAGS:
                yield node.lineno


@pytest.mark.parametrize("path", OUTSIDE, ids=shown)
def test_nothing_outside_languages_asks_which_language_it_has(path):
    assert list(questions(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    ("code", "asks"),
    [
        ("if language == 'fa': pass", True),
        ("x = 'ar' != document.language", True),
        ("if source_language in ('ar', 'fa'): pass", True),
        ("if languages[0] == 'en': pass", True),
        ("match lang:\n    case 'fa' | 'pes': pass", True),
        ("if kind == 'fa': pass", False),
        ("if language == other.language: pass", False),
        ("if tag in ('main', 'article'): pass", False),
    ],
)
def test_the_rule_above_knows_such_a_question(code, asks):
    assert bool(list(questions(ast.parse(code)))) is asks


@pytest.mark.parametrize("path", [*OUTSIDE, *SCRIPTS], ids=shown)
def test_invisible_characters_are_written_as_escapes(path):
    lines = path.read_text("utf-8").split("\n")
    if "checks" in path.parts:  # their examples are sentences, in which Persian words have joiners
        lines = [JOINER_IN_WORD.sub("", line) for line in lines]

    assert [number for number, line in enumerate(lines, 1) if INVISIBLE & set(line)] == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=shown)
def test_every_module_says_what_is_in_it(path):
    tree = ast.parse(path.read_text("utf-8"))

    assert ast.get_docstring(tree) or not tree.body
