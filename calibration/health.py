"""What illness costs households, as surveys ask for it: out-of-pocket spending beyond two fifths of their capacity to pay."""

from __future__ import annotations

import numpy as np

from calibration.figures import Figures
from calibration.panel import FIRST_YEAR, Panel
from calibration.spread import over

BOUND = 0.4
"""Share of capacity to pay beyond which out-of-pocket spending is called catastrophic (F0612)."""


def health_figures(panel: Panel) -> Figures:
    """Share of households with catastrophic health spending in a year, mean over the years after 2020."""
    there = np.isfinite(panel.heads) & (panel.heads > 0.0)
    there[: 1 + FIRST_YEAR - int(panel.years[0])] = False
    weight = np.where(there, panel.weight, 0.0)
    catastrophic = there & (panel.illness > BOUND * panel.capacity)
    return {"catastrophic/all": over(float(weight[catastrophic].sum()), float(weight.sum()))}
