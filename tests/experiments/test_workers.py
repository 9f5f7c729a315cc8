"""Blocks are the same whoever lives them; dead workers and Ctrl-C cost at most the blocks in work."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from experiment_fakes import experiment, titles

from experiments import blocks, workers
from experiments.dataset import assemble, read_dataset, write_dataset
from experiments.jobs import marked
from experiments.plan import block_name
from experiments.work import Interrupted, Work, WorkersDied, one_thread_each
from model.block import Block
from model.outcomes.dimensions import CELL


def work_of(order: list[Block], folder: Path, count: int, module: str = "experiment_fakes") -> Work:
    """The work of living blocks by a stand-in for the model."""
    return Work(blocks.jobs_of(order, folder, module), folder, count, module=module)


def lived(folder: Path, count: int, module: str = "experiment_fakes", backwards: bool = False) -> Path:
    """Live a small experiment with `count` workers and write its outcomes; returns their file."""
    small = experiment(workers=count)
    order = small.blocks()[::-1] if backwards else small.blocks()
    workers.run(work_of(order, folder, count, module))
    write_dataset(assemble(small, titles(), folder), folder / "outcomes.nc")
    return folder / "outcomes.nc"


def test_bytes_do_not_depend_on_workers_or_order(tmp_path: Path) -> None:
    one = lived(tmp_path / "one", 1).read_bytes()
    assert lived(tmp_path / "two", 2).read_bytes() == one
    assert lived(tmp_path / "back", 1, backwards=True).read_bytes() == one


def test_workers_import_the_model_before_the_coordinator_has_compiled_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAITING_FOLDER", str(tmp_path))
    work = work_of(experiment(draws=2, replicates=1).blocks(), tmp_path / "blocks", 2, "experiment_fakes_waiting")
    workers.run(work)
    assert len(work.missing()) == 0


def test_a_killed_worker_costs_one_rebuilt_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILL_FOLDER", str(tmp_path))
    outcomes = lived(tmp_path / "killed", 2, "experiment_fakes_killed")
    assert (tmp_path / "killed").exists()
    assert outcomes.read_bytes() == lived(tmp_path / "calm", 1).read_bytes()


def test_workers_that_die_again_leave_the_other_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILL_FOLDER", str(tmp_path))
    monkeypatch.setenv("KILL_ALWAYS", "1")
    work = work_of(experiment(draws=3).blocks(), tmp_path / "blocks", 2, "experiment_fakes_killed")
    with pytest.raises(WorkersDied, match=r"0001-000, 0001-001: .* 4 of 6 blocks are whole"):
        workers.run(work)
    assert marked(tmp_path / "blocks") == {"0000-000", "0000-001", "0002-000", "0002-001"}


@pytest.mark.parametrize("count", [1, 2])
def test_ctrl_c_keeps_whole_blocks(tmp_path: Path, count: int) -> None:
    small = experiment(draws=4, replicates=1)
    work = work_of(small.blocks(), tmp_path, count, "experiment_fakes_stopped")
    with pytest.raises(Interrupted):
        workers.run(work)
    whole = marked(tmp_path)
    assert "0002-000" not in whole and len(whole) >= 1
    stacked = assemble(small, titles(), tmp_path)
    assert [block_name(int(draw), 0) for draw in stacked["draw"].values] == sorted(whole)


def test_whole_blocks_are_not_lived_again(tmp_path: Path) -> None:
    small = experiment(draws=2, replicates=1)
    first, second = small.blocks()
    blocks.write_block(tmp_path, "0000-000", {"plan": {"ledger_imbalance": np.array(7.0)}}, first)
    work = work_of([first, second], tmp_path, 1)
    workers.run(work)
    assert blocks.read_block(tmp_path, "0000-000")["plan"]["ledger_imbalance"] == 7.0
    assert work.share_done() == 1.0


def test_blocks_come_back_exactly(tmp_path: Path) -> None:
    block = experiment().blocks()[0]
    arrays = {"plan": {"gini": np.array([[0.1, np.nan], [np.pi, 0.3]])}}
    blocks.write_block(tmp_path, "x", {"/some where/plan.toml": arrays["plan"]}, replace(block, draw=5))
    back = blocks.read_block(tmp_path, "x")
    assert list(back) == ["plan"]
    np.testing.assert_array_equal(back["plan"]["gini"], arrays["plan"]["gini"])


def test_thread_limits_are_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    with one_thread_each():
        assert os.environ["OMP_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "4"


def test_outcomes_are_read_back(tmp_path: Path) -> None:
    stored = read_dataset(lived(tmp_path, 1))
    assert stored["relapse_rate"].dims == ("scenario", "draw", "replicate", *CELL)
    assert list(stored["county"].values)[-1] == "yilong" and list(stored["resettled"].values) == [0, 1]
    assert str(stored["county_category"].sel(county="522301").values) == "lead"
    assert stored["month_label"].values[0] == "2021-01" and stored["year"].values.dtype.kind == "i"
    assert stored["scenario_name_zh"].values[1] == "no_public_posts(中文)"
