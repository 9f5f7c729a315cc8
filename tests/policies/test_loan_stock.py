"""Stock of bank loans: against its flows, at the start, and after the policy has ended."""

from __future__ import annotations

import numpy as np
import pytest
from farm_and_bank import MARCH_2022, live, open_books, people_of, world_of

from model.life.credit import MICROCREDIT, NO_LOAN
from model.policies import microcredit

NO_ORDINARY = {"takers": 0.0}
EVENTS = ("loan_written_off", "risk_compensation", "credit_paid_out", "credit_repaid")


def test_loans_follow_their_flows_and_are_never_negative() -> None:
    """Four years of poor and rich households, with short terms so that everything happens; books close each month."""
    terms = {"months": 9.0, "applies": 0.9, "coverage": 1.0}
    world = world_of(900, MARCH_2022, microcredit=terms, credit={"takers": 0.3, "default_chance": 0.5})
    h = world.households
    luck = np.random.default_rng(5)
    h["cash"] = np.floor(luck.random(900) * 40_000.0)
    h["net_12"] = luck.random(900) * 60_000.0
    open_books(world)
    stock, seen = 0.0, set[str]()
    for _ in range(40):
        paid = live(world, "microcredit")
        stock += paid["loan_paid_out"] + paid["credit_paid_out"] - paid["loan_repaid"] - paid["credit_repaid"]
        stock -= paid["loan_written_off"]
        seen |= {name for name in EVENTS if paid[name] > 0.0}
        assert (np.asarray(h["loan"]) >= 0.0).all()
        assert ((np.asarray(h["loan"]) > 0.0) == (np.asarray(h["loan_kind"]) != NO_LOAN)).all()
        assert float(np.asarray(h["loan"]).sum()) == stock
    assert seen == set(EVENTS)


def test_without_coverage_running_loans_mature_and_no_new_ones_are_made() -> None:
    world = world_of(900, scenario="no_microcredit", credit=NO_ORDINARY)
    h = world.households
    h["loan"], h["loan_kind"], h["loan_months"], h["cash"] = 40_000.0, MICROCREDIT, 1 + np.arange(900) % 12, 90_000.0
    open_books(world)
    for month in range(12):
        paid = live(world, "microcredit")
        assert paid["loan_paid_out"] == 0.0 and paid["interest_subsidy"] > 0.0, month
    assert float(np.asarray(h["loan"]).sum()) == 0.0


def test_ordinary_credit_stays_without_the_policy() -> None:
    world = world_of(3600, scenario="no_microcredit")
    paid = live(world, "microcredit")
    assert paid["credit_paid_out"] > 0.0
    assert not np.asarray(world.households["received"]).any()


def test_loans_of_the_start_are_those_of_the_facts() -> None:
    world = world_of(9000)
    h = world.households
    people_of(world)["can_work"][:1200] = 0  # 13 %, as of everybody
    microcredit.start_loans(h, world.persons, world.rules[0][0])
    loans = np.asarray(h["loan"])
    owes = loans > 0.0
    assert owes.mean() == pytest.approx(0.21, abs=0.015)
    assert not owes[:1200].any()
    assert 42_000.0 < loans[owes].mean() < 46_500.0
    months = np.asarray(h["loan_months"])[owes]
    assert months.min() == 1 and months.max() == 36 and months.mean() == pytest.approx(18.5, abs=1.5)
    invested = np.asarray(h["capital"])[owes] > 0.0
    assert invested.mean() == pytest.approx(0.6, abs=0.05)
