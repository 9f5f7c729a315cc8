"""Do the intervals cover as often as they say? Small comparisons with the same parameters against everybody.

    python -m benchmarks.coverage [intervals|second|signs|rest ...] [--repeats N] [--share SHARE] [--folder FOLDER]

prints the tables of `docs/coverage.md`, by default that of `intervals`. What is lived is kept in FOLDER and not lived again, so that
`intervals`, `second` and `rest` with one folder live it once.

- `intervals`: REPEATS comparisons of a SHARE of the households each, all at central parameters with the same wages, prices and
  weather, but other households and other luck of theirs; and everybody once, window by window of a tenth. How many of the 95 %
  intervals of simulation noise hold everybody's value, and what each small comparison says about large-scale relapse.
- `second`: as many comparisons of `plan` and `no_public_posts` again, with other households and other luck, beside the first.
- `signs`: in how many draws a difference has the sign of its mean, in synthetic comparisons with known effects.
- `rest`: noise of levels, spread over parameters where there is none, and the worst of many, from the same runs as `intervals`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import xarray as xr

from benchmarks.coverage_signs import signs_table
from experiments.aggregate import GROUPS, MEASURES
from experiments.blocks import Arrays, put, write_block
from experiments.dataset import frame, stack
from experiments.jobs import Job, Notice, Spent, spending, ticking
from experiments.layout import Task
from experiments.noise import t_quantile
from experiments.plan import Experiment
from experiments.statistics import compare, mean_of_runs, runs_of
from experiments.sweep.draws import CENTRAL
from experiments.titles import Titles, titles_of
from experiments.work import Work
from experiments.workers import run
from model.block import Block
from model.contract import VARIABLES
from model.score_board import LARGE_SCALE, SURE
from model.shrinkage import chances_below, shrunk

SCENARIOS = ("plan", "no_public_posts", "support_withdrawn")
AGAIN = SCENARIOS[:2]
"""Scenarios of the second hundred."""
REPEATS, SHARE, WINDOWS = 100, 0.01, 10
PARTS = ("intervals", "second", "signs", "rest")
RATES = ("relapse_rate", "relapse_ever", "entry_rate")
PLACES = {
    "relapse_rate": (1e3, 2),
    "relapse_ever": (1e2, 2),
    "entry_rate": (1e3, 2),
    "income_growth": (1e2, 3),
    "rural_income": (1.0, 0),
}
TARGET = {"target": "no_large_scale_relapse"}


@dataclass(frozen=True)
class Row:
    """One measure in one county group, a level or a difference: everybody's value and where it lies from each interval."""

    measure: str
    group: str
    what: str
    value: float
    sides: np.ndarray
    """(repeat,): 0 inside the interval, 1 everybody's value lies above it, -1 below it."""

    @property
    def held(self) -> float:
        """Share of the intervals that hold everybody's value."""
        return float((self.sides == 0).mean())


@dataclass(frozen=True)
class Lived:
    """What is asked for, and where what was lived is kept."""

    repeats: int
    share: float
    folder: Path

    def small(self, hundred: int = 1) -> xr.Dataset:
        """The first or the second hundred of small comparisons."""
        names = SCENARIOS if hundred == 1 else AGAIN
        experiment = Experiment(names, draws=self.repeats * hundred, share=self.share)
        return lived(experiment, titles_of(names), self.folder / ("small" if hundred == 1 else "again"), hundred)

    def everybody(self) -> xr.Dataset:
        """All households, in windows of a tenth."""
        return lived(Experiment(SCENARIOS, draws=WINDOWS, share=1.0 / WINDOWS), titles_of(SCENARIOS), self.folder / "big")


def blocks_of(experiment: Experiment, hundred: int = 1) -> list[Block]:
    """Blocks at central values, each with luck of its own and with a window of its own, spread over all households.

    Those of the second hundred are the later half of the draws; their windows begin in the middle of those of the first.
    """
    e, each = experiment, experiment.draws // hundred
    step, shift = 10.0 / each, (hundred - 1) / 2.0
    return [
        Block(e.scenarios, draw, e.draws, 0, e.seed, e.share, e.start, e.end, drawn=(), tenth=round((draw % each + shift) * step, 6))
        for draw in range(e.draws - each, e.draws)
    ]


def lived(experiment: Experiment, titles: Titles, folder: Path, hundred: int = 1) -> xr.Dataset:
    """The outcomes of an experiment, of which what is in the folder is not lived again."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = {Task(block.draw, range(block.draw, block.draw + 1), range(1)): block for block in blocks_of(experiment, hundred)}
    ticks = 1 + len(experiment.scenarios) * len(experiment.years())
    run(Work([Job(task.name, live, (task, block, folder), ticks) for task, block in blocks.items()], folder, experiment.workers))
    return stack(frame(experiment, titles, list(blocks), CENTRAL), folder, blocks)


def live(task: Task, block: Block, folder: Path, notice: Notice | None = None, threads: int = 1) -> Spent:
    """Live one block on so many threads and leave it with its marker in the folder."""
    from model.projection import project

    arrays: Arrays = {}
    with spending() as spent, ticking(folder, task.name, notice) as tick:
        found = project(block, lambda scenario, year: tick(), threads)
        put(arrays, [found[name] for name in block.scenarios], VARIABLES, task, (0, 0))
        write_block(folder, task, arrays)
    return spent[0]


def side(value: float, estimate: float, half_width: float) -> int:
    """0 where the interval holds the value, 1 where the value lies above it, -1 below it."""
    return 0 if abs(estimate - value) <= half_width else 1 if value > estimate else -1


def covered(small: xr.Dataset, everybody: xr.Dataset) -> list[Row]:
    """Every measure, county group, level of the first scenario and difference from it."""
    rows = []
    repeats = [compare(small.isel(draw=[number])) for number in range(small.sizes["draw"])]
    names = repeats[0].scenarios
    for measure in MEASURES:
        for group in GROUPS:
            truth = runs_of(everybody, measure, group).values
            value = mean_of_runs(truth[0])
            levels = [one.level(names[0], measure.name, group) for one in repeats]
            sides = np.array([side(value, level.value, level.noise_half_width) for level in levels])
            rows.append(Row(measure.name, group, f"level, {names[0]}", value, sides))
            for row, name in enumerate(names[1:], start=1):
                value = mean_of_runs(truth[row] - truth[0])
                effects = [one.effect(name, measure.name, group) for one in repeats]
                sides = np.array([side(value, effect.difference, effect.half_width) for effect in effects])
                rows.append(Row(measure.name, group, name, value, sides))
    return rows


def table(rows: list[Row]) -> str:
    """Rows as a table for `docs/coverage.md`, with the mean over all."""
    lines = [
        "| measure | level or difference of | everybody | intervals that hold it | of them, counties by category |",
        "|---|---|---|---|---|",
    ]
    for measure, what in dict.fromkeys((row.measure, row.what) for row in rows):
        mine = [row for row in rows if (row.measure, row.what) == (measure, what)]
        scale, places = PLACES[measure]
        every = next(row for row in mine if row.group == "all")
        parts = ", ".join(f"{row.group} {row.held:.0%}" for row in mine if row.group != "all")
        lines.append(f"| `{measure}` | {what} | {every.value * scale:.{places}f} | {every.held:.0%} | {parts} |")
    return "\n".join([*lines, "", f"Mean over all {len(rows)} rows: {np.mean([row.held for row in rows]):.1%}"])


def beside(first: list[Row], second: list[Row]) -> str:
    """Both hundreds row by row, and on which side everybody's values lie, for rates and for income."""
    lines = ["| measure | level or difference of | counties | first | second | both |", "|---|---|---|---|---|---|"]
    pairs = [(one, two) for two in second for one in first if (one.measure, one.group, one.what) == (two.measure, two.group, two.what)]
    both = [replace(one, sides=np.concatenate([one.sides, two.sides])) for one, two in pairs]
    for (one, two), row in zip(pairs, both, strict=True):
        lines.append(f"| `{row.measure}` | {row.what} | {row.group} | {one.held:.0%} | {two.held:.0%} | {row.held:.1%} |")
    held = [row.held for row in both]
    lines += ["", f"{len(both)} rows of both hundreds: {min(held):.1%} to {max(held):.1%}."]
    for title, rates in (("Rates", True), ("Income and growth", False)):
        sides = np.concatenate([row.sides for row in both if (row.measure in RATES) == rates])
        lines.append(
            f"{title}: {(sides == 0).mean():.1%}; everybody's value above the interval {(sides == 1).mean():.1%}, "
            f"below it {(sides == -1).mean():.1%}."
        )
    return "\n".join(lines)


def verdicts(small: xr.Dataset, everybody: xr.Dataset) -> str:
    """How many small comparisons say that large-scale relapse is kept off, that it is not, or that it cannot be told."""
    lines = [
        "| scenario | everybody: chance, worst county-year | hundredths: met | not met | cannot be told |",
        "|---|---|---|---|---|",
    ]
    worst = shrunk_of_all(everybody)
    for row, name in enumerate(map(str, small.scenario.values)):
        chance = small.target_met.sel(TARGET).isel(scenario=row).values.ravel()
        met, missed = int((chance >= SURE).sum()), int((chance <= 1.0 - SURE).sum())
        lines.append(f"| {name} | {worst[row][0]:.3f}, {worst[row][1]:.2%} | {met} | {missed} | {len(chance) - met - missed} |")
    return "\n".join(lines)


def shrunk_of_all(everybody: xr.Dataset) -> list[tuple[float, float]]:
    """Of every scenario the chance that no county-year is large-scale, and the worst one, from all windows of everybody together."""
    found = []
    for row in range(everybody.sizes["scenario"]):
        top, bottom = (
            everybody[name].isel(scenario=row).sum(("draw", "replicate")).values
            for name in ("relapsed_persons_by_group", "lifted_persons_by_group")
        )
        weights, below = chances_below(top, bottom, LARGE_SCALE)
        found.append((float(weights @ below.prod(axis=(1, 2))), float((top.sum(-1) / bottom.sum(-1)).max())))
    return found


def rest(small: xr.Dataset, everybody: xr.Dataset) -> str:
    """What else the intervals rest on: noise of levels, spread over equal parameters, and the worst of many county-years."""
    [income] = [measure for measure in MEASURES if measure.name == "rural_income"]
    tenths = compare(everybody)
    each = [compare(everybody.isel(draw=[number])).level(SCENARIOS[0], income.name, "all") for number in range(WINDOWS)]
    printed = np.mean([level.noise_half_width for level in each]) / t_quantile(everybody.sizes["noise_group"] - 1)
    between = np.std([level.value for level in each], ddof=1)
    spreads = "; ".join(f"{tenths.effect(name, 'relapse_rate', 'all').model_sd * 1e3:.3g}" for name in SCENARIOS[1:])
    worst = shrunk_of_all(everybody)[0][1]
    without, plain = ([worst_of(outcomes, taken_out) for outcomes in (everybody, small)] for taken_out in (True, False))
    return "\n".join(
        [
            "| what | found |",
            "|---|---|",
            "| rural income of a tenth: spread between ten tenths, and the noise that one of them prints (standard deviations) | "
            f"{between:.0f} yuan, {printed:.0f} yuan |",
            f'| "model sd" of ten tenths that have the same parameters (`relapse_rate`, per 1,000; both differences) | {spreads} |',
            f"| worst of 45 county-years under `plan`: everybody; median of {WINDOWS} tenths; of the small comparisons, sampling noise "
            f"taken out | {worst:.2%}; {without[0]:.2%}; {without[1]:.2%} |",
            f"| the same without taking it out | {worst:.2%}; {plain[0]:.2%}; {plain[1]:.2%} |",
        ]
    )


def worst_of(outcomes: xr.Dataset, taken_out: bool) -> float:
    """Median over runs of the worst county-year of the first scenario, with the sampling noise taken out or not."""
    top, bottom = (
        outcomes[name].isel(scenario=0, replicate=0).values for name in ("relapsed_persons_by_group", "lifted_persons_by_group")
    )
    rates = [shrunk(*one) if taken_out else one[0].sum(-1) / one[1].sum(-1) for one in zip(top, bottom, strict=True)]
    return float(np.median([np.nanmax(one) for one in rates]))


def printed(part: str, asked: Lived) -> str:
    """The table of a part of `docs/coverage.md`."""
    if part == "signs":
        return signs_table()
    small, everybody = asked.small(), asked.everybody()
    if part == "intervals":
        return f"{table(covered(small, everybody))}\n\n{verdicts(small, everybody)}"
    if part == "rest":
        return rest(small, everybody)
    everybody, small = (outcomes.sel(scenario=list(AGAIN)) for outcomes in (everybody, small))
    return beside(covered(small, everybody), covered(asked.small(2), everybody))


def main(arguments: list[str]) -> None:
    """Live what is missing and print the tables that are asked for."""
    parser = argparse.ArgumentParser(description="The tables of docs/coverage.md.")
    parser.add_argument("part", nargs="*", help=f"which: {', '.join(PARTS)}; default: {PARTS[0]}")
    parser.add_argument("--repeats", type=int, default=REPEATS, help="small comparisons of a hundred")
    parser.add_argument("--share", type=float, default=SHARE, help="share of the households of each")
    parser.add_argument("--folder", type=Path, default=None, help="where what is lived is kept")
    asked = parser.parse_args(arguments)
    parts = asked.part or [PARTS[0]]
    if unknown := [part for part in parts if part not in PARTS]:
        parser.error(f"{unknown[0]}: expected one of {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as new:
        kept = Lived(asked.repeats, asked.share, asked.folder or Path(new))
        for part in parts:
            print(f"## {part}\n\n{printed(part, kept)}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
