"""The classes of the registers beside each other at the end of 2020, by persons: who was registered is who was seen to be poor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.codes import HOUSEHOLD_CLASSES, LIFTED
from calibration.figures import Figures
from calibration.moments import FLOOR, FOLLOWED, LINES
from calibration.panel import Panel
from calibration.spread import mean, over, sd, share


def class_figures(panel: Panel) -> Figures:
    """Shares below, means and dibao by class in the first year of the panel, by `name/class`, and what classes are to each other."""
    found: Figures = {}
    known = ~np.isnan(panel.before_aid[0])
    persons = np.nan_to_num(panel.heads[0]) * panel.weight
    lasting = lasting_income(panel)
    for number, one in enumerate(HOUSEHOLD_CLASSES):
        among = known & (panel.household_class == number)
        for when, income in (("before", panel.before_aid[0]), ("after", panel.after_aid[0])):
            for name, multiple in LINES.items():
                found[f"{when}_{name}/{one.name}"] = share(income < multiple * panel.line, among, persons)
        after = panel.after_aid[0][among]
        found[f"mean/{one.name}"] = mean(after, persons[among])
        found[f"sd_of_log_after/{one.name}"] = sd(np.log(np.maximum(after, FLOOR * panel.line)), persons[among])
        found[f"dibao/{one.name}"] = share(panel.in_dibao[0], among, persons)
        below = among & (panel.before_aid[0] < panel.line) & ~np.isnan(lasting)
        found[f"passing/{one.name}"] = share(lasting >= panel.line, below, persons)
    for when, income in (("before", panel.before_aid[0]), ("after", panel.after_aid[0])):
        below = known & (income < panel.line)
        found[f"ratio_{when}/all"] = over(found[f"{when}_line/lifted"], found[f"{when}_line/ordinary"])
        found[f"never_registered_{when}/all"] = share(panel.household_class != LIFTED, below, persons)
    return found


def lasting_income(panel: Panel) -> NDArray[np.float64]:
    """Mean income before aid of the first five years, each in relation to everybody's mean of the year, at the mean of the first;
    missing where a household is not there in all of them."""
    if len(panel.years) < FOLLOWED:
        return np.full(len(panel.agent), np.nan)
    income = panel.before_aid[:FOLLOWED]
    everybody = np.array([mean(row, np.nan_to_num(heads) * panel.weight) for row, heads in zip(income, panel.heads)])
    return np.asarray((income * (everybody[0] / everybody)[:, None]).mean(axis=0))
