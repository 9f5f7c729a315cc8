"""Passes: consecutive lines of the month strung together, so that a household is visited once and stays in the nearest cache.

A *line* says what happens to one household, with an optional rule of the village before its households and one after them. The
loop over villages and households is written here, once. Of consecutive lines the rules of the village that come before are
called first, then for each household those of all lines in order, then what villages write down. A line that looks at several
households (`between`) is a wall: the loop before it is finished first.

What a rule is given follows from its parameters: by name what `HOUSEHOLD` and `VILLAGE` list, `pool`, which is what the village asks of
the purse of the line's programme (`POOLS`), and by its annotation a group of parameters (`p: FarmersFund` is `rules.farmers_fund`) or
a record that a programme keeps (`STATES`, `LAID_IN`). A pass has the bits of its lines
lived one after another, as long as no rule of a household reads what another one writes of a different household or of the village; a
test compares all state.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.compiled import Rule, compile_cached, in_cache, machine_code, plain_loop, seal_cached, uncompiled
from engine.generated import generated, key_of
from engine.mode import UNCOMPILED
from engine.record import Record, dtype_of
from engine.rows import all_rows

MONTH_LUCK, YEAR_LUCK, RUN_LUCK = "month_luck", "year_luck", "run_luck"
"""Words of luck: of the month, of decisions that hold for a calendar year, and of those that hold for the whole run."""
ARGUMENTS = (
    "households",
    "persons",
    "care_years",
    "diaries",
    "villages",
    "rules_of_places",
    MONTH_LUCK,
    YEAR_LUCK,
    RUN_LUCK,
    "ledgers",
    "tallies",
    "month",
    "states",
    "pools",
)
"""What every pass is called with, before the range of villages."""
VILLAGE = {"village": "villages[v]", "rules": "rules_of_places[village.place]", "ledger": "ledgers[v]"}
"""What a rule may ask for by name, and where it stands: of a village."""
TABLES = ("households", "persons", "care_years", "diaries")
"""Tables that rules are handed; a pass hands on their rows, which nobody counts."""
HOUSEHOLD = {
    "h": "households[i]",
    "members": "members_of(h, persons)",
    "cares": "members_of(h, care_years)",
    "diary": "diaries[i]",
    "tally": "tallies[v, cell_of(h)]",
}
"""The same of a household. `members_of` are its rows of the tables of people, `cell_of` the row of tallies in which it is counted."""
STATES: dict[str, type[Record]] = {}
"""Records that programmes keep of every household in tables of their own, by the names of their types; `states` are these tables."""
LAID_IN: dict[str, tuple[type[Record], str]] = {}
"""Records that programmes have laid into others, and what a rule that asks for one is given: `h`, `diary`, `m`, `care` or `village`."""
OF_ALL = {"m": "members", "care": "cares"}
"""What a rule is given that asks for such a record of all members."""
POOLS: dict[str, int] = {}
"""Programmes on whose purses claims are filed, and the place of each in a row of `pools`, of which there is one a village."""
MAKERS = ("passes.py", "generated.py", "compiled.py", "inlined.py", "prefetch.py", "rows.py")
"""Files of this room from which a pass is made, besides its lines."""
AGAIN: tuple[str, ...] = tuple(f"{what} = {HOUSEHOLD[what]}" for what in ("members", "cares"))
"""What the first line that asks for it looks up anew behind one that moves members."""


@dataclass(frozen=True)
class Named:
    """Something that happens in a month, with its name `room.what_happens` and what it is called in Chinese."""

    name: str
    zh: str

    @property
    def room(self) -> str:
        """Whose it is: a programme, or a room of life."""
        return self.name.partition(".")[0]

    @property
    def en(self) -> str:
        """In English words: the name read aloud."""
        room, _, what = self.name.replace("_", " ").partition(".")
        return f"{room}: {what}"


@dataclass(frozen=True)
class Step(Named):
    """What institutions do between the passes: plain Python over the whole world."""

    run: Callable[[Any], None]


@dataclass(frozen=True)
class Line(Named):
    """One line of the month, lived by every household.

    Args:
        household: what happens to one household.
        before: what a village prepares for its households.
        after: what a village writes down when all have lived the line.
        between: what happens among a village's households; gets `households` too. A wall.
        luck: which word of luck the rules' parameter `luck` is.
        moves_members: a household may have other members after it; the next line that asks for them looks again.
        ahead: asks for what the line will need of a household some turns later; gets `diaries`, `i`, `month` and groups of parameters.
    """

    household: Rule | None = None
    before: Rule | None = None
    after: Rule | None = None
    between: Rule | None = None
    luck: str = MONTH_LUCK
    ahead: Rule | None = None
    moves_members: bool = False

    @property
    def rules(self) -> dict[str, Rule]:
        """Its rules by the name that each has in the source of a pass."""
        stem = self.name.replace(".", "_")
        parts = {"before": self.before, "between": self.between, "household": self.household, "after": self.after, "ahead": self.ahead}
        return {f"{stem}_{part}": found for part, found in parts.items() if found is not None}

    def call(self, part: str) -> list[str]:
        """The statement that calls one of its rules; none where it has no such rule."""
        name = f"{self.name.replace('.', '_')}_{part}"
        return [f"{name}({', '.join(given(self.rules[name], self))})"] if name in self.rules else []


def given(function: Rule, line: Line) -> list[str]:
    """What a rule is called with, in the order of its parameters.

    Raises:
        TypeError: a parameter is neither one of the names that a pass knows nor annotated with a group of parameters or a kept record.
    """
    plain = uncompiled(function)
    found = []
    for name, parameter in inspect.signature(plain).parameters.items():
        if name == "luck":
            found.append(line.luck)
        elif name in HOUSEHOLD or name in VILLAGE or name in (*TABLES, "month", "i"):
            found.append(name)
        elif name == "pool" and line.room in POOLS:
            found.append(f"pools[v, {POOLS[line.room]}]")
        elif parameter.annotation in LAID_IN:
            found.append(LAID_IN[parameter.annotation][1])
        elif (of_all := re.fullmatch(r"Sequence\[(\w+)\]", str(parameter.annotation))) and of_all[1] in LAID_IN:
            found.append(OF_ALL[LAID_IN[of_all[1]][1]])
        elif parameter.annotation in STATES:
            found.append(f"states[{list(STATES).index(parameter.annotation)}][i]")
        elif name != "pool" and re.fullmatch(r"[A-Z]\w+", str(parameter.annotation)):
            found.append(f"rules.{group_of(str(parameter.annotation))}")
        else:
            known = ", ".join((*HOUSEHOLD, *VILLAGE, "luck", "month"))
            raise TypeError(
                f"{plain.__module__}.{plain.__qualname__}({name}): expected one of {known}, or the type of a group of parameters"
            )
    return found


def group_of(type_name: str) -> str:
    """The group of parameters that a type describes: `FarmersFund` is `farmers_fund`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", type_name).lower()


def source_of(name: str, lines: Sequence[Line]) -> str:
    """Source of the pass `name`: the loop over villages with as few loops over households as the walls allow."""
    head = f"def {name}({', '.join(ARGUMENTS)}, first, last):"
    tables = [f"{table} = all_rows({table})" for table in TABLES]
    bound = [f"{what} = {where}" for what, where in VILLAGE.items()]
    statements = [*tables, "for v in range(first, last):", *(f"    {each}" for each in (*bound, *statements_of(lines)))]
    return "\n".join([head, *(f"    {statement}" for statement in statements)]) + "\n"


def statements_of(lines: Sequence[Line]) -> list[str]:
    """Statements of one village."""
    found: list[str] = []
    before: list[str] = []
    body: list[str] = []
    after: list[str] = []
    ahead: list[str] = []
    moved = False

    def close() -> None:
        found.extend(before)
        if body:
            found.append("for i in range(village.first, village.stop):")
            fetched = ["fetch_household(households, i)", "fetch_members(households, persons, village, i)", *ahead]
            asked = [f"{what} = {where}" for what, where in HOUSEHOLD.items() if any(asks(call, what) for call in body)]
            found.extend(f"    {statement}" for statement in [*fetched, *asked, *body])
        found.extend(after)
        for used in (before, body, after, ahead):
            used.clear()

    for line in lines:
        if line.between is not None:
            close()
            found.extend(line.call("between"))
            moved = False
        before.extend(line.call("before"))
        if moved and any(asks(call, what) for call in line.call("household") for what in ("members", "cares")):
            body.extend(AGAIN)
            moved = False
        body.extend(line.call("household"))
        moved = moved or line.moves_members
        after.extend(line.call("after"))
        ahead.extend(line.call("ahead"))
    close()
    return found


def asks(call: str, what: str) -> bool:
    """Whether a call is given `what`; whoever is given a tally or members needs the household too."""
    arguments = re.split(r"[(), ]+", call)[1:]
    return what in arguments or (what == "h" and bool({"tally", "members", "cares"} & set(arguments)))


class Pass:
    """Lines strung into one compiled loop, compiled or loaded from the cache at the first call.

    Called with what `ARGUMENTS` lists and `first, last`: villages `first` to `last` - 1 live through all its lines.
    """

    def __init__(self, name: str, lines: Sequence[Line], helpers: dict[str, Rule]) -> None:
        """`helpers`: the rules `fetch_household` and `fetch_members`, which every turn calls, `members_of` and `cell_of`."""
        self.name, self.lines, self.helpers = name, tuple(lines), helpers
        self._machine: Any = None

    @cached_property
    def source(self) -> str:
        """The generated source."""
        return source_of(self.name, self.lines)

    def functions(self) -> list[Rule]:
        """What is compiled for it: its rules, with what they reach."""
        return [*(found for line in self.lines for found in line.rules.values()), *self.helpers.values()]

    @property
    def key(self) -> str:
        """A hash of all that the pass is made from: its rules with what they reach, what strings and compiles it, and what is kept."""
        kept = [dtype_of(record) for record in STATES.values()]
        return key_of(self.functions(), MAKERS, f"{self.source} {kept} {POOLS}")

    def space(self) -> dict[str, Rule]:
        """What the source reads."""
        own = {name: found for line in self.lines for name, found in line.rules.items()}
        return own | self.helpers | {"all_rows": all_rows}

    def plain(self) -> Callable[..., Any]:
        """The pass in plain Python, for a test, a debugger or a household that is watched."""
        return plain_loop(generated(self.name, "", lambda: self.source, self.space()))

    def function(self) -> Callable[..., Any]:
        """What is compiled."""
        return generated(self.name, self.key, lambda: self.source, self.space())

    def kept(self) -> bool:
        """Whether its machine code is here or in the cache whole."""
        return self._machine is not None or in_cache(self.key)

    def prepare(self, arguments: Sequence[Any]) -> None:
        """Compile, or load from the cache, for arguments of these types (without the range of villages), once."""
        if self._machine is None:
            key = self.key
            compiled = compile_cached(self.function(), key)
            compiled(*arguments, 0, 0)
            seal_cached(key)
            self._machine = compiled if UNCOMPILED else machine_code(compiled)

    def __call__(self, *arguments: Any) -> None:
        """Run the machine code without a look-up of types, which takes 100 us."""
        self.prepare(arguments[:-2])
        self._machine(*arguments)
