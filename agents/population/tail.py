"""The spread of lasting earning ability: a multiplier of mean 1 with a lower tail as fat as rural China's.

Log ability is a mixture of two normals: most households, and a wide lower part. How large that part is and how much the others differ
is found with the level of 2020 (`run.py calibrate --level`), so that fifths of households in the lived year stand beside those of the
facts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]
GRID = np.linspace(-5.0, 5.0, 4001)
"""Log multipliers at which the mixture's distribution is tabulated for inversion."""


def earning_multiplier(rank: Floats, low_share: float, low_depth: float, low_sd: float, main_sd: float) -> Floats:
    """Earnings relative to the mean household at a rank in (0, 1); shape of `rank`; mean 1 over uniform ranks.

    Args:
        low_share: share of households of the lower part.
        low_depth: log by which its median lies below that of the others.
        low_sd, main_sd: sd of log of the lower part and of the others.
    """
    low = ndtr((GRID + low_depth) / low_sd)
    cumulative = low_share * low + (1.0 - low_share) * ndtr(GRID / main_sd)
    mean = low_share * np.exp(-low_depth + 0.5 * low_sd**2) + (1.0 - low_share) * np.exp(0.5 * main_sd**2)
    multiplier: Floats = np.exp(np.interp(rank, cumulative, GRID)) / mean
    return multiplier


def variance_of_log(low_share: float, low_depth: float, low_sd: float, main_sd: float) -> float:
    """Variance of the log of that multiplier over all households."""
    main = 1.0 - low_share
    return low_share * main * low_depth**2 + low_share * low_sd**2 + main * main_sd**2
