#!/usr/bin/env python3
"""Run everything that must pass: lint, types, layers, sample briefs up to date, tests. Extra arguments go to pytest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STEPS = (
    [str(BIN / "ruff"), "check"],
    [str(BIN / "ruff"), "format", "--check"],
    [str(BIN / "mypy")],
    [str(BIN / "lint-imports")],
    [sys.executable, "scripts/make_corpora.py", "--check"],
)


def main() -> int:
    """Return the status of the first step that fails, else of pytest."""
    for step in STEPS:
        print("$", " ".join(step), flush=True)
        if status := subprocess.run(step, cwd=ROOT, check=False).returncode:
            return status
    return subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
