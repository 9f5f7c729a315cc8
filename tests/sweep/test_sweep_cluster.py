"""A Dask cluster of four worker processes on the loopback address, one of them killed half way: the same bytes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_sweeps import files_of, only_folder, start, sweep_file, wait_until
from test_sweep_resume import without_model

pytest.importorskip("distributed", reason="Dask is an extra")
HERE = Path(__file__).parent


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = os.pathsep.join([str(HERE.parent.parent), str(HERE), str(HERE.parent / "experiments")])
        self.environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
        address = folder / "scheduler.json"
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address)
        )
        wait_until(lambda: address.exists() and address.read_text(encoding="utf-8").strip().endswith("}"))
        self.address = str(json.loads(address.read_text(encoding="utf-8"))["address"])
        self.workers = [
            self._start(
                "dask_worker",
                self.address,
                "--nthreads",
                "1",
                "--no-nanny",
                "--no-dashboard",
                "--host",
                "127.0.0.1",
                "--local-directory",
                str(folder),
            )
            for _ in range(4)
        ]

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
                env=self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )

    def stop(self) -> None:
        """End all of them."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Four workers and their scheduler."""
    made = Cluster(tmp_path)
    yield made
    made.stop()


def test_one_of_four_workers_killed_half_way(tmp_path: Path, cluster: Cluster) -> None:
    file = str(sweep_file(tmp_path / "files"))
    swept = start(tmp_path, file, "--scheduler", cluster.address, "--out", str(tmp_path / "out"), "--draws", "8", model="fakes_slow")
    wait_until(lambda: len(list(tmp_path.glob("out/*/blocks/*.done"))) >= 4, seconds=60.0)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    told = swept.communicate()[1]
    assert swept.returncode == 0, told
    calm = start(tmp_path, file, "--backend", "serial", "--out", str(tmp_path / "calm"), "--draws", "8")
    assert calm.communicate()[0] and calm.returncode == 0
    assert without_model(files_of(only_folder(tmp_path / "out"))) == without_model(files_of(only_folder(tmp_path / "calm")))


def test_a_scheduler_killed_half_way_is_told_in_one_message(tmp_path: Path, cluster: Cluster) -> None:
    file = str(sweep_file(tmp_path / "files"))
    swept = start(
        tmp_path,
        file,
        "--scheduler",
        cluster.address,
        "--out",
        str(tmp_path / "out"),
        "--draws",
        "8",
        "--lang",
        "en",
        model="fakes_slow",
    )
    wait_until(lambda: len(list(tmp_path.glob("out/*/blocks/*.done"))) >= 2, seconds=60.0)
    os.kill(cluster.scheduler.pid, signal.SIGKILL)
    told = swept.communicate()[1]
    assert swept.returncode == 1 and len(re.findall("scheduler (?:has gone|does not answer)", told)) == 1 and "--resume" in told, told
    assert "Traceback" not in told and "distributed." not in told, told
