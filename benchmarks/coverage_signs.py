"""Is the share of draws that have the sign of the mean right on average? Synthetic comparisons with known effects.

Effects of the draws spread about a mean that is drawn too, and every ratio of luck to parameters is as likely as any other. What
`experiments.signs` says is held against how many of the effects have the sign, beside two simpler ways: counting what the
draws show, and counting after luck is taken out by the spread that is seen beyond it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.signs import Luck, counted_share, known_share

COMPARISONS, DRAWS, SEED = 20_000, 12, 11
MEANS = 3.0
"""Standard deviation of the mean effect, in standard deviations of one draw's luck."""
SURE_OF_LUCK = 1_000.0
"""Degrees of freedom of luck, which is known here."""
BINS = ((0.0, 0.7, "below 70 %"), (0.7, 0.85, "70-85 %"), (0.85, 0.95, "85-95 %"), (0.95, 1.01, "95 % or more"))
WAYS = ("as far as luck lets one know", "luck taken out by the estimated spread", "simply counted")


@dataclass(frozen=True)
class Said:
    """By comparison: what each of WAYS says, and the share of effects that have the sign of what is shown."""

    shares: np.ndarray
    """(comparison, way)"""
    true: np.ndarray

    def of(self, way: int, low: float, high: float) -> tuple[float, float]:
        """Mean of what a way says between two bounds, and of the effects that have the sign there; NaN where it says none."""
        inside = (self.shares[:, way] >= low) & (self.shares[:, way] < high)
        if not inside.any():
            return float("nan"), float("nan")
        return float(self.shares[inside, way].mean()), float(self.true[inside].mean())


def said(comparisons: int = COMPARISONS) -> Said:
    """So many comparisons, the same ones each time."""
    luck, shares, true = np.random.default_rng(SEED), np.empty((comparisons, len(WAYS))), np.empty(comparisons)
    for row in range(comparisons):
        spread = (1.0 / (1.0 - luck.uniform()) - 1.0) ** 0.5
        effects = luck.normal(0.0, MEANS) + spread * luck.normal(size=DRAWS)
        shown = effects + luck.normal(size=DRAWS)
        known = known_share(shown, Luck(1.0, SURE_OF_LUCK), Luck(1.0 / DRAWS, SURE_OF_LUCK))
        shares[row] = known, counted_share(taken_out(shown)), counted_share(shown)
        true[row] = float((np.sign(effects) == np.sign(shown.mean())).mean())
    return Said(shares, true)


def taken_out(shown: np.ndarray) -> np.ndarray:
    """Draws drawn to their mean until they spread as much as is seen beyond luck: all of them the mean where nothing is seen."""
    seen = float(shown.var(ddof=1))
    return np.asarray(shown.mean() + (max(0.0, seen - 1.0) / seen) ** 0.5 * (shown - shown.mean()))


def signs_table(comparisons: int = COMPARISONS) -> str:
    """By what is said: the mean of what each way says, and the effects that have the sign."""
    found = said(comparisons)
    heads = [f"{way}: mean of what is said | effects that have the sign" for way in WAYS]
    lines = ["| said | " + " | ".join(heads) + " |", "|---|" + "---|" * 2 * len(WAYS)]
    for low, high, name in BINS:
        cells = [f"{share:.1%}" for way in range(len(WAYS)) for share in found.of(way, low, high)]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
