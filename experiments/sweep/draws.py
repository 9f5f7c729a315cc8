"""Where the parameter draws of a sweep come from: central values, priors, a table of draws, or a grid.

A draw is a row of values, one for each named parameter, in the unit of the parameter's prior; parameters that are not
named keep their central values. A value moves the parameter's whole dated path, as everywhere (`parameters.priors`).
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from parameters.parameter import Registry
from parameters.priors import drawn_values, draws_of, stratified

METHODS = ("latin_hypercube", "sobol")
INSIDE = 1e-12
"""Uniforms are kept so far from 0 and 1, where a normal prior has no value."""


@dataclass(frozen=True)
class Drawn:
    """A table of draws: `values` has shape (draws, parameters); without any parameter it is one central draw."""

    names: tuple[str, ...]
    values: np.ndarray

    def __len__(self) -> int:
        return len(self.values)

    def of_blocks(self, registry: Registry) -> list[tuple[tuple[str, float], ...]]:
        """Each draw as a block carries it: pairs of parameter and factor (or shift) on its path."""
        if not self.names:
            return [()] * len(self)
        columns = {name: self.values[:, i] for i, name in enumerate(self.names)}
        return [tuple(draw.items()) for draw in draws_of(registry, columns)]


CENTRAL = Drawn((), np.zeros((1, 0)))
"""All parameters at their central values, once."""


def uncertain(registry: Registry) -> list[str]:
    """Full names of the parameters that have a prior."""
    return [name for name, parameter in registry.parameters().items() if parameter.prior is not None]


def from_priors(registry: Registry, count: int, seed: int, method: str, names: Sequence[str] = ()) -> Drawn:
    """`count` draws of all parameters with a prior, or of `names`, the others staying central.

    A Latin hypercube of all is the one that `compare` takes with the same seed. A Sobol sequence is scrambled by the
    seed; `count` should be a power of two.
    """
    every = uncertain(registry)
    chosen = [name for name in every if name in set(names)] if names else every
    if method == "sobol":
        axes = with_partners(registry, chosen)
        points = np.clip(sobol(len(axes), count, seed), INSIDE, 1.0 - INSIDE)
        half = np.full(count, 0.5)
        columns = drawn_values(registry, lambda name: points[:, axes.index(name)] if name in axes else half)
    else:
        columns = drawn_values(registry, lambda name: stratified(seed, name, count))
    return Drawn(tuple(chosen), np.stack([columns[name] for name in chosen], axis=1))


def with_partners(registry: Registry, names: Iterable[str]) -> list[str]:
    """The names and those with which they are correlated, and so on, in the order of the registry."""
    every, found, left = registry.parameters(), set[str](), list(names)
    while left:
        name = left.pop()
        prior = every[name].prior
        if name not in found and prior is not None and prior.correlated_with:
            left.append(prior.correlated_with)
        found.add(name)
    return [name for name in every if name in found]


def sobol(axes: int, count: int, seed: int) -> np.ndarray:
    """A scrambled Sobol sequence in (0, 1), (count, axes)."""
    from scipy.stats import qmc  # loads a second of other things, which no worker needs

    key = int.from_bytes(hashlib.sha256(f"{seed}:sobol".encode()).digest()[:16], "little")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The balance properties", UserWarning)  # said by the command line, in plain words
        return np.asarray(qmc.Sobol(axes, scramble=True, rng=key).random(count))


def from_grid(grid: Mapping[str, Sequence[float]]) -> Drawn:
    """Every combination of the values, the last parameter changing fastest."""
    points = list(itertools.product(*grid.values()))
    return Drawn(tuple(grid), np.array(points, dtype=np.float64).reshape(len(points), len(grid)))


def table_of(drawn: Drawn) -> str:
    """The draws as CSV with every digit, which `posterior.read_draws` reads back exactly."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["draw", *drawn.names])
    rows.writerows([number, *(repr(float(value)) for value in row)] for number, row in enumerate(drawn.values))
    return text.getvalue()
