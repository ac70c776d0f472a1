"""``python -m aligntrans``: the command line."""

from __future__ import annotations

from aligntrans.cli import main

if __name__ == "__main__":
    main()
