"""What a paired comparison of two scenarios says: the records that statistics fill and reports print.

They hold codes and plain numbers, never sentences; `reports/` and `cli/` turn them into words in both languages.
Rates are shares (0.01 is one per cent), incomes yuan a person a year, money yuan. NaN: not defined, or not measurable
by these runs.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

NAN = float("nan")


@dataclass(frozen=True)
class Level:
    """The level of one measure in one scenario and county group, as a mean over all runs."""

    scenario: str
    measure: str
    county_group: str
    value: float
    noise_half_width: float
    """Half of the 95 % interval of simulation noise of `value`; NaN when these runs cannot measure it."""
    draws_low: float
    """5 % point over parameter draws, noise taken out; NaN with one draw."""
    draws_high: float


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
    """Half of the 95 % interval of the mean over parameter draws, noise included; NaN with one draw."""
    kind: str
    """What decides `told`: `t` (noise and model together), `t, noise only` (one draw) or `none` (no interval)."""
    told: bool
    """Whether the interval leaves zero out."""
    unit: str
    """Unit of the difference, as in the contract, say `share of persons a year`."""
    value: float = NAN
    """Level in the scenario."""
    against_value: float = NAN
    model_sd: float = NAN
    """Standard deviation over parameter draws beyond noise (a variance component, never negative)."""
    draws_low: float = NAN
    """5 % point of the difference over parameter draws, noise taken out."""
    draws_high: float = NAN


@dataclass(frozen=True)
class Cost:
    """Net public cost: spending of `scenario` less that of `against` by one payer, or `all`, over the whole period."""

    scenario: str
    against: str
    payer: str
    total_yuan: float
    per_year_yuan: float
    half_width: float
    """Half of the 95 % interval of `total_yuan` over draws, or over replicates (`kind`); NaN with one run."""
    kind: str
    told: bool


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
    """`fieller` (draws), `fieller, noise only` (replicates of one draw) or `none`."""
    told: bool
    """False where the ratio has no finite interval, or its interval covers zero."""
    bootstrap_low: float = NAN
    """Percentile bootstrap over the same units, as a check on Fieller's limits."""
    bootstrap_high: float = NAN
    units: int = 0
    """Independent units behind the interval: parameter draws, or replicates when there is one draw."""


@dataclass(frozen=True)
class Effects:
    """Everything that a comparison says, in order of scenario, measure, county group."""

    against: str
    scenarios: tuple[str, ...]
    years: tuple[int, ...]
    draws: int
    replicates: int
    levels: tuple[Level, ...]
    effects: tuple[Effect, ...]
    costs: tuple[Cost, ...]
    cost_effectiveness: tuple[CostEffectiveness, ...]

    def level(self, scenario: str, measure: str, county_group: str = "all") -> Level:
        """The one level of that scenario, measure and group. Raises KeyError if it is not there."""
        for found in self.levels:
            if (found.scenario, found.measure, found.county_group) == (scenario, measure, county_group):
                return found
        raise KeyError((scenario, measure, county_group))

    def effect(self, scenario: str, measure: str, county_group: str = "all") -> Effect:
        """The one paired difference of that scenario, measure and group. Raises KeyError if it is not there."""
        for found in self.effects:
            if (found.scenario, found.measure, found.county_group) == (scenario, measure, county_group):
                return found
        raise KeyError((scenario, measure, county_group))

    def as_data(self) -> dict[str, Any]:
        """Nested dictionaries and lists, for `effects.json`."""
        return asdict(self)
