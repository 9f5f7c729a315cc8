"""The stored Dataset: attributes, coordinates, holes, and arrays that do not fit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from experiment_fakes import experiment, project, titles

from experiments.blocks import write_block
from experiments.dataset import ShapeError, assemble
from experiments.plan import block_name
from model.contract import VARIABLES


def write(folder: Path, keep: list[tuple[int, int]]) -> None:
    """Write some blocks of the small experiment."""
    for block in experiment().blocks():
        if (block.draw, block.replicate) in keep:
            write_block(folder, block_name(block.draw, block.replicate), project(block), block)


def test_every_variable_says_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, [(0, 0)])
    stacked = assemble(experiment(), titles(), tmp_path)
    assert set(map(str, stacked.data_vars)) == set(VARIABLES)
    for name in VARIABLES:
        assert {"long_name", "long_name_zh", "units", "meaning"} <= set(stacked[name].attrs), name


def test_draws_without_a_block_are_left_out_and_holes_are_missing(tmp_path: Path) -> None:
    write(tmp_path, [(0, 0), (0, 1), (2, 1)])
    stacked = assemble(experiment(), titles(), tmp_path)
    assert list(stacked["draw"].values) == [0, 2] and list(stacked["replicate"].values) == [0, 1]
    assert np.isnan(stacked["persons"].sel(draw=2, replicate=0)).all()
    assert np.isfinite(stacked["persons"].sel(draw=2, replicate=1)).all()


def test_an_array_that_does_not_fit_is_named(tmp_path: Path) -> None:
    block = experiment().blocks()[0]
    arrays = project(block)
    arrays["plan"]["gini"] = np.zeros((2, 8))
    write_block(tmp_path, block_name(0, 0), arrays, block)
    with pytest.raises(ShapeError, match="gini"):
        assemble(experiment(), titles(), tmp_path)
    with pytest.raises(FileNotFoundError):
        assemble(experiment(), titles(), tmp_path / "nothing")
