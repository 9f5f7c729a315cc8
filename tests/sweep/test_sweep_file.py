"""Sweep files: what is read, and what is said of one that cannot be used, all at once."""

from __future__ import annotations

import itertools
import json
import shlex
import tomllib
from pathlib import Path

import jsonschema
import pytest
from fake_sweeps import sweep_file
from typer.testing import CliRunner

from cli.app import app
from experiments.design import command_of, of_file
from experiments.sweep import schema
from experiments.sweep.sweep_file import SWEEPS, read_sweep, sweep_names
from parameters.messages import InputError, format_problems

RUN = CliRunner()
BROKEN = """
name = "broken"
scenarios = ["plan", "no_public_post", "plan"]
sample = 10
replicates = 0
repliactes = 3
start = 2025
end = 2021
outputs = ["relapse_rat"]
[draws]
from = "priors"
file = "posterior.csv"
parameters = ["dibao.assessment_erro"]
"""


@pytest.mark.parametrize("name", sweep_names())
def test_standing_sweeps_can_be_used(name: str) -> None:
    file = read_sweep(name)
    assert of_file(file, {}).layout.tasks()
    assert file.header.name and file.header.name_zh and file.header.reason and file.header.reason_zh
    jsonschema.validate(tomllib.loads(file.text), json.loads(schema.PATH.read_text(encoding="utf-8")))


def test_types_and_keys_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        read_sweep(sweep_file(tmp_path, BROKEN))
    said = str(told.value)
    assert "small.toml:6:1: repliactes" in said and "did you mean replicates?" in said
    assert "replicates = 0: expected 1 or more" in said


def test_names_shares_years_and_sources_are_told_at_once(tmp_path: Path) -> None:
    text = BROKEN.replace("repliactes = 3\n", "").replace("replicates = 0", "replicates = 1")
    with pytest.raises(InputError) as told:
        read_sweep(sweep_file(tmp_path, text))
    said = str(told.value)
    for part in (
        'scenarios[2] = "no_public_post": unknown',
        "did you mean no_public_posts?",
        'scenarios[3] = "plan": is there twice',
        "sample = 10: expected a share of at least 0.0005 and at most 1",
        "start = 2025: the first year comes after the last",
        "did you mean relapse_rate?",
        'draws.file: does not go with from = "priors"',
        "draws.count: is missing",
        "did you mean dibao.assessment_error?",
    ):
        assert part in said, (part, said)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (
            'scenarios = ["plan"]\n[draws]\nfrom = "grid"\n[draws.grid]\n"dibao.assessment_error" = [0.1, 7.0]\n',
            "dibao.assessment_error[2] = 7: expected",
        ),
        ('scenarios = ["plan"]\n[draws]\nfrom = "grid"\n[draws.grid]\n"dibao.assessment_error" = []\n', "expected at least one value"),
        ('scenarios = ["plan"]\n[draws]\nfrom = "grid"\n[draws.grid]\n', "expected at least one parameter"),
        (
            'scenarios = ["plan"]\n[draws]\nfrom = "grid"\n[draws.grid]\n"dibao.assessment_error" = [0.1, 0.2, 0.10]\n',
            "dibao.assessment_error[3] = 0.1: is there twice",
        ),
        ('scenarios = ["plan"]\n[draws]\nfrom = "table"\nfile = "absent.csv"\n', "there is no such file"),
        ('scenarios = ["plan"]\n[draws]\nfrom = "central"\ncount = 3\n', 'does not go with from = "central"'),
        ('scenarios = ["plan"]\n[draws]\nfrom = "guess"\n', "'central', 'priors', 'table' or 'grid'"),
        ("scenarios = [“plan”]\n", "full-width or curly"),
        ("", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_status_2_and_writes_nothing(tmp_path: Path, text: str, part: str) -> None:
    out = tmp_path / "out"
    result = RUN.invoke(app, ["sweep", str(sweep_file(tmp_path / "files", text)), "--lang", "en", "--out", str(out)])
    assert result.exit_code == 2 and part in result.output, result.output
    assert "Traceback" not in result.output and not out.exists()


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (["--sample", "2"], "--sample 2"),
        (["--draws", "0"], "--draws 0"),
        (["--blocks", "0/3"], "--blocks 0/3"),
        (["--blocks", "1/3"], "needs --resume FOLDER"),
        (["--until-half-width", "0.1"], "a number with its unit"),
        (["--until-half-width", "0pp"], "a number with its unit"),
        (["--end", "2040"], "--end 2040"),
    ],
)
def test_options_that_cannot_be_used(tmp_path: Path, options: list[str], part: str) -> None:
    result = RUN.invoke(app, ["sweep", str(sweep_file(tmp_path)), "--lang", "en", "--out", str(tmp_path / "out"), *options])
    assert result.exit_code == 2 and part in result.output, result.output
    assert not (tmp_path / "out").exists()


def test_an_unknown_sweep_names_those_that_are_there() -> None:
    result = RUN.invoke(app, ["sweep", "quik", "--lang", "en"])
    assert result.exit_code == 2 and "did you mean quick?" in result.output
    result = RUN.invoke(app, ["sweep", "--lang", "zh"])
    assert result.exit_code == 2 and "standing" in result.output


def test_options_stand_before_the_file(tmp_path: Path) -> None:
    sweep = of_file(read_sweep(sweep_file(tmp_path)), {"share": 0.2, "draws": 5, "replicates": None, "seed": 9})
    e = sweep.experiment
    assert (e.share, e.draws, e.replicates, e.seed, e.end, len(sweep.drawn)) == (0.2, 5, 2, 9, 2022, 5)
    assert sweep.settings["draws count"] == "5" and sweep.drawn.names == ("dibao.assessment_error", "public_posts.rangers")


def test_outputs_bring_their_weights_and_what_tables_need(tmp_path: Path) -> None:
    text = sweep_file(tmp_path).read_text(encoding="utf-8").replace("end = 2022", 'end = 2022\noutputs = ["monitored_rate"]')
    variables = of_file(read_sweep(sweep_file(tmp_path, text)), {}).layout.variables
    assert {"monitored_rate", "households", "relapse_rate", "persons_at_start", "spending"} <= set(variables)
    assert "gini" not in variables


def test_folder_of_standing_sweeps() -> None:
    assert {"standing", "quick"} <= set(sweep_names(SWEEPS))


@pytest.mark.parametrize("name", sweep_names())
def test_the_command_in_the_manifest_computes_the_same_again(name: str) -> None:
    file = read_sweep(name)
    options: dict[str, float] = {"share": 0.1234567, "replicates": 3, "seed": 9, "start": 2022, "end": 2024}
    if file.header.draws.source == "priors":
        options["draws"] = 8
    sweep = of_file(file, options)
    words = shlex.split(command_of(sweep))
    said = {key.removeprefix("--"): float(value) for key, value in itertools.pairwise(words) if key.startswith("--")}
    said["share"] = said.pop("sample")
    assert words[:4] == ["python", "run.py", "sweep", name] and said == options
    assert of_file(file, {**{key: int(value) for key, value in said.items()}, "share": said["share"]}).settings == sweep.settings


def test_a_name_that_could_mean_the_shipped_scenario_or_ones_own_is_refused(tmp_path: Path) -> None:
    from parameters.scenario import SCENARIOS

    shipped = SCENARIOS / "support_withdrawn.toml"
    file = tmp_path / "two.toml"
    text = 'name = "two"\nname_zh = "二"\nscenarios = ["plan", "{}"]\n[draws]\nfrom = "central"\n'
    file.write_text(text.format("support_withdrawn"), encoding="utf-8")
    own = tmp_path / shipped.name
    own.write_bytes(shipped.read_bytes())
    assert read_sweep(file).scenarios == ("plan", "support_withdrawn"), "the same file twice is one scenario"
    own.write_text('name = "mine"\nextends = "plan"\nreason = "r"\n[policy.dibao]\nenabled = false\n', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_sweep(file)
    assert "could mean two" in format_problems(refused.value, "en") and "可指两个情景" in format_problems(refused.value, "zh")
    file.write_text(text.format(own.name), encoding="utf-8")
    assert read_sweep(file).scenarios[1] == str(own)
