"""What happens in a month, in order. Compiled lines visit every household once; steps of institutions are plain Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np

from engine.fused import Fused
from engine.threads import over_ranges
from model import budgets, institutions, observe
from model.ahead import fetch_household
from model.life import accidents, consumption, demography, farming, health, work
from model.policies import (
    crop_insurance,
    dibao,
    dibao_extra,
    farmers_fund,
    insured_losses,
    job_loss_insurance,
    microcredit,
    monitoring,
    pensions,
    public_posts,
    public_posts_dealing,
    relief,
)
from model.world import World


@dataclass(frozen=True)
class Line:
    """One line of the month: compiled over a range of villages, or a step of the institutions."""

    name: str
    zh: str
    run: Callable[..., Any]
    compiled: bool = True
    yearly_luck: bool = False
    fixed_luck: bool = False

    @property
    def en(self) -> str:
        """What the line does, in English words: its name read aloud."""
        room, _, what = self.name.replace("_", " ").partition(".")
        return f"{room}: {what}"

    @property
    def luck(self) -> str:
        """Which of the words of luck of a fused pass the line draws from."""
        return "run_luck" if self.fixed_luck else "year_luck" if self.yearly_luck else "month_luck"

    def over(self, world: World, first: int, last: int) -> None:
        """Run a compiled line for the villages `first` to `last` - 1."""
        self.run(*self.arguments(world), first, last)

    def arguments(self, world: World) -> tuple[Any, ...]:
        """What every compiled line is called with, but for the range of villages."""
        luck = fixed_luck(world) if self.fixed_luck else year_luck(world) if self.yearly_luck else world.luck
        return (
            world.households,
            world.diaries,
            world.villages,
            world.rules_now,
            luck,
            world.books,
            world.accounts,
            world.tallies,
            world.month,
        )


def year_luck(world: World) -> np.uint64:
    """The word from which decisions are drawn that hold for a calendar year."""
    return world.year_luck


def fixed_luck(world: World) -> np.uint64:
    """The word from which decisions are drawn that hold for the whole run."""
    return world.run_luck


def step(name: str, zh: str, run: Callable[[World], None]) -> Line:
    """A step of the institutions between compiled lines."""
    return Line(name, zh, run, compiled=False)


MONTH: tuple[Line, ...] = (
    step("markets.announce", "市场公布工资与价格", institutions.announce),
    step("weather.strike", "天气与疫病", institutions.strike),
    step("plans.decide", "机构年度决策", institutions.decide),
    Line("year.begin", "年初清零", observe.begin),
    Line("demography.age_and_mourn", "人口变动", demography.age_and_mourn),
    Line("work.lose_find_and_earn", "就业与工资", work.lose_find_and_earn),
    Line("farming.plant_and_harvest", "农业生产", farming.plant_and_harvest),
    Line("crop_insurance.insure_and_claim", "兴农险参保与理赔", crop_insurance.insure_and_claim, yearly_luck=True),
    Line("health.fall_ill_and_pay", "患病与报销", health.fall_ill_and_pay),
    Line("accidents.strike_households", "灾害与意外", accidents.strike_households),
    Line("relief.come_first", "临时救助在先时的预留", relief.come_first, yearly_luck=True),
    Line("insured_losses.claim_and_file", "安居险与成色险申请", insured_losses.claim_and_file, yearly_luck=True),
    Line("farmers_fund.claim_and_file", "农民扶助金申请", farmers_fund.claim_and_file, yearly_luck=True),
    Line("job_loss_insurance.claim_days", "新市民就业险申请", job_loss_insurance.claim_days, yearly_luck=True),
    Line("relief.put_forward", "临时救助提名", relief.put_forward, yearly_luck=True),
    step("budgets.settle", "资金池核定", institutions.settle),
    step("crop_insurance.settle", "兴农险核定", crop_insurance.settle),
    Line("insured_losses.pay_claims", "安居险与成色险赔付", insured_losses.pay_claims, yearly_luck=True),
    Line("crop_insurance.pay_indemnities", "兴农险赔付", crop_insurance.pay_indemnities, yearly_luck=True),
    Line("farmers_fund.pay_claims", "农民扶助金发放", farmers_fund.pay_claims, yearly_luck=True),
    Line("job_loss_insurance.pay_days", "新市民就业险给付", job_loss_insurance.pay_days, yearly_luck=True),
    Line("relief.grant", "临时救助发放", relief.grant, yearly_luck=True),
    Line("pensions.pay_transfers", "养老金与补贴", pensions.pay_transfers),
    Line("public_posts.pay_holders", "公益岗位报酬", public_posts.pay_holders),
    Line("dibao.assess_and_pay", "低保", dibao.assess_and_pay, fixed_luck=True),
    Line("monitoring.watch_and_help", "防返贫监测与帮扶", monitoring.watch_and_help),
    Line("microcredit.lend_and_collect", "银行贷款与贴息", microcredit.lend_and_collect),
    Line("schooling.pay_for_school", "就学支出与资助", consumption.pay_for_school),
    Line("kin.give_and_help", "人情往来与亲属互助", consumption.give_and_help),
    Line("consumption.spend_save_and_cope", "消费与应对", consumption.spend_save_and_cope),
    Line("observe.observe", "观测", observe.observe),
    step("public_posts.hand_out", "公益岗位续聘与聘用", public_posts_dealing.hand_out_posts),
    step("crop_insurance.note_staples_spending", "粮食保费分担", crop_insurance.note_staples_spending),
    step("microcredit.count_written_off", "核销贷款", microcredit.count_written_off),
    step("dibao_extra.hand_out", "节省资金转用", dibao_extra.hand_out),
    step("accounts.close", "结账", institutions.close),
)


def phases() -> list[tuple[Line, ...]]:
    """The month cut at the steps of institutions: consecutive compiled lines may run tile by tile."""
    found: list[list[Line]] = []
    for current in MONTH:
        if found and current.compiled and found[-1][-1].compiled:
            found[-1].append(current)
        else:
            found.append([current])
    return [tuple(phase) for phase in found]


PHASES = phases()


def tiles(world: World, count: int = 1) -> list[tuple[int, int]]:
    """All villages in at most `count` ranges with about as many households each."""
    stops = np.asarray(world.villages["stop"])
    ends = np.searchsorted(stops, np.linspace(0.0, float(stops[-1]), count + 1)[1:]) + 1
    ends = np.unique(np.minimum(ends, len(stops))).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


@cache
def fused(phase: tuple[Line, ...]) -> Fused:
    """The lines of a phase as one pass over the households."""
    name = "__".join(current.name.replace(".", "_") for current in (phase[0], phase[-1]))
    return Fused(name, [(current.run, current.luck) for current in phase], fetch_household)


def live(world: World, cut: list[tuple[int, int]] | None = None, threads: int = 1) -> None:
    """One month of the world: every phase over all villages, range by range, on so many threads; then the clock moves."""
    cut = cut if cut is not None else tiles(world, threads)
    for phase in PHASES:
        if not phase[0].compiled:
            phase[0].run(world)
            continue
        run, arguments = fused(phase), fused_arguments(world)
        run.prepare(arguments)
        budgets.live_within_caps(world, partial(over_ranges, run, arguments, cut, threads))
    world.month += 1


def fused_arguments(world: World) -> tuple[Any, ...]:
    """What fused lines are called with, but for the range of villages."""
    return (
        world.households,
        world.diaries,
        world.villages,
        world.rules_now,
        world.luck,
        year_luck(world),
        fixed_luck(world),
        world.books,
        world.accounts,
        world.tallies,
        world.month,
    )
