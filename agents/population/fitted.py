"""Numbers that `fit_population` found so that the population meets its margins; read from the place's `population/`."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from agents.population.data import rows
from parameters.place import PLACE

Floats = NDArray[np.float64]
ABILITY_RANKS: Floats = ndtr(np.linspace(-4.0, 4.0, 401))
"""Ranks at which the ability's quantiles are stored: dense in the tails."""
_TRIAL: dict[str, Floats] = {}
"""Values under trial while fitting; empty otherwise."""


def fitted(quantity: str) -> Floats:
    """A fitted vector by name: `town_chance`, `schooling_shift` (census units), `migrant_intercept` (village,
    resettled), `lifted_under` (counties of origin in villages, then of the
    resettled), `near_poor_under` (counties of origin), `ability_grid`."""
    return _TRIAL[quantity] if quantity in _TRIAL else _stored(quantity)


@cache
def _stored(quantity: str) -> Floats:
    name = "fitted_ability.csv" if quantity == "ability_grid" else "fitted.csv"
    values = [float(row["value"]) for row in rows(name) if row["quantity"] == quantity]
    if not values:
        raise KeyError(f"{quantity} is not in {PLACE.population / name}; run python run.py generate population")
    return np.array(values)


def rank_of_ability(latent: Floats) -> Floats:
    """Rank in (0, 1) of an ability latent within the full population, by linear interpolation of its quantiles."""
    return np.clip(np.interp(latent, fitted("ability_grid"), ABILITY_RANKS), 1e-6, 1.0 - 1e-6)
