"""How long it takes until something happens: help, imports, loading what was compiled, people, a first run, compiling anew."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks import fresh

ROUNDS = 5
SHARE, TENTH = 0.01, 0.1
"""Households of the first run, and of the people whose building is timed alone."""
TITLES = {
    "python": ("Python alone", "仅启动Python"),
    "help": ("run.py --help", "run.py --help"),
    "imports": ("  imports of the model", "  导入模型"),
    "loading": ("  loading of the compiled passes", "  载入已编译部分"),
    "run": ("  people and 72 months of `plan`, share 0.01", "  构建人口并模拟规划情景72个月，抽样0.01"),
    "first": ("new process to the first result: all three", "新进程至首个结果：以上三项"),
    "people": ("people of a tenth and their state of January 2020", "十分之一人口及其2020年1月状态"),
    "compile": ("compiling everything into an empty cache folder", "全部编译(空缓存目录)"),
}


@dataclass
class Part:
    """Seconds of one part of a start, one a round; the least counts."""

    name: str
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, spent: tuple[float, float] | list[float]) -> None:
        """Note one round: wall time and processor time."""
        self.wall.append(spent[0])
        self.processor.append(spent[1])


def measure(rounds: int = ROUNDS, anew: bool = True) -> list[Part]:
    """Time every part in fresh processes, after a round that is not counted and fills the caches; compiling `anew` once."""
    parts = {name: Part(name) for name in TITLES}
    for number in range(rounds + 1):
        spent = one_round()
        for name, seconds in spent.items() if number else ():
            parts[name].add(seconds)
    if anew:
        with tempfile.TemporaryDirectory() as empty:
            parts["compile"].add(fresh.call("benchmarks.start", "load_here", cache=empty).told["loading"])
    return [part for part in parts.values() if part.wall]


def one_round() -> dict[str, tuple[float, float]]:
    """Every part but compiling once: wall time and processor time."""
    first = fresh.call("benchmarks.start", "run_here", share=SHARE)
    alone, helped = fresh.run([sys.executable, "-c", "pass"]), fresh.run([sys.executable, "run.py", "--help"])
    people = fresh.call("benchmarks.start", "people_here", share=TENTH)
    return {
        "python": (alone.wall, alone.processor),
        "help": (helped.wall, helped.processor),
        **first.told,
        "first": (first.wall, first.processor),
        **people.told,
    }


class Watch:
    """Wall and processor seconds since it was last asked."""

    def __init__(self) -> None:
        self._last = (time.perf_counter(), time.process_time())

    def since(self) -> tuple[float, float]:
        """Both, and begin again."""
        before, self._last = self._last, (time.perf_counter(), time.process_time())
        return self._last[0] - before[0], self._last[1] - before[1]


def load_here() -> dict[str, Any]:
    """Import the model and load, or compile, its passes in this process."""
    watch = Watch()
    from model.projection import warm_up

    spent = {"imports": watch.since()}
    warm_up()
    return spent | {"loading": watch.since()}


def run_here(share: float) -> dict[str, Any]:
    """The parts of a first run in this process."""
    spent = load_here()
    watch = Watch()
    from model.projection import Block, project

    project(Block(("plan",), 0, 1, 0, 1, share, 2021, 2025))
    return spent | {"run": watch.since()}


def people_here(share: float) -> dict[str, Any]:
    """Build the people of a share of the households, and the state of January 2020, in this process."""
    from benchmarks.month import world_of
    from model.projection import warm_up

    warm_up()
    watch = Watch()
    world_of(share)
    return {"people": watch.since()}
