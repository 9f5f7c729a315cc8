"""How far luck moves the difference of each shipped scenario from the plan: measured, and kept for what is said before a run.

`python -m benchmarks.measured_noise [SHARE [RUNS]]` lives RUNS comparisons of a SHARE of the households at central parameters,
each with households and luck of its own, and writes `data/measured_noise.csv` (read by `experiments.power`).

As nothing is shared by the runs but what everybody shares, the pseudo-values of all runs and groups are alike and independent: their
variance, of 60 of them, is known to a tenth. That of the ten groups over all runs, which a comparison has to rely on, is known to a
quarter, and one that happens to be small would promise too much before every later run.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.coverage import lived
from experiments.aggregate import MEASURES as ALL_MEASURES
from experiments.noise import t_quantile
from experiments.plan import REFERENCE, Experiment
from experiments.power import MEASURED
from experiments.statistics import runs_of
from experiments.titles import check_scenarios, titles_of
from parameters.scenario import SCENARIOS
from parameters.scenario_file import scenario_names

SHARE, RUNS = 0.02, 6
MEASURE = next(measure for measure in ALL_MEASURES if measure.name == "relapse_rate")


def measure(share: float, runs: int) -> list[dict[str, str]]:
    """One row a scenario: half of the 95 % interval of its difference as one comparison of everybody would have it."""
    names = check_scenarios(scenario_names(SCENARIOS), True)
    experiment = Experiment(names, draws=runs, share=share, workers=1)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = lived(experiment, titles_of(names), Path(folder))
    pseudo = runs_of(outcomes, MEASURE, "all").pseudo
    assert pseudo is not None
    found = [str(name) for name in outcomes["scenario"].values]
    return [
        {
            "scenario": name,
            "against": REFERENCE,
            "measure": "relapse_rate",
            "half_width": f"{half_width(pseudo[row] - pseudo[found.index(REFERENCE)], share):.4g}",
            "unit": "share of persons a year",
            "measured_share": f"{share:g}",
            "measured_runs": f"{runs}",
        }
        for row, name in enumerate(found)
        if name != REFERENCE
    ]


def half_width(values: NDArray[np.float64], share: float) -> float:
    """Half of the 95 % interval of one comparison of everybody, from pseudo-values (..., group) of independent runs of a share."""
    groups = values.shape[-1]
    return t_quantile(groups - 1) * float(values.std(ddof=1)) * (share / groups) ** 0.5


def main(arguments: list[str]) -> None:
    """Measure and write."""
    rows = measure(float(arguments[0]) if arguments else SHARE, int(arguments[1]) if len(arguments) > 1 else RUNS)
    with MEASURED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
