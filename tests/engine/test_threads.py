"""Ranges on threads: all are run, at once, and a failure is told when every range has ended."""

from __future__ import annotations

from threading import Barrier

import pytest

from engine.threads import over_ranges

RANGES = [(0, 3), (3, 4), (4, 9)]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_every_range_is_run_once(threads: int) -> None:
    seen: list[int] = []
    over_ranges(lambda extra, first, last: seen.extend(range(first + extra, last + extra)), (10,), RANGES, threads)
    assert sorted(seen) == list(range(10, 19))


def test_ranges_run_at_once() -> None:
    together = Barrier(3, timeout=20.0)
    over_ranges(lambda first, last: together.wait(), (), RANGES, 3)


def test_the_first_failure_is_told_when_all_have_ended() -> None:
    seen: list[int] = []

    def run(first: int, last: int) -> None:
        if first:
            raise ValueError(first)
        seen.append(last)

    with pytest.raises(ValueError, match="3"):
        over_ranges(run, (), [(3, 4), (4, 9), (0, 3)], 2)
    assert seen == [3]
