"""A small line with most of what rules do, over records and as tiles: prints the bits of every field as JSON."""

from __future__ import annotations

import json
from typing import Annotated, Any

import numpy as np

from engine.compiled import line, rule
from engine.luck import draw, draw_many
from engine.record import Field, Record, dtype_of, zeros
from engine.tile_layout import Layout
from engine.tiles import Tiled

SOWING, HARVEST, SICKNESS = 1, 2, 3
WIDTH = 64


class Farm(Record):
    """A household with fields of one and of several numbers, narrow and wide."""

    key: Annotated[int, Field("i8", "", "编号", "start")]
    land: Annotated[float, Field("f8", "mu", "耕地", "start")]
    old: Annotated[int, Field("i2", "persons", "老人", "start")]
    state: Annotated[int, Field("i1", "", "状态", "state")]
    months: Annotated[int, Field("i4", "months", "月数", "state")]
    cash: Annotated[float, Field("f8", "yuan", "现金", "accounts")]
    grain: Annotated[float, Field("f8", "kg", "粮食", "accounts", length=4)]
    visits: Annotated[int, Field("i4", "visits", "走访", "state", length=3)]


class Place(Record):
    """A village."""

    first: Annotated[int, Field("i8", "", "首户", "start")]
    stop: Annotated[int, Field("i8", "", "末户", "start")]
    poorest: Annotated[int, Field("i8", "", "最穷户", "state")]
    total: Annotated[float, Field("f8", "yuan", "现金合计", "state")]


class Numbers(Record):
    """Terms of life."""

    price: Annotated[float, Field("f8", "yuan/kg", "粮价", "terms")]
    steps: Annotated[float, Field("f8", "kg/mu", "单产", "terms", length=4)]


@rule
def clip(x, low, high):  # type: ignore[no-untyped-def]
    """A rule of numbers with two ways out."""
    if x < low:
        return low
    return high if x > high else x


@rule
def fall_sick(h, luck):  # type: ignore[no-untyped-def]
    """A rule that may change the household and says whether it did."""
    if draw(luck, SICKNESS, h.key) >= 0.3:
        return False
    h.cash -= 50.0
    if h.cash < 0.0:
        h.cash = 0
        h.state = 2
    return True


@rule
def visit(h, k):  # type: ignore[no-untyped-def]
    """Ends early on some ways and returns nothing."""
    if h.state == 0:
        return
    if h.old and h.months > 2:
        h.visits[k] += 1
        return
    h.months += 1


@rule
def season_of(h, p, slot, luck):  # type: ignore[no-untyped-def]
    """Grows grain; `u` is set in both branches, `q` of the terms is looked up by name."""
    q = p
    if h.land > 3.0:
        u = draw(luck, SOWING, h.key)
    else:
        u = draw(luck, HARVEST, h.key, occasion=2)
    grown = h.land * q.steps[slot] * clip(u * 1.5, 0.2, 1.0)
    h.grain[slot] = h.grain[slot] * 0.9 + grown
    return grown


@line
def live(households, villages, terms, luck, slot, first, last):  # type: ignore[no-untyped-def]
    """A month of farms: two loops that can be vector code and three that keep their order."""
    p = terms[0]
    for v in range(first, last):
        village = villages[v]
        for i in range(village.first, village.stop):
            h = households[i]
            grown = season_of(h, p, slot, luck)
            h.cash += grown * p.price if not (h.state == 2 or h.old) else 0
            sick = fall_sick(h, luck)
            if sick and h.cash > 10.0:
                h.state = 1
                h.cash -= clip(h.cash * 0.1, 1.0, 20.0)
            elif h.state == 1 and not sick:
                h.state = 0
            visit(h, 1)
            if h.land == 0.0:
                continue
            h.months = h.cash * 0.01 + h.land / (h.land - 2.0) if h.land > 2.0 else h.months + 1
        village.total = 0.0
        for i in range(village.first, village.stop):
            h = households[i]
            village.total += h.cash
        least, poorest = 1e18, -1
        for i in range(village.first, village.stop):
            h = households[i]
            if h.cash < least and h.land > 0.0:
                least, poorest = h.cash, i
        village.poorest = poorest
        for i in range(village.first, village.stop):
            h = households[i]
            h.state = 3 if i == poorest else h.state
            h.visits[2] = h.old
        left = 3
        for i in range(village.first, village.stop):
            h = households[i]
            if left == 0:
                break
            if h.state == 2:
                h.cash += 100.0
                h.grain[slot] = 1.5
                left -= 1


def begin() -> tuple[Any, Any, Any]:
    """Farms, villages of 1 to 64 farms, terms."""
    sizes = np.array([1, 8, 64, 37])
    places, farms, terms = zeros(Place, len(sizes)), zeros(Farm, int(sizes.sum())), zeros(Numbers, 1)
    places["stop"] = np.cumsum(sizes)
    places["first"] = places["stop"] - sizes
    farms["key"] = (1 << 40) + 3 + np.arange(len(farms))
    luck = [draw_many(5, 1, farms["key"], k) for k in range(3)]
    farms["land"] = np.floor(luck[0] * 8.0)
    farms["old"] = luck[1] < 0.4
    farms["cash"] = 90.0 * luck[2]
    terms["price"], terms["steps"] = 2.4, (10.0, 30.0, 20.0, 5.0)
    return farms, places, terms


def lived(tiles: bool, months: int = 9) -> dict[str, str]:
    """Bits of every field after some months, as hexadecimal text."""
    farms, places, terms = begin()
    layout = Layout(dtype_of(Farm), WIDTH)
    cells = layout.pack(farms, places["first"], places["stop"])
    run: Any = Tiled(live, layout) if tiles else live
    for month in range(months):
        run(cells if tiles else farms, places, terms, np.uint64(77 + month), month % 4, 0, len(places))
    if tiles:
        layout.unpack(cells, farms, places["first"], places["stop"])
    found = {name: np.asarray(farms[name], np.float64 if farms[name].dtype.kind == "f" else np.int64) for name in farms.dtype.names}
    found |= {"poorest": np.asarray(places["poorest"]), "total": np.asarray(places["total"])}
    return {name: values.tobytes().hex() for name, values in found.items()}


if __name__ == "__main__":
    print(json.dumps({"records": lived(False), "tiles": lived(True)}))
