"""What a county has decided since January, as a modeller looks at it: money asked for, paid and short, purses, seats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES, WORK
from engine.flows import POLICIES
from model.purses import PURSES
from model.seats import DECLARED
from model.seats_dealing import quotas
from model.world import World


@dataclass(frozen=True)
class SeatsOf:
    """Seats of one kind in a county, in those of the real population: dealt for the month, and held when it ended."""

    dealt: float
    held: float


@dataclass(frozen=True)
class CountyDecisions:
    """Money in real yuan since January: by policy what governments paid, what was asked of any purse, and what of it was not
    paid; by purse what is in it. Seats by `policy.work`."""

    spent: dict[str, float]
    asked: dict[str, float]
    short: dict[str, float]
    purses: dict[str, float]
    seats: dict[str, SeatsOf]


def decisions_of(world: World) -> list[CountyDecisions]:
    """What every county has decided since January; nothing of the world is changed."""
    purses, weight = world.county_purses, world.county_weights[:, None]
    spent = purses.by_payer().sum(axis=-1) * weight
    asked, paid = (each.sum(axis=-1) * weight for each in (purses.asked, purses.paid))
    balance = purses.balance() * weight
    seats = seats_of(world)
    return [
        CountyDecisions(
            _named(POLICIES, spent[county]),
            _named(POLICIES, asked[county]),
            _named(POLICIES, np.maximum(asked - paid, 0.0)[county]),
            _named([purse.name for purse in PURSES], balance[county]),
            {kind: SeatsOf(*values[county].tolist()) for kind, values in seats.items()},
        )
        for county in range(len(COUNTIES))
    ]


def seats_of(world: World) -> dict[str, NDArray[np.float64]]:
    """Seats dealt and held by kind, (counties, 2), in those of the real population."""
    dealt, county = quotas(world), world.groups.place // len(VILLAGE_CLASSES)
    held = world.by_county(np.asarray(world.villages["seats_held"], dtype=np.float64))
    found, column = {}, 0
    for seats in DECLARED:
        for kind in seats.kinds:
            planned = np.bincount(county, weights=dealt[:, column], minlength=len(COUNTIES))
            both = np.stack([planned, held[:, kind.number - 1]], axis=1)
            found[f"{seats.policy}.{WORK[kind.work].name}"] = both * world.county_weights[:, None]
            column += 1
    return found


def _named(names: list[str] | tuple[str, ...], values: NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(names, values.tolist(), strict=True))
