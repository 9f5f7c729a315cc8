"""Passes compiled side by side, and what happens where a helping process breaks."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from cli.progress import PlainLines
from experiments.compiling import warm_up

FAKE = "experiment_fakes_passes"


@pytest.mark.parametrize(("processes", "here"), [(1, {"pass0", "pass1", "pass2", "warm"}), (3, {"pass0", "pass2", "warm"})])
def test_all_but_the_first_are_compiled_beside(processes: int, here: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With three processes the last pass breaks beside and is compiled here."""
    monkeypatch.setenv("FANGPIN_TEST_PASSES", str(tmp_path))
    monkeypatch.setenv("FANGPIN_TEST_COORDINATOR", f"{os.getpid()}")
    warm_up(FAKE, processes)
    names = [path.stem for path in tmp_path.iterdir()]
    assert Counter(names) == Counter(["pass0", "pass1", "pass2", "warm"]), "each once"
    assert {path.stem for path in tmp_path.iterdir() if path.suffix == f".{os.getpid()}"} == here


def test_a_model_without_passes_is_warmed_up_alone() -> None:
    warm_up("experiment_fakes", 4)


def test_functions_that_are_compiled_are_counted() -> None:
    """Rules below a function count, each once; what is compiled besides does not."""
    import numba

    from engine.compile_count import counting
    from engine.compiled import loop, rule

    @rule
    def grow(x: float) -> float:
        return x * 1.5

    @loop
    def twice(values: object) -> None:
        for i in range(len(values)):  # type: ignore[arg-type]
            values[i] = grow(values[i]) + grow(1.0)  # type: ignore[index]

    told: list[tuple[int, int]] = []
    with counting([twice], lambda done, every: told.append((done, every))):
        numba.njit(lambda x: x + 1)(2)
        numba.njit(twice.py_func)(np.ones(2))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_first_run_says_how_many_rules_are_compiled(capsys: pytest.CaptureFixture[str]) -> None:
    lines = PlainLines("en")
    for done in range(0, 41):
        lines.compiling(done, 40)
    lines(0.0)
    lines(1.0)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "compiling rules: 0 of 40" and said[10] == "compiling rules: 40 of 40" and len(said) == 12
