"""Standing by hand: who a household is to the offices, of every status that its record can hold."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import model.month  # noqa: F401 - puts the programmes together
from agents.household import Household
from engine.record import zeros
from model.standing import (
    DIBAO,
    EVER_LISTED,
    FIRST,
    KNOWN_TO_THE_LIST,
    LIFTED,
    LISTED,
    NEAR_POOR,
    NOTHING,
    ON_LIST,
    RESETTLED,
    STANDINGS,
    have_any,
    is_all,
    is_any,
    standing_of,
)

OF_CLASS = ({"lifted"}, {"near_poor"}, set[str]())
OF_STATUS = (
    set[str](),
    {"listed"},
    {"listed"},
    {"listed"},
    {"risk_eliminated"},
    {"listed_in_silence"},
    {"listed_in_silence"},
    {"listed_in_silence"},
    {"struck_off"},
)
"""Of the codes 0 to 8 of `listed`: nobody, three kinds, eliminated, three kinds in silence, struck off."""
EVERYBODY = list(itertools.product(range(len(OF_CLASS)), range(len(OF_STATUS)), (0, 1), (0, 1)))


def on_record(bits: int) -> set[str]:
    """The names of some standings."""
    return {item.name for bit, item in enumerate(STANDINGS) if bits >> bit & 1}


@pytest.fixture(scope="module")
def people() -> np.recarray:  # type: ignore[type-arg]
    """A household of every class, status, resettled or not, in dibao or not."""
    h = zeros(Household, len(EVERYBODY)).view(np.recarray)
    for name, values in zip(("household_class", "listed", "resettled", "in_dibao"), zip(*EVERYBODY, strict=True), strict=True):
        h[name] = values
    return h


def test_all_that_is_on_record_of_every_household(people: np.recarray) -> None:  # type: ignore[type-arg]
    for h, (kind, status, resettled, dibao) in zip(people, EVERYBODY, strict=True):
        expected = OF_CLASS[kind] | OF_STATUS[status] | ({"resettled"} if resettled else set()) | ({"dibao"} if dibao else set())
        assert on_record(int(standing_of(h))) == expected


@pytest.mark.parametrize(
    ("of", "statuses"),
    [(LISTED, {1, 2, 3}), (ON_LIST, {1, 2, 3, 5, 6, 7}), (EVER_LISTED, {1, 2, 3, 4, 5, 6, 7}), (KNOWN_TO_THE_LIST, set(range(1, 9)))],
)
def test_what_the_list_knows(people: np.recarray, of: int, statuses: set[int]) -> None:  # type: ignore[type-arg]
    assert {status for h, (_, status, _, _) in zip(people, EVERYBODY, strict=True) if is_any(h, of)} == statuses


def test_any_all_and_nothing(people: np.recarray) -> None:  # type: ignore[type-arg]
    for h, (kind, status, resettled, dibao) in zip(people, EVERYBODY, strict=True):
        assert is_any(h, FIRST) == (kind == 0 or status in (1, 2, 3))
        assert is_any(h, NEAR_POOR | DIBAO) == (kind == 1 or dibao == 1)
        assert is_all(h, LIFTED | RESETTLED) == (kind == 0 and resettled == 1)
        assert not is_any(h, NOTHING)


def test_many_households_at_once_are_asked_the_same(people: np.recarray) -> None:  # type: ignore[type-arg]
    for of in (LIFTED, FIRST | DIBAO, RESETTLED, KNOWN_TO_THE_LIST):
        assert have_any(people, of).tolist() == [bool(is_any(h, of)) for h in people]
