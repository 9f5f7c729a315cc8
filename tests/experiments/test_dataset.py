"""The stored Dataset: attributes, coordinates, holes, and arrays that do not fit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from experiment_fakes import experiment, titles
from small_stores import arrays_of, stacked, tasks_of

from experiments.blocks import ShapeError, put, write_block
from experiments.dataset import frame, stack
from experiments.layout import Layout
from experiments.sweep.draws import CENTRAL
from experiments.zarr_file import read_zarr, write_zarr
from model.contract import VARIABLES


def test_every_variable_says_what_it_is(tmp_path: Path) -> None:
    dataset = stacked(experiment(), tmp_path, [(0, 0)])
    assert set(map(str, dataset.data_vars)) == set(VARIABLES)
    for name in VARIABLES:
        assert {"long_name", "long_name_zh", "units", "meaning"} <= set(dataset[name].attrs), name


def test_draws_without_a_block_are_left_out_and_holes_are_missing(tmp_path: Path) -> None:
    dataset = stacked(experiment(), tmp_path, [(0, 0), (0, 1), (2, 1)])
    assert list(dataset["draw"].values) == [0, 2] and list(dataset["replicate"].values) == [0, 1]
    assert np.isnan(dataset["persons"].sel(draw=2, replicate=0)).all()
    assert np.isfinite(dataset["persons"].sel(draw=2, replicate=1)).all()


def test_a_store_in_parts_says_what_one_in_memory_does_holes_included(tmp_path: Path) -> None:
    small = experiment()
    done = [(0, 0), (0, 1), (2, 1)]
    dataset = stacked(small, tmp_path, done)
    tasks = [task for task in tasks_of(small) if (task.draws.start, task.replicates.start) in done]
    layout = Layout(small.scenarios, 3, 2, 1, 1, small.start, small.end, tuple(VARIABLES), small.share, small.seed, None)
    write_zarr(tmp_path / "outcomes.zarr", frame(small, titles(), tasks, CENTRAL), layout, tmp_path, tasks)
    xr.testing.assert_identical(read_zarr(tmp_path / "outcomes.zarr").load().drop_encoding(), dataset.drop_encoding())


def test_an_array_that_does_not_fit_is_named(tmp_path: Path) -> None:
    small = experiment()
    task = tasks_of(small)[0]
    write_block(tmp_path, task, {**arrays_of(small, task), "gini": np.zeros((3, 1, 1, 2, 8))})
    with pytest.raises(ShapeError, match="gini"):
        stack(frame(small, titles(), [task], CENTRAL), tmp_path, [task])


@pytest.mark.parametrize(("changed", "words"), [({"gini": None}, "gini: the model did not give it"), ({"gin": 0.0}, "gin: not in")])
def test_what_the_contract_does_not_have_or_the_model_does_not_give_is_named(changed: dict[str, object], words: str) -> None:
    small = experiment()
    task = tasks_of(small)[0]
    given = {name: values[0, 0, 0] for name, values in arrays_of(small, task).items()} | changed
    with pytest.raises(ShapeError, match=words):
        put({}, [{name: np.asarray(value) for name, value in given.items() if value is not None}], VARIABLES, task, (0, 0))


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
