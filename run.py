"""Start of the program in a checkout: `python run.py COMMAND`."""

from __future__ import annotations

from fangpin.__main__ import main

if __name__ == "__main__":
    main()
