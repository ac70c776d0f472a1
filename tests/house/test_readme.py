"""What the documents tell people to type exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from aligntrans.cli import COMMANDS, program

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
BLOCK = re.compile(r"^```(?:bash|sh|console)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def typed(text):
    """Every call of the program in the bash blocks of a page, as words."""
    for block in BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r"&&|\|\||[|;]", line.strip().removeprefix("$ ")):
                words = shlex.split(part, comments=True)
                if words[1:3] == ["-m", "aligntrans"]:
                    yield words[3:]
                elif words and Path(words[0]).name == "aligntrans":
                    yield words[1:]


CALLS = [(page.name, words) for page in PAGES if page.exists() for words in typed(page.read_text("utf-8"))]


def options(command):
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help", "-h"}


@pytest.mark.parametrize(("page", "words"), CALLS, ids=lambda part: part if isinstance(part, str) else " ".join(part))
def test_what_a_page_tells_to_type_exists(page, words):
    if not words or words[0].startswith("-"):
        assert set(words) <= {"--help", "-h", "--version"}
        return
    assert words[0] in COMMANDS
    known = options(program.get_command(click.Context(program), words[0]))
    used = {word.partition("=")[0] for word in words[1:] if word.startswith("-") and word != "-"}
    assert used <= known


def test_calls_are_found_in_bash_blocks():
    page = (
        "```bash\n"
        "pip install aligntrans\n"
        "$ cd x && aligntrans align en=a.txt b.txt \\\n    -o o.tmx | head  # so\n"
        ".venv/bin/aligntrans list readers\npython -m aligntrans list exporters\n"
        "```\n"
    )

    assert list(typed(page)) == [
        ["align", "en=a.txt", "b.txt", "-o", "o.tmx"],
        ["list", "readers"],
        ["list", "exporters"],
    ]
