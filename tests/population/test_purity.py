"""A household is the same household in every sample, and the tenths hold everybody once."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from agents.population import people as building
from agents.population.people import People, build_people
from agents.population.places import villages
from agents.population.sample import KIN_ROOM, VILLAGE_ROOM, kept_households


def same(part: People, whole: People) -> None:
    """Every household of `part` is in `whole`, equal in every field to the bit."""
    rows = np.searchsorted(whole.key, part.key)
    for field in fields(People):
        np.testing.assert_array_equal(getattr(whole, field.name)[rows], getattr(part, field.name), err_msg=field.name)


@pytest.mark.parametrize("number", [0, 7])
def test_a_tenth_holds_the_households_of_the_whole(everybody: People, number: int) -> None:
    same(build_people(0.1, number), everybody)


def test_a_window_that_wraps_around_holds_the_households_of_the_whole(everybody: People) -> None:
    wide = build_people(0.3, 9)
    same(wide, everybody)
    same(build_people(0.1, 1), wide)


def test_chunks_and_threads_do_not_matter(tenth: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CHUNK_HOUSEHOLDS", 777)
    small = build_people(0.02, threads=3)
    same(small, tenth)


def test_more_households_leave_the_others_as_they_are() -> None:
    small, large = build_people(0.01), build_people(0.01, households_total=900_000)
    common = np.isin(small.key, large.key)
    assert common.mean() > 0.9
    assert villages(900_000).households.sum() == 900_000
    rows = np.searchsorted(large.key, small.key[common])
    np.testing.assert_array_equal(large.birth_month[rows], small.birth_month[common])
    np.testing.assert_array_equal(large.household_class[rows], small.household_class[common])


def test_ten_tenths_hold_every_household_once() -> None:
    places = villages()
    chosen = np.arange(len(places))
    seen = np.concatenate([kept_households(places, chosen, 0.1, number)[1] for number in range(10)])
    assert len(seen) == 820_000 == len(np.unique(seen))


def test_kin_groups_are_kept_whole_and_tenths_are_even(everybody: People, tenth: People) -> None:
    _, sizes = np.unique(tenth.kin, return_counts=True)
    whole_kin, whole_sizes = np.unique(everybody.kin, return_counts=True)
    np.testing.assert_array_equal(whole_sizes[np.isin(whole_kin, tenth.kin)], sizes)
    assert sizes.max() == 12
    assert abs(len(tenth) - 82_000) < 820
    assert np.all(everybody.kin // KIN_ROOM == everybody.village)
    assert np.all(everybody.household_id // VILLAGE_ROOM == everybody.village)


def test_keys_are_sorted_and_unique(everybody: People) -> None:
    assert np.all(np.diff(everybody.key) > 0)
    assert np.all(np.diff(everybody.village) >= 0)


@pytest.mark.parametrize(("share", "number"), [(0.0, 0), (1.5, 0), (0.1, 10), (0.1, -1)])
def test_impossible_samples_are_refused(share: float, number: int) -> None:
    with pytest.raises(ValueError, match="share must be"):
        build_people(share, number)


def test_decision_numbers_are_unique_and_nobody_elses() -> None:
    from agents.population.chance import numbers
    from agents.population.data import DATA

    own = list(numbers().values())
    assert len(own) == len(set(own))
    assert min(own) >= 2000
    assert max(own) <= 2199
    others = (DATA / "decisions.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert not {int(line.split(",")[0]) for line in others if line.strip()} & set(own)
