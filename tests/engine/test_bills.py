"""The table of bills: the order of payers, flows that say of which bill they are, parts that add up to what was billed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents import codes
from engine import bills
from engine.bills import AFTER_SLOTS, BILL_OF_SLOT, BILLS, FIRST_SLOT, HOUSEHOLD, SLOTS, parts, shares_of_flows, slot
from engine.flows import FLOW_NAMES, LESS_RIGID, NET, entry, flows
from engine.ledger import GRAIN


def test_payers_stand_in_the_order_of_the_law() -> None:
    """Basic, serious-illness, medical aid, tilted aid, gap insurance, fund, relief; of a fee aid first, of a loss home insurance."""
    payers = {bill: [part.payer for part in parts() if part.bill == bill and part.payer != HOUSEHOLD] for bill in BILLS}
    order = {bill: list(dict.fromkeys(of_bill)) for bill, of_bill in payers.items()}
    assert order == {
        "illness": ["basic_insurance", "serious_insurance", "medical_aid", "tilted_aid", "gap_insurance", "farmers_fund", "relief"],
        "schooling": ["school_aid", "gap_insurance", "relief"],
        "disaster": ["home_insurance", "gap_insurance", "relief"],
    }


def test_slots_of_a_bill_stand_side_by_side_in_that_order() -> None:
    for number, part in enumerate(SLOTS):
        assert slot(part.bill, part.payer) == number
        assert FIRST_SLOT[BILL_OF_SLOT[number]] <= number < AFTER_SLOTS[BILL_OF_SLOT[number]]
    assert sum(after - first for first, after in zip(FIRST_SLOT, AFTER_SLOTS, strict=True)) == len(SLOTS)
    with pytest.raises(ValueError, match="not in list"):
        slot("illness", "basic_insurance")


def test_a_flow_is_of_one_bill_and_runs_the_right_way() -> None:
    known = {flow.flow: flow for flow in flows()}
    assert len({part.flow for part in parts()}) == len(parts())
    for part in parts():
        flow = known[part.flow]
        assert (flow.payer if part.payer == HOUSEHOLD else flow.payee) == "household"


def test_what_answers_a_bill_is_income_only_as_far_as_the_bill_is_subtracted() -> None:
    """Net income knows neither; income after rigid spending what is left to the household."""
    for part in parts():
        sign = -1 if part.payer == HOUSEHOLD else 1
        number = entry(part.flow)
        assert (NET[number], LESS_RIGID[number]) == (0, sign), part.flow


def test_kinds_of_bills_and_payers_are_listed_with_their_titles() -> None:
    assert [(item.zh, item.en) for item in codes.BILLS] == [
        ("疾病", "illness"),
        ("教育", "schooling"),
        ("灾害与被盗", "damage and theft"),
    ]
    assert codes.names(codes.PAYERS_OF_BILLS)[:2] == ["household", "basic_insurance"] and len(codes.PAYERS_OF_BILLS) == 10
    assert all(item.zh and item.en for item in codes.PAYERS_OF_BILLS)


def test_titles_stand_in_the_first_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = parts()[0], replace(parts()[1], bill_zh="病", bill_en="illness")
    for wrong in ((first, again), (parts()[1],)):
        monkeypatch.setattr(bills, "parts", lambda wrong=wrong: wrong)
        with pytest.raises(ValueError, match="in its first row alone"):
            bills.titled("bill")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 10**12), min_size=len(FLOW_NAMES), max_size=len(FLOW_NAMES)))
def test_the_parts_add_up_to_what_was_billed_to_the_grain(amounts: list[int]) -> None:
    books = np.array(amounts) / GRAIN
    found = np.tensordot(books, shares_of_flows(), axes=1)
    for number, bill in enumerate(BILLS):
        billed = sum(books[entry(part.flow)] for part in parts() if part.bill == bill and part.payer == HOUSEHOLD)
        assert found[number].sum() == billed
