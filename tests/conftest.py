"""What every test stands on: no test is timed, Ctrl-C is not ignored, and the long files begin first."""

from __future__ import annotations

import signal
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("untimed", deadline=None)  # machines are noisy
hypothesis.settings.load_profile("untimed")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell leaves it to what it starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent
LONG = ("anywhere", "sweep", "benchmarks")
"""Rooms whose files start whole programs: begun last, they would keep one worker busy after the others have ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.relative_to(ROOT).parts[0] not in LONG)
