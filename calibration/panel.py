"""The same households year after year: what the yardsticks of incomes are read off.

Households are followed by their key, so that one that forms or ends during the run is missing in the years in which it is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from calibration.alike import all_like, typical
from calibration.switches import BLIND, EQUAL, set_rules
from engine.bills import BILL_OF_SLOT
from model.courses import REFERENCE, courses_of
from model.people import MONTHS, OF_DISASTER, OF_ILLNESS, OF_SCHOOLING
from model.projection import Block, begin, live_until, people_of
from model.world import World

Array = NDArray[np.float64]
FIRST_YEAR = 2020
"""The first year that is followed: the one that runs live before they report."""
MONEY = ("net", "aid", "heads", "residents", "sources", "illness", "capacity", "billed", "stays_own")
STANDING = ("in_dibao", "listed", "listed_new", "risk_ended")
BY_YEAR = MONEY + STANDING
"""What of a household is another in every year."""


@dataclass(frozen=True)
class Snapshot:
    """Households (N,) of a world at the end of a calendar year; money in yuan of the year."""

    agent: NDArray[np.int64]
    weight: Array
    """How many real households each stands for."""
    household_class: NDArray[np.int8]
    resettled: NDArray[np.bool_]
    village: NDArray[np.int64]
    county: NDArray[np.int64]
    net: Array
    """Net income of the registration system, (N,); in a panel (T, N), as all that follows."""
    aid: Array
    """Aid to the person in it (A of the definitions)."""
    heads: Array
    """Person-years of the shared purse."""
    residents: Array
    """Person-years of residents, 0 where the household is not at home half a year."""
    sources: Array
    """Disposable income of residents by source, (N, 4)."""
    illness: Array
    """Own spending on illness, stays and out-patient care, yuan, less what others have paid or promised of it."""
    capacity: Array
    """Capacity to pay, yuan: consumption and own spending on illness less subsistence."""
    billed: Array
    """Hospital bills of the year, yuan, before anybody pays of them."""
    stays_own: Array
    """What of them is left to the household, yuan."""
    in_dibao: NDArray[np.bool_]
    """Whether in dibao in December."""
    listed: NDArray[np.int8]
    """Standing on the list of the monitored in December, as households have it."""
    listed_new: NDArray[np.int8]
    """Kind under which newly listed in the year, 0 for none."""
    risk_ended: NDArray[np.int8]
    """Whether marked free of risk in the year."""


@dataclass(frozen=True)
class Panel(Snapshot):
    """Households (N,) over years (T,): what is missing in a year in which a household is not there or has no heads is NaN."""

    years: NDArray[np.int64]
    standard: Array
    """Poverty standard of the year (T,): constant purchasing power of 2020, so also the index of prices."""
    drought: NDArray[np.bool_]
    """Whether fields shared a drought in the year, (T,)."""

    @property
    def line(self) -> float:
        """The poverty standard at purchasing power of 2020, yuan a head and year."""
        return float(self.standard[0])

    @property
    def after_aid(self) -> Array:
        """Net income a head, yuan of 2020, (T, N)."""
        return self._real(self.net)

    @property
    def before_aid(self) -> Array:
        """Net income a head less aid to the person, yuan of 2020, (T, N)."""
        return self._real(self.net - self.aid)

    def _real(self, money: Array) -> Array:
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.where(self.heads > 0, money / self.heads, np.nan) * (self.standard[0] / self.standard)[:, None])

    def of(self, which: NDArray[np.bool_]) -> Panel:
        """These households alone."""
        names = [field.name for field in fields(Snapshot)]
        return replace(self, **{name: getattr(self, name)[(slice(None), which) if name in BY_YEAR else which] for name in names})


def live_panel(
    share: float, replicate: int, seed: int, last_year: int, threads: int = 1, switch: str = "", plan: Panel | None = None
) -> Panel:
    """Live the plan with central parameters and keep its households of every year from 2020 on.

    Args:
        share: part of the households, in (0, 1].
        replicate: which luck, and which window of the households.
        last_year: the last year that is lived.
        switch: one of `calibration.switches`; empty for none.
        plan: the same households under the plan without a switch, of which one stands for all where they are made equal.

    Raises:
        ValueError: households are to be made equal and `plan` is missing.
    """
    block = Block((REFERENCE,), 0, 1, replicate, seed, share, FIRST_YEAR + 1, last_year)
    course = courses_of(block)[0]
    set_rules(course.rules, switch)
    people = people_of(block, threads, blind=switch == BLIND)
    if switch == EQUAL:
        if plan is None:
            raise ValueError("households are made equal to one of the plan's: expected its panel")
        people = all_like(people, typical(people, plan.agent, plan.before_aid.mean(axis=0)))
    world = begin(block, course.rules, course.observed, threads, people=people)
    snapshots: list[Snapshot] = []
    standards: list[float] = []
    droughts: list[bool] = []

    def keep(year: int) -> None:
        snapshots.append(snapshot(world))
        standards.append(float(np.mean(world.villages["standard"])))
        droughts.append(world.outlook.seasons.had_drought(year))

    live_until(world, (last_year + 1) * MONTHS, keep, threads)
    return joined(snapshots, standards, droughts)


def snapshot(world: World) -> Snapshot:
    """What the panel keeps of a world whose December is lived."""
    h, d = world.households, world.diaries
    village = np.asarray(h["village"], dtype=np.int64)
    heads, illness = np.asarray(d["purse_months"]) / MONTHS, own_illness(world)
    return Snapshot(
        agent=np.array(h["agent"]),
        weight=np.array(world.household_weights()),
        household_class=np.array(h["household_class"]),
        resettled=np.asarray(h["resettled"]) == 1,
        village=np.asarray(world.villages["key"])[village],
        county=world.county_of_villages()[village],
        net=np.array(d["year_net"]),
        aid=np.array(h["aid_12"]),
        heads=heads,
        residents=(residents := world.months_of_residents()) / MONTHS,
        sources=np.where(residents[:, None] > 0.0, d["year_sources"], 0.0),
        illness=illness,
        capacity=illness + beyond_subsistence(world, np.asarray(d["year_net"]), heads),
        billed=np.array(d["billed"]),
        stays_own=left_of_bills(world, OF_ILLNESS),
        in_dibao=np.asarray(h["in_dibao"]) == 1,
        listed=np.array(h["listed"]),
        listed_new=np.array(d["listed_new"]),
        risk_ended=np.array(d["risk_ended"]),
    )


def own_illness(world: World) -> Array:
    """Own spending of the year on illness, yuan (N,): all rigid spending but what is left of schooling and of damage."""
    d = world.diaries
    own = np.asarray(d["year_net"] - d["year_less_rigid"])
    for bill in (OF_SCHOOLING, OF_DISASTER):
        own = own - left_of_bills(world, bill)
    return np.asarray(np.maximum(0.0, own))


def left_of_bills(world: World, bill: int) -> Array:
    """What is left to households of the year's bills of a kind, yuan (N,): own cost less what payers of claims have accepted."""
    of_others = [slot for slot, of in enumerate(BILL_OF_SLOT) if of == bill]
    own, approved = np.asarray(world.households["own_cost"]), np.asarray(world.diaries["approved"])
    return np.asarray(np.maximum(0.0, own[:, bill] - approved[:, of_others].sum(axis=1)))


def beyond_subsistence(world: World, net: Array, heads: Array) -> Array:
    """What households with this net income of the year spend beyond subsistence, yuan (N,): `consumption.target_consumption`."""
    place = np.asarray(world.villages["place"])[np.asarray(world.households["village"])]
    p = world.rules.view(np.ndarray)[max(0, world.row - 1)]["consumption"][place]
    prices = np.asarray(world.villages["prices"])[np.asarray(world.households["village"])]
    need = MONTHS * p["subsistence"] * prices * (1.0 + p["further_person"] * np.maximum(0.0, heads - 1.0))
    return np.asarray(p["spent_share"] * np.maximum(0.0, net - need))


def joined(snapshots: list[Snapshot], standards: list[float], droughts: Sequence[bool] = ()) -> Panel:
    """Households of successive years side by side; what is fixed is that of the first year in which a household is there.

    `droughts` says which years had one; none where it is left out.
    """
    agents = np.unique(np.concatenate([one.agent for one in snapshots]))
    rows = [np.searchsorted(agents, one.agent) for one in snapshots]
    fixed: dict[str, NDArray] = {}
    yearly: dict[str, NDArray] = {}
    for name in (field.name for field in fields(Snapshot) if field.name != "agent"):
        first = getattr(snapshots[0], name)
        if name in BY_YEAR:
            empty = np.full((len(snapshots), len(agents), *first.shape[1:]), np.nan if first.dtype.kind == "f" else 0, first.dtype)
            for year, one in enumerate(snapshots):
                empty[year, rows[year]] = getattr(one, name)
            yearly[name] = empty
        else:
            fixed[name] = np.zeros(len(agents), first.dtype)
            for year in reversed(range(len(snapshots))):
                fixed[name][rows[year]] = getattr(snapshots[year], name)
    years = np.arange(FIRST_YEAR, FIRST_YEAR + len(snapshots))
    return Panel(
        years=years,
        agent=agents,
        standard=np.array(standards),
        drought=np.array(droughts or [False] * len(snapshots)),
        **fixed,
        **yearly,
    )
