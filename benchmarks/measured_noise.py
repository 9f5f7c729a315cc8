"""How far luck moves the difference of each shipped scenario from the plan: measured, and kept for what is said before a run.

`python -m benchmarks.measured_noise [SHARE [RUNS]]` lives RUNS comparisons of a SHARE of the households at central parameters,
each with households and luck of its own, and writes `data/measured_noise.csv` (read by `experiments.power`).
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

from benchmarks.coverage import lived
from experiments.plan import REFERENCE, Experiment
from experiments.power import MEASURED
from experiments.statistics import compare
from experiments.titles import check_scenarios, titles_of
from parameters.scenario import SCENARIOS
from parameters.scenario_file import scenario_names

SHARE, RUNS = 0.02, 6


def measure(share: float, runs: int) -> list[dict[str, str]]:
    """One row a scenario: half of the 95 % interval of its difference as one comparison of everybody would have it."""
    names = check_scenarios(scenario_names(SCENARIOS), True)
    experiment = Experiment(names, draws=runs, share=share, workers=1)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = lived(experiment, titles_of(names), Path(folder))
    found = compare(outcomes)
    return [{"scenario": name, "against": REFERENCE, "measure": "relapse_rate",
             "half_width": f"{found.effect(name, 'relapse_rate').noise_half_width * (share * runs) ** 0.5:.4g}",
             "unit": "share of persons a year", "measured_share": f"{share:g}", "measured_runs": f"{runs}"}
            for name in found.scenarios if name != REFERENCE]


def main(arguments: list[str]) -> None:
    """Measure and write."""
    rows = measure(float(arguments[0]) if arguments else SHARE, int(arguments[1]) if len(arguments) > 1 else RUNS)
    with MEASURED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
