"""A copy of the project in which one rule at a time is changed and tests are run, in plain Python; the checkout is never touched."""

from __future__ import annotations

import compileall
import os
import py_compile
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from mutants import ROOT, Mutant

LEFT_OUT = (".git", ".venv", "results", "docs", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
HERE = "tests/mutation"
GOLDEN = "tests/golden/test_golden.py::test_states_are_the_golden_ones"
"""The whole month in plain Python, on the eventful worlds."""
WHOLE = "tests/golden"
"""The whole golden file, with the compiler."""
FIRST_FAILURE = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
SLACK = 60.0
"""Seconds above thrice the usual time after which a mutant hangs."""


@dataclass(frozen=True)
class Verdict:
    """What tests said: `killed_by` names the first that failed, `hangs` or `a crash`; empty: all passed."""

    killed_by: str
    seconds: float


class ScratchTree:
    """The copy, made anew at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
        hashed = py_compile.PycInvalidationMode.CHECKED_HASH  # a change within a second and of equal length is seen too
        compileall.compile_dir(folder, quiet=2, invalidation_mode=hashed)

    def pytest(self, tests: list[str], seconds: float, **variables: str) -> Verdict:
        """Run tests in plain Python until one fails."""
        paths = os.pathsep.join([str(self.folder), str(self.folder / HERE)])
        plain = {"FANGPIN_UNCOMPILED": "1", "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "pytest", "-n", "0", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore", *tests]
        begun = time.monotonic()
        try:
            done = subprocess.run(
                command, cwd=self.folder, env={**os.environ, **plain, **variables}, capture_output=True, text=True, timeout=seconds
            )
        except subprocess.TimeoutExpired:
            return Verdict("hangs", time.monotonic() - begun)
        if done.returncode == 0:
            return Verdict("", time.monotonic() - begun)
        first = FIRST_FAILURE.search(done.stdout)
        return Verdict(first.group(1) if first else "a crash", time.monotonic() - begun)

    def quick_tests(self, file: str, limit: float) -> tuple[list[str], float]:
        """Tests of a file that pass unchanged within so many seconds each in plain Python, and how long they take together."""
        listed = self.folder / "quick.txt"
        listed.unlink(missing_ok=True)
        self.pytest([file, "-p", "within_seconds"], 600.0, WITHIN_SECONDS=str(limit), WITHIN_SECONDS_LIST=str(listed))
        lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
        return [line.split(" ", 1)[1] for line in lines], sum(float(line.split(" ", 1)[0]) for line in lines)

    def tried(self, mutant: Mutant, tests: list[str], usual: float, **variables: str) -> Verdict:
        """The verdict of tests on a mutant; the tree is as before afterwards."""
        path = self.folder / mutant.path
        source = path.read_text(encoding="utf-8")
        path.write_text(mutant.applied(source), encoding="utf-8")
        try:
            return self.pytest([*tests, "-x"], 3.0 * usual + SLACK, **variables)
        finally:
            path.write_text(source, encoding="utf-8")
