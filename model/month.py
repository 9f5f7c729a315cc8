"""What happens in a month, in order: lines that every household lives, strung into passes, and steps of institutions between them."""

from __future__ import annotations

from functools import partial

import numpy as np

from engine.passes import Line, Step
from engine.threads import over_ranges
from model import budgets, institutions, observe, people_table, pools, seats_dealing, seats_held
from model.life import accidents, consumption, demography, farming, health, work
from model.passes import strung
from model.policies import (
    crop_insurance,
    dibao,
    farmers_fund,
    insured_losses,
    job_loss_insurance,
    medical_cover,
    microcredit,
    monitoring,
    pensions,
    relief,
)
from model.programmes import PROGRAMMES
from model.putting_together import put_together
from model.world import World

put_together(PROGRAMMES)  # before any rule is compiled

MONTH: tuple[Line | Step, ...] = (
    Step("markets.announce", "市场公布工资与价格", institutions.announce),
    Step("weather.strike", "天气与疫病", institutions.strike),
    monitoring.LOOK_AT_PEERS,
    crop_insurance.LOOK_AT_PEERS,
    microcredit.LOOK_AT_PEERS,
    Step("plans.decide", "机构年度决策", institutions.decide),
    people_table.PUT_IN_ORDER,
    observe.BEGIN,
    demography.AGE_AND_MOURN,
    demography.GO_ON_WITH_SCHOOL,
    work.LOSE_FIND_AND_EARN,
    farming.PLANT_AND_HARVEST,
    crop_insurance.INSURE_AND_CLAIM,
    health.FALL_ILL_AND_PAY,
    accidents.STRIKE_HOUSEHOLDS,
    relief.COME_FIRST,
    insured_losses.CLAIM_AND_FILE,
    farmers_fund.CLAIM_AND_FILE,
    job_loss_insurance.CLAIM_DAYS,
    relief.PUT_FORWARD,
    pools.SETTLE,
    relief.SETTLE,
    crop_insurance.SETTLE,
    insured_losses.PAY_CLAIMS,
    crop_insurance.PAY_INDEMNITIES,
    farmers_fund.PAY_CLAIMS,
    job_loss_insurance.PAY_DAYS,
    relief.GRANT,
    pensions.PAY_TRANSFERS,
    medical_cover.PAY_PREMIUMS,
    seats_held.PAY_HOLDERS,
    dibao.ASSESS_AND_PAY,
    monitoring.WATCH_AND_HELP,
    microcredit.LEND_AND_COLLECT,
    consumption.PAY_FOR_SCHOOL,
    consumption.GIVE_AND_HELP,
    consumption.SPEND_SAVE_AND_COPE,
    observe.OBSERVE,
    seats_dealing.HAND_OUT,
    crop_insurance.NOTE_STAPLES_SPENDING,
    dibao.HAND_OUT,
    people_table.KEEP_ROOM,
    Step("accounts.close", "结账", institutions.close),
)


def phases() -> tuple[Step | tuple[Line, ...], ...]:
    """The month cut at the steps of institutions: consecutive lines are one pass over the households."""
    found: list[Step | tuple[Line, ...]] = []
    for current in MONTH:
        if isinstance(current, Step):
            found.append(current)
        elif found and isinstance(found[-1], tuple):
            found[-1] = (*found[-1], current)
        else:
            found.append((current,))
    return tuple(found)


PHASES = phases()
LINES = tuple(current for current in MONTH if isinstance(current, Line))
"""What households live, in order."""


def village_ranges(world: World, count: int = 1) -> list[tuple[int, int]]:
    """All villages in at most `count` ranges with about as many households each."""
    stops = np.asarray(world.villages["stop"])
    ends = np.searchsorted(stops, np.linspace(0.0, float(stops[-1]), count + 1)[1:]) + 1
    ends = np.unique(np.minimum(ends, len(stops))).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


def live(world: World, cut: list[tuple[int, int]] | None = None, threads: int = 1) -> None:
    """One month of the world: every phase over all villages, range by range, on so many threads; then the clock moves."""
    cut = cut if cut is not None else village_ranges(world, threads)
    for phase in PHASES:
        if isinstance(phase, Step):
            phase.run(world)
            continue
        run, arguments = strung(phase), world.pass_arguments
        run.prepare(arguments)
        budgets.live_within_caps(world, partial(over_ranges, run, arguments, cut, threads))
    world.month += 1
