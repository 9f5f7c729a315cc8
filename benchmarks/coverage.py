"""Do the intervals cover as often as they say? Small comparisons with the same parameters against everybody.

`python -m benchmarks.coverage [REPEATS [SHARE [FOLDER]]]` lives REPEATS comparisons of a SHARE of the households each, all at
central parameters with the same wages, prices and weather, but other households and other luck of theirs; and everybody
once, window by window of a tenth. It prints how many of the 95 % intervals of simulation noise hold everybody's value, and what
each small comparison says about large-scale relapse. With FOLDER what was lived is kept there and not lived again.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import xarray as xr

from experiments.aggregate import GROUPS, MEASURES
from experiments.blocks import jobs_of
from experiments.dataset import assemble
from experiments.plan import Experiment
from experiments.statistics import compare, mean_of_runs, runs_of
from experiments.titles import Titles, titles_of
from experiments.work import Work
from experiments.workers import run
from model.block import Block
from model.score_board import LARGE_SCALE, SURE
from model.shrinkage import chances_below

SCENARIOS = ("plan", "no_public_posts", "support_withdrawn")
REPEATS, SHARE, WINDOWS = 100, 0.01, 10
PLACES = {"relapse_rate": (1e3, 2), "relapse_ever": (1e2, 2), "entry_rate": (1e3, 2), "income_growth": (1e2, 3),
          "rural_income": (1.0, 0)}


def blocks_of(experiment: Experiment) -> list[Block]:
    """Blocks at central values, each with luck of its own and with a window of its own, spread over all households."""
    step = 10.0 / experiment.draws
    return [replace(block, drawn=(), tenth=round(block.draw * step, 6)) for block in experiment.blocks()]


def lived(experiment: Experiment, titles: Titles, folder: Path) -> xr.Dataset:
    """The outcomes of an experiment, of which what is in the folder is not lived again."""
    folder.mkdir(parents=True, exist_ok=True)
    run(Work(jobs_of(blocks_of(experiment), folder), folder, experiment.workers))
    return assemble(experiment, titles, folder)


def covered(small: xr.Dataset, everybody: xr.Dataset) -> list[tuple[str, str, str, float, float, int]]:
    """Measure, counties, level or difference, everybody's value, share of intervals that hold it, how many there are."""
    rows = []
    repeats = [compare(small.isel(draw=[number])) for number in range(small.sizes["draw"])]
    for measure in MEASURES:
        for group in GROUPS:
            truth = runs_of(everybody, measure, group).values
            names = repeats[0].scenarios
            value = mean_of_runs(truth[0])
            hits = [abs(one.level(names[0], measure.name, group).value - value)
                    <= one.level(names[0], measure.name, group).noise_half_width for one in repeats]
            rows.append((measure.name, group, f"level, {names[0]}", value, float(np.mean(hits)), len(hits)))
            for row, name in enumerate(names[1:], start=1):
                value = mean_of_runs(truth[row] - truth[0])
                effects = [one.effect(name, measure.name, group) for one in repeats]
                hits = [abs(effect.difference - value) <= effect.half_width for effect in effects]
                rows.append((measure.name, group, name, value, float(np.mean(hits)), len(hits)))
    return rows


def table(rows: list[tuple[str, str, str, float, float, int]]) -> str:
    """Rows as a table for `docs/coverage.md`, with the mean over each measure."""
    lines = ["| measure | level or difference of | everybody | intervals that hold it | of them, counties by category |",
             "|---|---|---|---|---|"]
    for measure, what in dict.fromkeys((row[0], row[2]) for row in rows):
        mine = [row for row in rows if (row[0], row[2]) == (measure, what)]
        scale, places = PLACES[measure]
        every = next(row for row in mine if row[1] == "all")
        parts = ", ".join(f"{row[1]} {row[4]:.0%}" for row in mine if row[1] != "all")
        lines.append(f"| `{measure}` | {what} | {every[3] * scale:.{places}f} | {every[4]:.0%} | {parts} |")
    return "\n".join(lines)


def verdicts(small: xr.Dataset, everybody: xr.Dataset) -> str:
    """How many small comparisons say that large-scale relapse is kept off, that it is not, or that it cannot be told."""
    lines = ["| scenario | everybody: chance, worst county-year | hundredths: met | not met | cannot be told |",
             "|---|---|---|---|---|"]
    at = {"target": "no_large_scale_relapse"}
    worst = shrunk_of_all(everybody)
    for row, name in enumerate(map(str, small.scenario.values)):
        chance = small.target_met.sel(at).isel(scenario=row).values.ravel()
        met, missed = int((chance >= SURE).sum()), int((chance <= 1.0 - SURE).sum())
        lines.append(f"| {name} | {worst[row][0]:.3f}, {worst[row][1]:.2%} | {met} | {missed} | {len(chance) - met - missed} |")
    return "\n".join(lines)


def shrunk_of_all(everybody: xr.Dataset) -> list[tuple[float, float]]:
    """Of every scenario the chance that no county-year is large-scale, and the worst one, from all windows of everybody together."""
    found = []
    for row in range(everybody.sizes["scenario"]):
        top, bottom = (everybody[name].isel(scenario=row).sum(("draw", "replicate")).values
                       for name in ("relapsed_persons_by_group", "lifted_persons_by_group"))
        weights, below = chances_below(top, bottom, LARGE_SCALE)
        found.append((float(weights @ below.prod(axis=(1, 2))), float((top.sum(-1) / bottom.sum(-1)).max())))
    return found


def main(arguments: list[str]) -> None:
    """Live what is missing and print the table."""
    repeats, share = int(arguments[0]) if arguments else REPEATS, float(arguments[1]) if len(arguments) > 1 else SHARE
    titles = titles_of(SCENARIOS)
    with tempfile.TemporaryDirectory() as new:
        folder = Path(arguments[2]) if len(arguments) > 2 else Path(new)
        small = lived(Experiment(SCENARIOS, draws=repeats, share=share), titles, folder / "small")
        everybody = lived(Experiment(SCENARIOS, draws=WINDOWS, share=1.0 / WINDOWS), titles, folder / "big")
    rows = covered(small, everybody)
    print(table(rows))
    print(f"\nMean over all {len(rows)} rows: {np.mean([row[4] for row in rows]):.1%}\n\n{verdicts(small, everybody)}")


if __name__ == "__main__":
    main(sys.argv[1:])
