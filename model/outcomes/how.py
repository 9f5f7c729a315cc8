"""Ways to count an outcome: a sum, a share of another outcome, what a function works out, what a keeper wrote down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from model.outcomes.declared import Adds
from model.outcomes.recorded import Array, Recorded, ratio

CELLS = ("year", "month", "county", "household_class", "resettled")
"""Dimensions of sums; an outcome that has one more behind them is counted item by item."""
CLASSES = 2
"""The axis of the household class."""


def _sums(of: str | tuple[str, ...], recorded: Recorded, dims: Sequence[str], villagers: bool) -> Array:
    """One sum, or several as the items of the last dimension."""
    if isinstance(of, str):
        return recorded.sums(of, dims, villagers, by_item=dims[-1] not in CELLS)
    return np.stack([recorded.sums(name, dims, villagers, by_item=False) for name in of], axis=-1)


def _names(of: str | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in ((of,) if isinstance(of, str) else of))


@dataclass(frozen=True)
class Total:
    """The sum `of` this name, or one sum for each item of the last dimension. `villagers`: the resettled are left out."""

    of: str | tuple[str, ...]
    adds: Adds = Adds.OVER_PLACES
    villagers: bool = False

    @property
    def weight(self) -> str:
        """None: sums are added up."""
        return ""

    @property
    def keeper(self) -> str:
        """None."""
        return ""

    def values(self, recorded: Recorded, _: str, dims: tuple[str, ...]) -> Array:
        """The sums themselves."""
        return _sums(self.of, recorded, dims, self.villagers)

    def words(self) -> str:
        """The names of the sums."""
        return f"sum {_names(self.of)}"


@dataclass(frozen=True)
class Share:
    """Sums over another outcome, by which it is weighed when cells are averaged: a rate, or an amount a head.

    Args:
        of: the numerator, as in `Total`.
        over: the outcome that is its denominator, with the same dimensions or all but the last.
        among: household classes in which it is defined; empty: all.
        villagers: whether the resettled are left out.
    """

    of: str | tuple[str, ...]
    over: str
    among: tuple[int, ...] = ()
    villagers: bool = False

    @property
    def adds(self) -> Adds:
        """Shares are averaged."""
        return Adds.AVERAGED

    @property
    def weight(self) -> str:
        """Its denominator."""
        return self.over

    @property
    def keeper(self) -> str:
        """None."""
        return ""

    def values(self, recorded: Recorded, _: str, dims: tuple[str, ...]) -> Array:
        """Quotients; missing where there is nothing to divide by and in classes where it is not defined."""
        top, bottom = _sums(self.of, recorded, dims, self.villagers), recorded.values_of(self.over)
        found = ratio(top, bottom if bottom.ndim == top.ndim else bottom[..., None])
        if self.among:
            found[:, :, [number for number in range(found.shape[CLASSES]) if number not in self.among]] = np.nan
        return found

    def words(self) -> str:
        """Numerator over denominator."""
        return f"sum {_names(self.of)} over `{self.over}`"


@dataclass(frozen=True)
class Worked:
    """What a function works out from all that a run recorded, and what `keeper` wrote down."""

    rule: Callable[[Recorded], Array]
    adds: Adds = Adds.NEVER
    weight: str = ""
    keeper: str = ""

    def values(self, recorded: Recorded, _: str, __: tuple[str, ...]) -> Array:
        """What the function says."""
        return self.rule(recorded)

    def words(self) -> str:
        """What the function says of itself."""
        return str(self.rule.__doc__).partition("\n")[0].rstrip(".")


@dataclass(frozen=True)
class Kept:
    """What a keeper, `module:Class`, writes down under the outcome's name while a run is lived (`model.keepers`)."""

    keeper: str
    adds: Adds = Adds.NEVER
    weight: str = ""

    def values(self, recorded: Recorded, name: str, _: tuple[str, ...]) -> Array:
        """What was written down."""
        return recorded.keeper(self.keeper)[name]

    def words(self) -> str:
        """Who writes it down."""
        return f"kept by `{self.keeper}`"


OUTSIDE, GROUPS = "model.outside_incomes:OutsideIncomes", "model.grouped:Grouped"
"""Keepers that several modules read."""
