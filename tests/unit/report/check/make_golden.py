"""Record what every writer makes of one small report: run it when a writer changes, and read the difference."""

from __future__ import annotations

import sys
from pathlib import Path


def main():
    """Write the files."""
    sys.path.insert(0, str(Path(__file__).parents[3]))
    from aligntrans.report.check import writer
    from support.reports import GOLDEN, report

    for name, path in GOLDEN.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(writer(name)(report()))


if __name__ == "__main__":
    main()
