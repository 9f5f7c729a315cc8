"""Lives a small world with or without the outcomes on trial, in a process of its own, and prints what came of it as JSON.

Usage: python outcomes_trial.py listed|unlisted
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import lost_wages

import model.outcomes.listed as listed

if sys.argv[1] != "unlisted":
    listed.MODULES = (*listed.MODULES, lost_wages)
sys.path.insert(0, str(Path(__file__).parent.parent / "golden"))

import golden_file
import golden_runs
import numpy as np
import xarray as xr

from experiments.dataset import attributes_of
from experiments.sweep.schema import schema
from experiments.weighing import weigh
from model.contract import VARIABLES
from parameters.registry import load_registry
from reports.aggregate import by_county
from reports.definitions import definitions_table
from reports.documents import outcomes_page

NEW = [outcome.name for outcome in lost_wages.OUTCOMES]
RUN = ("scenario", "draw", "replicate")


def moved(world: Any) -> list[str]:
    """What differs from the golden state of the eventful world, as far as the arithmetic of this machine is that of the file."""
    kept, arithmetic = golden_file.read()
    state = {name: golden_runs.hashed(values) for name, values in golden_runs.of_state(world).items() if values.any()}
    found = golden_file.moved({"states": {"eventful": kept["states"]["eventful"]}}, {"states": {"eventful": state}})
    return [each.name.split()[1] for each in golden_file.unexplained(found, golden_file.arithmetic() == arithmetic)]


def dataset(arrays: dict[str, Any]) -> xr.Dataset:
    """The new outcomes and what weighs them, as they are stored."""
    names = [*(name for name in NEW if name in arrays), "persons_at_close", "households"]
    data = {name: ((*RUN, *VARIABLES[name].dims), arrays[name][None, None, None], attributes_of(VARIABLES[name])) for name in names}
    return xr.Dataset(data)


def what_follows(world: Any) -> dict[str, Any]:
    """What is said of the new outcomes where nobody has written of them."""
    arrays = world.recorder.arrays(world)
    stored = dataset(arrays)
    said = {"definitions": [row[3] for lang in ("zh", "en") for row in definitions_table(stored, lang).rows if row[3] in NEW]}
    page, choices = outcomes_page.text(), json.dumps(schema(load_registry()))
    said |= {"page": [name for name in NEW if f"`{name}`" in page], "sweep": [name for name in NEW if f'"{name}"' in choices]}
    if not said["definitions"]:
        return said
    rate, persons = stored["lost_wage_rate"], stored["persons_at_close"]
    over = ("county", "household_class", "resettled")
    return said | {
        "attributes": dict(rate.attrs),
        "lost": float(np.nansum(rate * persons)),
        "by_county": float(stored["lost_wage_persons"].sum()),
        "by_item": float(stored["lost_by_presence"].sum()),
        "weighed": weigh(stored, "lost_wage_rate", over).values.ravel().tolist(),
        "added": weigh(stored, "lost_wage_persons", ("county",)).values.ravel().tolist(),
        "report": by_county(stored, "lost_wage_persons").shape,
        "persons": stored["persons_at_close"].sum(over).values.ravel().tolist(),
        "borrowers": float(stored["borrowers"].sum()),
        "owing": int((np.asarray(world.households["loan"]) > 0.0).sum()),
    }


if __name__ == "__main__":
    lived = golden_runs.eventful()
    print(json.dumps({"moved": moved(lived), **what_follows(lived)}))
