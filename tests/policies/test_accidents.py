"""Accidents at home: frequencies as stated, what is lost and where it is written down. The line runs compiled here."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from kept import kept_arguments
from policy_cases import FIRST_MONTH, rules_at

from agents.codes import CELLS
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from engine.flows import entry
from engine.ledger import Ledger
from engine.luck import HOUSEHOLD_KEYS, MEMBER_KEYS, month_word
from engine.record import zeros
from model.life.accidents import STRIKE_HOUSEHOLDS
from model.passes import alone
from model.people import OF_DISASTER
from model.tally import TALLY

MANY = 40_000
QUIET = {"fire": 0.0, "theft": 0.0, "accident": 0.0}


class Village40k:
    """Households of four adults with land, all in one village."""

    def __init__(self, resettled: int = 0, disaster: float = 0.0, **changes: float) -> None:
        self.rules = rules_at(FIRST_MONTH + 12, accidents=changes)
        self.h, self.diaries, villages = zeros(Household, MANY), zeros(Diary, MANY), zeros(Village, 1)
        self.h["room"], self.h["first"] = 8, 8 * np.arange(MANY)
        self.persons, self.care_years = zeros(Member, 8 * MANY), zeros(Care, 8 * MANY)
        self.persons["key"] = MEMBER_KEYS + np.arange(8 * MANY)
        self.people = self.persons.reshape(MANY, 8)
        self.h["agent"], self.h["persons"], self.h["land"] = HOUSEHOLD_KEYS + np.arange(MANY), 4, 5.0
        self.h["resettled"], self.h["net_12"] = resettled, 40_000.0
        self.people["birth_month"][:, :4], self.people["can_work"][:, :4] = 1985 * 12, 2
        villages["stop"], villages["disaster"], villages["prices"], villages["price"] = MANY, disaster, 1.0, 1.0
        self.villages, self.ledgers, self.tallies = villages, zeros(Ledger, 1), zeros(TALLY, CELLS).reshape(1, CELLS)
        self.books = self.ledgers["book"]

    def live(self, months: int) -> Village40k:
        for month in range(FIRST_MONTH + 12, FIRST_MONTH + 12 + months):
            luck = month_word(5, month)
            records = (self.h, self.persons, self.care_years, self.diaries, self.villages, self.rules)
            alone(STRIKE_HOUSEHOLDS)(*records, luck, luck, luck, self.ledgers, self.tallies, month, *kept_arguments(MANY), 0, 1)
        return self

    def paid(self, flow: str) -> float:
        return float(self.books[0, entry(flow)])


def near(count: Any, chance: float) -> bool:
    """Whether a count among all households is within five standard errors of its chance."""
    return bool(abs(count / MANY - chance) < 5.0 * np.sqrt(chance * (1.0 - chance) / MANY))


@pytest.mark.parametrize(("resettled", "chance"), [(0, 0.16 * 0.5), (1, 0.16 * 0.5 * 0.2)])
def test_houses_are_damaged_by_the_strength_of_the_disaster(resettled: int, chance: float) -> None:
    village = Village40k(resettled, 0.5, **QUIET).live(1)
    assert near((village.diaries["property_loss"] > 0.0).sum(), chance)
    assert village.paid("damage") == village.diaries["property_loss"].sum()
    assert village.paid("damage") == village.diaries["cost"][:, OF_DISASTER].sum()
    mean = village.paid("damage") / (village.diaries["property_loss"] > 0.0).sum()
    assert 3_500.0 < mean < 5_700.0


def test_without_disaster_or_risk_nothing_happens() -> None:
    village = Village40k(**QUIET).live(2)
    assert village.books.sum() == 0.0 and not village.diaries["loss"].any() and not village.diaries["cost"].any()


def test_yearly_rates_hold_over_twelve_months() -> None:
    robbed = Village40k(fire=0.0, theft=0.02, accident=0.0).live(12)
    assert near((robbed.diaries["stolen_value"] > 0.0).sum(), -np.expm1(-0.02))
    burnt = Village40k(fire=0.02, theft=0.0, accident=0.0).live(12)
    assert near((burnt.diaries["property_loss"] > 0.0).sum(), -np.expm1(-0.02))


def test_the_landless_and_the_resettled_have_no_animals_to_lose() -> None:
    village = Village40k(resettled=1, fire=0.0, theft=0.5, accident=0.0).live(2)
    assert village.paid("theft") == 0.0


def test_an_accident_makes_no_worker_of_a_child() -> None:
    village = Village40k(fire=0.0, theft=0.0, accident=0.2, killed=0.0, disabled=1.0)
    village.people["can_work"] = 0
    village.live(1)
    assert not village.people["can_work"].any() and not village.people["work"].any()


def test_accidents_kill_disable_or_lay_up_in_the_stated_shares() -> None:
    village = Village40k(fire=0.0, theft=0.0, accident=0.2, killed=0.2, disabled=0.3).live(1)
    dead, disabled = village.diaries["accident_deaths"].sum(), village.diaries["accident_disabled"].sum()
    laid_up = village.people["ill_months"]
    struck = dead + disabled + (laid_up > 0).sum()
    assert near(struck, -np.expm1(-0.8 / 12.0))
    assert dead / struck == pytest.approx(0.2, abs=0.04) and disabled / struck == pytest.approx(0.3, abs=0.04)
    assert set(np.unique(laid_up)) <= {0, 1, 2, 3, 4}
    assert (village.h["persons"] == 4 - village.diaries["deaths"]).all()
