"""Start of the program: `python run.py COMMAND`."""

from __future__ import annotations

import codecs
import os
import sys

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def main() -> None:
    """Set what the streams speak, hold numerical libraries to one thread, run the command line.

    The threads are set before anything loads NumPy, so that sums are added in the same order here and in worker
    processes. The command line is imported here and not above, because worker processes import this file.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=spoken(stream.encoding), errors="replace")
    from cli.bytecode import keep_bytecode

    keep_bytecode()
    from cli.app import app

    app()


def spoken(encoding: str | None) -> str:
    """The encoding to write in: the console's own where it has Chinese characters (UTF-8, GBK, GB18030), else UTF-8."""
    try:
        "防贫".encode(encoding or "ascii")
        return codecs.lookup(encoding or "ascii").name
    except (LookupError, UnicodeEncodeError):
        return "utf-8"


if __name__ == "__main__":
    main()
