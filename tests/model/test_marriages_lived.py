"""Who comes and leaves in runs: persons are kept account of; the same people marry, and join a child, in all scenarios and samples."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from model.people_table import rows_of
from model.tally import COLUMN
from model.world import World

MOVES = ("born", "died", "married_in", "married_out")


def everybody(world: World) -> dict[int, int]:
    """The household of everybody, by key."""
    rows, owner = rows_of(world.households)
    keys = np.asarray(world.persons["key"])[rows].tolist()
    return dict(zip(keys, np.asarray(world.households["agent"])[owner].tolist(), strict=True))


@pytest.fixture(scope="module")
def lived(january_2021: World) -> World:
    return worlds.live_until(worlds.branch(january_2021), worlds.PART + 24)


def test_persons_are_kept_account_of(january_2021: World, lived: World) -> None:
    """Births less deaths, with who came and less who left, in both years; nobody stands in two households."""
    of_year = [{name: lived.recorder.years[y, ..., COLUMN[name]].sum() / lived.weight for name in (*MOVES, "persons")} for y in (0, 1)]
    before = float(np.asarray(january_2021.households["persons"], dtype=float).sum())
    for year in of_year:
        assert year["persons"] == pytest.approx(before + year["born"] - year["died"] + year["married_in"] - year["married_out"])
        assert min(year[name] for name in MOVES) > 10
        before = year["persons"]
    assert len(everybody(lived)) == pytest.approx(before) and lived.imbalance == 0.0


def test_who_comes_and_leaves_are_about_as_many(lived: World) -> None:
    """Nobody sees to it: it follows from chances of both sexes. Within four standard errors of a half."""
    came, left = (lived.recorder.years[..., COLUMN[name]].sum() / lived.weight for name in ("married_in", "married_out"))
    assert abs(came / (came + left) - 0.5) < 0.5 * 4.0 / np.sqrt(came + left) + 0.1


def test_the_same_people_marry_in_every_scenario(january_2021: World, lived: World) -> None:
    other = worlds.live_until(worlds.branch(january_2021, worlds.rules_of_plan(3, "support_withdrawn")), worlds.PART + 24)
    assert everybody(other) == everybody(lived)


def test_a_sample_marries_and_joins_whom_the_whole_does(january_2021: World, people: Any, rules: Any) -> None:
    """Two of every three kin groups alone: each household of theirs has the same members after two Februaries and two Novembers."""
    kept = people.kin % 3 != 0
    part = worlds.begin(people.__class__(**{name: getattr(people, name)[kept] for name in people.__dataclass_fields__}), rules)
    worlds.live_until(part, worlds.PART + 11)
    whole = worlds.live_until(worlds.branch(january_2021), worlds.PART + 11)
    mine, all_of_them = everybody(part), everybody(whole)
    homes = set(np.asarray(part.households["agent"]).tolist())
    assert mine == {key: home for key, home in all_of_them.items() if home in homes}
    begun = dict(zip(people.member_key[people.exists].tolist(), np.repeat(people.key, people.members_count).tolist(), strict=True))
    assert sum(begun.get(key, home) != home for key, home in mine.items()) > 0, "some old people live in another household now"
