"""The table of people: where rows are changes no life, ids are for life, and there is always room for a birth."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds
from hypothesis import given
from hypothesis import strategies as st

from agents.household import Care, Member, clear_care, clear_member
from engine.luck import BORN_KEYS, MEMBER_KEYS, key_of_child
from engine.record import zeros
from model.passes import alone
from model.people_table import KEEP_ROOM, check_room, laid_out, lay_out_anew, put_villages_in_order, rows_of
from model.world import World

MONTHS = 15
WHERE = ("households.first", "households.room", *(f"villages.persons_{which}" for which in ("first", "next", "stop")))


def lived(world: World, disturb: Any) -> dict[str, Any]:
    """The state after some months but for where rows are, `disturb` being called after each."""
    twin = worlds.branch(world)
    worlds.live_until(twin, worlds.PART + MONTHS, check=disturb)
    return {name: values for name, values in worlds.state(twin).items() if name not in WHERE}


def put_all_in_order(world: World) -> None:
    put_villages_in_order(world, np.arange(len(world.villages)))


def every_other_month(world: World) -> None:
    (put_all_in_order if world.month % 2 else lay_out_anew)(world)


def few_spare_rows(world: World) -> None:
    """Spare rows for three households at most: then rows have to be used again."""
    world.villages["persons_stop"] = np.minimum(world.villages["persons_stop"], world.villages["persons_next"] + 20)


def no_spare_rows(world: World) -> None:
    world.villages["persons_stop"] = world.villages["persons_next"]


@pytest.mark.parametrize("disturb", [put_all_in_order, every_other_month, few_spare_rows, no_spare_rows])
def test_where_rows_are_changes_nothing(january_2021: World, disturb: Any) -> None:
    assert worlds.differing(lived(january_2021, None), lived(january_2021, disturb)) == []


def test_a_village_short_of_rows_is_put_in_order_and_no_other(january_2021: World) -> None:
    world = worlds.branch(january_2021)
    put_all_in_order(world)
    h, villages = world.households, world.villages
    short, other = villages[0], villages[1]
    full = [short.first, short.first + 1, other.first]
    h["room"][full] = h["persons"][full]
    short.persons_stop = short.persons_next
    first, persons, keys = np.array(h["first"]), world.persons, np.array(worlds.people(world)["key"])
    alone(KEEP_ROOM)(*world.pass_arguments, 0, len(villages))
    assert np.flatnonzero(h["first"] != first).tolist() == [other.first], "who has used up the free row moves to the spare rows"
    assert short.homes_without_room == 2 and villages["homes_without_room"].sum() == 2
    check_room(world)
    assert world.persons is persons, "nobody else is laid out anew"
    assert np.flatnonzero(h["first"] != first).tolist() == [other.first]
    assert (np.asarray(h["room"]) > np.asarray(h["persons"])).all() and not villages["homes_without_room"].any()
    assert np.array_equal(worlds.people(world)["key"], keys)


def test_children_are_born_and_have_ids_of_their_own(january_2021: World) -> None:
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + MONTHS)
    people = worlds.people(world)
    born = np.asarray(people["birth_month"]) > worlds.PART
    assert born.sum() > 10 and (np.asarray(people["key"])[born] >= BORN_KEYS).all()
    assert len(np.unique(people["key"])) == len(people)
    assert not world.villages["births_without_room"].any()


@given(st.integers(0, 1 << 37), st.integers(0, 1 << 37), st.integers(2015 * 12, 2040 * 12))
def test_the_id_of_a_child_follows_from_the_mother_and_the_month(one: int, other: int, month: int) -> None:
    child = key_of_child(MEMBER_KEYS + one, month)
    assert BORN_KEYS <= child < 1 << 63
    assert (child == key_of_child(MEMBER_KEYS + other, month)) == (one == other)
    assert child != key_of_child(MEMBER_KEYS + one, month + 1)


def test_a_row_is_cleared_by_its_declaration() -> None:
    for kind, clear in ((Member, clear_member), (Care, clear_care)):
        rows = zeros(kind, 2)
        for name in rows.dtype.names or ():
            rows[name] = 1
        clear(rows[0])
        assert all(rows[name].tolist() == [0, 1] for name in rows.dtype.names or ())


@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=9), min_size=1, max_size=9))
def test_rows_of_households_and_villages_never_meet(villages: list[list[int]]) -> None:
    persons = np.array([n for village in villages for n in village])
    stop = np.cumsum([len(village) for village in villages])
    first, begins, free, ends = laid_out(persons, stop - np.diff(stop, prepend=0), stop)
    h = np.zeros(len(persons), dtype=[("first", "i8"), ("persons", "i8")])
    h["first"], h["persons"] = first, persons
    rows, owner = rows_of(h)  # type: ignore[arg-type]
    assert len(np.unique(rows)) == persons.sum() and np.array_equal(np.bincount(owner), persons)
    village = np.repeat(np.arange(len(villages)), [len(v) for v in villages])
    assert (rows >= begins[village[owner]]).all() and (rows < free[village[owner]]).all()
    assert (free < ends).all() and np.array_equal(begins[1:], ends[:-1])
