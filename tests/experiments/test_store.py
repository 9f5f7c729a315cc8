"""Folders of results: never over another one, whole only under the final name, provenance without times."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from experiment_fakes import experiment, titles

from experiments import provenance, store, workers
from experiments.blocks import jobs_of
from experiments.durable import remove
from experiments.plan import Experiment, OptionError
from experiments.seals import Damaged
from experiments.store import NotAResult, Store, open_store, reopen
from experiments.work import Work


def assembled(folder: Path) -> Store:
    """A small run under `folder`, all but finished."""
    made = open_store(experiment(draws=1), titles(), folder)
    workers.run(Work(jobs_of(made.living(), made.blocks, "experiment_fakes"), made.blocks))
    made.assemble()
    return made


def whole(folder: Path) -> Store:
    """A finished small run under `folder`."""
    made = assembled(folder)
    made.finish()
    return made


def test_folders_never_collide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.time, "strftime", lambda pattern: "20260101-000000")
    first = open_store(experiment(), titles(), tmp_path)
    second = open_store(experiment(), titles(), tmp_path)
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
    assert again.titles == made.titles


def test_an_interrupted_folder_is_put_together_from_its_blocks(tmp_path: Path) -> None:
    made = open_store(experiment(draws=1), titles(), tmp_path)
    with pytest.raises(NotAResult, match=r"no block is whole yet; go on with: .*--resume"):
        reopen(made.folder)
    workers.run(Work(jobs_of(made.experiment.blocks()[:1], made.blocks, "experiment_fakes"), made.blocks))
    _, outcomes = reopen(made.folder)
    assert outcomes.sizes["replicate"] == 1 and (made.folder / "outcomes.nc").exists()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAResult, match=r"manifest\.json"):
        reopen(tmp_path)
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    with pytest.raises(NotAResult):
        reopen(tmp_path)


def test_the_manifest_is_stable_and_has_no_times(tmp_path: Path) -> None:
    first = open_store(experiment(workers=1), titles(), tmp_path / "a")
    second = open_store(replace(experiment(workers=2), lang="zh"), titles(), tmp_path / "b")
    text = (first.folder / "manifest.json").read_text(encoding="utf-8")
    assert text == (second.folder / "manifest.json").read_text(encoding="utf-8")
    assert not re.search(r"20\d\d-\d\d-\d\d|\d\d:\d\d", text) and str(tmp_path) not in text
    data = json.loads(text)
    assert {"options", "scenario_files", "scenario_hashes", "code", "data", "packages", "python"} <= set(data)
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


def test_blocks_carry_the_experiment() -> None:
    blocks = experiment(draws=2, replicates=2).blocks()
    assert [(b.draw, b.replicate) for b in blocks] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert {b.draws for b in blocks} == {2} and blocks[0].end == 2022


@pytest.mark.parametrize("damage", ["edited", "gone", "a folder", "all gone", "a file"])
def test_copies_of_scenarios_that_were_changed_meanwhile(tmp_path: Path, damage: str) -> None:
    """Nobody knows which blocks lived the changed copies: none is used, and all are lived again from the right ones."""
    begun = assembled(tmp_path)
    every = begun.folder / store.SCENARIOS
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
    with pytest.raises(Damaged, match=r"scenarios/no_public_posts\.toml(.|\n)*0 of 2 blocks are whole"):
        reopen(begun.folder)
    with pytest.raises(Damaged):
        begun.assemble()
    assert "scenarios/no_public_posts.toml" in {loss.name for loss in begun.mend()}
    assert begun.whole_blocks() == 0 and {path.name: path.read_bytes() for path in every.iterdir()} == before
    assert begun.losses() == []


def test_copies_of_a_run_that_has_lived_nothing_are_simply_made(tmp_path: Path) -> None:
    begun = open_store(experiment(), titles(), tmp_path)
    remove(begun.folder / store.SCENARIOS)
    assert begun.mend() == [] and (begun.folder / store.SCENARIOS / "plan.toml").exists()
