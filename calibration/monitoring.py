"""The list of the monitored at the end of 2021, as figures to stand beside a neighbour's of that date.

The neighbour's list (F0746-F0765) is of 2021 and of another prefecture: it is looked at and never fitted to.
"""

from __future__ import annotations

import numpy as np

from calibration.figures import Figures
from calibration.panel import FIRST_YEAR, Panel
from calibration.spread import over
from model.policies.monitoring_list import ELIMINATED, MARGINAL, SILENT, STRUCK_OFF, SUDDEN, UNSTABLE_LIFTED

YEAR = 2021
"""The year that the neighbour tells of."""


def monitoring_figures(panel: Panel) -> Figures:
    """Stock and flows of the list: persons over all persons, kinds over all households of their sort."""
    year = YEAR - FIRST_YEAR
    weight, listed = panel.weight, panel.listed[year]
    persons = weight * np.nan_to_num(panel.heads[year])
    kind = np.where(listed > SILENT, listed - SILENT, listed)
    on_list = (listed > 0) & (listed != ELIMINATED) & (listed < STRUCK_OFF)
    ever = on_list | (listed == ELIMINATED)
    new = panel.listed_new[year]

    def households(which: np.ndarray) -> float:
        return float(weight[which].sum())

    return {
        "list_on/all": over(float(persons[on_list].sum()), float(persons.sum())),
        "list_ever/all": over(float(persons[ever].sum()), float(persons.sum())),
        "list_new/all": over(float(persons[new > 0].sum()), float(persons.sum())),
        "list_sudden_of_new/all": over(households(new == SUDDEN), households(new > 0)),
        "list_unstable_of_new/all": over(households(new == UNSTABLE_LIFTED), households(new > 0)),
        "list_sudden_of_on/all": over(households(on_list & (kind == SUDDEN)), households(on_list)),
        "list_unstable_of_on/all": over(households(on_list & (kind == UNSTABLE_LIFTED)), households(on_list)),
        "list_marginal_of_on/all": over(households(on_list & (kind == MARGINAL)), households(on_list)),
        "list_eliminated/all": over(households(listed == ELIMINATED), households(ever)),
        "list_left/all": over(households(panel.risk_ended[year] == 1), households(ever)),
    }
