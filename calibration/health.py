"""What illness costs households: own spending beyond two fifths of capacity to pay, and what others pay of stays in hospital."""

from __future__ import annotations

import numpy as np

from agents.codes import LIFTED, ORDINARY
from calibration.figures import Figures
from calibration.panel import FIRST_YEAR, Panel
from calibration.spread import over
from model.policies.monitoring_list import STRUCK_OFF

BOUND = 0.4
"""Share of capacity to pay beyond which out-of-pocket spending is called catastrophic (F0612)."""


def health_figures(panel: Panel) -> Figures:
    """Share of households with catastrophic health spending in a year, and the share of hospital bills that others pay, after 2020.

    Whom the terms of the listed, of the lifted and of all others hold for goes by December.
    """
    there = np.isfinite(panel.heads) & (panel.heads > 0.0)
    there[: 1 + FIRST_YEAR - int(panel.years[0])] = False
    weight = np.where(there, panel.weight, 0.0)
    catastrophic = there & (panel.illness > BOUND * panel.capacity)
    listed = (panel.listed > 0) & (panel.listed < STRUCK_OFF)
    lifted = panel.household_class == LIFTED
    terms = {"listed": listed, "lifted": lifted & ~listed, "ordinary": (panel.household_class == ORDINARY) & ~listed}
    billed, own = (np.where(there, np.nan_to_num(money), 0.0) * weight for money in (panel.billed, panel.stays_own))
    return {
        "catastrophic/all": over(float(weight[catastrophic].sum()), float(weight.sum())),
        **{f"paid_by_others_{name}/all": 1.0 - over(float(own[who].sum()), float(billed[who].sum())) for name, who in terms.items()},
    }
