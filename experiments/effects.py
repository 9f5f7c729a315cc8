"""What a paired comparison of two scenarios says: the records that statistics fill and reports print.

They hold codes and plain numbers, never sentences; `reports/` turns them into words in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Effect:
    """One paired difference `scenario - against`, with simulation noise and whole uncertainty kept apart."""

    scenario: str
    against: str
    measure: str
    """Name of a variable of `model.contract.VARIABLES`, say `relapse_rate`."""
    measure_zh: str
    """Chinese title of the measure, for readers of the records themselves."""
    population: str
    """A household class of `agents.codes` (`lifted`, ...), `all`, `rural`, or one with `, resettled` behind it."""
    period: str
    """Years `2021-2025` (mean of the yearly values) or one year `2025`."""
    county_group: str
    """A county category, a county code, or `all`."""
    difference: float
    noise_half_width: float
    """Half of the 95 % interval of simulation noise alone: what more replicates or a larger sample would shrink."""
    total_half_width: float
    """Half of the 95 % interval over parameter draws and noise: what the model does not know."""
    kind: str
    """How the whole interval was made: `t`, `bootstrap`, `quantile`, or free text."""
    told: bool
    """Whether the whole interval leaves zero out."""
    unit: str
    """Unit of the difference, as in the contract, say `share of persons a year`."""


@dataclass(frozen=True)
class CostEffectiveness:
    """Net public cost of `scenario` against another one, per relapse avoided, with the interval of the ratio."""

    scenario: str
    against: str
    county_group: str
    net_cost_yuan: float
    """Spending of `against` less spending of `scenario` over the whole period: what the policies taken away cost."""
    by_payer: dict[str, float]
    relapses_avoided: float
    """In units of the denominator, over the whole period: `scenario` less `against`, so what the policies prevent."""
    denominator: str
    """`households` (kept from ever relapsing), `person_years` (below the line, avoided) or `gap_yuan` (avoided)."""
    ratio: float
    """`net_cost_yuan / relapses_avoided`, in yuan."""
    low: float
    high: float
    kind: str
    """`fieller` or `bootstrap`."""
    told: bool
    """False where the denominator's interval covers zero: then the ratio has no finite interval."""
