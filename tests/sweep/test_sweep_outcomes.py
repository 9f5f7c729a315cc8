"""What a sweep leaves: one dataset by the contract, a row a run, one file if wanted; and the numbers of `compare`."""

from __future__ import annotations

import csv
from pathlib import Path

import experiment_fakes
import numpy as np
import pytest
import xarray as xr
from fake_sweeps import FILE, only_folder, sweep_file
from typer.testing import CliRunner

from cli.app import app
from experiments.blocks import read_plan
from experiments.dataset import read_dataset, shares_luck
from experiments.results import blocks_of, read_outcomes
from experiments.store import open_store
from model.contract import VARIABLES

RUN = CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small finished sweep."""
    result = RUN.invoke(
        app,
        [
            "sweep",
            str(sweep_file(tmp_path / "files")),
            "--backend",
            "serial",
            "--netcdf",
            "--lang",
            "en",
            "--out",
            str(tmp_path / "out"),
        ],
    )
    assert result.exit_code == 0, result.output
    return only_folder(tmp_path / "out")


def test_the_dataset_keeps_the_contract(folder: Path) -> None:
    outcomes = read_outcomes(open_store(folder))
    assert dict(outcomes.sizes)["scenario"] == 2 and (outcomes.sizes["draw"], outcomes.sizes["replicate"]) == (3, 2)
    for name, variable in VARIABLES.items():
        assert outcomes[name].dims == ("scenario", "draw", "replicate", *variable.dims)
        assert outcomes[name].attrs["units_words"] == variable.units and outcomes[name].attrs["long_name_zh"]
    assert list(outcomes["scenario"].values) == ["plan", "no_public_posts"] and outcomes["county_category"].dims == ("county",)
    assert outcomes["parameter_value"].dims == ("draw", "parameter") and not outcomes["relapse_ever"].isnull().all()


def test_one_file_says_the_same(folder: Path) -> None:
    assert read_dataset(folder / "outcomes.nc").equals(read_outcomes(open_store(folder)))


def test_a_row_a_run(folder: Path) -> None:
    with (folder / "runs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    outcomes = read_outcomes(open_store(folder))
    spent = outcomes["spending"].sel(scenario="plan", draw=1, replicate=1).sum().item()
    row = next(r for r in rows if (r["scenario"], r["draw"], r["replicate"]) == ("plan", "1", "1"))
    assert float(row["public spending, yuan"]) == pytest.approx(spent, rel=1e-8)


def test_draws_in_the_folder_are_those_that_were_lived(folder: Path) -> None:
    outcomes = read_outcomes(open_store(folder))
    with (folder / "draws.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for name in ("dibao.assessment_error", "public_posts.rangers"):
        assert [float(row[name]) for row in rows] == outcomes["parameter_value"].sel(parameter=name).values.tolist()


def test_a_sweep_has_the_numbers_of_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the model itself, and everything that it reports
    monkeypatch.setattr("cli.deliver.parts", lambda *given: [])
    text = FILE.replace('\nparameters = ["dibao.assessment_error", "public_posts.rangers"]', "").replace("count = 3", "count = 2")
    same = ["--sample", "0.002", "--replicates", "1", "--seed", "5", "--end", "2021", "--workers", "1", "--lang", "en"]
    swept = RUN.invoke(app, ["sweep", str(sweep_file(tmp_path / "files", text)), *same, "--out", str(tmp_path / "sweep")])
    compared = RUN.invoke(app, ["compare", "no_public_posts", "--draws", "2", *same, "--out", str(tmp_path / "compare")])
    assert swept.exit_code == 0 and compared.exit_code == 0, (swept.output, compared.output)
    one = read_outcomes(open_store(only_folder(tmp_path / "sweep")))
    other = read_dataset(only_folder(tmp_path / "compare") / "outcomes.nc")
    for name in VARIABLES:
        xr.testing.assert_equal(one[name], other[name])
    assert np.isfinite(one["relapse_rate"].sel(household_class="lifted")).any() and (one["ledger_imbalance"] == 0.0).all()


def test_a_grid_has_a_row_a_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    text = FILE[: FILE.index("[draws]")] + '[draws]\nfrom = "grid"\n[draws.grid]\n"public_posts.posts" = [7000, 14000]\n'
    result = RUN.invoke(
        app, ["sweep", str(sweep_file(tmp_path / "files", text)), "--backend", "serial", "--lang", "en", "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == 0, result.output
    table = result.output.partition("By grid point")[2]
    assert "public-welfare posts in the prefecture, rangers left out, posts" in table
    outcomes = read_outcomes(open_store(only_folder(tmp_path / "out")))
    weight = outcomes["persons_at_start"].sel(household_class="lifted")
    rate = outcomes["relapse_rate"].sel(household_class="lifted").weighted(weight).mean(("county", "resettled")).mean("year")
    for draw, dose in enumerate(("7,000", "14,000")):
        words = next(line for line in table.splitlines() if line.strip().startswith(dose)).split()
        level = rate.isel(draw=draw).mean("replicate") * 1e3
        assert float(words[1]) == pytest.approx(level.sel(scenario="plan").item(), abs=0.006)
        more = (level.sel(scenario="no_public_posts") - level.sel(scenario="plan")).item()
        assert float(words[-2]) == pytest.approx(more, abs=0.006) and words[-1].startswith("±")
        first = rate.isel(draw=0).sel(scenario="plan").mean("replicate").item() * 1e3
        change = 0.0 if words[3] == "-" else float(words[3])
        assert change == pytest.approx(level.sel(scenario="plan").item() - first, abs=0.006) and (words[3] == "-") == (draw == 0)


def test_points_of_a_grid_have_the_same_households_and_luck(tmp_path: Path, folder: Path) -> None:
    text = FILE[: FILE.index("[draws]")] + '[draws]\nfrom = "grid"\n[draws.grid]\n"public_posts.posts" = [7000, 14000]\n'
    result = RUN.invoke(app, ["sweep", str(sweep_file(tmp_path / "grid", text)), "--backend", "serial", "--out", str(tmp_path / "o")])
    assert result.exit_code == 0, result.output
    grid, priors = read_plan(str(only_folder(tmp_path / "o"))), read_plan(str(folder))
    one, other = grid.block(experiment_fakes, 0, 1), grid.block(experiment_fakes, 1, 1)
    assert one.drawn != other.drawn and {**vars(one), "drawn": other.drawn} == vars(other), "nothing but the values differs"
    assert [priors.block(experiment_fakes, draw, 1).draw for draw in range(3)] == [0, 1, 2], "draws from priors have luck of their own"
    assert shares_luck(read_outcomes(open_store(grid.folder))) and not shares_luck(read_outcomes(open_store(priors.folder)))


def test_blocks_come_back_from_a_finished_sweep_as_they_were_lived(folder: Path) -> None:
    plan, found = read_plan(str(folder)), dict(blocks_of(open_store(folder)))
    assert sorted(task.name for task in found) == [f"d000{draw}-r00{replicate}" for draw in range(3) for replicate in range(2)]
    for task, arrays in found.items():
        block = plan.block(experiment_fakes, task.draws.start, task.replicates.start)
        lived = experiment_fakes.project(block)
        for row, scenario in enumerate(block.scenarios):
            for name, values in lived[scenario].items():
                np.testing.assert_array_equal(arrays[name][row, 0, 0], values)
