"""A programme with seats and a record of its own joins a run by its entry and its line, and leaves it without a trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from model import seats
from model.policies.public_posts import SEATS

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NEXT_IN_WINTER = {11, 12, 1}
"""At the end of these months works go on in the next."""


def trial(mode: str, uncompiled: bool) -> Any:
    """What a process says that lives with the programme in the list, or without."""
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1" if uncompiled else "0", PYTHONPATH=f"{ROOT}{os.pathsep}{HERE}")
    command = [sys.executable, str(HERE / "seats_trial.py"), mode]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_out_of_the_list_it_leaves_no_trace() -> None:
    """Its module is imported and declares its seats; the state is the golden one."""
    assert trial("unlisted", uncompiled=True) == []


def test_in_the_list_its_seats_are_dealt_filled_paid_and_given_back_with_the_winter() -> None:
    months = trial("listed", uncompiled=True)
    assert not any(month["over"] for month in months) and all(month["jobs"] for month in months)
    assert all(month["imbalance"] == 0.0 for month in months)
    for month, before in zip(months[1:], months, strict=False):
        works, dealt = month["held"][-1], month["dealt"][-1]
        assert dealt >= 4
        assert (0 < works <= dealt) if month["calendar"] in NEXT_IN_WINTER else works == 0, month
        assert month["paid_holders"][-1] <= before["held"][-1] and month["held"][0] > 0
    assert sum(month["ended"] for month in months) >= 4 and not any(month["missed"] for month in months), (
        "a season that ends is no loss"
    )
    paid, of_year = 0, 0
    for month in months:
        paid, of_year = paid + month["paid_holders"][-1], month["paid_holders"][-1] + (of_year if month["calendar"] > 1 else 0)
        assert (month["months_ever"], month["months_of_year"]) == (paid, of_year), "its own record of a household, anew every January"
    assert {month["calendar"] for month in months if month["paid_holders"][-1] > 0} == {12, 1, 2}


def test_filled_is_never_more_than_dealt_with_three_kinds_and_quotas_at_random() -> None:
    """Compiled, at three sample shares."""
    assert min(trial("random", uncompiled=False)) > 100


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
