"""Killed at any moment and resumed, a sweep gives the bytes of an undisturbed one; it is resumed only as itself."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from pathlib import Path

import pytest
from fake_sweeps import FILE, files_of, only_folder, start, sweep_file, wait_until
from typer.testing import CliRunner

from cli.app import app
from experiments.results import read_outcomes
from experiments.store import open_store

RUN = CliRunner()
WORKERS = [1, 2]


def children(process: int) -> list[int]:
    """The spawned workers of a coordinator (not its tracker of resources)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == process and "spawn_main" in (entry / "cmdline").read_text():
                    found.append(int(entry.name))
            except (OSError, ValueError):
                continue
    return found


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An undisturbed sweep, made once."""
    folder = tmp_path_factory.mktemp("calm")
    process = start(folder, str(sweep_file(folder / "files")), "--workers", "1", "--out", str(folder / "out"))
    assert process.communicate()[0] and process.returncode == 0
    return files_of(only_folder(folder / "out"))


def broken_off(tmp_path: Path, workers: int, blocks: int) -> Path:
    """The folder of a sweep that was killed, coordinator and workers, after so many blocks."""
    process = start(
        tmp_path, str(sweep_file(tmp_path / "files")), "--workers", str(workers), "--out", str(tmp_path / "out"), model="fakes_slow"
    )
    wait_until(lambda: len(list(tmp_path.glob("out/*/blocks/*.done"))) >= blocks)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return only_folder(tmp_path / "out")


@pytest.mark.parametrize("workers", WORKERS)
def test_killed_coordinator_and_resumed(tmp_path: Path, calm: dict[str, bytes], workers: int) -> None:
    folder = broken_off(tmp_path, workers, 2)
    assert folder.name.endswith(".partial")
    (folder / "blocks" / "d0002-r001.npz.123.partial").write_bytes(b"half")  # what a kill may leave of a write
    process = start(tmp_path, "--resume", str(folder), "--workers", str(workers), "--lang", "en", model="fakes_slow")
    told = process.communicate()[1]
    assert process.returncode == 0, told
    assert "6 blocks, 6 to do" not in told and "to do" in told
    found = files_of(only_folder(tmp_path / "out"))
    assert without_model(found) == without_model(calm)


def without_model(files: dict[str, bytes]) -> dict[str, object]:
    """All files; which stand-in lived the blocks is written in one of them, whose seals follow from it."""
    manifest, seals = json.loads(files["manifest.json"]), json.loads(files["seal.json"])
    del manifest["model"], manifest["seal"], seals["seal"], seals["files"]["manifest.json"], seals["manifest"]["model"]
    return {**files, "manifest.json": manifest, "seal.json": seals}


def test_killed_workers_cost_only_their_blocks(tmp_path: Path, calm: dict[str, bytes]) -> None:
    process = start(tmp_path, str(sweep_file(tmp_path / "files")), "--workers", "2", "--out", str(tmp_path / "out"), model="fakes_slow")
    wait_until(lambda: list(tmp_path.glob("out/*/blocks/*.done")) and children(process.pid))
    for worker in children(process.pid):
        with contextlib.suppress(ProcessLookupError):  # where one has died the pool ends the others
            os.kill(worker, signal.SIGKILL)
    told = process.communicate()[1]
    assert process.returncode == 0, told
    assert without_model(files_of(only_folder(tmp_path / "out"))) == without_model(calm)


def test_a_block_that_kills_its_worker_each_time(tmp_path: Path) -> None:
    process = start(
        tmp_path,
        str(sweep_file(tmp_path / "files")),
        "--workers",
        "2",
        "--out",
        str(tmp_path / "out"),
        model="experiment_fakes_killed",
        KILL_FOLDER=str(tmp_path),
        KILL_ALWAYS="1",
    )
    told = process.communicate()[1]
    assert process.returncode == 1 and "Traceback" not in told
    assert "d0001-r000, d0001-r001" in told and "4 of 6 blocks are whole" in told and "--resume" in told
    assert len(read_outcomes(open_store(only_folder(tmp_path / "out")))["draw"]) == 2


def test_what_was_done_can_be_looked_at(tmp_path: Path) -> None:
    folder = broken_off(tmp_path, 1, 3)
    outcomes = read_outcomes(open_store(folder))
    lived = outcomes["gini"].notnull().all(dim=("scenario", "year", "county"))
    assert int(lived.sum()) == len(list((folder / "blocks").glob("*.done")))
    result = RUN.invoke(app, ["report", str(folder), "--lang", "en"])
    assert result.exit_code == 0 and (folder / "runs.csv").exists(), result.output


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    process = start(tmp_path, str(sweep_file(tmp_path / "files")), "--workers", "2", "--out", str(tmp_path / "out"), model="fakes_slow")
    wait_until(lambda: list(tmp_path.glob("out/*/blocks/*.done")))
    os.kill(process.pid, signal.SIGINT)
    told = process.communicate()[1]
    assert process.returncode == 130 and "Traceback" not in told
    assert "blocks are whole. Go on with: python run.py sweep --resume" in told


def test_a_full_disk_says_so_and_leaves_what_was_done(tmp_path: Path) -> None:
    process = start(
        tmp_path,
        str(sweep_file(tmp_path / "files")),
        "--backend",
        "serial",
        "--out",
        str(tmp_path / "out"),
        "--lang",
        "en",
        model="fakes_full_disk",
    )
    told = process.communicate()[1]
    assert process.returncode == 1 and "Traceback" not in told
    assert "The disk is full" in told and "1 of 6 blocks are whole" in told and "--resume" in told


def test_only_the_same_sweep_is_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = broken_off(tmp_path, 1, 1)
    before = files_of(folder)
    other = sweep_file(tmp_path / "other", FILE.replace("count = 3", "count = 4").replace("seed", "seed"))
    result = RUN.invoke(app, ["sweep", str(other), "--sample", "0.1", "--resume", str(folder), "--lang", "en"])
    assert result.exit_code == 2
    assert "draws count: 3 in the folder, 4 now" in result.output and "sample: 0.05 in the folder, 0.1 now" in result.output
    monkeypatch.setattr("experiments.identity.source_hash_of_code", lambda: "0123456789abcdef")
    result = RUN.invoke(app, ["sweep", "--resume", str(folder), "--lang", "zh"])
    assert result.exit_code == 2 and "code：目录中为" in result.output and "0123456789abcdef" in result.output
    assert files_of(folder) == before, "nothing is written"


def test_settings_cannot_be_stated_again_without_a_file(tmp_path: Path) -> None:
    folder = broken_off(tmp_path, 1, 1)
    result = RUN.invoke(app, ["sweep", "--resume", str(folder), "--sample", "0.2", "--lang", "en"])
    assert result.exit_code == 2 and "--sample cannot be changed" in result.output


@pytest.mark.parametrize("what", ["absent", "empty"])
def test_a_folder_without_a_sweep_is_refused(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "there"
    if what == "empty":
        folder.mkdir()
    result = RUN.invoke(app, ["sweep", "--resume", str(folder), "--lang", "en"])
    assert result.exit_code == 2 and "there" in result.output
    assert what == "absent" or not list(folder.iterdir())
