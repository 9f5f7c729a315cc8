"""The same sweep gives the same bytes, whoever does its blocks and however they are shared out."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from fake_sweeps import files_of, only_folder, start, sweep_file
from typer.testing import CliRunner

from cli.app import app
from cli.sweep_command import check_scheduler

RUN = CliRunner()


def swept(tmp_path: Path, name: str, *options: str) -> dict[str, bytes]:
    """A small sweep in this process as coordinator; all its files."""
    file = sweep_file(tmp_path / "files")
    result = RUN.invoke(app, ["sweep", str(file), "--out", str(tmp_path / name), "--lang", "en", *options])
    assert result.exit_code == 0, result.output
    assert "Cost: 12 runs in" in result.output and "MB on disk" in result.output
    return files_of(only_folder(tmp_path / name))


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process gives, made once."""
    folder = tmp_path_factory.mktemp("serial")
    process = start(folder, str(sweep_file(folder / "files")), "--backend", "serial", "--out", str(folder / "out"))
    assert process.communicate()[0] and process.returncode == 0
    return files_of(only_folder(folder / "out"))


def test_worker_processes_give_the_bytes_of_one_process(tmp_path: Path, serial: dict[str, bytes]) -> None:
    assert swept(tmp_path, "two", "--workers", "2") == serial
    assert {"manifest.json", "runs.csv", "draws.csv", "outcomes.zarr/zarr.json"} <= set(serial)
    assert not any(name.endswith((".partial", ".ticks", ".done")) for name in serial)


def test_parts_of_a_job_array_give_the_bytes_of_one_process(tmp_path: Path, serial: dict[str, bytes]) -> None:
    file, folder = str(sweep_file(tmp_path / "files")), tmp_path / "array"
    parts = [start(tmp_path, file, "--blocks", f"{part}/3", "--resume", str(folder), "--workers", "1") for part in (1, 2, 3)]
    for part in parts:
        said, told = part.communicate()
        assert part.returncode == 0 and "is done. When all are" in said, told
    assert not folder.exists(), "a part does not finish a sweep"
    result = RUN.invoke(app, ["sweep", "--resume", str(folder), "--lang", "en"])
    assert result.exit_code == 0 and "6 blocks, 0 to do" in result.output, result.output
    assert files_of(folder) == serial


def test_a_dask_cluster_of_its_own_gives_the_same_bytes(tmp_path: Path, serial: dict[str, bytes]) -> None:
    pytest.importorskip("distributed", reason="Dask is an extra")
    file = str(sweep_file(tmp_path / "files"))
    process = start(tmp_path, file, "--backend", "dask", "--workers", "2", "--out", str(tmp_path / "dask"))
    said = process.communicate()
    assert process.returncode == 0, said
    assert files_of(only_folder(tmp_path / "dask")) == serial


@pytest.mark.parametrize("listens", [False, True])
def test_an_address_where_no_scheduler_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listens: bool) -> None:
    pytest.importorskip("distributed", reason="Dask is an extra")
    monkeypatch.setattr("experiments.dask_cluster.CONNECT_SECONDS", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        if listens:
            taken.listen()  # accepts, and never says a word
        result = RUN.invoke(
            app,
            [
                "sweep",
                str(sweep_file(tmp_path / "files")),
                "--lang",
                "en",
                "--out",
                str(tmp_path / "out"),
                "--scheduler",
                f"tcp://127.0.0.1:{taken.getsockname()[1]}",
            ],
        )
    assert result.exit_code == 2 and "no Dask scheduler answers there" in result.output
    assert "--resume" in result.output


def test_workers_load_no_charts_and_no_tables_of_results() -> None:
    code = (
        "import sys, experiments.blocks; "
        "assert not {'xarray', 'matplotlib', 'pandas', 'typer', 'distributed', 'scipy.stats'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("address", ["foo", "tcp://foo", "tcp://host:", "host:x", "host:99999", "a b:1", "http//x:1"])
def test_what_is_no_address_is_refused_before_anything_is_made(address: str, tmp_path: Path) -> None:
    ran = RUN.invoke(app, ["sweep", "quick", "--scheduler", address, "--out", str(tmp_path / "out"), "--lang", "en"])
    assert ran.exit_code == 2 and "such as tcp://HOST:8786" in ran.output and not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "host:8786", "tls://cluster.example.org:1", "tcp://[::1]:8786"])
def test_addresses_with_a_port_are_taken(address: str) -> None:
    check_scheduler(address, "en")
