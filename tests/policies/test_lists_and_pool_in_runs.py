"""The list and the job-loss pool in whole small runs: silence, direction, regression to the mean, money."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from one_village import FIRST_MONTH, rules_of_plan

from agents.population.people import build_people
from agents.population.places import villages
from engine.flows import entry
from engine.luck import run_seed
from model import start
from model.month import live, village_ranges
from model.people import heads
from model.policies.job_loss_insurance import premium
from model.standing import DIBAO, ON_LIST, have_any
from model.world import World

SHARE, MONTHS = 0.01, 40
LISTED_IN, COMPARED_IN = 2021 * 12 + 6, 2022 * 12 + 6
PREMIUM, BENEFIT = entry("job_premium"), entry("job_loss_benefit")


class Recorder:
    """Notes what the tests compare when a month's accounts are closed."""

    def __init__(self) -> None:
        self.premium, self.benefit, self.lowest = 0.0, 0.0, 0.0
        self.at: dict[int, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}

    def month(self, world: World) -> None:
        """Called by the month's last step."""
        self.premium += world.in_real_yuan(world.institution_books[:, PREMIUM])
        self.benefit += world.in_real_yuan(world.by_county(world.books[:, BENEFIT]))
        self.lowest = min(self.lowest, world.in_real_yuan(world.balance("job_pool")))
        if world.month in (LISTED_IN, COMPARED_IN):
            h = world.households
            self.at[world.month] = (
                np.where(h["persons"] > 0, h["less_rigid_12"] / np.maximum(np.asarray(heads(h)), 1.0 / 12.0), np.nan),
                np.asarray(h["listed"]).copy(),
                np.asarray(h["listed_months"]).copy(),
            )


@cache
def lived(**changes: float) -> tuple[World, Any]:
    """A hundredth of the prefecture under changed rules from January 2020 on; a list large enough to count on."""
    rules = rules_of_plan(**{"monitoring__coverage": 1.0, **changes})
    world = start.begin(build_people(SHARE, 0), villages(), rules, run_seed(3, 0, 0), SHARE)
    world.recorder = Recorder()
    cut = village_ranges(world)
    while world.month < FIRST_MONTH + MONTHS:
        live(world, cut)
    return world, world.recorder


def test_accounts_close_and_the_pool_never_pays_what_it_has_not() -> None:
    world, seen = lived()
    assert world.imbalance == 0.0
    assert seen.lowest >= 0.0
    assert 0.8 * seen.premium < seen.benefit <= seen.premium


def test_a_year_of_premiums_buys_about_a_thousand_full_claims() -> None:
    world = start.begin(build_people(0.1, 0), villages(), rules_of_plan(), run_seed(3, 0, 0), 0.1)
    claims = world.in_real_yuan(premium(world)) / 4500.0
    assert 780 < claims < 1300


def test_without_coverage_nothing_is_paid_or_listed() -> None:
    world, seen = lived(monitoring__coverage=0.0, job_loss_insurance__coverage=0.0)
    assert seen.premium == seen.benefit == 0.0
    assert not np.asarray(world.households["listed"]).any()
    assert world.imbalance == 0.0


def test_a_silent_list_changes_nobodys_life() -> None:
    """But for schooling aid, which goes on for who is listed, helped or not (`test_withdrawal`): it is off here."""
    silent, _ = lived(monitoring__help=0.0, school_aid__coverage=0.0)
    without, _ = lived(monitoring__coverage=0.0, school_aid__coverage=0.0)
    assert (np.asarray(silent.households["listed"]) > 4).sum() > 100
    for field in ("cash", "net_12", "less_rigid_12", "debt", "in_dibao"):
        assert np.array_equal(silent.households[field], without.households[field]), field


def test_help_raises_income() -> None:
    helped, _ = lived()
    silent, _ = lived(monitoring__help=0.0)
    assert helped.households["net_12"].sum() > silent.households["net_12"].sum()


def test_more_claimed_days_more_benefit() -> None:
    assert lived(job_loss_insurance__premium=300.0)[1].benefit > 1.5 * lived()[1].benefit


def test_regression_to_the_mean_shows_as_a_false_effect_of_listing() -> None:
    """Households newly listed rise without any help: a naive before-after study would praise the list for it."""
    _, seen = lived(monitoring__help=0.0, monitoring__detection=0.6)  # enough of them to be compared
    income, listed, months = seen.at[LISTED_IN]
    later = seen.at[COMPARED_IN][0]
    there = ~np.isnan(later) & ~np.isnan(income)
    income, listed, months, later = income[there], listed[there], months[there], later[there]
    new = (listed > 4) & (months < 6)
    assert new.sum() > 100
    rise_of_listed = later[new].mean() / income[new].mean() - 1.0
    rise_of_all = later.mean() / income.mean() - 1.0
    assert rise_of_listed > 0.15
    assert rise_of_listed > rise_of_all + 0.1


def missed(world: World) -> float:
    """Share off the list of the households with low incomes that last and that no dibao brings up to the standard."""
    h = world.households
    line, standard = (np.asarray(world.villages[name])[h["village"]] for name in ("monitoring_line", "standard"))
    persons = np.asarray(heads(h))
    held = have_any(h, DIBAO) & (h["net_12"] >= standard * persons)
    low = (h["net_12"] < line * persons) & (np.asarray(world.diaries["accounted"]) < line) & ~held & (np.asarray(h["persons"]) > 0)
    return float((~have_any(h, ON_LIST))[low].mean())


def test_list_and_truth_drift_apart_with_the_incentives_of_cadres() -> None:
    """Registers that see incomes as they are and list them alone, so that only cadres differ."""
    seen = {"monitoring__income_seen": 1.0, "monitoring__risk_needed": 0.0}
    honest, _ = lived(**seen, monitoring__under_listing=0.0, monitoring__early_elimination=0.0)
    dressed, _ = lived(**seen, monitoring__under_listing=0.6, monitoring__early_elimination=0.6)
    assert missed(dressed) > missed(honest) + 0.1
    assert missed(honest) == pytest.approx(0.45, abs=0.2)


def test_the_less_of_low_incomes_registers_see_the_more_are_missed() -> None:
    alone = {"monitoring__risk_needed": 0.0}
    assert missed(lived(**alone, monitoring__income_seen=0.25)[0]) > missed(lived(**alone)[0]) + 0.05
    assert missed(lived(**alone)[0]) > missed(lived(**alone, monitoring__income_seen=1.0)[0]) + 0.05


def test_a_rule_that_takes_a_risk_beside_a_low_income_lists_fewer() -> None:
    """Where registers see low incomes as they are."""
    seen = {"monitoring__income_seen": 1.0}
    assert on_list(lived(**seen, monitoring__risk_needed=1.0)[0]) < 0.9 * on_list(lived(**seen, monitoring__risk_needed=0.0)[0])


def test_a_case_that_need_not_live_a_whole_year_leaves_sooner() -> None:
    gone = lived(monitoring__years_above=0.0, monitoring__check_months=0.0)[0]
    assert on_list(gone) < 0.9 * on_list(lived()[0])


def on_list(world: World) -> int:
    """Households on the list."""
    return int(have_any(world.households, ON_LIST).sum())
