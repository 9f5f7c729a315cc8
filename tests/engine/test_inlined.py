"""What the compiler makes of rules: inlined ones leave no call, rare ones stay calls, numbers written at a call make no second copy."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import pytest

from engine.compiled import rare, rule
from engine.mode import UNCOMPILED
from engine.prefetch import fetch_field

pytestmark = pytest.mark.skipif(UNCOMPILED, reason="nothing is compiled")


@rare
def befalls_few(values: Any, k: int) -> float:
    """Long enough that the compiler would not put it in by itself."""
    total = 0.0
    for j in range(k):
        for other in range(j):
            total += values[j] * values[other] if values[j] > values[k - j] else values[other] - values[k] * values[j]
            total -= values[k - j] / (2.0 + values[other] * values[other]) if total > values[k] else values[j] * 0.5
            total += values[k - other] / (3.0 + values[j] * values[j]) if total < values[other] else values[k] * 0.25
    return total


@rule
def of_everybody(values: Any, k: int) -> float:
    """A rule that calls a rare one, from two places."""
    if values[k] > 5.0:
        return befalls_few(values, k)
    return befalls_few(values, k + 1) if values[k] < -5.0 else values[k]


def all_together(values: Any) -> float:
    """What is compiled."""
    return of_everybody(values, 3) + of_everybody(values, 4)


def test_a_rare_rule_stays_a_call_below_a_rule_that_is_inlined_and_numbers_make_no_second_copy() -> None:
    compiled: Any = numba.njit(error_model="numpy")(all_together)
    values = np.array([0.5, 1.0, 2.0, 6.0, -6.0, 3.0])
    assert compiled(values) == all_together(values)
    library = next(iter(compiled.overloads.values())).library
    names = [function.name for function in library.get_defined_functions()]
    assert any("befalls_few" in name for name in names)
    assert not any("of_everybody" in name for name in names)
    for used in (befalls_few, of_everybody):
        made: Any = used
        assert len(made.overloads) == 1


def asks_ahead(records: Any) -> float:
    """What is compiled: memory is asked for a field by its name, also beyond the last record."""
    total = 0.0
    for i in range(len(records)):
        fetch_field(records, i + 2, "second")
        total += records[i].second
    return total


def test_a_field_is_asked_for_where_it_stands_in_the_record() -> None:
    kind = np.dtype([("first", "f8", (20,)), ("second", "f8")], align=True)
    records = np.zeros(3, dtype=kind).view(np.recarray)
    records.second[:] = (1.0, 2.0, 4.0)
    compiled: Any = numba.njit(asks_ahead)
    assert compiled(records) == asks_ahead(records) == 7.0
    text = next(iter(compiled.inspect_llvm().values()))
    assert "llvm.prefetch" in text and str(kind.fields["second"][1]) in text  # type: ignore[index]
