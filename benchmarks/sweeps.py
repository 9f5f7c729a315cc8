"""A sweep on one and on two worker processes, as whole commands from start to end, with the same bytes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import fresh

WORKERS = (1, 2)
SHARE = 0.01
SCENARIOS = ("plan", "no_new_insurance", "no_public_posts", "no_microcredit", "support_withdrawn")
FILE = """name = "ruler"
scenarios = {scenarios}
sample = {share}
outputs = ["relapse_rate"]
[draws]
from = "priors"
count = {draws}
"""
"""Without all outputs no charts and no report are made: the sweep itself is measured."""


@dataclass(frozen=True)
class Swept:
    """One sweep. `wall` and `processor` in seconds, workers and coordinator together; `bytes` hashes all that it left."""

    workers: int
    runs: int
    wall: float
    processor: float
    bytes: str


def measure(runs: int) -> list[Swept]:
    """About `runs` runs of the standing scenarios, a hundredth of the households, on one and on two workers."""
    draws = max(1, round(runs / len(SCENARIOS)))
    with TemporaryDirectory() as place:
        file = Path(place) / "ruler.toml"
        names = "[" + ", ".join(f'"{name}"' for name in SCENARIOS) + "]"
        file.write_text(FILE.format(scenarios=names, share=SHARE, draws=draws), encoding="utf-8")
        return [_sweep(file, Path(place) / str(workers), workers, draws * len(SCENARIOS)) for workers in WORKERS]


def _sweep(file: Path, out: Path, workers: int, runs: int) -> Swept:
    done = fresh.run([sys.executable, "run.py", "sweep", str(file), "--workers", str(workers), "--out", str(out), "--lang", "en"])
    return Swept(workers, runs, done.wall, done.processor, _hash(next(out.iterdir())))


def _hash(folder: Path) -> str:
    """Of all files but the log, which holds times."""
    whole = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "run.log":
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]
