"""Tasks of a sweep cover its plane once, on aligned tiles, and keep their numbers when replicates are added."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from experiments.layout import Layout

LAYOUT = Layout(("none", "plan"), 10, 4, 4, 2, 2021, 2025, (), 0.01, 1, None)


def test_every_run_is_in_exactly_one_task_on_aligned_tiles() -> None:
    tasks = replace(LAYOUT, replicates=5).tasks()
    found = Counter((d, r) for task in tasks for d in task.draws for r in task.replicates)
    assert found == Counter((d, r) for d in range(10) for r in range(5))
    assert all(task.draws.start % 4 == 0 and task.replicates.start % 2 == 0 for task in tasks)
    assert [task.number for task in tasks] == list(range(9))
    assert len({task.name for task in tasks}) == 9


def test_more_replicates_only_add_tasks() -> None:
    before, after = LAYOUT.tasks(), replace(LAYOUT, replicates=8).tasks()
    assert after[: len(before)] == before
    assert (before[0].name, after[-1].name) == ("d0000-r000", "d0008-r006")


@pytest.mark.parametrize("name", ["draws", "replicates", "tile_draws", "tile_replicates"])
def test_sizes_below_one_are_told(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: expected 1 or more, found 0"):
        replace(LAYOUT, **{name: 0})
