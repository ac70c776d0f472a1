#!/usr/bin/env python3
"""Record what the program prints, to notice when it changes: help, lists, and a small alignment as it is shown.

Run it after a change that is meant; the files in golden/ are never edited by hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
sys.path.insert(0, str(HERE.parent))

from aligntrans import __version__, registry, store  # noqa: E402
from aligntrans.cli import COMMANDS  # noqa: E402
from support.briefs import brief  # noqa: E402

CASES = {
    "help": ["--help"],
    "version": ["--version"],
    **{f"help-{name}": [name, "--help"] for name in COMMANDS},
    **{f"list-{kind}": ["list", kind] for kind in registry.KINDS},
    "show": ["show", "brief.json"],
    "show-worst": ["show", "brief.json", "--worst", "1"],
    "show-paragraphs": ["show", "brief.json", "--level", "paragraph"],
    "show-bead": ["show", "brief.json", "--bead", next(brief().units()).id],
    "explain": ["explain", f"brief.json#{next(brief().units()).id}"],
    "evaluate": ["evaluate", "brief.json", "gold.json"],
    "evaluate-json": ["evaluate", "brief.json", "gold.json", "--format", "json"],
}


def printed(arguments: list[str]) -> str:
    """Return what the program prints on both its streams, for a terminal of 80 columns."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "brief.json").write_bytes(store.dump(brief()))
        (Path(folder) / "gold.json").write_text('{"beads": [{"spans": [[0, 2], [0, 1], [0, 2]]}]}')
        done = subprocess.run(
            [sys.executable, "-m", "aligntrans", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
            check=True,
        )
    return done.stdout.decode().replace(__version__, "VERSION")


def main() -> None:
    """Write a file a case, and remove files of no case."""
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.txt"):
        path.unlink()
    for name, arguments in CASES.items():
        (GOLDEN / f"{name}.txt").write_text(printed(arguments), "utf-8")


if __name__ == "__main__":
    main()
