"""Passes compiled side by side, and what happens where a helping process breaks."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from experiments.compiling import warm_up

FAKE = "experiment_fakes_passes"


@pytest.mark.parametrize(("processes", "here"), [(1, {"pass0", "pass1", "pass2", "warm"}), (3, {"pass0", "pass2", "warm"})])
def test_all_but_the_first_are_compiled_beside(processes: int, here: set[str], tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    """With three processes the last pass breaks beside and is compiled here."""
    monkeypatch.setenv("FANGPIN_TEST_PASSES", str(tmp_path))
    monkeypatch.setenv("FANGPIN_TEST_COORDINATOR", f"{os.getpid()}")
    warm_up(FAKE, processes)
    names = [path.stem for path in tmp_path.iterdir()]
    assert Counter(names) == Counter(["pass0", "pass1", "pass2", "warm"]), "each once"
    assert {path.stem for path in tmp_path.iterdir() if path.suffix == f".{os.getpid()}"} == here


def test_a_model_without_passes_is_warmed_up_alone() -> None:
    warm_up("experiment_fakes", 4)
