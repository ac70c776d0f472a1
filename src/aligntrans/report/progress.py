"""What is being done, said on standard error when it takes long: one line rewritten on a terminal, else a few."""

from __future__ import annotations

import os
import shutil
import sys
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from aligntrans.report.messages import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self, TextIO

PATIENCE = 2.0
"""Seconds before anything is said."""
REFRESH = 1.0
"""Seconds between two states of a line on a terminal."""
PAUSE = 10.0
"""Seconds between two lines elsewhere."""
CLEAR = "\r\x1b[K"


class Progress:
    """Takes what is being done, and says so while work takes long; on a terminal nothing remains of it."""

    def __init__(
        self, stream: TextIO | None = None, *, quiet: bool = False, patience: float = PATIENCE, pause: float = PAUSE
    ) -> None:
        """Make one that is silent until it is entered.

        Args:
            stream: where to speak; standard error unless given.
            quiet: say nothing at all.
            patience: seconds before anything is said.
            pause: seconds between two lines where lines cannot be rewritten.
        """
        self._stream = sys.stderr if stream is None else stream
        self._quiet = quiet or self._stream is None
        self._rewrites = not self._quiet and self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._patience, self._pause = patience, pause
        self._stage, self._said = "", ""
        self._is_shown = False
        self._began, self._spoke = monotonic(), 0.0
        self._over, self._lock = Event(), Lock()
        self._thread = Thread(target=self._watch, name="progress", daemon=True)

    def __call__(self, stage: str) -> None:
        """Take what is being done from now on: ``reading brief.en.html``."""
        with self._lock:
            self._stage = one_line(stage)

    def aside(self, notice: Callable[[str], None]) -> Callable[[str], None]:
        """Return *notice* so that its lines do not run into the one that is rewritten."""

        def say(line: str) -> None:
            with self._lock:
                self._clear()
                notice(line)

        return say

    def __enter__(self) -> Self:
        """Begin to count the seconds."""
        self._began = monotonic()
        if not self._quiet:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away the line that is rewritten."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        with self._lock:
            self._clear()

    def _watch(self) -> None:
        wait = self._patience
        while not self._over.wait(wait):
            wait = REFRESH if self._rewrites else min(self._pause, 0.1)
            try:
                with self._lock:
                    self._speak()
            except (OSError, ValueError):  # nobody reads it any longer
                return

    def _speak(self) -> None:
        now = monotonic()
        if not self._stage or self._over.is_set():
            return
        if self._rewrites:
            line = f"{self._stage} ({now - self._began:.0f} s)"
            self._write(f"{CLEAR}{line[: shutil.get_terminal_size().columns - 1]}")
            self._is_shown = True
        elif self._stage != self._said and (not self._said or now - self._spoke >= self._pause):
            self._write(f"aligntrans: working: {self._stage}\n")
            self._said, self._spoke = self._stage, now

    def _clear(self) -> None:
        if self._is_shown:
            self._is_shown = False
            self._write(CLEAR)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
