"""A plugin for pytest: a test that takes longer than WITHIN_SECONDS is stopped, and those that passed in time are listed.

Rules in plain Python are slow: of the tests, those that are quick enough without the compiler serve a mutation run.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

LIMIT = float(os.environ.get("WITHIN_SECONDS", "5"))
LIST = os.environ.get("WITHIN_SECONDS_LIST", "")


class TooLongError(BaseException):
    """The test takes too long; no `except Exception` of what is tested may catch it."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooLongError(f"more than {LIMIT} seconds")


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """The clock runs for the worlds that a test asks for too."""
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0.0)


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """The clock of the test itself."""
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0.0)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note who passed in time, and in how many seconds."""
    if LIST and report.when == "call" and report.passed:
        with Path(LIST).open("a", encoding="utf-8") as file:
            file.write(f"{report.duration} {report.nodeid}\n")
