"""Switches that must do what any process of incomes says: households made equal, no common shock, no yearly luck, blind registration.

They set rules of the model, as far as rules reach: households made equal differ still by their members, land and place. Blind
registration takes other people besides: the same households, of whom the lifted and the near-poor are drawn by lot; and programmes have
raised nobody, so that what is left between classes is not whom they were given to.
"""

from __future__ import annotations

import csv
from functools import cache

from calibration.figures import TARGETS
from engine.record import Records

BLIND = "blind_registration"
SWITCHES = ("equal_households", "no_yearly_luck", "no_common_shock", BLIND)


@cache
def settings(switch: str) -> dict[str, float]:
    """The parameters that a switch sets, `group.parameter` -> value."""
    with (TARGETS / "switches.csv").open(encoding="utf-8", newline="") as file:
        return {row["parameter"]: float(row["value"]) for row in csv.DictReader(file) if row["switch"] == switch}


def set_rules(rules: Records, switch: str) -> None:
    """Throw a switch in a table of rules, in all months and places; none where it is empty.

    Raises:
        ValueError: a parameter is not there.
    """
    for name, value in settings(switch).items():
        group, _, key = name.partition(".")
        rules[group][key][...] = value
