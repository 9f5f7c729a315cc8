"""Replicates are added until paired differences are precise enough, by steps that follow from results alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_sweeps import FILE, files_of, only_folder, sweep_file
from typer.testing import CliRunner

from cli.app import app
from experiments.plan import OptionError
from experiments.results import read_outcomes
from experiments.store import open_store
from experiments.sweep.precision import Precision, read_half_width, replicates_wanted

RUN = CliRunner()


@pytest.mark.parametrize(("text", "share"), [("0.1pp", 0.001), ("0.5‰", 0.0005), (" 2 permille", 0.002), (".25%", 0.0025)])
def test_half_widths_with_units(text: str, share: float) -> None:
    assert read_half_width(text) == pytest.approx(share)


@pytest.mark.parametrize("text", ["0.1", "pp", "-1pp", "0pp", "1 yuan", ""])
def test_half_widths_that_cannot_be_used(text: str) -> None:
    with pytest.raises(OptionError):
        read_half_width(text)


def test_steps_follow_the_square_root_and_at_most_double() -> None:
    wish = Precision(0.001, 100)
    assert replicates_wanted(wish, 10, 0.001, 1) == 10
    assert replicates_wanted(wish, 10, 0.0011, 1) == 13  # 10 x 1.21, rounded up
    assert replicates_wanted(wish, 10, 0.01, 1) == 20
    assert replicates_wanted(wish, 80, 0.01, 1) == 100
    assert replicates_wanted(wish, 100, 0.01, 1) == 100
    assert replicates_wanted(wish, 8, 0.0011, 4) == 12
    assert replicates_wanted(wish, 2, float("inf"), 1) == 4
    assert replicates_wanted(Precision(0.001, 3), 5, 0.01, 1) == 5  # more were asked for by hand than the most


def sweep(tmp_path: Path, name: str, *options: str) -> tuple[Path, str]:
    file = sweep_file(tmp_path / "files", FILE.replace("count = 3", "count = 2"))
    result = RUN.invoke(app, ["sweep", str(file), "--backend", "serial", "--lang", "en", "--out", str(tmp_path / name), *options])
    assert result.exit_code == 0, result.output
    return only_folder(tmp_path / name), result.output


def test_it_stops_when_it_is_precise_and_says_how_many_it_took(tmp_path: Path) -> None:
    folder, said = sweep(tmp_path, "until", "--until-half-width", "0.006pp")
    outcomes = read_outcomes(open_store(folder))
    took = outcomes.sizes["replicate"]
    assert took > 2 and f"Precise enough after {took} replicates a draw" in said
    assert "going on to" in said
    fixed, _ = sweep(tmp_path, "fixed", "--replicates", str(took))
    other = read_outcomes(open_store(fixed))
    assert outcomes.drop_vars("replicate").equals(other.drop_vars("replicate"))
    assert sorted(name for name in files_of(folder) if "/c/" in name) == sorted(name for name in files_of(fixed) if "/c/" in name)


def test_it_stops_at_the_most_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.sweep.precision.Precision.__init__.__defaults__", (5,))
    folder, said = sweep(tmp_path, "most", "--until-half-width", "0.00001pp")
    assert "Stopped at 5 replicates, the most allowed" in said
    assert read_outcomes(open_store(folder)).sizes["replicate"] == 5
