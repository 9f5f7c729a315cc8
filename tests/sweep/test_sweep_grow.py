"""More draws for a finished sweep; a scenario by path; a store that other programs open without a word."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import xarray as xr
from fake_sweeps import FILE, files_of, only_folder, sweep_file
from typer.testing import CliRunner

from cli.app import app

RUN = CliRunner()
SOBOL = FILE.replace('from = "priors"', 'from = "priors"\nmethod = "sobol"')


def swept(file: Path, out: Path, *options: str) -> Path:
    """The folder of a small sweep."""
    result = RUN.invoke(app, ["sweep", str(file), "--backend", "serial", "--lang", "en", "--out", str(out), *options])
    assert result.exit_code == 0, result.output
    return only_folder(out)


def test_more_draws_of_a_sobol_sequence_give_the_larger_sweep(tmp_path: Path) -> None:
    file = sweep_file(tmp_path / "files", SOBOL)
    folder = swept(file, tmp_path / "out")
    result = RUN.invoke(app, ["sweep", "--resume", str(folder), "--draws", "5", "--backend", "serial", "--lang", "en"])
    assert result.exit_code == 0 and "10 blocks, 4 to do" in result.output, result.output
    large = files_of(swept(file, tmp_path / "large", "--draws", "5"))
    assert files_of(only_folder(tmp_path / "out")) == large


@pytest.mark.parametrize("draws,words", [("5", 'draws of "latin_hypercube" cannot be continued'), ("2", "cannot be continued")])
def test_other_draws_are_not_continued(tmp_path: Path, draws: str, words: str) -> None:
    folder = swept(sweep_file(tmp_path / "files"), tmp_path / "out")
    before = files_of(folder)
    result = RUN.invoke(app, ["sweep", "--resume", str(folder), "--draws", draws, "--lang", "en"])
    assert result.exit_code == 2 and words in result.output, result.output
    assert files_of(folder) == before


def test_a_store_opens_without_warnings(tmp_path: Path) -> None:
    folder = swept(sweep_file(tmp_path / "files"), tmp_path / "out")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with xr.open_zarr(folder / "outcomes.zarr") as outcomes:
            assert outcomes.sizes["draw"] == 3 and bool(outcomes["rural_income"].notnull().all())


def test_a_scenario_by_path(tmp_path: Path) -> None:
    own = tmp_path / "mine" / "half.toml"
    own.parent.mkdir()
    own.write_text('name = "half"\nextends = "plan"\nreason = "test"\n[policy.dibao]\nstrength = { times = 0.5 }\n', encoding="utf-8")
    file = sweep_file(tmp_path / "files", FILE.replace('"no_public_posts"]', '"../mine/half.toml"]'))
    folder = swept(file, tmp_path / "out")
    assert (folder / "scenarios" / "half.toml").exists()
    assert not any(str(tmp_path).encode() in content for content in files_of(folder).values())
