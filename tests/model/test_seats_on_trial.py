"""A programme with seats, a purse and records of its own joins a run by what `trial_tree` adds, and leaves it without a trace."""

from __future__ import annotations

import filecmp
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from trial_tree import COPIED, ROOT, TrialTree

from model import seats
from model.policies.public_posts import SEATS

NEXT_IN_WINTER = {11, 12, 1}
"""At the end of these months works go on in the next."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> TrialTree:
    """The project with the programme in it."""
    found = TrialTree(tmp_path_factory.mktemp("trial") / "tree")
    found.add()
    return found


def trial(tree: TrialTree, mode: str, uncompiled: bool = True) -> Any:
    """What a process says that lives in the tree."""
    return json.loads(tree.run(mode, uncompiled))


def differing(one: Path, other: Path) -> list[str]:
    """Files of two folders that are not the same or not in both."""
    found = filecmp.dircmp(one, other, ignore=["__pycache__"])
    here = [*found.left_only, *found.right_only, *filecmp.cmpfiles(one, other, found.common_files, shallow=False)[1]]
    return [*here, *(f"{name}/{each}" for name in found.common_dirs for each in differing(one / name, other / name))]


def test_its_seats_are_dealt_filled_paid_and_given_back_with_the_winter(tree: TrialTree) -> None:
    months = trial(tree, "months")
    assert not any(month["over"] for month in months) and all(month["jobs"] for month in months)
    assert all(month["imbalance"] == 0.0 for month in months)
    for month, before in zip(months[1:], months, strict=False):
        works, dealt = month["held"][-1], month["dealt"][-1]
        assert dealt >= 4
        assert (0 < works <= dealt) if month["calendar"] in NEXT_IN_WINTER else works == 0, month
        assert month["paid_holders"][-1] <= month["at_works"] <= before["held"][-1], "who found other work in it was there"
        assert month["held"][0] > 0
        assert month["fund"] >= 0.0 and (month["calendar"] == 1 or month["fund"] <= before["fund"]), "filled in January alone"
    assert sum(month["ended"] for month in months) >= 4 and not any(month["missed"] for month in months), (
        "a season that ends is no loss"
    )
    paid, of_year = 0, 0
    for month in months:
        paid, of_year = paid + month["at_works"], month["at_works"] + (of_year if month["calendar"] > 1 else 0)
        assert (month["months_ever"], month["months_of_year"]) == (paid, of_year), "its own record of a household, anew every January"
    assert {month["calendar"] for month in months if month["paid_holders"][-1] > 0} == {12, 1, 2}


def test_filled_is_never_more_than_dealt_with_three_kinds_and_quotas_at_random(tree: TrialTree) -> None:
    """Compiled, at three sample shares."""
    assert min(trial(tree, "random", uncompiled=False)) > 100


def test_the_library_runs_it_and_taken_out_it_leaves_no_trace(tree: TrialTree) -> None:
    """Switched off the others' outcomes are those of a tree without it, whose state is the golden one."""
    with_it = trial(tree, "outcomes")
    paid, off = with_it["works"]
    assert paid > 0.0 and off == 0.0
    held, none = with_it["reported"]
    assert held > 0.0 and none == 0.0, "an outcome of its own"
    tree.take_out()
    try:
        assert {each for name in COPIED for each in differing(tree.folder / name, ROOT / name)} == {"decisions.csv"}
        assert trial(tree, "outcomes")["others"] == with_it["others"]
        assert trial(tree, "golden") == []
    finally:
        tree.add()


def test_a_season_counts_the_months_that_are_left() -> None:
    assert seats.months_of_season((12, 1, 2)) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]
    assert seats.months_of_season((5, 9)) == [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
    assert set(seats.months_of_season(())) == set(seats.months_of_season(tuple(range(1, 13)))) == {seats.ALL_YEAR}


@pytest.mark.parametrize("numbers", [(1, 2), (0,), (seats.SEATS_MOST + 1,), (4, 6)])
def test_numbers_of_kinds_are_given_once(numbers: tuple[int, ...]) -> None:
    posts = SEATS
    other = replace(posts, kinds=tuple(seats.Kind(number) for number in numbers))
    with pytest.raises(ValueError, match="numbers"):
        seats.checked([posts, other])


def test_seats_are_put_together_once() -> None:
    with pytest.raises(RuntimeError, match="before"):
        seats.put_together([SEATS])
