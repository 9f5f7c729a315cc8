"""Whatever of a folder is lost or changed: the same numbers, or one message; never other numbers, never a traceback."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from damages import KINDS, damaged, files_of
from fake_sweeps import FILE, only_folder, sweep_file
from fake_sweeps import files_of as bytes_of
from typer.testing import CliRunner

from cli.app import app
from experiments.blocks import jobs_of
from experiments.damage import mend
from experiments.jobs import unmark
from experiments.making import new_store
from experiments.results import reopen
from experiments.seals import Damaged, NotAResult
from experiments.store import open_store

RUN = CliRunner()
ARGUMENTS = ("--backend", "serial", "--lang", "en")


@pytest.fixture
def swept(tmp_path: Path) -> Path:
    """A small finished sweep."""
    result = RUN.invoke(app, ["sweep", str(sweep_file(tmp_path / "files")), *ARGUMENTS, "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    return only_folder(tmp_path / "out")


@pytest.fixture
def on_its_way(tmp_path: Path) -> Path:
    """A sweep of which eight of ten blocks are done: enough files to harm where a task has one."""
    from cli.running import MODULE
    from experiments.design import of_file
    from experiments.sweep.sweep_file import read_sweep

    file = sweep_file(tmp_path / "files", FILE.replace("count = 3", "count = 5"))
    made = new_store(replace(of_file(read_sweep(file), {}), model=MODULE), tmp_path / "way")
    for job in jobs_of(made.folder, made.tasks()[:8], made.layout, MODULE):
        job.run()
    return made.folder


@pytest.fixture
def compared(tmp_path: Path) -> Path:
    """A small finished comparison."""
    result = RUN.invoke(
        app,
        [
            "compare",
            "no_public_posts",
            "--draws",
            "2",
            "--end",
            "2022",
            "--workers",
            "1",
            "--lang",
            "en",
            "--out",
            str(tmp_path / "out"),
        ],
    )
    assert result.exit_code == 0, result.output
    return only_folder(tmp_path / "out")


def fewer(outcomes: xr.Dataset, whole: xr.Dataset, name: str, kind: str) -> bool:
    """A block without its marker is not done yet: it is left out, and all the others are as they were."""
    same = [((outcomes[one] == whole[one]) | outcomes[one].isnull()).all().item() for one in outcomes.data_vars]
    return name.endswith(".done") and kind == "removed" and all(same)


def harmed_in_every_way(folder: Path) -> dict[str, int]:
    """Damage every file in every way and open the folder each time; how often it was told, and how often nothing was lost."""
    whole = reopen(folder)[1].load()
    counts = {"told": 0, "same": 0}
    for name in files_of(folder):
        for kind in KINDS:
            with damaged(folder / name, kind):
                try:
                    outcomes: xr.Dataset | None = reopen(folder)[1].load()
                except NotAResult as error:
                    outcomes = None
                    assert str(folder.name) in error.text("en") and error.text("zh") != error.text("en"), (name, kind)
                counts["told" if outcomes is None else "same"] += 1
                assert outcomes is None or outcomes.identical(whole) or fewer(outcomes, whole, name, kind), (name, kind)
    return counts


@pytest.mark.parametrize("which", ["swept", "on_its_way", "compared"])
def test_every_file_harmed_in_every_way(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    counts = harmed_in_every_way(folder)
    assert counts["told"] >= {"swept": 100, "on_its_way": 100, "compared": 15}[which]


def test_one_bit_anywhere_in_the_outcomes_is_noticed(compared: Path) -> None:
    path = compared / "outcomes.nc"
    content = path.read_bytes()
    for place in np.random.default_rng(5).integers(0, len(content), 60):
        flipped = bytearray(content)
        flipped[place] ^= 1 << (place % 8)
        path.write_bytes(bytes(flipped))
        with pytest.raises(Damaged, match=r"outcomes\.nc"):
            reopen(compared)


@pytest.mark.parametrize(
    "name",
    [
        "outcomes.zarr/relapse_rate/c/0/1/0/0/0/0/0",
        "outcomes.zarr/relapse_rate/zarr.json",
        "outcomes.zarr/zarr.json",
        "outcomes.zarr/county/c/0",
        "manifest.json",
        "seal.json",
    ],
)
@pytest.mark.parametrize("kind", ["removed", "flipped", "a folder"])
def test_report_tells_and_resume_makes_it_again(swept: Path, name: str, kind: str) -> None:
    before = bytes_of(swept)
    assert name in before
    KINDS[kind](swept / name)
    told = RUN.invoke(app, ["report", str(swept), "--lang", "en"])
    assert told.exit_code == 1 and "is damaged" in told.output and "sweep --resume" in told.output, told.output
    again = RUN.invoke(app, ["sweep", "--resume", str(swept), *ARGUMENTS])
    if (name, kind) == ("manifest.json", "a folder"):
        swept = next(swept.parent.iterdir())
    assert again.exit_code == 0 and "this is made again" in again.output, again.output
    assert bytes_of(swept) == before


@pytest.mark.parametrize("which", ["swept", "compared"])
@pytest.mark.parametrize("kind", ["removed", "flipped", "emptied", "a folder"])
def test_lost_checks_are_told_and_made_again_without_living_anything(
    which: str, kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder: Path = request.getfixturevalue(which)
    before = bytes_of(folder)
    KINDS[kind](folder / "checks.json")
    told = RUN.invoke(app, ["report", str(folder), "--lang", "zh"])
    assert told.exit_code == 1 and "checks.json" in told.output and "--resume" in told.output, told.output
    monkeypatch.setattr("experiment_fakes.project", lambda *given: pytest.fail("nothing is lived"))
    command = {"swept": "sweep", "compared": "compare"}[which]
    again = RUN.invoke(app, [command, "--resume", str(folder), "--workers", "1", "--lang", "en"])
    assert again.exit_code == 0 and "checks.json" in again.output, again.output
    assert bytes_of(folder) == before
    assert RUN.invoke(app, ["report", str(folder), "--lang", "en"]).exit_code == 0
    assert bytes_of(folder) == before


def test_a_finished_sweep_resumed_computes_nothing_and_says_so(swept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = RUN.invoke(app, ["report", str(swept), "--lang", "en"]).stdout
    before = {path: path.stat().st_mtime_ns for path in swept.rglob("*") if path.is_file()}
    for nothing in ("experiment_fakes.project", "cli.level.check_level", "cli.running.present"):
        monkeypatch.setattr(nothing, lambda *given: pytest.fail("nothing is computed"))
    again = RUN.invoke(app, ["sweep", "--resume", str(swept), *ARGUMENTS])
    assert again.exit_code == 0 and "nothing is computed" in again.output and again.stdout.endswith(tables), again.output
    assert {path: path.stat().st_mtime_ns for path in swept.rglob("*") if path.is_file()} == before
    assert "无须计算" in RUN.invoke(app, ["sweep", "--resume", str(swept), "--blocks", "1/2", "--lang", "zh"]).output


@pytest.mark.parametrize("harmed", [False, True])
def test_a_finished_sweep_is_resumed_only_by_the_same_code(swept: Path, harmed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if harmed:
        (swept / "seal.json").write_bytes(b"")
    before = bytes_of(swept)
    monkeypatch.setattr("experiments.identity.source_hash_of_code", lambda: "0123456789abcdef")
    for lang, word in (("en", "code: "), ("zh", "code：目录中为")):
        told = RUN.invoke(app, ["sweep", "--resume", str(swept), "--lang", lang])
        assert told.exit_code == 2 and word in told.output and "0123456789abcdef" in told.output, told.output
        assert f"run.py report {swept}" in told.output.replace("\n", ""), "what is whole can still be read"
    assert bytes_of(swept) == before


def test_a_lost_block_of_a_sweep_on_its_way_is_lived_again(on_its_way: Path) -> None:
    KINDS["flipped"](on_its_way / "blocks" / "d0000-r000.npz")
    KINDS["rubbish"](on_its_way / "blocks" / "d0001-r000.done")
    told = RUN.invoke(app, ["report", str(on_its_way), "--lang", "zh"])
    assert told.exit_code == 1 and "已损坏" in told.output and "d0001-r000" in told.output
    again = RUN.invoke(app, ["sweep", "--resume", str(on_its_way), *ARGUMENTS])
    assert again.exit_code == 0 and "10 blocks, 4 to do" in again.output, again.output


@pytest.mark.parametrize("name", ["draws.csv", "scenarios/plan.toml"])
def test_what_a_sweep_was_begun_with_is_not_changed_silently(on_its_way: Path, name: str) -> None:
    path = on_its_way / name
    before = path.read_bytes()
    path.write_bytes(before + b"# mine\n")
    told = RUN.invoke(app, ["sweep", "--resume", str(on_its_way), *ARGUMENTS])
    assert told.exit_code == 1 and name in told.output and "remove them and resume again" in told.output, told.output
    assert path.read_bytes() == before + b"# mine\n", "what somebody wrote there stays"
    path.unlink()
    again = RUN.invoke(app, ["sweep", "--resume", str(on_its_way), *ARGUMENTS])
    assert again.exit_code == 0 and name in again.output, again.output
    assert (only_folder(on_its_way.parent) / name).read_bytes() == before


def test_workers_refuse_what_the_plan_does_not_vouch_for(on_its_way: Path) -> None:
    from experiments import blocks

    blocks._read_plan.cache_clear()
    (on_its_way / "draws.csv").write_text("draw,dibao.assessment_error\n0,0.1\n", encoding="utf-8")
    with pytest.raises(Damaged, match=r"draws\.csv"):
        blocks.read_plan(str(on_its_way))


@pytest.mark.parametrize("kind", ["edited", "gone"])
def test_what_is_changed_while_it_is_lived_is_not_marked(on_its_way: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    import experiment_fakes

    from experiments import blocks

    found = open_store(on_its_way)
    copy = on_its_way / "scenarios" / "no_public_posts.toml"
    task = next(task for task in found.tasks() if task.name not in found.done())
    project = experiment_fakes.project

    def changed_meanwhile(*given: object) -> object:
        copy.unlink() if kind == "gone" else copy.write_text("# another", encoding="utf-8")
        return project(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(experiment_fakes, "project", changed_meanwhile)
    with pytest.raises(Damaged, match=r"no_public_posts\.toml"):
        blocks.live_task("experiment_fakes", str(on_its_way), task)
    assert task.name not in open_store(on_its_way).done()


def test_the_module_that_a_folder_names_is_never_imported(on_its_way: Path) -> None:
    from experiments.seals import read_sealed, write_sealed

    plan = read_sealed(on_its_way / "manifest.json")
    assert isinstance(plan, dict)
    write_sealed({**plan, "model": "antigravity"}, on_its_way / "manifest.json")
    told = RUN.invoke(app, ["sweep", "--resume", str(on_its_way), *ARGUMENTS])
    assert told.exit_code == 2 and "model: antigravity in the folder" in told.output


def test_a_damaged_comparison_is_lived_again_to_the_same_bytes(compared: Path) -> None:
    before = (compared / "outcomes.nc").read_bytes()
    KINDS["cut"](compared / "outcomes.nc")
    told = RUN.invoke(app, ["report", str(compared), "--lang", "en"])
    assert told.exit_code == 1 and f"compare --resume {compared}" in " ".join(told.output.split()), told.output
    again = RUN.invoke(app, ["compare", "--resume", str(compared), "--workers", "1", "--lang", "en"])
    assert again.exit_code == 0, again.output
    assert (only_folder(compared.parent) / "outcomes.nc").read_bytes() == before


@pytest.mark.parametrize("ended_between", [False, True])
def test_a_whole_comparison_is_shown_without_computing_and_options_are_not_changed(
    compared: Path, monkeypatch: pytest.MonkeyPatch, ended_between: bool
) -> None:
    """As a whole sweep is; also one that was killed after it was sealed and before it got its name."""
    folder = compared
    if ended_between:
        folder = compared.rename(compared.with_name(compared.name + ".partial"))
        (folder / "blocks").mkdir()
        (folder / "outcomes.nc.new").write_bytes(b"half")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".new"}
    monkeypatch.setattr("experiment_fakes.project", lambda *given: pytest.fail("nothing is lived"))
    whole = RUN.invoke(app, ["compare", "--resume", str(folder), "--lang", "en"])
    assert whole.exit_code == 0 and "nothing is computed" in whole.output and whole.output.rstrip().endswith(compared.name)
    assert compared.is_dir() and {path.name: path.read_bytes() for path in compared.iterdir() if path.is_file()} == before
    assert not (compared / "blocks").exists()
    stated = RUN.invoke(app, ["compare", "--resume", str(compared), "--draws", "3", "--lang", "en"])
    assert stated.exit_code == 2 and "--draws cannot be changed" in stated.output


def test_a_marker_alone_is_not_believed(on_its_way: Path) -> None:
    found = open_store(on_its_way)
    shutil.copy(found.blocks / "d0000-r000.done", found.blocks / "d0002-r001.done")
    assert [re.sub(r".*/", "", loss.name) for loss in mend(found)] == ["d0002-r001.done"]
    assert "d0002-r001" not in {task.name for task in found.done()}
    unmark(found.blocks, "d0002-r001")
