"""Whom a policy reaches, who is entitled to its help, and when a claim is decided: small rules that policies share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.compiled import rule
from engine.luck import draw
from engine.record import Records
from model.people import cell_of, cells_of
from model.standing import is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household


class Reaching(Protocol):
    """Parameters of a policy that reaches a share of the households of each kind."""

    @property
    def coverage(self) -> float:
        """Share of the households of a kind whom the policy reaches at most."""

    @property
    def reached(self) -> Sequence[float]:
        """What each cell of household class and resettled has of the coverage, share."""


class Mistaken(Protocol):
    """Parameters of a policy that takes some households above a line for needy."""

    @property
    def error_reach(self) -> float:
        """Multiple of the line at which nobody is taken for needy any more."""


class Targeted(Reaching, Mistaken, Protocol):
    """Parameters of a policy that is meant for the needy and reaches some others by mistake."""

    @property
    def targeting_error(self) -> float:
        """Chance of those at the line, as a share of the coverage."""


@rule
def reach(h: Household, p: Reaching) -> float:
    """Coverage of a policy for a household: the place's, or less where a scenario sets its class or the resettled apart."""
    return float(p.coverage * p.reached[cell_of(h)])


def reach_of_all(households: Records, place: NDArray[np.int64], p: NDArray[np.void]) -> NDArray[np.float64]:
    """The same of a whole table of households (N,), which live in the places `place` (N,) of which `p` are the parameters."""
    return np.asarray(p["coverage"][place] * p["reached"][place, cells_of(households)], dtype=np.float64)


@rule
def nearness(income: float, line: float, p: Mistaken) -> float:
    """How near to a line an income above it is: 1 at the line, nothing at `error_reach` times the line."""
    return float((p.error_reach - income / line) / (p.error_reach - 1.0))


@rule
def entitled_chance(h: Household, income: float, line: float, entitled: int, p: Targeted) -> float:
    """Chance that help reaches a household in need of it: `coverage` below the line or with one of the standings `entitled`.

    Others are taken for needy by mistake: `targeting_error` of the coverage at the line, nothing at `error_reach` times the line.
    """
    if income < line or is_any(h, entitled):
        return reach(h, p)
    near = nearness(income, line, p)
    return reach(h, p) * p.targeting_error * near if near > 0.0 else 0.0


@rule
def is_decided(year_luck: np.uint64, decision: int, agent: int, month: int, delay: float) -> bool:
    """Whether a waiting claim is decided this month: waiting times are geometric with a mean of `delay` months.

    `year_luck` is the luck of the year; the month of the year is the occasion.
    """
    return draw(year_luck, decision, agent, month % 12) * (1.0 + delay) < 1.0
