"""The smallest effect that a comparison will be able to tell, stated before it runs."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import ndtri

POWER = 0.8
LEVEL = 0.95


@dataclass(frozen=True)
class Expected:
    """What is assumed before a run, each an assumption of grade C that the run itself then replaces.

    `lifted_persons`: mode of the prior of the lifted stock. `rate`: yearly relapse rate after aid, about the size
    that partial dibao and exclusion leave. `same_luck`: correlation of the same person's relapse between two
    scenarios, from the common random numbers; 0 would be independent runs. `design_effect`: inflation by shocks that
    strike whole households (4 persons) and villages together.
    """

    lifted_persons: float = 640_000.0
    rate: float = 0.02
    same_luck: float = 0.8
    design_effect: float = 8.0


ASSUMED = Expected()


def smallest_effect(share: float, draws: int, replicates: int, lifted_persons: float = ASSUMED.lifted_persons,
                    expected_rate: float = ASSUMED.rate, years: int = 5, design_effect: float = ASSUMED.design_effect,
                    same_luck: float = ASSUMED.same_luck) -> float:
    """Smallest difference of the yearly relapse rate (share of persons) told with 95 % confidence in 80 % of cases.

    A run holds n = lifted_persons x share persons for `years` years. Two paired scenarios differ with variance

        V = 2 (1 - same_luck) rate (1 - rate) design_effect / (n years draws replicates)

    and the smallest effect is (z_0.975 + z_0.8) sqrt(V). It is simulation noise only: the spread over parameter draws
    is not known before the run and comes on top.
    """
    persons = lifted_persons * share * years * draws * replicates
    variance = 2.0 * (1.0 - same_luck) * expected_rate * (1.0 - expected_rate) * design_effect / persons
    return _multiplier() * float(variance ** 0.5)


def told_from(half_width: float) -> float:
    """The smallest effect that a measured 95 % half-width can tell in 80 % of cases."""
    return half_width * _multiplier() / float(ndtri(0.5 + LEVEL / 2.0))


def _multiplier() -> float:
    return float(ndtri(0.5 + LEVEL / 2.0) + ndtri(POWER))
