"""One process at a time works in a folder, whatever the command; parts of a job array share it; a killed process blocks nobody."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from fake_sweeps import files_of, start, sweep_file, wait_until
from typer.testing import CliRunner

from cli.app import app
from experiments.locks import InUse, alone_in

RUN = CliRunner()
WORDS = {"en": "another process is working in this folder", "zh": "另一进程正在此目录中计算"}


def test_a_folder_is_held_by_one_and_then_free_again(tmp_path: Path) -> None:
    folder = tmp_path / "name.partial"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    with alone_in(folder):
        for again in (folder, tmp_path / "name", tmp_path / "link"):
            with pytest.raises(InUse, match="another process"), alone_in(again):
                pass
        with alone_in(tmp_path / "other"):
            pass
    with alone_in(folder):
        pass
    assert [path.name for path in tmp_path.glob(".*")] == [], "nothing is left beside it"


def test_parts_share_a_folder_and_keep_out_who_wants_the_whole(tmp_path: Path) -> None:
    folder = tmp_path / "n[a]me"  # a name that would be a pattern
    with alone_in(folder, (1, 3)), alone_in(folder, (2, 3)):
        with pytest.raises(InUse), alone_in(folder, (2, 3)):
            pass
        with pytest.raises(InUse), alone_in(folder):
            pass
        with alone_in(folder, (3, 3)):
            pass
    with alone_in(folder), pytest.raises(InUse), alone_in(folder, (1, 3)):
        pass


@pytest.mark.parametrize("lang", list(WORDS))
def test_the_second_of_two_that_resume_is_refused(tmp_path: Path, lang: str) -> None:
    process = start(tmp_path, str(sweep_file(tmp_path / "files")), "--workers", "1", "--out", str(tmp_path / "out"), model="fakes_slow")
    wait_until(lambda: list(tmp_path.glob("out/*/blocks/*.done")))
    folder = only_visible(tmp_path / "out")
    second = RUN.invoke(app, ["sweep", "--resume", str(folder), "--lang", lang])
    assert second.exit_code == 2 and WORDS[lang] in second.output, second.output
    part = RUN.invoke(app, ["sweep", "--resume", str(folder), "--blocks", "1/2", "--lang", lang])
    assert part.exit_code == 2 and WORDS[lang] in part.output, part.output
    told = process.communicate()[1]
    assert process.returncode == 0, told


def test_what_a_killed_process_leaves_blocks_nobody(tmp_path: Path) -> None:
    process = start(tmp_path, str(sweep_file(tmp_path / "files")), "--workers", "1", "--out", str(tmp_path / "out"), model="fakes_slow")
    wait_until(lambda: list(tmp_path.glob("out/*/blocks/*.done")))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    folder = only_visible(tmp_path / "out")
    assert list((tmp_path / "out").glob(".*.lock")), "its lock file is still there"
    again = start(tmp_path, "--resume", str(folder), "--workers", "1", "--lang", "en", model="fakes_slow")
    told = again.communicate()[1]
    assert again.returncode == 0, told
    assert not list((tmp_path / "out").glob(".*"))


def test_parts_of_a_job_array_at_the_same_time(tmp_path: Path) -> None:
    file, folder = str(sweep_file(tmp_path / "files")), str(tmp_path / "out" / "shared")
    parts = [
        start(tmp_path / str(number), file, "--resume", folder, "--blocks", f"{number}/3", "--workers", "1", model="fakes_slow")
        for number in (1, 2, 3)
        if not (tmp_path / str(number)).mkdir()
    ]
    for process in parts:
        told = process.communicate()[1]
        assert process.returncode == 0, told
    last = start(tmp_path, "--resume", folder, "--lang", "en", model="fakes_slow")
    told = last.communicate()[1]
    assert last.returncode == 0 and "6 blocks, 0 to do" in told, told
    assert Path(folder).is_dir() and "seal.json" in files_of(Path(folder))


@pytest.mark.parametrize("command", ["compare", "simulate"])
def test_runs_are_held_too(tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import experiment_fakes

    project, lived = experiment_fakes.project, []

    def one_and_then_stopped(*given: object) -> object:
        with pytest.raises(InUse), alone_in(only_visible(tmp_path)):
            pass
        lived.append(given)
        if len(lived) == 2:
            raise KeyboardInterrupt
        return project(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(experiment_fakes, "project", one_and_then_stopped)
    first = RUN.invoke(
        app, [command, "no_public_posts", "--draws", "2", "--end", "2021", "--workers", "1", "--lang", "en", "--out", str(tmp_path)]
    )
    assert first.exit_code == 130 and len(lived) == 2, first.output
    folder = only_visible(tmp_path)
    with alone_in(folder):
        second = RUN.invoke(app, [command, "--resume", str(folder), "--lang", "zh"])
    assert second.exit_code == 2 and WORDS["zh"] in second.output, second.output
    monkeypatch.setattr(experiment_fakes, "project", project)
    third = RUN.invoke(app, [command, "--resume", str(folder), "--workers", "1", "--lang", "en"])
    assert third.exit_code == 0, third.output


def only_visible(out: Path) -> Path:
    """The one folder of results, without what stands hidden beside it."""
    [folder] = [path for path in out.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return folder
