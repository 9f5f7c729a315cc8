"""Switches that must do what any process of incomes says: households made equal, no common shock, no yearly luck, blind registration.

They set rules of the model, and two take other people besides. Households are made equal by giving all of them the members of one that
is average (`calibration.alike`), the same land and ability: place and standing are left. Blind registration draws the lifted and the
near-poor by lot; and programmes have raised nobody, so that what is left between classes is not whom they were given to.
"""

from __future__ import annotations

import csv
from functools import cache

from calibration.figures import TARGETS
from engine.record import Records

BLIND, EQUAL = "blind_registration", "equal_households"
SWITCHES = (EQUAL, "no_yearly_luck", "no_common_shock", BLIND)


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
