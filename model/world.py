"""Everything that one run holds: state, rules, books, accounts, tallies, institutions and the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import CELLS, COUNTIES, VILLAGE_CLASSES
from agents.household import Diary, Household
from agents.outlook import Outlook
from agents.places import POOL
from engine.flows import FLOW_NAMES, SECTORS
from engine.ledger import LEDGER
from engine.luck import month_word
from engine.passes import LAID_IN, POOLS, STATES
from engine.record import Record, Records, copied, dtype_of, zeros
from model.law import RESIDENT_FROM
from model.purses import CountyPurses
from model.tally import ALL_COLUMNS, TALLY, columns_written
from model.village_groups import Peers, VillageGroups, composition_of_villages, grouped, peers
from parameters.observed import ObservedYears

if TYPE_CHECKING:
    from parameters.rules_types import Rules

FIRST_MONTH = 2020 * 12
"""January 2020: every run starts here and lives 2020 before it reports (year x 12 + month - 1)."""


YEAR_LUCK = 1_000_000
"""Added to the year where a decision is drawn once a calendar year: outside the range of months."""
FIXED_LUCK = 4_000_000
"""Stands for the month where a decision is drawn once a run."""


@dataclass
class World:
    """State of one run.

    `rules` has shape (months, places). `ledgers` are records by village, of which `books` (villages, flows) are the flows of the
    month and `accounts` (villages, sectors) the stocks of everybody but the households, both in yuan of the sample;
    `tally_records` (villages, cells) hold what is counted in the month, `tallies` (villages, cells, columns) are the same numbers.
    `county_books` are the books of the last closed month added up; `institution_books` and `institution_accounts` (counties, ...)
    hold what institutions pay each other, `county_purses` what programmes asked of purses and were paid this year. `weight` is how
    many real households one of the sample stands for on the whole, `weights` (counties, cells of class and resettled) and
    `county_weights` how many where totals are known (`model.weights`; without them, `weight` everywhere). `village_sizes` and
    `county_sizes` count households of the sample in January 2020, `village_rows` the rows of the table of households, those kept for
    new ones included. `observed` names the drivers that are not forecast.
    """

    households: Any
    persons: Any
    care_years: Any
    diaries: Any
    villages: Any
    rules: Records
    seed: np.uint64
    weight: float
    observed: ObservedYears = field(default_factory=dict)
    month: int = FIRST_MONTH
    local_jobs: NDArray[np.float64] | None = None
    recorder: Any = None
    imbalance: float = 0.0
    overspent: float = 0.0
    """Public money of years before beyond that of the reference, real yuan, where a scenario hands out what it saves."""
    shared_seed: np.uint64 | None = None
    """Seed of the luck that everybody shares: wages, prices, pandemic, weather; None: the seed of the run."""
    opening: dict[str, NDArray[np.float64]] = field(default_factory=dict)
    weights: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    county_weights: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    states: tuple[Records, ...] = ()
    """Tables of what programmes keep of every household, as `STATES` has them; without them, nothing but noughts."""
    pools: Any = None
    """What villages ask of the purses of programmes (villages, pools), as `POOLS` has them."""

    def __post_init__(self) -> None:
        count, counties = len(self.villages), len(COUNTIES)
        self.states = self.states or new_tables(STATES, len(self.households))
        self.pools = new_pools(count) if self.pools is None else self.pools
        if len(self.weights) == 0:
            self.weights, self.county_weights = np.full((counties, CELLS), self.weight), np.full(counties, self.weight)
        self.ledgers = zeros(LEDGER, count)
        self.books, self.accounts = np.asarray(self.ledgers)["book"], np.asarray(self.ledgers)["account"]
        self.tally_records = zeros(TALLY, count * CELLS).reshape(count, CELLS)
        self.tallies = np.asarray(self.tally_records).view(np.float64).reshape(count, CELLS, -1)[..., :ALL_COLUMNS]
        self.county_books = np.zeros((counties, len(FLOW_NAMES)))
        self.institution_books = np.zeros((counties, len(FLOW_NAMES)))
        self.institution_accounts = np.zeros((counties, len(SECTORS)))
        self.county_purses = CountyPurses()
        self._counties_by_villages = np.equal.outer(np.arange(counties), self.villages["county"]).astype(np.float64)
        self._now: tuple[int, Any] = (-1, None)
        self._groups: VillageGroups | None = None
        self._peers: tuple[int, Peers] | None = None
        self._household_weights: NDArray[np.float64] | None = None
        self.worked_out: dict[str, Any] = {}
        """What institutions have worked out from the rest and keep by its name; a branch begins without."""
        self._county = np.asarray(self.villages["county"], dtype=np.int64)
        self.village_rows = np.asarray(self.villages["stop"] - self.villages["first"], dtype=np.int64)
        self.village_sizes = np.asarray(self.village_rows - self.villages["kept_for_new"], dtype=np.float64)
        self.county_sizes = self.by_county(self.village_sizes)
        self.outlook = Outlook(self)

    @property
    def row(self) -> int:
        """Position of the current month in `rules`."""
        return self.month - FIRST_MONTH

    @property
    def rules_now(self) -> Any:
        """This month's rules by place, as a plain array (looked up once a month: NumPy's record arrays are slow)."""
        if self._now[0] != self.month:
            self._now = (self.month, self.rules.view(np.ndarray)[self.row])
        return self._now[1]

    def county_rules(self, county: int) -> Rules:
        """This month's rules of a county (those of its first village class): `rules.policy.parameter`."""
        found: Rules = self.rules_now[county * len(VILLAGE_CLASSES)]
        return found

    def rules_of_counties(self, group: str) -> NDArray[Any]:
        """This month's rules of a group in every county (those of its first village class): an array a parameter, by name."""
        found: NDArray[Any] = self.rules_now[:: len(VILLAGE_CLASSES)][group]
        return found

    @property
    def year(self) -> int:
        """Calendar year."""
        return self.month // 12

    @property
    def month_of_year(self) -> int:
        """1 to 12."""
        return self.month % 12 + 1

    @property
    def columns_written(self) -> int:
        """How many columns of the tallies the month writes."""
        return columns_written(self.month_of_year, int(self.rules_of_counties("lines")["closing_month"][0]))

    @property
    def luck(self) -> np.uint64:
        """The word of this month's luck of households and institutions."""
        return month_word(self.seed, self.month)

    @property
    def year_luck(self) -> np.uint64:
        """The word of the luck that holds for the calendar year."""
        return month_word(self.seed, YEAR_LUCK + self.year)

    @property
    def run_luck(self) -> np.uint64:
        """The word of the luck that holds for the whole run."""
        return month_word(self.seed, FIXED_LUCK)

    @property
    def groups(self) -> VillageGroups:
        """The groups in which villages of a sample act together; worked out once."""
        if self._groups is None:
            villages = np.asarray(self.villages)
            self._groups = grouped(villages["place"], villages["key"], self.village_sizes, self.weight)
        return self._groups

    @property
    def peers(self) -> Peers:
        """Whom the villages of a group look at; worked out once a year."""
        if self._peers is None or self._peers[0] != self.year:
            self._peers = self.year, peers(self.groups, self.households, composition_of_villages(np.asarray(self.villages)))
        return self._peers[1]

    @property
    def pass_arguments(self) -> tuple[Any, ...]:
        """What a pass of the month is called with (`engine.passes.ARGUMENTS`)."""
        return (
            self.households,
            self.persons,
            self.care_years,
            self.diaries,
            self.villages,
            self.rules_now,
            self.luck,
            self.year_luck,
            self.run_luck,
            self.ledgers,
            self.tally_records,
            self.month,
            self.states,
            self.pools,
        )

    def state_of(self, record: type[Record]) -> Records:
        """What a programme keeps of every household, or of every village, in records of this kind."""
        if LAID_IN.get(record.__name__, (record, ""))[1] == "village":
            return self.villages
        return dict(zip(STATES, self.states, strict=True))[record.__name__]

    def shared_luck(self, month: int) -> np.uint64:
        """The word of a month's luck that everybody shares: weather, pandemic, and, by year, wages and prices."""
        return month_word(self.seed if self.shared_seed is None else self.shared_seed, month)

    @property
    def shared_year_luck(self) -> np.uint64:
        """The word of the luck of the calendar year that everybody shares."""
        return self.shared_luck(YEAR_LUCK + self.year)

    @property
    def shared_run_luck(self) -> np.uint64:
        """The word of the luck of the whole run that everybody shares."""
        return self.shared_luck(FIXED_LUCK)

    def go_on(self, rules: Records, observed: ObservedYears) -> World:
        """This world itself, under other rules from now on: for the last scenario of a shared past."""
        self.rules, self.observed, self._now = rules, observed, (-1, None)
        return self

    def release(self) -> None:
        """Part from the outlook, which looks back at this world: its memory is free as soon as nobody holds it, and not only
        when circles of references are looked for."""
        self.outlook.world = None

    def branch(self, rules: Records, observed: ObservedYears, given_up: World | None = None) -> World:
        """An independent copy with other rules: scenarios of a shared past go on from here.

        A world that was given up lends its records, and must not be used any more.
        """

        def twin_of(ours: Any, lent: Any) -> Any:
            return copied(ours, lent if lent is not None and len(lent) == len(ours) else None)

        tables = ("households", "persons", "care_years", "diaries")
        households, persons, care_years, diaries = (twin_of(getattr(self, name), getattr(given_up, name, None)) for name in tables)
        lent_states = (None,) * len(self.states) if given_up is None else given_up.states

        twin = World(
            households,
            persons,
            care_years,
            diaries,
            self.villages.copy(),
            rules,
            self.seed,
            self.weight,
            observed,
            self.month,
            None if self.local_jobs is None else self.local_jobs.copy(),
            shared_seed=self.shared_seed,
            states=tuple(map(twin_of, self.states, lent_states)),
            pools=self.pools.copy(),
        )
        twin.accounts[:], twin.tallies[:] = self.accounts, self.tallies
        twin.institution_accounts = self.institution_accounts.copy()
        twin.county_purses, twin.weights, twin.county_weights = self.county_purses.copy(), self.weights, self.county_weights
        twin._groups, twin._peers, twin._household_weights = self._groups, self._peers, self._household_weights
        twin.overspent = self.overspent
        twin.imbalance, twin.opening = self.imbalance, {k: v.copy() for k, v in self.opening.items()}
        return twin

    def county_of_villages(self) -> NDArray[np.int64]:
        """County index of every village."""
        return self._county

    def by_county(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Sums of rows of villages by county: (villages,) or (villages, columns) to counties. Exact, as money and counts are."""
        return np.asarray(self._counties_by_villages @ values)

    def household_weights(self) -> NDArray[np.float64]:
        """How many real households each household of the sample stands for, (households,); never changes, so worked out once."""
        if self._household_weights is None:
            cell = np.asarray(self.households["household_class"]).astype(np.int64) * 2 + np.asarray(self.households["resettled"])
            county = np.repeat(self._county, self.village_rows)
            self._household_weights = np.asarray(self.weights[county, cell])
        return self._household_weights

    @property
    def spending(self) -> NDArray[np.float64]:
        """Public money paid since January by level of government, (counties, policies, payers), yuan of the sample."""
        return self.county_purses.by_payer()

    def months_of_residents(self) -> NDArray[np.float64]:
        """Months of residents of the calendar year so far by household; 0 of those whom the statistics bureau does not find at home."""
        months = np.asarray(self.diaries["resident_months"], dtype=np.float64)
        return np.where(months >= RESIDENT_FROM, months, 0.0)

    def balances(self) -> NDArray[np.float64]:
        """Accounts of the institutions, (counties, sectors), yuan of the sample."""
        return self.by_county(self.accounts) + self.institution_accounts

    def balance(self, sector: str) -> NDArray[np.float64]:
        """Account of an institution by county, yuan of the sample."""
        return self.balances()[:, SECTORS.index(sector)]

    def in_real_yuan(self, values: NDArray[Any]) -> float:
        """Yuan or counts of the sample by county (counties,), added up over the prefecture in those of the real population."""
        return float(values @ self.county_weights)


def new_tables(states: Mapping[str, type[Record]], count: int) -> tuple[Records, ...]:
    """Tables of what programmes keep of so many households, nothing but noughts."""
    return tuple(zeros(record, count) for record in states.values())


def new_pools(villages: int) -> Records:
    """What so many villages ask of purses, which is nothing."""
    return zeros(POOL, villages * len(POOLS)).reshape(villages, len(POOLS))


def household_bytes() -> int:
    """Bytes of a household's records: its own, its diary, and what programmes keep of it."""
    records: list[type[Record]] = [Household, Diary, *STATES.values()]
    return sum(dtype_of(record).itemsize for record in records)


def mean_of_villages(world: World, values: NDArray[Any]) -> NDArray[np.float64]:
    """Mean of a household's values by village, over the households that are there."""
    count, there = len(world.villages), np.asarray(world.households["persons"]) > 0
    village = np.asarray(world.households["village"])[there]
    return np.bincount(village, weights=np.asarray(values, dtype=np.float64)[there], minlength=count) / np.maximum(
        1, np.bincount(village, minlength=count)
    )


def mean_of_peers(world: World, values: NDArray[Any]) -> NDArray[np.float64]:
    """Mean of a household's values by village as its group tells it, by the known classes of its households that are there."""
    there = np.asarray(world.households["persons"]) > 0
    return world.peers.means(world.peers.added_up(np.asarray(values) * there))
