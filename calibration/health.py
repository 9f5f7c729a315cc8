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
SERIOUS = 15_000.0
"""Hospital bills of a year, yuan of 2020 and before anybody pays of them, by which somebody was seriously ill. What is left of them
tells less: others leave least to the poor."""


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
        "serious_falls/all": over(falling(panel, SERIOUS), falling(panel, 0.0)),
        **{f"paid_by_others_{name}/all": 1.0 - over(float(own[who].sum()), float(billed[who].sum())) for name, who in terms.items()},
    }


def falling(panel: Panel, bills: float) -> float:
    """Share of households above the standard, before aid, that fall below it in the next year: of those with at least so high hospital
    bills in that year, yuan of 2020; of those with none where `bills` is nought."""
    before, after = panel.before_aid[:-1], panel.before_aid[1:]
    billed = panel.billed[1:] * (panel.standard[0] / panel.standard[1:])[:, None]
    asked = (billed == 0.0) if bills == 0.0 else (billed >= bills)
    with np.errstate(invalid="ignore"):
        could = (before >= panel.line) & np.isfinite(after) & asked
        fell = could & (after < panel.line)
    weight = np.broadcast_to(panel.weight, could.shape)
    return over(float(weight[fell].sum()), float(weight[could].sum()))
