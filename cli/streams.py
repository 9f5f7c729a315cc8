"""The streams of the program: what they speak, and what happens where they take nothing more.

A reader who has read enough (`| head -1`), a full disk behind `> file` or a stream that was closed never ends a run that
has computed for hours: what cannot be printed is dropped, the folder of results is finished, and the end says so.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO, cast

from cli.language import FAILED, STOPPED, pick, spoken, tell

NAMES = ("stdout", "stderr")


class Lenient:
    """A stream that drops what it can no longer give on; the first reason is kept. All else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.error: OSError | ValueError | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write, or drop; the number of characters taken."""
        if self.error is None:
            try:
                return self._stream.write(text)
            except (OSError, ValueError) as error:
                self._fail(error)
        return len(text)

    def writelines(self, lines: Iterator[str]) -> None:
        """Write or drop each."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Hand on what is kept back, or drop it."""
        if self.error is None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._fail(error)

    def _fail(self, error: OSError | ValueError) -> None:
        """Remember why, and send what the stream still keeps back to nowhere, so that the end of the program is quiet."""
        self.error = error
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)
            self._stream.flush()


@contextmanager
def lenient_streams() -> Iterator[None]:
    """Run the command line with streams that end no run; what could not be printed is said at its end.

    Raises:
        SystemExit: as the command line ends; status 1 where it ended well but its words could not be written. A reader who
            went away is no fault.
    """
    _open_all()
    for name in NAMES:
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=spoken_encoding(stream.encoding), errors="replace")
        setattr(sys, name, Lenient(stream))
    out = cast(Lenient, sys.stdout)
    try:
        yield
    except KeyboardInterrupt:  # before there was a command that could be told
        tell(pick(spoken(), "Stopped.", "已停止。"))
        raise SystemExit(STOPPED) from None
    except SystemExit as end:
        out.flush()
        if end.code in (None, 0) and _lost(out):
            raise SystemExit(FAILED) from None
        raise


def _open_all() -> None:
    """See that all three streams are there: a file that took the number of one that was closed would get its words."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    for name in NAMES:
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for as long as the program runs


def _lost(out: Lenient) -> bool:
    """Say that words were lost; not where nobody wanted them any more."""
    if out.error is None or isinstance(out.error, BrokenPipeError):
        return False
    reason = getattr(out.error, "strerror", None) or out.error
    tell(pick(spoken(), f"What was to be printed could not be written ({reason}).", f"输出内容未能写出（{reason}）。"))
    return True


def spoken_encoding(encoding: str | None) -> str:
    """The encoding to write in: the console's own where it has Chinese characters (UTF-8, GBK, GB18030), else UTF-8."""
    try:
        "防贫".encode(encoding or "ascii")
        return codecs.lookup(encoding or "ascii").name
    except (LookupError, UnicodeEncodeError):
        return "utf-8"
