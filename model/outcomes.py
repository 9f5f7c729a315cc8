"""The recorder: adds up tallies by county and turns them into the variables of the contract."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, COUNTY_CATEGORIES, INCOME_SOURCES, LINES, PAYERS
from engine.bills import BILLS, PAYERS_OF_BILLS, shares_of_flows
from engine.flows import FLOW_NAMES, POLICIES
from model.bookkeeping import OF_POLICY, TO_HOUSEHOLD
from model.contract import VARIABLES
from model.grouped import Grouped
from model.outside_incomes import provincial_income, urban_income
from model.score_board import LARGE_SCALE, Lived, Score, score_board
from model.shrinkage import chances_below, shrunk
from model.tally import COLUMN, COLUMNS
from model.world import World

Array = NDArray[np.float64]
CATEGORY = [[c.name for c in COUNTY_CATEGORIES].index(county.category) for county in COUNTIES]
PAYOUT_OF = OF_POLICY * TO_HOUSEHOLD[:, None]
"""Which policy pays households by each flow."""
PART_OF_BILL = shares_of_flows()


def ratio(top: Array, bottom: Array) -> Array:
    """Quotient, missing where the denominator is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), np.nan)


def gini(income: Array, weights: Array) -> float:
    """Gini index of `income` with `weights` (both one-dimensional, weights positive); 0 where all are equal.

    Half the relative mean difference, computed from the Lorenz curve by trapezoids.
    """
    order = ascending(income, weights)
    return gini_of_sorted(income[order], weights[order])


def ascending(income: Array, weights: Array) -> NDArray[np.intp]:
    """Order by income, then weight. The plain sort is several times faster than one by two keys, so only ties get the second."""
    order = np.argsort(income)
    equal = np.diff(income[order]) == 0.0
    tied = np.flatnonzero(np.append(equal, False) | np.append(False, equal))
    ties = order[tied]
    order[tied] = ties[np.lexsort((weights[ties], income[ties]))]
    return order


def gini_of_sorted(income: Array, w: Array) -> float:
    """`gini` of incomes that are in ascending order already, so that one order serves many groups."""
    if len(income) == 0 or w.sum() <= 0:
        return float("nan")
    y = np.maximum(income, 0.0)
    total = float((w * y).sum())
    if total <= 0:
        return 0.0
    people = np.concatenate([[0.0], np.cumsum(w)]) / w.sum()
    money = np.concatenate([[0.0], np.cumsum(w * y)]) / total
    return float(1.0 - ((money[1:] + money[:-1]) * np.diff(people)).sum())


class Recorder:
    """Collects one run. `month` is called when a month's accounts are closed; `arrays` gives the variables at the end."""

    def __init__(self, start: int, end: int, world: World) -> None:
        self.start, self.end = start, end
        years, counties = end - start + 1, len(COUNTIES)
        self.years = np.zeros((years, counties, 3, 2, len(COLUMNS)))
        self.base = np.zeros((counties, 3, 2, len(COLUMNS)))
        self.monthly = np.zeros((years * 12, counties, 4))
        self.spending = np.zeros((years, counties, len(POLICIES), len(PAYERS)))
        self.spent_so_far = np.zeros(years * 12)
        """Public spending since January by the end of each month, real yuan."""
        self.payouts = np.zeros((years, counties, len(POLICIES)))
        self.beneficiaries = np.zeros((years, counties, len(POLICIES)))
        self.bills = np.zeros((years, counties, len(BILLS), len(PAYERS_OF_BILLS)))
        self.gini = np.full((years, counties), np.nan)
        self.gini_category = np.full((years, len(COUNTY_CATEGORIES) + 1), np.nan)
        self.groups = Grouped(start, end, world)
        self.urban, self.province = np.full(years + 1, np.nan), np.full(years + 1, np.nan)
        self.flows_of_2020 = np.zeros(len(FLOW_NAMES))

    def month(self, world: World) -> None:
        """Add the month's tallies; at year ends add what needs every household."""
        columns = world.columns_written
        tallies = world.tallies[:, :, :columns].reshape(len(world.tallies), -1)
        cells = world.weights.reshape(len(COUNTIES), 3, 2, 1) * world.by_county(tallies).reshape(len(COUNTIES), 3, 2, columns)
        year = world.year - self.start
        self.groups.month(world)
        if world.year == self.start - 1:
            self.base[..., :columns] += cells
            self.flows_of_2020 += world.county_weights @ world.county_books
            if world.month_of_year == 12:
                self.urban[0], self.province[0] = urban_income(world), provincial_income(world)
        if not 0 <= year < len(self.years):
            return
        self.years[year, ..., :columns] += cells
        self.monthly[year * 12 + world.month_of_year - 1] = cells[..., :4].sum(axis=(1, 2))
        self.spent_so_far[year * 12 + world.month_of_year - 1] = world.county_weights @ world.spending.sum(axis=(1, 2))
        self.payouts[year] += world.county_weights[:, None] * (world.county_books @ PAYOUT_OF)
        self.bills[year] += world.county_weights[:, None, None] * np.tensordot(world.county_books, PART_OF_BILL, axes=1)
        if world.month_of_year == 12:
            self._close_year(world, year)

    def _close_year(self, world: World, year: int) -> None:
        """Spending, beneficiaries, inequality and incomes outside of the year."""
        self.spending[year] = world.spending * world.county_weights[:, None, None]
        received = np.ascontiguousarray(world.households["received"])
        firsts = np.asarray(world.villages["first"])
        for policy in range(len(POLICIES)):
            got = world.by_county(np.add.reduceat((received >> policy) & 1, firsts))
            self.beneficiaries[year, :, policy] = got * world.county_weights
        self.urban[year + 1], self.province[year + 1] = urban_income(world), provincial_income(world)
        self._inequality(world, year, world.household_weights())

    def _inequality(self, world: World, year: int, weights: Array) -> None:
        """Gini of rural disposable income a head by county, category of counties and in all; households are ordered once."""
        months = np.asarray(world.diaries["resident_months"], dtype=np.float64)
        income = world.disposable_of_year() / np.maximum(months / 12.0, 1e-9)
        rural = (np.asarray(world.households["resettled"]) == 0) & (months > 0)
        income, months = income[rural], (months * weights)[rural]
        order = ascending(income, months)
        income, months = income[order], months[order]
        county = np.repeat(world.county_of_villages(), world.village_sizes.astype(np.int64))[rural][order]
        category = np.array(CATEGORY)[county]
        for found, group in ((self.gini[year], county), (self.gini_category[year], category)):
            for number in range(len(found)):
                mine = np.flatnonzero(group == number)
                found[number] = gini_of_sorted(income[mine], months[mine])
        self.gini_category[year, -1] = gini_of_sorted(income, months)

    def arrays(self, world: World) -> dict[str, Array]:
        """All variables of the contract, as arrays with its dimensions."""
        found: dict[str, Array] = {}
        pick: Callable[[str], Array] = lambda name: self.years[..., COLUMN[name]]  # noqa: E731
        for build in (_counts, _rates, _incomes, _causes):
            found.update(build(pick))
        found.update(self._counties())
        found.update(self._others(world))
        missing = set(VARIABLES) - set(found)
        assert not missing, f"outcomes without a value: {sorted(missing)}"
        return {name: np.asarray(found[name], dtype=np.float64) for name in VARIABLES}

    def _counties(self) -> dict[str, Array]:
        """Variables by county: incomes of rural residents, growth, ratios, lists."""
        rural, base = self.years[:, :, :, 0].sum(axis=2), self.base[:, :, 0].sum(axis=1)
        residents = rural[..., COLUMN["resident_years"]]
        income = ratio(disposable(rural), residents)
        income_2020 = ratio(disposable(base), base[..., COLUMN["resident_years"]])
        before = np.concatenate([income_2020[None], income[:-1]])
        lists = self.years.sum(axis=(2, 3))
        return {
            "rural_income": income,
            "rural_residents": residents,
            "income_growth": income / before - 1.0,
            "urban_rural_income_ratio": self.urban[1:, None] / income,
            "list_true_positive": ratio(lists[..., COLUMN["listed_true"]], lists[..., COLUMN["monitored"]]),
            "list_missed": ratio(lists[..., COLUMN["missed"]], lists[..., COLUMN["truly_in_trouble"]]),
            "households_monitored": lists[..., COLUMN["monitored"]],
            "households_in_trouble": lists[..., COLUMN["truly_in_trouble"]],
            "gini": self.gini,
            "gini_category": self.gini_category,
            "income_per_capita_monthly": ratio(self.monthly[..., 3], self.monthly[..., 1]),
            "below_line_rate_monthly": ratio(self.monthly[..., 2], self.monthly[..., 0]),
            "persons_monthly": self.monthly[..., 0],
            "residents_monthly": self.monthly[..., 1],
        }

    def _others(self, world: World) -> dict[str, Array]:
        """Spending, payouts, random groups, targets, the ledger."""
        score = self.targets()
        return {
            "spending": self.spending,
            "payouts": self.payouts,
            "bills_paid": self.bills,
            "beneficiaries": self.beneficiaries,
            **self.groups.arrays(),
            "target_value": score.value,
            "target_met": score.met,
            "target_value_by_county": score.value_by_county,
            "target_met_by_county": score.met_by_county,
            "ledger_imbalance": np.array(world.imbalance * world.county_weights.max()),
        }

    def targets(self) -> Score:
        """The score-board of ch.3 s.3 in 2025 (or the last year): values reached and whether they meet the targets."""
        years, sums = min(2025 - self.start, len(self.years) - 1) + 1, self.groups.sums
        groups = sums["relapsed_persons"][:years], sums["lifted_persons"][:years]
        below = chances_below(*groups, LARGE_SCALE)
        return score_board(
            Lived(self.years[:years], self.base, self.urban[: years + 1], self.province[: years + 1], shrunk(*groups), below)
        )


def disposable(sums: Array) -> Array:
    """Disposable income: the four sources together."""
    first = COLUMN["source_wages"]
    return np.asarray(sums[..., first : first + len(INCOME_SOURCES)].sum(axis=-1))


def _counts(pick: Callable[[str], Array]) -> dict[str, Array]:
    return {
        "households": pick("households"),
        "persons": pick("persons"),
        "residents": pick("residents"),
        "persons_at_start": pick("persons_start"),
        "persons_at_close": pick("persons_close"),
        "resident_years": pick("resident_years"),
        "households_listed": pick("listed_ever"),
        "poverty_gap_yuan": pick("gap_yuan"),
        "relapsed_persons": pick("relapsed"),
        "relapsed_households": pick("relapsed_households"),
    }


def _rates(pick: Callable[[str], Array]) -> dict[str, Array]:
    start, close = pick("persons_start"), pick("persons_close")
    incidence = ratio(pick("relapsed"), start)
    lifted, others = incidence.copy(), incidence.copy()
    lifted[:, :, 1:] = np.nan
    others[:, :, 0] = np.nan
    before_aid = ratio(pick("relapsed_before_aid"), start)
    before_posts = ratio(pick("relapsed_before_posts"), start)
    before_aid[:, :, 1:] = before_posts[:, :, 1:] = np.nan
    below_at_start = np.zeros_like(start)
    below_at_start[0] = ratio(start - pick("at_risk"), start)[0]
    below_at_start[1:] = np.nan
    return {
        "relapse_rate": lifted,
        "entry_rate": others,
        "relapse_rate_before_aid": before_aid,
        "relapse_rate_before_aid_and_posts": before_posts,
        "below_line_rate": ratio(pick("below"), close),
        "below_line_rate_by_line": np.stack([ratio(pick(f"below_{line.name}"), close) for line in LINES], axis=-1),
        "below_line_rate_before_aid": ratio(pick("below_before_aid"), close),
        "below_line_rate_before_aid_and_posts": ratio(pick("below_before_posts"), close),
        "below_monitoring_line_rate": ratio(pick("below_monitoring"), close),
        "below_at_start": below_at_start,
        "relapse_ever": ratio(pick("ever_relapsed"), pick("households")),
        "guarantee_loss_rate": ratio(pick("guarantee_lost"), close),
        "monitored_rate": ratio(pick("monitored"), pick("households")),
        "risk_eliminated_share": ratio(pick("eliminated"), pick("listed_ever")),
        "poverty_gap": ratio(pick("gap_share"), close),
    }


def _incomes(pick: Callable[[str], Array]) -> dict[str, Array]:
    residents, purse = pick("resident_years"), pick("purse_years")
    sources = np.stack([pick(f"source_{s.name}") for s in INCOME_SOURCES], axis=-1)
    per_head = ratio(sources.sum(axis=-1), residents)
    concepts = [per_head, *(ratio(pick(name), purse) for name in ("net", "less_rigid", "cash"))]
    return {
        "income_per_capita": per_head,
        "income_per_capita_by_concept": np.stack(concepts, axis=-1),
        "heads_by_concept": np.stack([residents, purse, purse, purse], axis=-1),
        "income_per_capita_by_source": ratio(sources, residents[..., None]),
    }


def _causes(pick: Callable[[str], Array]) -> dict[str, Array]:
    from agents.codes import CAUSES, WHY_BELOW

    return {
        "relapses_by_cause": np.stack([pick(f"cause_{c.name}") for c in CAUSES], axis=-1),
        "relapses_by_contributing_cause": np.stack([pick(f"second_{c.name}") for c in CAUSES], axis=-1),
        "why_below": np.stack([pick(f"why_{w.name}") for w in WHY_BELOW], axis=-1),
    }
