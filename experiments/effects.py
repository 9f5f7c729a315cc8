"""What a paired comparison of two scenarios says: the records that statistics fill and reports print.

They hold codes and plain numbers, never sentences; `reports/` and `cli/` turn them into words in both languages.
Rates are shares (0.01 is one per cent), incomes yuan a person a year, money yuan. NaN: not defined, or not measurable
by these runs.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from agents.codes import NOISE_GROUPS
from experiments.durable import write_whole
from experiments.noise import t_quantile

NAN = float("nan")
SIGN = 0.95
"""Least share of parameter draws that must have a difference's sign for it to be told."""


@dataclass(frozen=True)
class Level:
    """The level of one measure in one scenario and county group, as a mean over all runs."""

    scenario: str
    measure: str
    county_group: str
    value: float
    noise_half_width: float
    """Half of the 95 % interval of `value` from the choice and luck of households, without what everybody shares (wages, prices,
    pandemic, weather); NaN when these runs cannot measure it."""
    draws_low: float
    """5 % point over parameter draws, noise taken out; NaN with one draw."""
    draws_high: float
    luck_half_width: float = NAN
    """The same with what everybody shares; NaN with one replicate."""
    runs: int = 0
    """Runs behind `value`: those that were lived and for which it is defined."""


@dataclass(frozen=True)
class Effect:
    """One paired difference `scenario - against`, with the luck of the simulation and the spread over draws kept apart."""

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
    """Half of the 95 % interval from the choice and luck of households, without what everybody shares: what a larger sample
    or more runs would shrink."""
    total_half_width: float
    """Half of the 95 % interval of the mean over so many draws, luck included: it shrinks with their number, and does not say
    how much is not known; `draws_low` to `draws_high` does. NaN with one draw."""
    kind: str
    """Which interval decides: `luck` (with what everybody shares), `own luck` (without it: one replicate), `draws` (of the mean
    over draws, where luck cannot be told apart), `identical` (no interval is needed) or `none`."""
    told: bool
    """Whether the deciding interval leaves zero out and, with several draws, `sign_share` is at least `SIGN`."""
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
    luck_half_width: float = NAN
    """Half of the 95 % interval of luck with what everybody shares (wages, prices, pandemic, weather); NaN with one replicate."""
    sign_share: float = NAN
    """Share of parameter draws in which the difference has the sign of `difference`, as far as luck lets one know
    (`experiments.signs`); NaN with one draw."""
    verdict: str = ""
    """`told`, `luck` (the interval covers zero), `direction` (it does not, but `sign_share` is below `SIGN`),
    `identical` (bit for bit the same in every run) or `none` (no interval)."""
    runs: int = 0
    """Pairs of runs behind it."""
    sign_counted: float = NAN
    """Share of parameter draws that show that sign, luck included."""

    @property
    def half_width(self) -> float:
        """The half-width that decides, by `kind`; NaN where there is none."""
        return {"luck": self.luck_half_width, "own luck": self.noise_half_width, "draws": self.total_half_width, "identical": 0.0}.get(
            self.kind, NAN
        )


@dataclass(frozen=True)
class Cost:
    """Net public cost: spending of `scenario` less that of `against` by one payer, or `all`, over the whole period."""

    scenario: str
    against: str
    payer: str
    total_yuan: float
    per_year_yuan: float
    half_width: float
    """Half of the 95 % interval of `total_yuan` that decides, by `kind` (as in `Effect`); NaN with one run."""
    kind: str
    told: bool
    verdict: str = ""
    draws_low: float = NAN
    """5 % point over parameter draws, noise taken out where there are replicates."""
    draws_high: float = NAN
    sign_share: float = NAN


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
    """`fieller` (draws), `fieller, replicates` (of one draw) or `none`."""
    told: bool
    """Whether there is a price: money is spent, cases are fewer, the interval of the ratio is finite and leaves zero out, and
    with several draws both hold in at least `SIGN` of them."""
    bootstrap_low: float = NAN
    """Percentile bootstrap over the same units, as a check on Fieller's limits."""
    bootstrap_high: float = NAN
    units: int = 0
    """Independent units behind the interval: parameter draws, or replicates when there is one draw."""
    priced_share: float = NAN
    """Share of the units in which money is spent and cases are fewer."""
    verdict: str = ""
    """`told`, `ratio` (interval not finite or covering zero), `direction` (spent and fewer in less than `SIGN` of the draws),
    `same` (money or cases do not differ), `cheaper` (in the mean costs less, fewer cases), `dearer` (costs more, more cases),
    `saves` (costs less, more cases), `identical`, or `none`. Only `cost_way` and `cases_way` say what of it is told."""
    cost_way: str = ""
    """Which way the cost of `against` went: `more`, `less`, `same` in every unit, `untold` (its 95 % interval covers zero, or fewer
    than `SIGN` of the draws have the sign), `one` (a single unit, no interval); empty where nothing is known."""
    cases_way: str = ""
    """The same for the cases that `against` has: `fewer`, `more`, `same`, `untold`, `one`."""


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

    def intervals(self) -> tuple[int, int]:
        """How many 95 % intervals decide about a difference, and how many of them leave zero out."""
        deciding = [effect for effect in self.effects if effect.kind not in ("none", "identical")]
        return len(deciding), sum(abs(effect.difference) > effect.half_width for effect in deciding)

    def discoveries(self, rate: float = 1.0 - SIGN) -> int:
        """How many differences are left if at most this share of them may be false (Benjamini and Hochberg, 1995).

        Each interval is read as Student's t with its degrees of freedom: groups of kin, replicates or draws less one.
        """
        from scipy.special import stdtr
        from scipy.stats import false_discovery_control

        freedom = {"own luck": NOISE_GROUPS - 1, "luck": self.replicates - 1, "draws": self.draws - 1}
        chances = [
            2.0 * float(stdtr(freedom[each.kind], -t_quantile(freedom[each.kind]) * abs(each.difference) / each.half_width))
            for each in self.effects
            if each.kind in freedom and each.half_width > 0.0
        ]
        return int((false_discovery_control(chances) <= rate).sum()) if chances else 0

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


def write_effects(effects: Effects, path: Path) -> None:
    """The effects as JSON with sorted keys; what is missing is null."""
    text = json.dumps(_without_nan(effects.as_data()), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    write_whole(path, f"{text}\n".encode())


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
