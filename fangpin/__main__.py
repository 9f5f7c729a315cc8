"""The command line: `python -m fangpin COMMAND`, `fangpin COMMAND` or, in a checkout, `python run.py COMMAND`."""

from __future__ import annotations

import os

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def main() -> None:
    """Hold numerical libraries to one thread, see to the streams, run the command line.

    The threads are set before anything loads NumPy, so that sums are added in the same order here and in worker
    processes. The command line is imported here and not above, because worker processes import this file.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))
    from cli.stopping import ended_once
    from cli.streams import lenient_streams

    with ended_once(), lenient_streams():
        from cli.app import app

        app()


if __name__ == "__main__":
    main()
