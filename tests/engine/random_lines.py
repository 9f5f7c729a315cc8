"""Lines made at random, over records and as tiles: run uncompiled, prints those whose bits differ."""

from __future__ import annotations

import importlib
import json
import linecache
import sys
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import tile_lines

from engine.record import dtype_of
from engine.tile_layout import Layout
from engine.tiles import Tiled

HEAD = "from engine.compiled import rule\nfrom engine.luck import draw\n"
LINE = """
def live(households, villages, terms, luck, slot, first, last):
    p = terms[0]
    for v in range(first, last):
        village = villages[v]
        for i in range(village.first, village.stop):
            h = households[i]
"""
FLOATS, WHOLES = ("h.cash", "h.land", "h.grain[1]"), ("h.old", "h.state", "h.months")
Names = list[str]


class Writer:
    """Writes statements of a household's body, at most so many levels deep."""

    def __init__(self, seed: int) -> None:
        self.chance, self.draws, self.base = Random(seed), 0, ""
        self.rules: list[str] = []

    def number(self, names: Names, deep: int) -> str:
        """An expression that gives a number."""
        pick = self.chance.randrange(12) if deep else self.chance.randrange(5)
        inner = [self.number(names, deep - 1) for _ in range(2)] if deep else []
        if pick >= 10:
            return f"{self.chance.choice(self.rules)}(h, {inner[0]})" if self.rules else inner[0]
        if pick == 9:
            return f"{self.chance.choice(('min', 'max'))}({inner[0]}, {inner[1]})"
        if pick == 8:
            return f"({inner[0]} if {self.truth(names, deep - 1)} else {inner[1]})"
        if pick >= 5:
            return f"({inner[0]} {self.chance.choice('+-*')} {inner[1]})"
        if pick == 4:
            self.draws += 1
            return f"draw(luck, {self.draws}, h.key)" if "luck" in names else "0.5"
        plain = [*FLOATS, *WHOLES, *(name for name in names if name not in ("luck", "p")), "1", "0.25", "3.0"]
        return self.chance.choice([*plain, "p.price"] if "p" in names else plain)

    def truth(self, names: Names, deep: int) -> str:
        """An expression that gives a truth value; rules, which may change the household, stay out of `and` and `or`."""
        kept, self.rules = self.rules, []
        sides = [self.number(names, max(deep - 1, 0)) for _ in range(4)]
        self.rules = kept
        test = f"{sides[0]} {self.chance.choice(('<', '>=', '==', '!='))} {sides[1]}"
        other = f"{sides[2]} < {sides[3]}"
        return self.chance.choice((test, f"not {test}", f"({test} and {other})", f"({test} or not {other})"))

    def body(self, names: Names, deep: int, end: str, indent: str) -> list[str]:
        """Statements; `end` is what may stop the body early."""
        lines: list[str] = []
        for _ in range(self.chance.randint(1, 4)):
            pick = self.chance.randrange(8)
            if pick < 3 and deep:
                lines.append(f"{indent}if {self.truth(names, 2)}:")
                lines += self.body(list(names), deep - 1, end, indent + "    ")
                if self.chance.random() < 0.6:
                    lines += [f"{indent}else:", *self.body(list(names), deep - 1, end, indent + "    ")]
            elif pick == 3 and indent != self.base and self.chance.random() < 0.5:
                lines.append(indent + end.format(self.number(names, 1)))
                break
            elif pick == 4:
                name = f"x{len(names)}"
                lines.append(f"{indent}{name} = {self.number(names, 2)}")
                names.append(name)
            else:
                target = self.chance.choice((*FLOATS, *FLOATS, *WHOLES))
                value = self.number(names, 2) if target in FLOATS else f"{self.truth(names, 1)}"
                lines.append(f"{indent}{target} {self.chance.choice(('=', '+=', '-=')) if target in FLOATS else '='} {value}")
        return lines

    def module(self) -> str:
        """A module with two rules and a line."""
        rules = []
        self.base = "    "
        for name in ("first_rule", "second_rule"):
            lines = self.body(["x"], 2, "return {}", "    ")
            rules.append("\n".join(["@rule", f"def {name}(h, x):", *lines, f"    return {self.number(['x'], 1)}"]))
            self.rules.append(name)
        self.base = " " * 12
        return HEAD + "\n\n".join(rules) + "\n" + LINE + "\n".join(self.body(["luck", "p"], 3, "continue", " " * 12)) + "\n"


def differing(seed: int, folder: Path) -> list[str]:
    """Fields in which one random line has other bits as tiles; its source is left in the folder."""
    (folder / "random_line.py").write_text(Writer(seed).module(), encoding="utf-8")
    sys.modules.pop("random_line", None)
    linecache.clearcache()
    importlib.invalidate_caches()
    live = importlib.import_module("random_line").live
    layout = Layout(dtype_of(tile_lines.Farm), tile_lines.WIDTH)
    farms, places, terms = tile_lines.begin()
    farms, places = farms[:9].copy(), places[:2].copy()
    cells, run = layout.pack(farms, places["first"], places["stop"]), Tiled(live, layout)
    for month in range(3):
        live(farms, places, terms, np.uint64(5 + month), 0, 0, 2)
        run(cells, places, terms, np.uint64(5 + month), 0, 0, 2)
    after: Any = farms.copy()
    layout.unpack(cells, after, places["first"], places["stop"])
    return [name for name in farms.dtype.names if farms[name].tobytes() != after[name].tobytes()]


if __name__ == "__main__":
    place = Path(sys.argv[1])
    sys.path.insert(0, str(place))
    with np.errstate(all="ignore"):
        print(json.dumps({seed: found for seed in range(int(sys.argv[2])) if (found := differing(seed, place))}))
