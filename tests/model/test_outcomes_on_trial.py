"""An outcome joins a run by one entry in the list of modules, and leaves it without a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import lost_wages
import pytest

from model import counting
from model.contract import VARIABLES, checked
from model.outcomes.how import Share, Total
from model.outcomes.people import SUMS, People
from model.outcomes.units import PERSONS

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NEW = [outcome.name for outcome in lost_wages.OUTCOMES]


def trial(mode: str) -> Any:
    """What a process says that lives with the outcomes in the list, or without."""
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=f"{ROOT}{os.pathsep}{HERE}")
    done = subprocess.run(
        [sys.executable, str(HERE / "outcomes_trial.py"), mode], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_out_of_the_list_it_leaves_no_trace() -> None:
    assert trial("unlisted") == {"moved": [], "definitions": [], "page": [], "sweep": []}


def test_in_the_list_it_is_counted_stored_weighed_and_told_and_moves_nothing_else() -> None:
    found = trial("listed")
    assert all(name.startswith(("outcome.lost_", "outcome.borrowers", "tallies.lost_")) for name in found["moved"]), found["moved"]
    assert found["page"] == found["sweep"] == NEW and sorted(found["definitions"]) == sorted(2 * NEW)
    attributes = found["attributes"]
    assert (attributes["long_name"], attributes["weight"], attributes["units"]) == ("lost a wage", "persons_at_close", "1")
    assert found["lost"] > 0.0
    assert found["lost"] == pytest.approx(found["by_county"]) == pytest.approx(found["by_item"]) == pytest.approx(sum(found["added"]))
    weighed = [share * persons for share, persons in zip(found["weighed"], found["persons"], strict=True) if persons > 0.0]
    assert sum(weighed) == pytest.approx(found["lost"])
    assert found["borrowers"] > 0.0 and found["owing"] > 0


def test_names_dimensions_and_weights_are_looked_at() -> None:
    one, rate = VARIABLES["persons"], VARIABLES["relapse_rate"]
    for wrong, message in (
        ((one, one), "declared twice"),
        ((replace(one, dims=("year", "valley")),), "valley is no dimension"),
        ((replace(rate, how=Share("relapsed", over="persons")),), "weighed by persons"),
        ((one, rate, replace(one, name="persons_at_start", how=Share("persons", over="persons"))), "weighed by persons_at_start"),
        ((replace(one, name="persons_at_start", unit=PERSONS), replace(rate, dims=("year", "county"))), "weighed by persons_at_start"),
    ):
        with pytest.raises(ValueError, match=message):
            checked(wrong)
    assert list(checked((one,))) == ["persons"] and one.how == Total("persons")


def test_a_rule_fills_the_sums_of_its_type() -> None:
    heads, people, _ = SUMS
    assert counting.rule_of(people) is not None
    with pytest.raises(TypeError, match="fills Heads, expected People"):
        counting.rule_of(replace(people, counted_by=heads.counted_by))
    with pytest.raises((AttributeError, ModuleNotFoundError)):
        counting.rule_of(replace(people, counted_by="model.counts.people:count_nobody"))
    assert people.record is People
