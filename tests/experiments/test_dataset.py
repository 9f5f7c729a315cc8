"""The stored Dataset: attributes, coordinates, holes, and arrays that do not fit."""

from __future__ import annotations

import subprocess
import sys
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


FULL = """
import resource, signal, sys
import subprocess
import sys
from pathlib import Path
import numpy as np, xarray as xr
from experiments.dataset import write_dataset
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
many = xr.Dataset({f"v{i}": (("a", "b", "c", "d"), np.random.default_rng(i).random((5, 5, 5, 50))) for i in range(9)})
try:
    write_dataset(many, Path(sys.argv[1]))
except OSError:
    raise SystemExit(7)
"""


@pytest.mark.parametrize("room", [0, 3_000, 60_000, 200_000])
def test_a_disk_that_takes_a_part_of_the_outcomes_is_told_in_one_error_and_nothing_is_left(tmp_path: Path, room: int) -> None:
    """HDF5, writing itself, fails again at every later step and ends in a segmentation fault."""
    pytest.importorskip("resource", reason="limits of a process as POSIX has them")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "outcomes.nc"), str(room)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert (done.returncode, done.stderr) == (7, "") and not list(tmp_path.iterdir())
