"""Scenarios by name, file and dict to one Dataset: the numbers of `compare`; rates are weighed, effects are paired."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray as xr
from library_cases import NO_POSTS, SAMPLE
from typer.testing import CliRunner

import fangpin
from cli.app import app
from experiments.plan import OptionError
from parameters.messages import InputError
from parameters.scenario import read_scenario
from parameters.scenario_dict import write_scenario

CELLS = ("county", "household_class", "resettled")
HALVED = """name = "halved"
extends = "plan"
reason = "a test"
[policy.public_posts]
coverage = { times = 0.5 }
"""


def test_the_numbers_are_those_of_compare(outcomes: xr.Dataset, tmp_path: Path) -> None:
    file = write_scenario(NO_POSTS, tmp_path)
    options = ["--sample", str(SAMPLE), "--draws", "2", "--end", "2022", "--workers", "1", "--out", str(tmp_path / "out")]
    ran = CliRunner().invoke(app, ["compare", "plan", str(file), *options])
    assert ran.exit_code == 0, ran.output
    [folder] = (tmp_path / "out").iterdir()
    xr.testing.assert_identical(fangpin.open_outcomes(folder).drop_attrs(), outcomes.drop_attrs())


def test_a_dict_is_the_file_that_it_means(tmp_path: Path) -> None:
    (tmp_path / "file.toml").write_text(HALVED, encoding="utf-8")
    changes = {"name": "halved", "policy": {"public_posts": {"coverage": {"times": 0.5}}}}
    by_file, by_dict = read_scenario(tmp_path / "file.toml"), read_scenario(write_scenario(changes, tmp_path))
    assert by_dict.name == "halved" and by_dict.title_zh == "halved" and by_dict.file.reason
    [ours], [theirs] = by_dict.file.changes, by_file.file.changes
    assert (ours.group, ours.first, ours.last) == (theirs.group, theirs.first, theirs.last)
    assert ours.fields == theirs.fields


def test_a_dict_may_be_chinese_have_shocks_and_extend_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("halved.toml").write_text(HALVED, encoding="utf-8")
    changes: dict[str, Any] = {"extends": "halved.toml", "shock": [{"name": "drought", "month": "2022-07", "size": 0.3}]}
    (tmp_path / "written").mkdir()
    found = read_scenario(write_scenario(changes, tmp_path / "written"))
    assert [file.stem for file in found.chain] == ["plan", "halved", "changed"]
    chinese = read_scenario(write_scenario({"名称": "减半", "政策": {"公益性岗位与生态护林员": {"力度": {"乘以": 0.5}}}}, tmp_path))
    assert chinese.name == "减半" and len(chinese.file.changes) == 1


def test_two_dicts_of_one_name_are_two_scenarios(tmp_path: Path) -> None:
    first, second = (write_scenario({"policy": {"dibao": {"enabled": False}}}, tmp_path) for _ in range(2))
    assert {first.stem, second.stem} == {"changed", "changed_2"}


def test_what_cannot_be_used_is_refused() -> None:
    with pytest.raises(InputError, match="no_microcredit"):
        fangpin.run("no_microcredits")
    with pytest.raises(InputError, match="enabeld"):
        fangpin.run({"policy": {"dibao": {"enabeld": False}}})
    with pytest.raises(OptionError, match="sample"):
        fangpin.run("plan", sample=2.0)
    with pytest.raises(OptionError):
        fangpin.run()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"drivers": "observd"}, "expected one of: forecast, observed; did you mean observed"),
        ({"drivers": "foo"}, '--drivers "foo"'),
        ({"sample": 1e-6}, "--sample 1e-06: expected a share"),
        ({"sample": "a"}, '--sample "a": expected a number'),
        ({"seed": -1}, "--seed -1"),
        ({"seed": 1.5}, "--seed 1.5: expected a whole number"),
        ({"end": 5000}, "--end 5000: expected a year"),
    ],
)
def test_options_are_checked_alike_wherever_they_are_given(options: dict[str, Any], said: str) -> None:
    for made in (fangpin.run, fangpin.Prefecture, fangpin.households, fangpin.persons):
        with pytest.raises(OptionError, match=said):
            made("plan", **options)
    with pytest.raises(OptionError, match="--threads 0: expected 1 or more"):
        fangpin.Prefecture("plan", threads=0)
    with pytest.raises(OptionError, match="--workers 0: expected 1 or more"):
        fangpin.run("plan", workers=0)


def test_a_run_that_is_kept_is_a_folder_of_results(tmp_path: Path) -> None:
    kept = fangpin.run("plan", sample=0.001, end=2021, out=tmp_path)
    [folder] = tmp_path.iterdir()
    assert (folder / "seal.json").exists() and (folder / "manifest.json").exists()
    xr.testing.assert_identical(fangpin.open_outcomes(folder), kept)


def test_progress_is_told() -> None:
    told: list[float] = []
    fangpin.run("plan", sample=0.001, end=2021, on_progress=told.append)
    assert told == sorted(told) and told[-1] == 1.0 and len(told) > 2


def test_rates_are_weighed_by_their_denominator(outcomes: xr.Dataset) -> None:
    values, heads = outcomes["below_line_rate"], outcomes["persons_at_close"]
    known = values.notnull()
    by_hand = (values * heads).where(known).sum(CELLS) / heads.where(known).sum(CELLS)
    xr.testing.assert_allclose(fangpin.rate(outcomes, "below_line_rate", CELLS), by_hand)
    assert np.array_equal(fangpin.rate(outcomes, "persons", "county"), outcomes["persons"].sum("county"))
    with pytest.raises(ValueError, match="draw"):
        fangpin.rate(outcomes, "below_line_rate", "draw")


def test_effects_are_paired_and_have_the_sign_of_what_was_taken_away(outcomes: xr.Dataset) -> None:
    lost = fangpin.effect(outcomes, "payouts", "no_posts", over="county").sel(policy="public_posts", year=2022)
    assert lost.dims == ("draw", "replicate") and (lost < 0).all()
    nothing = fangpin.effect(outcomes, "payouts", "plan", against="plan")
    assert not nothing.any() and nothing.attrs["against"] == "plan"
