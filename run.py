"""Start of the program: `python run.py COMMAND`."""

from __future__ import annotations

import sys


def main() -> None:
    """Speak UTF-8 whatever the console is set to, then run the command line.

    The command line is imported here and not above, because worker processes import this file.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from cli.app import app

    app()


if __name__ == "__main__":
    main()
