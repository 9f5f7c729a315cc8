"""A user's way through the program where things are not as here: no POSIX modules, a GBK console, a folder with a difficult name.

`python tests/anywhere/journey.py COMMAND...` takes it with the given command (say `fangpin` of an installed package) and
ends with status 1 at the first thing that is not as it should be.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HIDDEN = Path(__file__).parent / "hidden"
LONG = "望谟县农户返贫风险评估情景模拟"
"""With its ending and `.partial` still below the 255 bytes that file systems allow for a name."""
SCENARIO = """name = "Posts halved in Wangmo"
name_zh = "望谟县公益岗位减半"
extends = "plan"
reason = "a test of the way through the program"

[policy.public_posts]
from = "2021-03"
counties = ["望谟县"]
coverage = {{ times = {times} }}
"""
SWEEP = """name = "Small"
name_zh = "小扫描"
scenarios = ["plan", "no_public_posts"]
sample = 0.002
replicates = 3
end = 2021
[draws]
from = "priors"
count = 4
parameters = ["dibao.assessment_error"]
"""


class Journey:
    """One way through the program: commands are run in `place`, their words are kept."""

    def __init__(self, command: list[str], place: Path) -> None:
        self.command, self.place = command, place
        path = os.pathsep.join(filter(None, (str(HIDDEN), os.environ.get("PYTHONPATH", ""))))
        self.environment = {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "gbk", "LANG": "C", "LC_ALL": "", "MPLBACKEND": "Agg"}

    def run(self, *arguments: str | os.PathLike[str], status: int = 0) -> str:
        """Run the program; its words on both streams, which must be GBK and hold no traceback."""
        done = subprocess.run(
            [*self.command, *map(os.fspath, arguments)], cwd=self.place, env=self.environment, capture_output=True, check=False
        )
        words = done.stdout.decode("gbk") + done.stderr.decode("gbk")
        assert done.returncode == status, f"{arguments}: status {done.returncode}\n{words}"
        assert "Traceback" not in words and "Warning" not in words, words
        return words

    def run_until(self, reached: Callable[[], bool], *arguments: str | os.PathLike[str]) -> None:
        """Run the program and end it by force once something has come about."""
        with (self.place / "words").open("wb") as words:
            running = subprocess.Popen(
                [*self.command, *map(os.fspath, arguments)], cwd=self.place, env=self.environment, stdout=words, stderr=words
            )
            while not reached():
                assert running.poll() is None, (self.place / "words").read_bytes().decode("gbk", "replace")
                time.sleep(0.02)
            running.kill()
            running.wait()

    def made(self, out: Path, words: str) -> Path:
        """The one new folder of results under `out`, which the last words name."""
        [folder] = [path for path in out.iterdir() if path.is_dir() and not path.name.startswith(".")]
        assert folder.name in words.replace("\n", ""), words
        return folder


def compare_and_report(journey: Journey) -> None:
    """A comparison with scenarios of one's own, one of them not named in UTF-8 where the file system allows it."""
    own = journey.place / f"{LONG}.toml"
    own.write_text(SCENARIO.format(times=0.5), encoding="utf-8")
    words = journey.run("compare", "plan", own, "--sample", "0.002", "--draws", "2", "--end", "2021", "--workers", "2", "--lang", "zh")
    folder = journey.made(journey.place / "results", words)
    for name in ("outcomes.nc", "manifest.json", "report.html", "tables.xlsx", "charts"):
        assert (folder / name).exists(), f"{name} is missing in {sorted(path.name for path in folder.iterdir())}"
    before = (folder / "outcomes.nc").read_bytes()
    (folder / "report.html").unlink()
    journey.run("report", folder, "--lang", "zh")
    assert (folder / "report.html").exists() and (folder / "outcomes.nc").read_bytes() == before


def any_block_done(out: Path) -> bool:
    """Whether a block is whole; a folder may get its name, or go, while it is looked through."""
    with contextlib.suppress(FileNotFoundError):
        return any(out.glob("*.partial/blocks/*.done"))
    return False


def sweep_and_resume(journey: Journey) -> None:
    """A sweep that is stopped while it works and then resumed."""
    out = journey.place / "输出 结果"
    out.mkdir()
    file = journey.place / "小 扫描.toml"
    file.write_text(SWEEP, encoding="utf-8")
    journey.run_until(lambda: any_block_done(out), "sweep", file, "--out", out, "--workers", "1")
    [folder] = [path for path in out.iterdir() if path.name.endswith(".partial")]
    words = journey.run("sweep", "--resume", folder, "--workers", "1")
    folder = journey.made(out, words)
    assert (folder / "outcomes.zarr").is_dir() and (folder / "report.html").is_file()


def bytes_that_are_no_utf8(journey: Journey) -> None:
    """A scenario file whose name is GBK bytes: it is refused in one message that says so, and nothing is written."""
    if sys.platform in ("win32", "darwin"):
        return
    name = os.fsdecode("减半.toml".encode("gbk"))
    (journey.place / name).write_text(SCENARIO.format(times=0.5), encoding="utf-8")
    out = journey.place / "gbk"
    out.mkdir()
    done = subprocess.run(
        [*journey.command, "compare", "plan", name, "--sample", "0.002", "--draws", "1", "--end", "2021", "--out", str(out)],
        cwd=journey.place,
        env=journey.environment,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode("gbk", "replace")
    said = done.stderr.decode("gbk", "replace")
    assert done.returncode == 2 and not list(out.iterdir()) and "UTF-8" in said and len(said.splitlines()) == 1, said


def explain_a_household(journey: Journey) -> None:
    """A household of the table of households, line by line: its village is lived once more in plain Python."""
    journey.run("households", "--sample", "0.002", "--month", "2021-01", "--out", "households.csv")
    header, row = (journey.place / "households.csv").read_text(encoding="utf-8-sig").splitlines()[:2]
    number = row.split(",")[header.split(",").index("household")]
    words = journey.run("explain", number, "--sample", "0.002", "--month", "2021-06", "--lang", "en")
    assert "2021-06" in words, words


def travel(command: list[str], place: Path) -> None:
    """The whole way, in a folder that is made under `place`."""
    folder = place / "情景 模拟 (work)"
    folder.mkdir(parents=True)
    journey = Journey(command, folder)
    assert "fangpin" in journey.run("--version")
    assert "support_withdrawn" in journey.run("scenarios", "list")
    compare_and_report(journey)
    sweep_and_resume(journey)
    explain_a_household(journey)
    bytes_that_are_no_utf8(journey)


if __name__ == "__main__":
    ground = Path(tempfile.mkdtemp())
    try:
        travel(sys.argv[1:], ground)
        print("the way through the program is open")
    finally:
        shutil.rmtree(ground, ignore_errors=True)
