"""Parameter draws: Latin hypercube over all priors, with a Gaussian copula where two are declared correlated.

Each parameter has its own generator, keyed by a hash of (seed, name): adding a parameter never changes the others.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import numpy as np
from scipy.special import ndtr, ndtri

from parameters.parameter import Parameter, Prior, Registry

Draw: TypeAlias = dict[str, float]
"""`group.parameter` -> the factor on its dated path (or what is added, where the prior has `shift`)."""

CENTRAL_DRAW: Draw = {}
"""Every parameter at its central values: a parameter that a draw does not name is multiplied by 1 (or 0 is added)."""

_Z95 = 1.6448536269514722
TAIL = 0.001
"""Normal and lognormal priors end at their 0.1 and 99.9 % points, so that every prior has ends which can be checked."""


def quantile(prior: Prior, share: np.ndarray) -> np.ndarray:
    """The inverse of the prior's distribution at `share` (0 to 1, both included), in the unit of the prior."""
    low, central, high = prior.low, prior.central, prior.high
    if prior.distribution == "uniform":
        return low + share * (high - low)
    if prior.distribution == "triangular":
        left = (central - low) / (high - low)
        rising = low + np.sqrt(share * (high - low) * (central - low))
        falling = high - np.sqrt((1.0 - share) * (high - low) * (high - central))
        return np.where(share < left, rising, falling)
    if prior.distribution == "lognormal":
        low, high = math.log(low), math.log(high)
    normal = (low + high) / 2.0 + (high - low) / (2.0 * _Z95) * ndtri(np.clip(share, TAIL, 1.0 - TAIL))
    return np.exp(normal) if prior.distribution == "lognormal" else normal


def support(prior: Prior) -> tuple[float, float]:
    """The lowest and the highest value that is ever drawn, in the unit of the prior."""
    low, high = quantile(prior, np.array([0.0, 1.0]))
    return float(low), float(high)


def effect(prior: Prior, drawn: np.ndarray) -> np.ndarray:
    """What a drawn value does to the dated path: the factor drawn / central, or the shift drawn - central."""
    return drawn - prior.central if prior.shift else drawn / prior.central


def sample(registry: Registry, draws: int, seed: int) -> list[Draw]:
    """`draws` parameter draws; the same (registry, draws, seed) give the same draws on every machine."""
    return draws_of(registry, drawn_values(registry, lambda name: stratified(seed, name, draws)))


def drawn_values(registry: Registry, share_of: Callable[[str], np.ndarray]) -> dict[str, np.ndarray]:
    """Values of all uncertain parameters, (draws,) each in the unit of its prior.

    `share_of` gives a parameter's uniforms in (0, 1) by its full name; correlations are laid over them here.
    """
    uncertain = {name: p.prior for name, p in registry.parameters().items() if p.prior is not None}
    normal: dict[str, np.ndarray] = {}
    columns: dict[str, np.ndarray] = {}
    for parameter in _partners_first(registry):
        prior = uncertain[parameter.full_name]
        share = share_of(parameter.full_name)
        score = ndtri(share)
        if prior.correlated_with:
            score = prior.rho * normal[prior.correlated_with] + math.sqrt(1.0 - prior.rho**2) * score
            share = ndtr(score)
        normal[parameter.full_name] = score
        columns[parameter.full_name] = quantile(prior, share)
    return {name: columns[name] for name in uncertain}


def draws_of(registry: Registry, values: Mapping[str, np.ndarray]) -> list[Draw]:
    """The draws of columns of values, (draws,) each in the unit of its prior; parameters that are not named stay central.

    Raises:
        KeyError: a name is no parameter.
    """
    every = registry.parameters()
    moved = {name: effect(prior, column) for name, column in values.items() if (prior := every[name].prior) is not None}
    count = max((len(column) for column in values.values()), default=0)
    return [{name: float(column[i]) for name, column in moved.items()} for i in range(count)]


def stratified(seed: int, name: str, draws: int) -> np.ndarray:
    """One uniform in each of `draws` strata of (0, 1), in an order that depends on (seed, name) only."""
    digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
    luck = np.random.Generator(np.random.Philox(key=int.from_bytes(digest[:16], "little")))
    share = (luck.permutation(draws) + luck.random(draws)) / draws
    return np.clip(share, 1e-12, 1.0 - 1e-12)


def _partners_first(registry: Registry) -> Iterator[Parameter]:
    """Parameters with priors, each after the one with which it is correlated (circles were refused when reading)."""
    every = registry.parameters()
    done: set[str] = set()

    def visit(parameter: Parameter) -> Iterator[Parameter]:
        if parameter.prior is None or parameter.full_name in done:
            return
        if parameter.prior.correlated_with:
            yield from visit(every[parameter.prior.correlated_with])
        done.add(parameter.full_name)
        yield parameter

    for parameter in every.values():
        yield from visit(parameter)
