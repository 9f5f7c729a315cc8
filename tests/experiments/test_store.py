"""Folders of results: never over another one, whole only under the final name, provenance without times."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import experiment_fakes
import pytest
from experiment_fakes import experiment, titles
from small_stores import begun, lived

from experiments import making, provenance
from experiments.blocks import read_plan
from experiments.damage import mend
from experiments.design import of_options
from experiments.durable import remove
from experiments.plan import Experiment, OptionError
from experiments.results import put_together, read_outcomes, reopen
from experiments.seals import Damaged, NotAResult, write_sealed
from experiments.store import Store, open_store
from parameters.priors import sample
from parameters.registry import load_registry


def assembled(folder: Path) -> Store:
    """A small run under `folder`, all but finished."""
    made = lived(begun(folder))
    put_together(made)
    return made


def whole(folder: Path) -> Store:
    """A finished small run under `folder`."""
    made = assembled(folder)
    made.finish()
    return made


def test_folders_never_collide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making.time, "strftime", lambda pattern: "20260101-000000")
    first, second = begun(tmp_path), begun(tmp_path)
    assert first.folder != second.folder and first.folder.name.endswith(".partial")
    assert whole(tmp_path).folder != whole(tmp_path).folder
    assert len(list(tmp_path.iterdir())) == 4


def test_a_name_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    made = assembled(tmp_path)
    taken = made.folder.with_name(made.folder.name.removesuffix(".partial"))
    taken.mkdir()
    (taken / "mine").write_text("x", encoding="utf-8")
    assert made.finish() != taken and (taken / "mine").exists()


def test_a_finished_folder_has_no_blocks_and_reopens(tmp_path: Path) -> None:
    made = whole(tmp_path)
    assert not made.blocks.exists() and not made.folder.name.endswith(".partial")
    again, outcomes = reopen(made.folder)
    assert again.experiment.draws == 1 and outcomes.sizes["scenario"] == 3
    assert again.titles == made.titles and again.losses() == []


def test_an_interrupted_folder_is_put_together_from_its_blocks(tmp_path: Path) -> None:
    made = begun(tmp_path)
    with pytest.raises(NotAResult, match=r"no block is whole yet; go on with: .*--resume"):
        reopen(made.folder)
    lived(made, tasks=made.tasks()[:1])
    _, outcomes = reopen(made.folder)
    assert outcomes.sizes["replicate"] == 1 and made.folder.name.endswith(".partial")


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAResult, match=r"manifest\.json"):
        reopen(tmp_path)
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(NotAResult):
        reopen(tmp_path)


@pytest.mark.parametrize("left", ["layout", "files", "draws"])
def test_a_folder_of_an_older_version_says_so(tmp_path: Path, left: str) -> None:
    made = lived(begun(tmp_path))
    write_sealed({key: value for key, value in made.manifest.items() if key != left}, made.folder / "manifest.json")
    with pytest.raises(Damaged, match="is of another version of this program"):
        reopen(made.folder)


def test_the_manifest_is_stable_and_has_no_times(tmp_path: Path) -> None:
    first = begun(tmp_path / "a", experiment(workers=1))
    second = begun(tmp_path / "b", replace(experiment(workers=2), lang="zh"))
    text = (first.folder / "manifest.json").read_text(encoding="utf-8")
    assert text == (second.folder / "manifest.json").read_text(encoding="utf-8")
    assert not re.search(r"20\d\d-\d\d-\d\d|\d\d:\d\d", text) and str(tmp_path) not in text
    data = json.loads(text)
    assert {"options", "scenario_files", "scenario_hashes", "code", "data", "packages", "python", "layout", "settings"} <= set(data)
    assert provenance.experiment_of(data) == replace(experiment(), command="simulate")


@pytest.mark.parametrize(
    "wrong",
    [
        {"share": 0.0},
        {"share": 1.5},
        {"share": float("nan")},
        {"draws": 0},
        {"replicates": 0},
        {"workers": 0},
        {"seed": -1},
        {"start": 2020},
        {"end": 2031},
        {"start": 2025, "end": 2024},
        {"lang": "fr"},
        {"scenarios": ()},
    ],
)
def test_options_that_cannot_be_used(wrong: dict[str, object]) -> None:
    values: dict[str, object] = {"scenarios": ("plan",), **wrong}
    with pytest.raises(OptionError):
        Experiment(**values)  # type: ignore[arg-type]


def test_blocks_carry_the_experiment(tmp_path: Path) -> None:
    """A comparison's draws are those of its Latin hypercube, by value; a single one has the central values."""
    made = begun(tmp_path, experiment(draws=2, replicates=2))
    plan = read_plan(str(made.folder))
    found = [plan.block(experiment_fakes, draw, replicate) for draw in range(2) for replicate in range(2)]
    assert [(b.draw, b.replicate) for b in found] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert {b.draws for b in found} == {2} and found[0].end == 2022
    expected = sample(load_registry(), 2, 1)
    assert [dict(b.drawn) for b in found] == [expected[0], expected[0], expected[1], expected[1]]
    assert of_options(experiment(draws=1), titles()).drawn.names == ()


@pytest.mark.parametrize("damage", ["edited", "gone", "a folder", "all gone", "a file"])
def test_copies_of_scenarios_that_were_changed_meanwhile(tmp_path: Path, damage: str) -> None:
    """Blocks were marked only while the copies were the right ones, and stay; lost copies are restored, changed ones never silently."""
    begun_one = lived(begun(tmp_path))
    every = begun_one.folder / "scenarios"
    copy = every / "no_public_posts.toml"
    before = {path.name: path.read_bytes() for path in every.iterdir()}
    if damage == "edited":
        copy.write_bytes(copy.read_bytes() + b"# one more line")
    else:
        remove(every if damage in ("all gone", "a file") else copy)
        if damage == "a folder":
            copy.mkdir()
        elif damage == "a file":
            every.write_text("no folder", encoding="utf-8")
    with pytest.raises(Damaged, match=r"scenarios/no_public_posts\.toml(.|\n)*2 of 2 blocks are whole"):
        reopen(begun_one.folder)
    with pytest.raises(Damaged):
        put_together(begun_one)
    if damage in ("edited", "a folder"):
        with pytest.raises(Damaged, match="remove them and resume again"):
            mend(begun_one)
        remove(copy)
    assert "scenarios/no_public_posts.toml" in {loss.name for loss in mend(begun_one)}
    assert len(begun_one.done()) == 2 and {path.name: path.read_bytes() for path in every.iterdir()} == before
    assert begun_one.losses() == []


@pytest.mark.parametrize("name", ["manifest.json", "draws.csv", "scenarios/plan.toml"])
def test_what_a_finished_run_can_be_given_back_is_without_living_anything(tmp_path: Path, name: str) -> None:
    made = lived(begun(tmp_path, experiment(draws=2)))
    before = put_together(made)
    made.finish()
    content = (made.folder / name).read_bytes()
    (made.folder / name).unlink()
    with pytest.raises(Damaged, match=name.replace(".", r"\.")):
        reopen(made.folder)
    again = open_store(made.folder)
    assert [loss.name for loss in mend(again)] == [name] and len(again.done()) == 4
    assert (again.folder / name).read_bytes() == content and read_outcomes(again).identical(before)
