"""Behaviour that a believable model shows: signs and orders of size, with common luck on a small sample."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from agents.population.money import money_table
from engine.flows import POLICIES
from model.projection import Block, Outcome, project

SHARE = 0.02
TEMPLATE = 'name = "test"\nextends = "plan"\nreason = "test"\n'
EXTRA = {
    "no_dibao": "[policy.dibao]\nenabled = false\n",
    "drought": "[driver.weather]\ndrought_chance = 1.0\nvillage_loss_years = 0.6\nloss_low = 0.7\n",
    "stoppage": "[driver.drivers]\npandemic_chance = 0.7\npandemic_severity = 0.6\n",
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Three years of the plan and of scenarios that move one thing, central parameters, same luck."""
    folder = tmp_path_factory.mktemp("scenarios")
    paths = {}
    for name, text in EXTRA.items():
        paths[name] = folder / f"{name}.toml"
        paths[name].write_text(TEMPLATE + text, encoding="utf-8")
    Path(folder / "plan.toml").write_bytes((Path(__file__).parents[2] / "scenarios" / "plan.toml").read_bytes())
    names = ("plan", "no_new_insurance", "no_public_posts", *(str(p) for p in paths.values()))
    found = project(Block(names, 0, 1, 0, 7, SHARE, 2021, 2023))
    return {Path(name).stem: outcome for name, outcome in found.items()}


def persons(outcome: Outcome, variable: str, resettled: int | None = None) -> float:
    """Persons behind a rate, all years and counties together."""
    value = np.nan_to_num(outcome[variable]) * outcome["persons_at_start"]
    return float(value.sum() if resettled is None else value[..., resettled].sum())


def rise(runs: dict[str, Outcome], scenario: str, resettled: int | None = None) -> float:
    """Rise of the below-line rate against the plan, share of persons."""

    def share(o: Outcome) -> float:
        start = o["persons_at_start"]
        return persons(o, "below_line_rate", resettled) / float(start.sum() if resettled is None else start[..., resettled].sum())

    return share(runs[scenario]) - share(runs["plan"])


def test_monitoring_line_above_standard_before_aid_above_after_aid(runs: dict[str, Outcome]) -> None:
    plan = runs["plan"]
    for year in range(3):
        of_year = [
            float((np.nan_to_num(plan[name][year]) * plan["persons_at_start"][year]).sum())
            for name in ("below_monitoring_line_rate", "below_line_rate_before_aid", "below_line_rate")
        ]
        assert of_year[0] > of_year[1] > of_year[2] > 0


def test_dibao_is_the_largest_single_lever(runs: dict[str, Outcome]) -> None:
    assert rise(runs, "no_dibao") > 2 * max(rise(runs, "no_new_insurance"), rise(runs, "no_public_posts"), 0.0)


def test_insurances_hardly_move_the_headline(runs: dict[str, Outcome]) -> None:
    assert abs(rise(runs, "no_new_insurance")) < 0.005


def lifted_income(outcome: Outcome, resettled: int) -> float:
    """Net income a head of the lifted, all years and counties together, yuan."""
    income = np.nan_to_num(outcome["income_per_capita_by_concept"][:, :, 0, resettled, 1])
    people = outcome["persons"][:, :, 0, resettled]
    return float((income * people).sum() / people.sum())


def test_drought_hits_villagers_more_and_a_stoppage_the_resettled(runs: dict[str, Outcome]) -> None:
    """Lifted households with and without land: the two shocks must take opposite sides."""
    lost = {(s, r): 1.0 - lifted_income(runs[s], r) / lifted_income(runs["plan"], r) for s in ("drought", "stoppage") for r in (0, 1)}
    assert lost["drought", 0] > 1.3 * lost["drought", 1] > 0
    assert lost["stoppage", 1] > 1.1 * lost["stoppage", 0] > 0
    assert rise(runs, "drought", 0) > rise(runs, "drought", 1)


def test_no_policy_pays_more_than_its_money(runs: dict[str, Outcome]) -> None:
    """Payouts of three years stay within what was ever paid in: opening pool of 2020 and the yearly money of the table."""
    paid = runs["plan"]["payouts"].sum(axis=(0, 1))
    most = {"gap_insurance": 15e6, "job_loss_insurance": 5.5e6, "home_insurance": 5.5e6}
    for policy, yearly in most.items():
        assert 0 < paid[POLICIES.index(policy)] <= yearly * 4, policy
    assert paid[POLICIES.index("farmers_fund")] <= 100e6 * 2 + 3 * 30e6
    assert {row.item_zh for row in money_table()} >= {"农村低保", "巩固脱贫成色险", "新市民就业险"}


def test_accounts_close_exactly(runs: dict[str, Outcome]) -> None:
    assert all(float(outcome["ledger_imbalance"]) == 0.0 for outcome in runs.values())
