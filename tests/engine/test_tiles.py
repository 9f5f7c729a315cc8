"""Village tiles: the bits of the line over records, vector code where households do not look at each other, clear refusals."""

from __future__ import annotations

import importlib
import json
import linecache
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tile_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.record import dtype_of
from engine.tile_cells import LANES
from engine.tile_layout import Layout, width_for
from engine.tiles import Tiled

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FARM = dtype_of(tile_lines.Farm)
LAYOUT = Layout(FARM, tile_lines.WIDTH)
LINE = """
import math

import numpy as np

from engine.compiled import rule
from engine.luck import draw

SEEN = np.zeros(9)


@rule
def pay(h):
    h.cash += 1.0
    return h.cash > 0.0


@rule
def half(h):
    if h.cash > 0.0:
        return 1.0


@rule
def again(h):
    return again(h)


@rule
def note(x):
    SEEN[0] = x
    return x


@rule
def root(x):
    return math.exp(x)


def live(households, villages, terms, luck, slot, first, last):
    p = terms[0]
    for v in range(first, last):
        village = villages[v]
        {before}
        for i in range(village.first, village.stop):
            h = households[i]
            {body}
"""
REFUSED = {
    "h.cash = math.exp(h.land)": "only rules and min",
    "h.cash = root(h.land)": "only rules and min",
    "h.cash = note(h.land)": "writes to its own fields",
    "h.cash = len(terms)": "only rules and min",
    "h.cash = half(h)": "one side of a branch gives a number",
    "h.cash = again(h)": "calls itself",
    "h.cash = h.land ** 2": "no vector form",
    "h.cash = h.old // 2": "no vector form",
    "h.cash = h.land if 0.0 < h.land < 2.0 else 0.0": "no vector form",
    "h.cash = h.old or 2": "between numbers",
    "h.cash = 1.0 if h.old and pay(h) else 0.0": "behind `and` or `or`",
    "h.cash = float(h)": "only rules and min",
    "h.cash = h + 1.0": "itself is no value",
    "h.wealth = 1.0": "no such field",
    "h.cash = h.grain": "read with an index",
    "h.cash[0] = 1.0": "read with an index",
    "h.grain[slot] = h.grain[0]": "one index of a field",
    "h.cash = h.grain[h.old]": "the same for all households",
    "h.cash = h.grain[4]": "has 4 numbers",
    "h.cash = h.grain[-1]": "has 4 numbers",
    "village.total += h.grain[-1]": "has 4 numbers",
    "h.cash = h.grain[slot] if slot < 4 else 0.0": "use this one before the branch",
    "h.cash = p.steps[slot] if slot < 4 else 0.0": "do it before the branch",
    "h.old = slot < 4 and p.steps[slot] > 0.0": "do it before the branch",
    "village.total += h.grain": "read with an index",
    "h.cash = p.steps[h.old]": "the same for all households",
    "pay(h); village.total += h.cash": "split off what calls rules",
    "for k in range(2): pay(h)": "split off what calls rules",
    "lane = 1.0": "no names tiles, tile, lane",
    "h.cash, h.land = 1.0, 2.0": "",
    "u = draw(luck, 1, h.key) if h.old == 1 else missing": "",
}
"""Bodies that are not turned, with words of the reason."""


@pytest.fixture
def turned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Turns a line with this body; the module is forgotten afterwards."""

    def turn(body: str, before: str = "pass", text: str = LINE) -> Tiled:
        (tmp_path / "some_line.py").write_text(text.format(body=body, before=before), encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        sys.modules.pop("some_line", None)
        linecache.clearcache()
        importlib.invalidate_caches()
        return Tiled(importlib.import_module("some_line").live, LAYOUT)

    yield turn
    sys.modules.pop("some_line", None)


def test_tiles_have_the_bits_of_records_compiled_and_uncompiled() -> None:
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=str(ROOT))
    done = subprocess.run([sys.executable, str(HERE / "tile_lines.py")], env=environment, capture_output=True, text=True, check=True)
    plain, records, tiles = json.loads(done.stdout), tile_lines.lived(False), tile_lines.lived(True)
    assert not done.stderr
    for name, bits in records.items():
        assert tiles[name] == bits, name
        assert plain["records"][name] == bits, name
        assert plain["tiles"][name] == bits, name


def test_lines_made_at_random_have_the_bits_of_records(tmp_path: Path) -> None:
    """Branches in branches, early ends, rules in expressions: sixty lines, uncompiled (compiling each would take minutes)."""
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=str(ROOT), PYTHONDONTWRITEBYTECODE="1")
    command = [sys.executable, str(HERE / "random_lines.py"), str(tmp_path), "60"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {}


def test_every_part_of_the_small_line_happens() -> None:
    before, _, _ = tile_lines.begin()
    after = {
        name: np.frombuffer(bytes.fromhex(bits), np.float64 if FARM[name].base.kind == "f" else np.int64)
        for name, bits in tile_lines.lived(True).items()
        if name in FARM.names
    }
    assert set(after["state"]) >= {0, 1, 2, 3} and set(after["visits"]) >= {0, 1, 2}
    assert after["months"].max() > 3 and not np.array_equal(after["cash"], before["cash"])


@pytest.mark.parametrize("body", REFUSED)
def test_what_cannot_be_turned_is_refused(body: str, turned: Any) -> None:
    with pytest.raises(ValueError, match=r"some_line\.\w+: ") as refused:
        turned(body)
    assert REFUSED[body] in str(refused.value)


def test_lines_of_another_shape_are_refused(turned: Any) -> None:
    with pytest.raises(ValueError, match="looked at in loops over"):
        turned("pay(h)", before="x = households[0].cash")
    with pytest.raises(ValueError, match="expected 'village = villages"):
        turned("pay(h)", text=LINE.replace("village = villages[v]", "village = villages[first]"))
    with pytest.raises(ValueError, match="has no else"):
        turned("pay(h)\n        else: pass")
    with pytest.raises(ValueError, match="first statement of a loop over households"):
        turned("pass", text=LINE.replace("h = households[i]", "h = households[i + 1]"))


def test_a_body_that_changes_nothing_is_a_loop_that_does_nothing(turned: Any) -> None:
    assert "store" not in turned("h.cash = h.cash").source


def test_the_order_of_what_is_read_and_changed_is_kept(turned: Any) -> None:
    """The household's cash is read before the rule changes it, as Python does."""
    source = turned("h.land = h.cash + pay(h) + h.cash").source
    assert "h_cash_2 = h_cash + 1.0" in source and "store_f8(tiles, tile + 64 + lane, 0, h_land)" in source
    assert "h_land = h_cash + (h_cash_2 > 0.0) + h_cash_2" in source


def test_loops_over_households_are_vector_code() -> None:
    """Multiplications of several households at once, where the machine has them; LLVM loses them easily and silently."""
    instructions = machine_text(Tiled(tile_lines.live, LAYOUT), tile_lines.begin(), np.uint64(1), 0)
    packed = len(re.findall(r"\bvmulpd\b", instructions))
    assert packed >= 6 and packed > len(re.findall(r"\bvmulsd\b", instructions))


def machine_text(line: Tiled, state: tuple[Any, Any, Any], *others: Any) -> str:
    """Assembly of a turned line, compiled afresh: what comes out of the cache cannot be read."""
    import llvmlite.binding
    import numba

    if not llvmlite.binding.get_host_cpu_features().get("avx2"):
        pytest.skip("this processor has no AVX2: vectors of 256 bits of 64-bit numbers")
    records, places, terms = state
    space = line.space()
    exec(line.source, space)
    compiled = numba.njit(error_model="numpy")(space["live"])
    compiled(line.layout.pack(records, places["first"], places["stop"]), places, terms, *others, 0, 0)
    return str(next(iter(compiled.inspect_asm().values())))


@settings(max_examples=40, deadline=None)
@given(sizes=st.lists(st.integers(1, 64), min_size=1, max_size=5), seed=st.integers(0, 99))
def test_packing_and_unpacking_is_the_same_records(sizes: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    records, stops = np.zeros(sum(sizes), FARM), np.cumsum(sizes)
    for name in FARM.names:
        kind = FARM[name].base
        records[name] = (
            chance.normal(size=records[name].shape)
            if kind.kind == "f"
            else chance.integers(np.iinfo(kind).min, np.iinfo(kind).max, size=records[name].shape, endpoint=True)
        )
    tiles, back = LAYOUT.pack(records, stops - sizes, stops), np.zeros(len(records), FARM)
    LAYOUT.unpack(tiles, back, stops - sizes, stops)
    assert all(back[name].tobytes() == records[name].tobytes() for name in FARM.names)


def test_what_does_not_fit_is_refused() -> None:
    records, stops = np.zeros(65, FARM), np.array([65])
    with pytest.raises(ValueError, match="65 households, a column 64 cells"):
        LAYOUT.pack(records, stops - 65, stops)
    tiles = LAYOUT.pack(records[:64], stops - 65, stops - 1)
    tiles.view(np.int64)[LAYOUT.columns["state"] * LAYOUT.width] = 128
    with pytest.raises(OverflowError, match="'state'"):
        LAYOUT.unpack(tiles, records, stops - 65, stops - 1)
    with pytest.raises(ValueError, match="floats and whole numbers"):
        Layout(np.dtype([("name", "U3")]), 64).kind("name")


def test_columns_hold_full_vectors() -> None:
    assert [width_for(largest) for largest in (1, 64, 65, 128)] == [64, 64, 128, 128]
    assert all(width_for(largest) % LANES == 0 for largest in range(1, 300))
