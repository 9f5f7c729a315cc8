"""A request to end that comes after the last output changes no status; one that comes before is Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.presenting import say_where
from cli.refusals import stoppable

PROGRAM = """
import atexit, signal
from cli.stopping import all_written, ended_once
from cli.streams import lenient_streams
atexit.register(signal.raise_signal, signal.SIGTERM)
with ended_once(), lenient_streams():
    {before}
    raise SystemExit({status})
"""
TOLD = "signal.raise_signal(signal.SIGTERM)"


@pytest.mark.parametrize(("before", "status", "ends"), [("", 0, 0), ("", 1, 1), (TOLD, 0, 130), (f"all_written(); {TOLD}", 0, 0)])
def test_the_status_is_that_of_what_was_done(before: str, status: int, ends: int) -> None:
    """Every program here is told to end while Python itself ends, which killed it with the status of the signal."""
    text = PROGRAM.format(before=before or "pass", status=status)
    ran = subprocess.run([sys.executable, "-c", text], cwd=Path(__file__).parents[2], capture_output=True, check=False)
    assert ran.returncode == ends, ran.stderr.decode(errors="replace")


def test_after_the_last_line_a_command_is_not_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        say_where(Path("results"), "en")
        signal.raise_signal(signal.SIGTERM)
    assert capsys.readouterr().out == "Results: results\n" and signal.getsignal(signal.SIGTERM) == before
    with stoppable(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
