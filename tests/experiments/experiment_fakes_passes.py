"""A model of three passes that writes down which process compiled which, and that its months were loaded afterwards."""

from __future__ import annotations

import os
from pathlib import Path

PLACE = "FANGPIN_TEST_PASSES"


def _write(name: str) -> None:
    (Path(os.environ[PLACE]) / f"{name}.{os.getpid()}").touch()


def passes_to_compile() -> list[int]:
    """Those that nobody has written down."""
    done = {path.stem for path in Path(os.environ[PLACE]).iterdir()}
    return [number for number in range(3) if f"pass{number}" not in done]


def compile_pass(number: int) -> None:
    """Write it down; the last one breaks when it is not in the process that warms up."""
    if number == 2 and os.environ["FANGPIN_TEST_COORDINATOR"] != f"{os.getpid()}":
        os._exit(3)
    _write(f"pass{number}")


def warm_up() -> None:
    """Compile what is left."""
    for number in passes_to_compile():
        compile_pass(number)
    _write("warm")
