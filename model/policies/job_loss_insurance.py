"""新市民就业险: a daily benefit for resettled workers of insured age who have lost their work (F0017-F0025).

Up to 30 days a month and a cap of days a person and calendar year, for months of unemployment that are over, so that
no month is paid both as a post and as unemployment. Insured is the loss of a job: who never had one, or gave it up, has none to
claim for. It is registered where one lives, so that who looks for the next job away cannot, and benefit begins after a waiting time.
Who claims is drawn once a calendar year by person. One pool serves the prefecture and keeps money for the months to come; when what
is open is short, every claim gets the same share of its days, rounded down to whole days, and unpaid days stay claimable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from agents.codes import JOB_LOSS, MALE, PRESENT, UNEMPLOYED
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line
from engine.record import YEAR, Field, Record
from model.passes import alone
from model.people import age
from model.programme import Programme
from model.purses import Yuan, no_claims, pool
from model.reach import reach
from model.standing import RESETTLED, is_any
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household, Member
    from agents.places import Pool
    from engine.ledger import Ledger
    from parameters.rules_types import JobLossInsurance

APPLIES = decision("job_loss_insurance_applies")
BENEFIT = entry("job_loss_benefit")
DAYS_OF_MONTH = 30
"""A month of unemployment counts thirty days: 90 days are three months (F0021, F0025)."""


class DaysPaid(Record):
    """What a person has been paid for."""

    benefit_days: Annotated[
        int, Field("i1", "days", "本年失业给付天数", "job_loss_insurance", en="days of job-loss benefit this year", begins=YEAR)
    ]


@rule
def is_of_insured_age(m: Member, month: int, p: JobLossInsurance) -> bool:
    """From working age to retirement."""
    years, ages = age(m, month), p.ages_of_men if m.sex == MALE else p.ages_of_women
    return years >= ages[0] and years < ages[1]


@rule
def is_insured(h: Household, m: Member, month: int, p: JobLossInsurance) -> bool:
    """Resettled, of insured age, able to work and out of school (F0023, F0024)."""
    if not is_any(h, RESETTLED):
        return False
    return m.can_work > 0 and m.study == 0 and is_of_insured_age(m, month, p)


@rule
def is_registered(m: Member) -> bool:
    """Has lost a job, and is there to register it."""
    return m.work == UNEMPLOYED and m.lost_job == 1 and m.presence == PRESENT


@rule
def days_due(h: Household, m: Member, had: DaysPaid, month: int, p: JobLossInsurance) -> int:
    """Days of benefit of this month: of a registered loss, after the waiting time, within the cover and the days left in the year."""
    if month % 12 + 1 < int(p.from_month) or not is_registered(m) or not is_insured(h, m, month, p):
        return 0
    if m.idle_months < max(1.0, p.delay_months) + p.waiting_months:
        return 0
    return max(0, min(DAYS_OF_MONTH, int(p.days) - had.benefit_days))


@rule
def days_claimed(h: Household, m: Member, had: DaysPaid, month: int, p: JobLossInsurance, year_luck: np.uint64) -> int:
    """Days that the member asks for: some never claim in a year."""
    days = days_due(h, m, had, month, p)
    if days > 0 and draw(year_luck, APPLIES, m.key) < reach(h, p) * p.in_force:
        return days
    return 0


@rare
def pay(h: Household, diary: Diary, had: DaysPaid, days: int, share: float, p: JobLossInsurance, ledger: Ledger) -> None:
    """Whole days as far as the pool goes, off the loss of the wage; unpaid days stay in the year's account."""
    paid = int(days * share)
    if paid > 0:
        yuan = receive(h, ledger, BENEFIT, down_to_grain(paid * p.daily * p.strength))
        diary.loss[JOB_LOSS] = max(0.0, diary.loss[JOB_LOSS] - yuan)
        h.month_shock = max(0.0, h.month_shock - yuan)
        had.benefit_days += paid


@rule
def search_effort(had: DaysPaid, p: JobLossInsurance) -> float:
    """Factor on the search for work: less while benefit is drawn and days are left."""
    if had.benefit_days > 0 and had.benefit_days < p.days:
        return 1.0 - p.search_less
    return 1.0


class InsuredWorkers(Record):
    """What a village has counted for the premium."""

    insured_workers: Annotated[
        float, Field("f8", "persons", "新市民就业险参保劳动力(样本)", "job_loss_insurance", en="insured workers")
    ]


@rule
def nobody_insured(kept: InsuredWorkers) -> None:
    """The village counts anew."""
    kept.insured_workers = 0.0


@rule
def count_insured(h: Household, members: Sequence[Member], kept: InsuredWorkers, p: JobLossInsurance, month: int) -> None:
    """Insured workers of every village whom the policy reaches at all, for the premium."""
    if reach(h, p) > 0.0:
        for k in range(len(members)):
            m = members[k]
            kept.insured_workers += is_insured(h, m, month, p)


COUNT_INSURED = Line("job_loss_insurance.count_insured", "新市民就业险参保人数", household=count_insured, before=nobody_insured)


@rule
def claim_days(
    h: Household, members: Sequence[Member], had: Sequence[DaysPaid], pool: Pool, p: JobLossInsurance, luck: np.uint64, month: int
) -> None:
    """What the household's insured ask for. `luck` is that of the year."""
    if is_any(h, RESETTLED):
        for k in range(len(members)):
            pool.claims += days_claimed(h, members[k], had[k], month, p, luck) * p.daily * p.strength


CLAIM_DAYS = Line("job_loss_insurance.claim_days", "新市民就业险申请", household=claim_days, before=no_claims, luck=YEAR_LUCK)


@rule
def pay_days(
    h: Household,
    members: Sequence[Member],
    had: Sequence[DaysPaid],
    diary: Diary,
    pool: Pool,
    p: JobLossInsurance,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """The same claims, paid by the share that the pool covers. `luck` is that of the year."""
    if pool.claims > 0.0 and is_any(h, RESETTLED):
        for k in range(len(members)):
            days = days_claimed(h, members[k], had[k], month, p, luck)
            pay(h, diary, had[k], days, pool.paying_share, p, ledger)


PAY_DAYS = Line("job_loss_insurance.pay_days", "新市民就业险给付", household=pay_days, luck=YEAR_LUCK)


def insured_workers(world: World) -> Yuan:
    """Insured workers of the sample by county of residence (counties,)."""
    alone(COUNT_INSURED)(*world.pass_arguments, 0, len(world.villages))
    return world.by_county(np.asarray(world.state_of(InsuredWorkers)["insured_workers"]))


def premium(world: World) -> Yuan:
    """For the cover in force and its daily benefit; the prefecture pays half and the county where they live half (F0017-F0019).

    What is not used rolls over (F0025).
    """
    p = world.rules_of_counties("job_loss_insurance")
    return np.asarray(insured_workers(world) * np.where(p["coverage"] > 0.0, p["premium"] * p["in_force"] * p["strength"], 0.0))


PROGRAMME = Programme(
    "job_loss_insurance",
    lines=(CLAIM_DAYS, PAY_DAYS),
    modifies={"work.chance_to_find": search_effort},
    purse=pool("job_pool", "job_premium", "就业险资金池", "pool of job-loss insurance"),
    premium=premium,
    member_state=DaysPaid,
    village_state=InsuredWorkers,
)
