"""What depends on the sampled share and must not: levels and effects of samples beside those of everybody, with the same luck.

Run `python -m benchmarks.sample_share KEPT.json`: every window of every share is lived under the standing scenarios and kept in
the file, so that a run broken off goes on; then the table of `docs/sample_share.md` is written. Everybody takes two minutes of
processor time and 3 GB, and so do all windows of each share together.

The windows of a share lie side by side and hold everybody once (those of 0.03 99 %), with everybody's luck. So their mean has no
sampling error: what it lies off everybody's is bias. A standard error over such windows would be no yardstick of it (they are no
random sample, but the whole); the yardstick is the sampling error of the one run that somebody makes: the standard deviation
between windows.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents import codes
from engine.flows import POLICIES
from model.projection import Block, Outcome, project
from parameters.registry import load_registry

PAGE = Path(__file__).parent.parent / "docs" / "sample_share.md"
MARKS = ("<!-- begin table: made by python -m benchmarks.sample_share -->", "<!-- end table -->")
SCENARIOS = ("plan", "no_new_insurance", "no_public_posts", "no_microcredit", "support_withdrawn")
"""The standing scenarios (`sweeps/standing.toml`); effects are differences from the first."""
SHARES, EVERYBODY = (0.01, 0.03, 0.1), 1.0
WINDOWS = {0.01: 100, 0.03: 33, 0.1: 10}
"""Windows of each share, side by side: all kin groups once, or 99 % of them."""
SMALL = 0.25
"""Bias in standard deviations of one run that leaves a 95 % interval 94.3 %."""
SEED, START, END = 1, 2021, 2025
Measures = dict[str, float]
Kept = dict[str, dict[str, Measures]]
"""`share/window` -> scenario -> measure -> value."""


@dataclass(frozen=True)
class Row:
    """A measure of one share beside everybody's: mean over the windows and the standard deviation between them."""

    measure: str
    share: float
    mean: float
    deviation: float
    everybody: float

    @property
    def bias(self) -> float:
        """How far the mean of all windows lies from everybody's, in standard deviations of one run."""
        difference = self.mean - self.everybody
        return 0.0 if difference == 0.0 else difference / self.deviation if self.deviation > 0.0 else float("inf")


def levels(outcome: Outcome) -> Measures:
    """Yearly means of a run: incomes, rates of the lifted, households listed, and what every policy paid (million yuan)."""
    start, close, relapsed, below = (
        outcome[name][:, :, codes.LIFTED] for name in ("persons_at_start", "persons_at_close", "relapsed_persons", "below_line_rate")
    )
    net, heads = (outcome[name][:, :, codes.LIFTED, :, 1] for name in ("income_per_capita_by_concept", "heads_by_concept"))
    found = {
        "rural income, yuan a head": _mean(outcome["rural_income"], outcome["rural_residents"]),
        "net income of the lifted, yuan a head": _mean(net, heads),
        "relapse rate of the lifted, %": 100.0 * float(relapsed.sum() / start.sum()),
        "below the line, lifted, %": 100.0 * _mean(below, close),
        "below the monitoring line, %": 100.0 * _mean(outcome["below_monitoring_line_rate"], outcome["persons_at_close"]),
        "households listed, thousand": _yearly(outcome["monitored_rate"] * outcome["households"]) / 1e3,
        "Gini": float(outcome["gini_category"][:, -1].mean()),
    }
    paid = {
        f"{name_of(policy)}, paid, million yuan": _yearly(outcome["payouts"][:, :, number]) / 1e6
        for number, policy in enumerate(POLICIES)
    }
    return found | {name: value for name, value in paid.items() if value != 0.0}


def name_of(policy: str) -> str:
    """English title of a policy, in lower case."""
    title: str = load_registry().groups[policy].name
    return title[0].lower() + title[1:]


def _yearly(values: NDArray[np.float64]) -> float:
    return float(np.nansum(values)) / len(values)


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    known = ~np.isnan(values)
    return float((values[known] * weights[known]).sum() / weights[known].sum())


def lived(share: float, start: float) -> dict[str, Measures]:
    """All scenarios of the window that begins at `start` tenths."""
    block = Block(SCENARIOS, 0, 1, 0, SEED, share, START, END, tenth=start)
    return {name: levels(outcome) for name, outcome in project(block).items()}


def all_lived(file: Path, shares: Iterable[float]) -> Kept:
    """What the file holds, and what it lacks, lived now."""
    kept: Kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for share in shares:
        windows = WINDOWS.get(share, 1)
        for window in range(windows):
            key = f"{share:g}/{window}"
            if key not in kept:
                kept[key] = lived(share, round(10.0 * window * share, 6))
                file.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    return kept


def measures(scenarios: dict[str, Measures]) -> Measures:
    """Levels of the first scenario and effects of the others: what changes in rates, listed and lifted income without a policy."""
    plan, found = scenarios[SCENARIOS[0]], dict(scenarios[SCENARIOS[0]])
    for name in SCENARIOS[1:]:
        for measure in ("relapse rate of the lifted, %", "below the line, lifted, %", "net income of the lifted, yuan a head"):
            found[f"effect of {name}: {measure}"] = scenarios[name][measure] - plan[measure]
    return found


def rows(kept: Kept, shares: Iterable[float]) -> list[Row]:
    """Every measure at every share."""
    everybody = measures(kept[f"{EVERYBODY:g}/0"])
    found = []
    for measure, value in everybody.items():
        for share in shares:
            seen = [measures(kept[key]).get(measure, 0.0) for key in kept if key.startswith(f"{share:g}/")]
            found.append(Row(measure, share, float(np.mean(seen)), float(np.std(seen, ddof=1)), value))
    return found


def table(found: list[Row], shares: tuple[float, ...]) -> str:
    """The table of the page: a line a measure; each share with mean, standard deviation of one run, and bias in these."""
    head = "| measure | everybody | " + " | ".join(f"{100 * share:g} % | bias" for share in shares) + " |"
    lines = [head, "|---|---:|" + "---:|---:|" * len(shares)]
    by_measure: dict[str, list[Row]] = {}
    for row in found:
        by_measure.setdefault(row.measure, []).append(row)
    for measure, cells in by_measure.items():
        digits = _digits(cells[0])
        parts = [f"{row.mean:,.{digits}f} ± {row.deviation:,.{digits}f} | {row.bias:+.2f}" for row in cells]
        lines.append(f"| {measure} | {cells[0].everybody:,.{digits}f} | " + " | ".join(parts) + " |")
    return "\n".join([*lines, "", _summary(found)])


def _digits(row: Row) -> int:
    """Digits behind the point: three of the deviation's."""
    size = max(abs(row.deviation), 1e-4)
    return int(np.clip(2 - np.floor(np.log10(size)), 0, 4))


def _summary(found: list[Row]) -> str:
    bias = np.abs([row.bias for row in found])
    largest = found[int(np.argmax(bias))]
    return (
        f"{len(bias)} comparisons: {int((bias <= SMALL).sum())} within {SMALL:g} standard deviations of one run, "
        f"{int((bias > 1.0).sum())} beyond one; the largest is {bias.max():.2f} ({largest.measure}, {100 * largest.share:g} %)."
    )


def write_page(text: str) -> None:
    """Put the table between the marks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(MARKS[0])
    PAGE.write_text(f"{head}{MARKS[0]}\n\n{text}\n\n{MARKS[1]}{rest.split(MARKS[1])[1]}", encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Live what is missing, print the table, and write it into the page where all shares were asked for."""
    parser: Any = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kept", type=Path, help="JSON file of the windows lived; made or gone on with")
    parser.add_argument("--shares", type=float, nargs="+", default=list(SHARES), choices=SHARES)
    parser.add_argument("--print-only", action="store_true", help="leave the page as it is")
    asked = parser.parse_args(arguments)
    kept = all_lived(asked.kept, [*asked.shares, EVERYBODY])
    text = table(rows(kept, asked.shares), tuple(asked.shares))
    print(text)
    if not asked.print_only:
        write_page(text)


if __name__ == "__main__":
    main()
