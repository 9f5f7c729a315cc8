"""Small sweeps with a stand-in for the model, in this process or in one of their own that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

FILE = """
name = "for a test"
name_zh = "测试"
scenarios = ["plan", "no_public_posts"]
sample = 0.05
replicates = 2
end = 2022
[draws]
from = "priors"
count = 3
parameters = ["dibao.leakage", "public_posts.rangers"]
"""
CODE = """
import os, sys
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
def main():
    import experiment_fakes
    from cli import deliver, level, running
    from experiments import titles
    running.MODULE = os.environ.get("FAKE_MODEL", "experiment_fakes")
    titles.policy_items = lambda: experiment_fakes.POLICIES
    deliver.parts = lambda *given: []
    level.check_level = lambda *given: []  # it lives the model itself, and has its own tests
    from cli.app import app
    app()
if __name__ == "__main__":
    main()
"""


def sweep_file(folder: Path, text: str = FILE, name: str = "small") -> Path:
    """A sweep file in its own folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def start(folder: Path, *arguments: str, model: str = "experiment_fakes", **environment: str) -> subprocess.Popen[str]:
    """`run.py sweep` with the stand-in, in a process group of its own."""
    script = folder / "fake_run.py"
    if not script.exists():  # a process that was started before may be about to read it
        script.write_text(CODE, encoding="utf-8")
    here = Path(__file__).parent
    path = os.pathsep.join([str(here.parent.parent), str(here), str(here.parent / "experiments")])
    return subprocess.Popen(
        [sys.executable, str(script), "sweep", *arguments],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": path, "FAKE_MODEL": model, **environment},
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a result but the log with its times, by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.log"
    }


def only_folder(out: Path) -> Path:
    """The one folder that a sweep has made under `--out`."""
    found = [path for path in out.iterdir() if path.is_dir()]
    assert len(found) == 1, found
    return found[0]


def wait_until(done: object, seconds: float = 120.0) -> None:
    """Wait until `done()` holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)
