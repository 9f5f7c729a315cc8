"""Blocks are the same whoever lives them; dead workers and Ctrl-C cost at most the blocks in work."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from experiment_fakes import experiment
from small_stores import begun, tasks_of, work_of

from experiments import blocks, workers
from experiments.dataset import read_dataset
from experiments.jobs import marked
from experiments.results import put_together, read_outcomes
from experiments.store import Store
from experiments.work import Interrupted, WorkersDied, one_thread_each
from model.outcomes.dimensions import CELL


def outcomes_of(out: Path, count: int, model: str = "experiment_fakes", backwards: bool = False) -> Path:
    """Live a small experiment with `count` workers and write its outcomes; returns their file."""
    store = begun(out, experiment(workers=count))
    workers.run(work_of(store, count, model, store.tasks()[::-1] if backwards else None))
    put_together(store)
    return store.outcomes


def names(store: Store) -> list[str]:
    """Names of all tasks, sorted."""
    return sorted(task.name for task in store.tasks())


def test_bytes_do_not_depend_on_workers_or_order(tmp_path: Path) -> None:
    one = outcomes_of(tmp_path / "one", 1).read_bytes()
    assert outcomes_of(tmp_path / "two", 2).read_bytes() == one
    assert outcomes_of(tmp_path / "back", 1, backwards=True).read_bytes() == one


def test_workers_import_the_model_before_the_coordinator_has_compiled_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAITING_FOLDER", str(tmp_path))
    work = work_of(begun(tmp_path, experiment(draws=2, replicates=1)), 2, "experiment_fakes_waiting")
    workers.run(work)
    assert len(work.missing()) == 0


def test_a_killed_worker_costs_one_rebuilt_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILL_FOLDER", str(tmp_path))
    outcomes = outcomes_of(tmp_path / "killed", 2, "experiment_fakes_killed")
    assert outcomes.read_bytes() == outcomes_of(tmp_path / "calm", 1).read_bytes()


def test_workers_that_die_again_leave_the_other_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILL_FOLDER", str(tmp_path))
    monkeypatch.setenv("KILL_ALWAYS", "1")
    store = begun(tmp_path, experiment(draws=3))
    with pytest.raises(WorkersDied, match=r"d0001-r000, d0001-r001: .* 4 of 6 blocks are whole"):
        workers.run(work_of(store, 2, "experiment_fakes_killed"))
    assert marked(store.blocks) == {"d0000-r000", "d0000-r001", "d0002-r000", "d0002-r001"}


@pytest.mark.parametrize("count", [1, 2])
def test_ctrl_c_keeps_whole_blocks(tmp_path: Path, count: int) -> None:
    store = begun(tmp_path, experiment(draws=4, replicates=1))
    with pytest.raises(Interrupted):
        workers.run(work_of(store, count, "experiment_fakes_stopped"))
    whole = marked(store.blocks)
    assert "d0002-r000" not in whole and len(whole) >= 1
    assert [f"d{int(draw):04d}-r000" for draw in read_outcomes(store)["draw"].values] == sorted(whole)


def test_whole_blocks_are_not_lived_again(tmp_path: Path) -> None:
    store = begun(tmp_path, experiment(draws=2, replicates=1))
    first = store.tasks()[0]
    blocks.write_block(store.blocks, first, {"ledger_imbalance": np.full((3, 1, 1), 7.0)})
    work = work_of(store, 1)
    workers.run(work)
    assert (blocks.read_block(store.blocks, first)["ledger_imbalance"] == 7.0).all()
    assert work.share_done() == 1.0 and sorted(marked(store.blocks)) == names(store)


def test_blocks_come_back_exactly(tmp_path: Path) -> None:
    task = replace(tasks_of(experiment())[0], draws=range(5, 6))
    arrays = {"gini": np.array([[[[0.1, np.nan], [np.pi, 0.3]]]])}
    blocks.write_block(tmp_path, task, arrays)
    back = blocks.read_block(tmp_path, task)
    assert list(back) == ["gini"] and blocks.losses_of_blocks(tmp_path, [task]) == {}
    np.testing.assert_array_equal(back["gini"], arrays["gini"])


def test_thread_limits_are_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    with one_thread_each():
        assert os.environ["OMP_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "4"


def test_outcomes_are_read_back(tmp_path: Path) -> None:
    stored = read_dataset(outcomes_of(tmp_path, 1))
    assert stored["relapse_rate"].dims == ("scenario", "draw", "replicate", *CELL)
    assert list(stored["county"].values)[-1] == "yilong" and list(stored["resettled"].values) == [0, 1]
    assert str(stored["county_category"].sel(county="522301").values) == "lead"
    assert stored["month_label"].values[0] == "2021-01" and stored["year"].values.dtype.kind == "i"
    assert stored["scenario_name_zh"].values[1] == "no_public_posts(中文)"
