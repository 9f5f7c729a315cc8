"""What programmes declare: it stands in the order of the month, has titles, and what they keep begins anew and goes with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import numpy as np
import pytest

from agents.household import Diary, Household
from agents.household_view import HouseholdView
from agents.household_words import field_title
from engine.compiled import uncompiled
from engine.flows import FLOW_NAMES, POLICIES, entry
from engine.luck import HOUSEHOLD_KEYS
from engine.passes import STATES
from engine.record import YEAR, Field, Record, clearing, fields, zeros
from model.bookkeeping import INTO_STOCK, STOCKS
from model.compiling import small_world
from model.month import MONTH
from model.order import ORDER
from model.programmes import PROGRAMMES
from model.putting_together import beginnings, check_order

NAMES = {programme.name: programme for programme in PROGRAMMES}


class Kept(Record):
    """Records of a programme that is none."""

    days_of_year: Annotated[int, Field("i4", "days", "本年天数", "test", begins=YEAR)]
    ever: Annotated[float, Field("f8", "yuan", "累计", "test")]


def test_programmes_are_the_policies_of_the_flows_and_have_titles() -> None:
    assert set(NAMES) == set(POLICIES) and len(NAMES) == len(PROGRAMMES)
    for programme in PROGRAMMES:
        assert programme.en and not programme.zh.isascii() and programme.en != programme.zh
        assert programme.purse is None or programme.purse.policy == programme.name
        assert programme.seats is None or programme.seats.policy == programme.name


def test_lines_and_steps_of_a_programme_stand_in_the_order_of_the_month_once() -> None:
    declared = {each.name for programme in PROGRAMMES for each in (*programme.lines, *programme.steps)}
    assert {each.name for each in ORDER if each.name.partition(".")[0] in NAMES} <= declared
    check_order(PROGRAMMES, ORDER)
    dibao = NAMES["dibao"]
    with pytest.raises(ValueError, match=r"dibao.apply of dibao: expected once"):
        check_order(PROGRAMMES, [each for each in ORDER if each is not dibao.lines[0]])


def test_lines_of_a_programme_are_its_own() -> None:
    """Taken out of the list, it takes all its months out, and nobody else's."""
    for programme in PROGRAMMES:
        for line in programme.lines:
            assert line.name.partition(".")[0] == programme.name
            for rule in line.rules.values():
                room, _, module = uncompiled(rule).__module__.rpartition(".")
                shared = room == "model"
                assert shared or module == programme.name or module.startswith(f"{programme.name}_"), line.name


def test_what_is_kept_for_a_year_begins_anew_and_the_rest_stays() -> None:
    records = zeros(Kept, 2)
    records["days_of_year"], records["ever"] = 7, 9.0
    clearing(Kept, YEAR)(records[0])
    assert records["days_of_year"].tolist() == [0, 7] and records["ever"].tolist() == [9.0, 9.0]
    clearing(Kept)(records[1])
    assert records["days_of_year"].tolist() == [0, 0] and records["ever"].tolist() == [9.0, 0.0]
    (line,) = beginnings([replace(NAMES["pensions"], state=Kept), NAMES["dibao"], replace(NAMES["relief"], state=None)])
    assert line.name == "pensions.begin_year"
    assert {each.name for each in beginnings(PROGRAMMES)} <= {each.name for each in MONTH}


def test_what_is_kept_begins_with_noughts_and_a_branch_has_its_own() -> None:
    assert list(STATES) == [programme.state.__name__ for programme in PROGRAMMES if programme.state is not None]
    world = small_world()
    contracts = NAMES["crop_insurance"].state
    assert contracts is not None
    table = world.state_of(contracts)
    assert len(table) == len(world.households) and not np.asarray(table["crop_claim"]).any()
    twin = world.branch(world.rules, world.observed)
    twin.state_of(contracts)["crop_claim"] = 5.0
    assert not np.asarray(table["crop_claim"]).any()
    again = world.branch(world.rules, world.observed, given_up=twin)
    assert not np.asarray(again.state_of(contracts)["crop_claim"]).any()


def test_flows_of_stocks_are_those_of_life_and_of_programmes() -> None:
    changes = {
        stock: {FLOW_NAMES[flow]: INTO_STOCK[flow, n] for flow in np.flatnonzero(INTO_STOCK[:, n])} for n, stock in enumerate(STOCKS)
    }
    assert changes["debt"] == {"debt_taken": 1.0, "debt_repaid": -1.0, "debt_left_owing": -1.0}
    loans = {"loan_paid_out": 1.0, "credit_paid_out": 1.0, "loan_repaid": -1.0, "credit_repaid": -1.0, "loan_written_off": -1.0}
    assert changes["loan"] == loans
    assert INTO_STOCK[entry("dibao"), STOCKS.index("cash")] == 1.0


def test_kept_fields_have_names_and_titles_of_their_own() -> None:
    """A household is shown with what programmes keep of it, by name."""
    kept = [(name, field) for record in STATES.values() for name, field in fields(record).items()]
    assert kept and len({name for name, _ in kept}) == len(kept)
    assert not {name for name, _ in kept} & {*fields(Household), *fields(Diary)}
    for name, field in kept:
        assert isinstance(field, Field) and field.en
        assert (field_title(name, "en"), field_title(name, "zh")) == (field.en, field.zh)
    world = small_world()
    view = HouseholdView(world, int(world.households["agent"][0]) - HOUSEHOLD_KEYS)
    world.state_of(NAMES["crop_insurance"].state or Record)["crop_area"][0] = 3.5
    assert view.accounts()["crop_area"] == 3.5
