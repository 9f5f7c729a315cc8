"""When a difference is told: which interval decides, and what it says."""

from __future__ import annotations

import numpy as np

from experiments.effects import SIGN
from experiments.noise import Spread


def judged(difference: float, spread: Spread, identical: bool) -> tuple[float, str, str]:
    """The half-width that decides about a difference, its kind and the verdict (as `Effect` names them).

    A difference is told where the interval of luck leaves zero out and, with several draws, at least `SIGN` of them have its
    sign: else more runs would only tell ever better on what one happens to average over.
    """
    if identical:
        return 0.0, "identical", "identical"
    half, kind = deciding(spread)
    if kind == "none":
        return half, kind, "none"
    if not abs(difference) > half:
        return half, kind, "luck"
    uncertain = np.isfinite(spread.sign_share) and spread.sign_share < SIGN
    return half, kind, "direction" if uncertain else "told"


def deciding(spread: Spread) -> tuple[float, str]:
    """The half-width that decides and its kind: luck with what everybody shares, without it, or the mean over draws."""
    for half, kind in ((spread.luck_half_width, "luck"), (spread.noise_half_width, "own luck"), (spread.total_half_width, "draws")):
        if np.isfinite(half):
            return half, kind
    return float("inf"), "none"
