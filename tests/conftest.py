"""What every test stands on: no test is timed, Ctrl-C is not ignored, lines are as wide as in a pipe, long files begin first."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("untimed", deadline=None)  # machines are noisy
hypothesis.settings.load_profile("untimed")

os.environ.pop("COLUMNS", None)  # pytest-xdist sets it: output would be broken for a terminal that nobody has

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell leaves it to what it starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent
LONG = ("anywhere", "sweep", "benchmarks")
"""Rooms whose files start whole programs: begun last, they would keep one worker busy after the others have ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.relative_to(ROOT).parts[0] not in LONG)
