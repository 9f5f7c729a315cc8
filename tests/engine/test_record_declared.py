"""Records: names that NumPy owns are refused, the hot record stays small, integers are wide in uncompiled runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import numpy as np
import pytest

from agents.household import Care, Diary, Household, Member
from agents.places import Village
from engine.record import CACHE_LINE, TAKEN, Field, Nested, Record, copied, describe, dtype_of, fields, zeros
from model.month import MONTH
from model.programmes import PROGRAMMES

ROOT = Path(__file__).parent.parent.parent
HOUSEHOLD, MEMBER, DIARY, VILLAGE = (dtype_of(kind) for kind in (Household, Member, Diary, Village))
"""With what programmes lay into them when the month is put together."""
assert MONTH
HOT_BYTES_MOST = 256
WIDTHS = """
import json
import model.month
from agents.household import Household, Member
from agents.places import Village
from engine.record import dtype_of, zeros
HOUSEHOLD, MEMBER, VILLAGE = dtype_of(Household), dtype_of(Member), dtype_of(Village)
def kinds(dtype):
    return sorted({str(dtype[name].base) for name in dtype.names if dtype[name].base.names is None})
people = zeros(Member, 2)
people[1].schooling = 100
grown = people[1].schooling * 12
print(json.dumps([kinds(HOUSEHOLD), kinds(MEMBER), kinds(VILLAGE), int(grown), int(people["schooling"].sum())]))
"""


def record_with(name: str) -> type[Record]:
    return type("Odd", (Record,), {"__annotations__": {name: Annotated[float, Field("f8", "yuan", "某", "nobody")]}})


@pytest.mark.parametrize("name", ["size", "item", "data", "base", "real", "max", "mean", "sort", "copy", "shape", "T"])
def test_names_that_numpy_owns_are_refused(name: str) -> None:
    with pytest.raises(TypeError, match=rf"Odd\.{name}.*NumPy"):
        dtype_of(record_with(name))


def test_fields_without_declaration_and_narrow_floats_are_refused() -> None:
    class Bare(Record):
        cash: float

    class Narrow(Record):
        cash: Annotated[float, Field("f4", "yuan", "现金", "nobody")]

    with pytest.raises(TypeError, match=r"Bare\.cash"):
        dtype_of(Bare)
    with pytest.raises(TypeError, match="float64"):
        dtype_of(Narrow)


def test_hot_record_is_small_and_members_are_thirty_two_bytes() -> None:
    assert HOUSEHOLD.itemsize <= HOT_BYTES_MOST
    assert HOUSEHOLD.itemsize % CACHE_LINE == 0, "a record begins a cache line"
    assert MEMBER.itemsize == 32 and CACHE_LINE % MEMBER.itemsize == 0
    assert len(TAKEN) > 60
    laid = {name for each in PROGRAMMES if each.hot_state for name in fields(each.hot_state)}
    assert laid and laid <= set(HOUSEHOLD.names or ())


@pytest.mark.parametrize("record", [Household, Member, Care, Diary, Village])
def test_every_field_has_unit_title_and_owner(record: type[Record]) -> None:
    for name, field in fields(record).items():
        assert field.zh, name
        assert field.owner, name
        assert isinstance(field, Nested) or field.unit, name
    assert [row["field"] for row in describe(record)] == list(dtype_of(record).names or ())


def test_floats_are_float64_everywhere() -> None:
    for dtype in (HOUSEHOLD, MEMBER, DIARY, VILLAGE):
        for name in dtype.names or ():
            base = dtype[name].base
            assert base.names is not None or base.kind == "i" or base == np.float64, name


def test_records_of_an_array_are_written_through() -> None:
    households = zeros(Household, 3)
    households[1].cash = 7.0
    assert households["cash"].tolist() == [0.0, 7.0, 0.0]
    diaries = zeros(Diary, 2)
    diaries[1].past[3].net = 900.0
    assert diaries["past"]["net"][1, 3] == 900.0


def test_integers_are_wide_in_the_uncompiled_twin() -> None:
    """There NumPy's scalar arithmetic would overflow: np.int8(100) * 12 is -80."""
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=str(ROOT))
    done = subprocess.run([sys.executable, "-c", WIDTHS], env=environment, capture_output=True, text=True, check=True)
    household, member, village, grown, total = json.loads(done.stdout)
    assert household == village == ["float64", "int64"] and member == ["int64"]
    assert (grown, total) == (1200, 100)
    assert MEMBER["schooling"] == np.int8


def test_records_begin_cache_lines_and_copies_do_too() -> None:
    households, diaries = zeros(Household, 3), zeros(Diary, 3)
    households["cash"] = [1.0, 2.0, 3.0]
    twin = copied(households)
    twin[1].cash = 9.0
    assert households["cash"].tolist() == [1.0, 2.0, 3.0], "the copy is apart"
    assert twin["cash"].tolist() == [1.0, 9.0, 3.0]
    assert type(twin) is type(households)
    for records in (households, twin, diaries):
        assert records.ctypes.data % CACHE_LINE == 0
        assert records.itemsize % CACHE_LINE == 0
