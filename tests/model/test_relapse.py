"""Relapse by its definition, month by month: one household, hand-made incomes, and what is counted of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from agents.codes import CAUSES, CELLS, CROP, ILLNESS, JOB_LOSS, LIFTED
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from engine.ledger import Ledger
from engine.passes import STATES
from engine.record import zeros
from model import observe
from model.passes import alone
from model.people import change_heads, heads
from model.tally import COLUMN, COLUMNS, TALLY
from model.world import FIRST_MONTH, new_pools, new_tables

STANDARD = 4000.0
PERSONS = 3
OCTOBER_2019 = FIRST_MONTH - 3


class Life:
    """One lifted household of three under `observe`, fed with a net income a head for each month."""

    def __init__(self, rules: Any, closing_month: int = 9) -> None:
        self.rules = rules[20].copy()
        self.rules["lines"]["closing_month"][...] = closing_month
        self.households, self.diaries, self.villages = zeros(Household, 1), zeros(Diary, 1), zeros(Village, 1)
        self.h, self.d = self.households[0], self.diaries[0]
        self.persons, self.cares = zeros(Member, PERSONS), zeros(Care, PERSONS)
        self.h.persons, self.h.room, self.h.household_class = PERSONS, PERSONS, LIFTED
        self.d.heads[:], self.d.heads_before = PERSONS, 12 * PERSONS
        self.persons["birth_month"] = 1980 * 12
        village = self.villages[0]
        village.stop, village.standard, village.monitoring_line = 1, STANDARD, 6000.0
        self.month = OCTOBER_2019
        self.counted: dict[int, dict[str, float]] = {}

    def lives(self, income: float, months: int, aid: float = 0.0, rigid: float = 0.0) -> Life:
        """Months with `income`, `aid` (a part of it) and `rigid` spending, all yuan a head and year."""
        share = PERSONS / 12.0  # of those at the start
        for _ in range(months):
            kept = new_tables(STATES, 1)
            tallies, nought = zeros(TALLY, CELLS).reshape(1, CELLS), np.uint64(0)
            self.h.month_net, self.h.month_aid = income * share, aid * share
            self.h.month_less_rigid = (income - rigid) * share
            records = (self.households, self.persons, self.cares, self.diaries, self.villages, self.rules)
            for line in (observe.BEGIN, observe.OBSERVE):
                alone(line)(*records, nought, nought, nought, zeros(Ledger, 1), tallies, self.month, kept, new_pools(1), 0, 1)
            row = np.asarray(tallies[:, LIFTED * 2]).view(np.float64)
            self.counted[self.month] = {name: float(row[COLUMN[name]]) for name in COLUMNS}
            self.month += 1
        return self

    def changes(self, by: int) -> Life:
        """So many members more, or fewer; the household's income stays."""
        change_heads(self.h, self.d, by)
        return self

    def loses(self, cause: int, yuan: float) -> Life:
        """A loss by a cause, noted in the diary."""
        self.d.loss[cause] += yuan
        return self

    def relapses(self) -> list[str]:
        """Months in which a relapse was counted, as 2021-09."""
        return [f"{m // 12}-{m % 12 + 1:02d}" for m, row in self.counted.items() if row["relapsed"] > 0.0]

    def at(self, text: str) -> dict[str, float]:
        """What was counted in a month such as 2021-09."""
        year, month = text.split("-")
        return self.counted[int(year) * 12 + int(month) - 1]


@pytest.fixture
def life(rules: Any) -> Life:
    return Life(rules)


ABOVE, BELOW = 5000.0, 3000.0


def test_the_accounting_year_runs_from_october_to_september(life: Life) -> None:
    life.lives(ABOVE, 12 + 3 + 9).lives(BELOW, 12)
    assert life.month == 2022 * 12 + 9
    assert life.relapses() == ["2022-09"], "twelve poor months from October 2021 to September 2022"
    row = life.at("2022-09")
    assert (row["relapsed"], row["relapsed_households"], row["at_risk"], row["below"]) == (3.0, 1.0, 3.0, 3.0)
    assert row["persons_start"] == 3.0


def test_the_same_months_within_calendar_years_relapse_at_their_end(rules: Any) -> None:
    """With the calendar year the poor months of 2022 weigh nine of twelve: enough to fall, at the year's end."""
    life = Life(rules, closing_month=12).lives(ABOVE, 12 + 3 + 9).lives(BELOW, 12).lives(ABOVE, 3)
    assert life.relapses() == ["2022-12"]


def test_poor_months_on_both_sides_of_the_close_are_no_relapse(life: Life) -> None:
    """Six poor months that two accounting years share leave both just above; the months themselves were below."""
    life.lives(ABOVE, 12 + 3 + 6).lives(BELOW, 6).lives(ABOVE, 15)
    assert life.relapses() == []
    assert life.at("2021-12")["m_below"] == 0.0
    life.lives(BELOW, 8)
    assert life.relapses() == []
    assert life.counted[life.month - 1]["m_below"] == 3.0, "the last twelve months are below before any year closes"


def test_below_at_the_end_of_2020_cannot_relapse_before_having_risen(life: Life) -> None:
    life.lives(BELOW, 12 + 3)
    assert life.h.below == 1
    life.lives(BELOW, 12)
    assert life.relapses() == []
    assert life.at("2021-09")["below"] == 3.0
    assert life.at("2021-09")["at_risk"] == 0.0
    life.lives(ABOVE, 12)
    assert life.h.below == 0, "risen"
    assert life.at("2022-09")["at_risk"] == 0.0, "the year of rising began below"
    life.lives(BELOW, 9 + 3)
    assert life.relapses() == ["2023-09"]
    assert life.h.ever_relapsed == 1


def test_who_stays_below_relapses_once(life: Life) -> None:
    life.lives(ABOVE, 12 + 3 + 9).lives(BELOW, 36)
    assert life.relapses() == ["2022-09"]
    assert [life.at(f"{year}-09")["below"] for year in (2021, 2022, 2023, 2024)] == [0.0, 3.0, 3.0, 3.0]


def test_nothing_is_counted_as_relapse_before_2021(life: Life) -> None:
    life.lives(ABOVE, 3).lives(BELOW, 12)
    assert sum(row["persons_start"] for row in life.counted.values()) == 0.0
    assert life.relapses() == []


def test_before_aid_is_a_subtraction_of_aid(life: Life) -> None:
    life.lives(ABOVE, 24, aid=2000.0)
    row = life.at("2021-09")
    assert (row["below"], row["below_before_aid"]) == (0.0, 3.0)
    assert row["relapsed"] == 0.0
    assert row["at_risk_before_aid"] == 0.0, "was below before aid at the start as well"


def test_prevalence_at_every_line_gap_and_rigid_spending(life: Life) -> None:
    life.lives(4700.0, 24, rigid=1000.0)
    row = life.at("2021-09")
    assert [row[f"below_{line}"] for line in ("0.8", "1.0", "1.2", "1.5")] == [0.0, 0.0, 3.0, 3.0]
    assert row["gap_yuan"] == row["gap_share"] == 0.0
    assert row["below_monitoring"] == 3.0, "4,700 less 1,000 is under 6,000"
    assert row["why_spending"] == 3.0
    life.lives(BELOW, 12)
    row = life.at("2022-09")
    assert row["gap_yuan"] == pytest.approx(3 * 1000.0)
    assert row["gap_share"] == pytest.approx(3 * 0.25)
    assert [row[f"below_{line}"] for line in ("0.8", "1.0", "1.2", "1.5")] == [3.0, 3.0, 3.0, 3.0]


@pytest.mark.parametrize(
    ("losses", "main", "second"),
    [
        ({ILLNESS: 9000.0, CROP: 2000.0}, "illness", "crop"),
        ({ILLNESS: 2000.0, CROP: 9000.0, JOB_LOSS: 5000.0}, "crop", "job_loss"),
        ({JOB_LOSS: 3000.0}, "job_loss", "other"),
        ({ILLNESS: 100.0}, "other", "other"),
        ({}, "other", "other"),
    ],
)
def test_main_and_contributing_cause(life: Life, losses: dict[int, float], main: str, second: str) -> None:
    life.lives(ABOVE, 12 + 3 + 9).lives(BELOW, 3)
    for cause, yuan in losses.items():
        life.loses(cause, yuan)
    row = life.lives(BELOW, 9).at("2022-09")
    assert {c.name: row[f"cause_{c.name}"] for c in CAUSES if row[f"cause_{c.name}"]} == {main: 3.0}
    assert {c.name: row[f"second_{c.name}"] for c in CAUSES if row[f"second_{c.name}"]} == {second: 3.0}


def test_losses_of_a_closed_year_are_forgotten(life: Life) -> None:
    life.lives(ABOVE, 12 + 3 + 3).loses(ILLNESS, 50_000.0).lives(ABOVE, 6).loses(CROP, 3000.0).lives(BELOW, 12)
    assert life.at("2022-09")["cause_crop"] == 3.0
    assert not np.any(life.d.loss), "begun anew"


def test_incomes_of_the_year_and_of_twelve_months(life: Life) -> None:
    life.lives(ABOVE, 3).lives(BELOW, 12)
    assert life.h.net_12 == pytest.approx(3 * BELOW)
    assert life.at("2020-12")["net"] == pytest.approx(3 * BELOW)
    assert life.at("2020-12")["resident_years"] == pytest.approx(PERSONS)
    assert life.h.last_year_income == pytest.approx((3 * ABOVE + 9 * BELOW) / 12), "closed in September 2020"
    assert life.h.month_net == 0.0, "the month is closed"


@pytest.mark.parametrize("months_before", [0, 1, 5])
@pytest.mark.parametrize(("part", "trouble"), [(0.25, 0.0), (0.45, 1.0)])
def test_a_cost_is_as_large_in_december_as_in_other_months(life: Life, months_before: int, part: float, trouble: float) -> None:
    """30,000 yuan a year: a cost of 7,500 is a quarter of it, no sudden hardship (two fifths); one of 13,500 is, in any month.

    Looked at once more beside the twelve months that hold it, a quarter in December would be a half.
    """
    life.rules["monitoring"]["sudden_share"][...], life.rules["monitoring"]["sudden_drop"][...] = 0.4, 0.4
    life.lives(10_000.0, 3 + 23 - months_before).lives(10_000.0, 1, rigid=12 * 10_000.0 * part).lives(10_000.0, months_before)
    assert life.at("2021-12")["truly_in_trouble"] == trouble


def test_heads_of_twelve_months_are_person_months(life: Life) -> None:
    """Three for nine months and four for three: 39 person-months; twelve months after the birth they are four, and stay so."""
    life.lives(ABOVE, 9)
    assert heads(life.h) == 3.0
    life.changes(1)
    assert heads(life.h) == 3.0, "the twelve months that are over were lived by three"
    life.lives(ABOVE, 3)
    assert heads(life.h) == 39.0 / 12.0
    assert [heads(life.lives(ABOVE, 1).h) for _ in range(9)] == [(39 + k) / 12.0 for k in range(1, 10)]
    life.changes(-1).lives(ABOVE, 6).changes(1).lives(ABOVE, 6)
    assert heads(life.h) == 3.5, "six months of three and six of four"
    assert heads(life.lives(ABOVE, 20).h) == 4.0 and life.d.uneven == 0


def test_a_child_born_in_september_makes_nobody_relapse(life: Life) -> None:
    """4,200 yuan a head of three are 12,600: below four standards of 4,000, above the 37 person-months that were lived."""
    life.lives(4_200.0, 12 + 3 + 11).changes(1).lives(4_200.0, 1)
    assert life.at("2021-12")["m_below"] == 0.0 and life.h.persons == 4
    assert life.relapses() == [] and life.month == 2021 * 12 + 12


def test_a_relapse_by_more_heads_is_told_apart_from_one_by_income(life: Life) -> None:
    """12,600 yuan shared among four for a whole accounting year, after one of three."""
    life.lives(4_200.0, 12 + 3 + 9).changes(1).lives(4_200.0, 12)
    row = life.at("2022-09")
    assert (row["relapsed"], row["relapsed_by_heads"], row["spared_by_heads"]) == (3.0, 3.0, 0.0)
    assert life.d.heads_before == 48


def test_a_relapse_by_income_is_none_by_heads(life: Life) -> None:
    """9,000 yuan are below the line for three as for four."""
    life.lives(ABOVE, 12 + 3 + 9).changes(1).lives(BELOW, 12)
    row = life.at("2022-09")
    assert (row["relapsed"], row["relapsed_by_heads"]) == (3.0, 0.0)


def test_what_a_death_spares_is_told(life: Life) -> None:
    """9,900 yuan for three would be below 12,000; for two, and the months in which they were three, they are not."""
    life.lives(ABOVE, 12 + 3 + 9).changes(-1).lives(3_300.0, 12)
    row = life.at("2022-09")
    assert (row["relapsed"], row["spared_by_heads"], row["relapsed_by_heads"]) == (0.0, 3.0, 0.0)
    assert life.relapses() == []


@pytest.mark.parametrize(("left_school", "bills", "persons"), [(0, 2_999.0, 0), (0, 3_000.0, 0), (0, 3_001.0, 3), (1, 0.0, 3)])
def test_a_guarantee_is_lost_by_who_leaves_school_or_cannot_pay_the_bills(
    life: Life, left_school: int, bills: float, persons: int
) -> None:
    """A fifth of 15,000 yuan may go to bills: 5,000 a head of three."""
    life.rules["lines"]["unaffordable_share"][...] = 0.2
    life.lives(ABOVE, 23)
    life.h.dropped_out, life.d.medical_own = left_school, bills
    life.lives(ABOVE, 1)
    assert life.at("2021-09")["guarantee_lost"] == persons
    life.lives(ABOVE, 12)
    assert life.at("2022-09")["guarantee_lost"] == 0.0, "the next year begins anew"
