"""A hand-worked case: a few households written down in words, one line of the month lived in plain Python, and what came of it.

A case says who lives in the village, what the policy's parameters are and what luck brings, then names a line of `model.month.MONTH`
and compares what it finds with numbers worked out by hand. Nothing of how records are laid out or rules are called stands in a
case: it all stands here. Whoever has no luck written down draws one half.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
from words import LISTS, SEATS, list_of, number_of, said

from model.plain import out_of_sight
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

FIRST_MONTH, MONTHS_KNOWN = 2020 * 12, 72
ROWS = 12
"""Rows of people that each household of a case has."""
EVEN = 0.5
"""The uniform of every decision that a case does not write down."""
CALM_VILLAGE = {
    "prices": 1.0,
    "standard": 4_000.0,
    "monitoring_line": 6_000.0,
    "wage_outside": 4_000.0,
    "wage_province": 3_000.0,
    "wage_local": 2_000.0,
    "finding": 1.0,
    "stand": 1.0,
    "yields": 1.0,
    "price": 1.0,
    "usual_price": 1.0,
    "kept": 1.0,
    "input_costs": 1.0,
    "weight": 1.0,
    "granted": 1.0,
}
"""Round wages, prices of 2020, no disaster."""
Fields = dict[str, Any]


def person(name: str = "adult", age: int = 40, months: int = 6, **fields: Any) -> Fields:
    """A member: `age` completed years and `months` more in the (first) month lived; other fields in words (`work="local"`).

    Who works is fully able to and usually does that work, unless `can_work` and `usual_work` say otherwise.
    """
    works = fields.get("work", "none") != "none"
    able = {"can_work": "full", "usual_work": fields["work"]} if works else {}
    return {"name": name, "age": 12 * age + months, "sex": "male", "skill": 1_000, **able, **fields}


def household(*people: Fields, name: str = "home", income: float = 5_000.0, **fields: Any) -> Fields:
    """A household of these people with `income` yuan a head in the last twelve months, and in the accounting year before.

    An ordinary one without cash, unless fields say otherwise: those of the household and of its diary alike.
    """
    year = income * len(people)
    known = {"net_12": year, "less_rigid_12": year, "last_year_income": income, "household_class": "ordinary"}
    return {"name": name, "people": people, **known, **fields}


@cache
def plain_model() -> SimpleNamespace:
    """The rooms with rules, imported in plain Python beside the compiled ones, with luck that a case may write down."""
    with out_of_sight():
        luck = importlib.import_module("engine.luck")
        for name in ("draw", "draw_many"):
            setattr(luck, name, getattr(LUCK, name))  # before any rule takes it from there
        rooms = ("month", "world", "people", "passes", "bookkeeping")
        model = SimpleNamespace(luck=luck, **{room: importlib.import_module(f"model.{room}") for room in rooms})
        model.pools = importlib.import_module("engine.passes").POOLS
        model.flows, record = importlib.import_module("engine.flows"), importlib.import_module("engine.record")
        household, places = importlib.import_module("agents.household"), importlib.import_module("agents.places")
        kinds = (household.Household, household.Member, household.Care, household.Diary, places.Village)
        model.records = [record.dtype_of(kind) for kind in kinds]
        return model


class WrittenLuck:
    """Uniforms as a case writes them down, by decision: one number, one a month, or by the name of who draws."""

    def __init__(self) -> None:
        self.written: dict[Any, Any] = {}
        self.names: dict[int, str] = {}
        self.passed = 0

    def set(self, luck: dict[Any, Any] | None, names: dict[int, str]) -> None:
        """Begin a case; keys are decisions, or (decision, occasion)."""
        number = plain_model().luck.decision
        self.written = {
            (number(key[0]), key[1]) if isinstance(key, tuple) else (number(key), None): value for key, value in (luck or {}).items()
        }
        self.names, self.passed = names, 0

    def draw(self, luck: Any, decision: int, agent: int, occasion: int = 0) -> float:
        """In place of `engine.luck.draw`."""
        found = self.written.get((decision, occasion), self.written.get((decision, None), EVEN))
        if isinstance(found, dict):
            found = found.get(self.names.get(int(agent), ""), EVEN)
        if isinstance(found, Sequence):
            found = found[min(self.passed, len(found) - 1)]
        return float(found)

    def draw_many(self, luck: int, decision: int, agents: Any, occasion: int = 0) -> Any:
        """In place of `engine.luck.draw_many`."""
        return np.array([self.draw(luck, decision, agent, occasion) for agent in agents])


LUCK = WrittenLuck()
_WRITTEN: list[int] = []
"""Rows of the table of rules into which the last case wrote."""


@cache
def plan() -> Any:
    """The plan's table of rules at central values, 2020 to 2025."""
    return compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, FIRST_MONTH, MONTHS_KNOWN)


def known(month: str, group: str, parameter: str) -> Any:
    """What the plan's table says of a parameter in a month (`2022-03`) in the first place: a number, or a list of them."""
    return plan()[month_of(month) - FIRST_MONTH][0][group][parameter].tolist()


def month_of(text: str) -> int:
    """`2022-03` as the model counts months."""
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


@dataclass
class Lived:
    """What came of a case. Money in yuan: `paid` by flow, `accounts` by sector (minus: paid out), `monthly` the flows of each month.

    `before` and `homes` are the households by name, their people inside by name under `people`.
    """

    before: dict[str, Fields] = field(repr=False)
    homes: dict[str, Fields] = field(repr=False)
    village: Fields = field(repr=False)
    paid: dict[str, float] = field(default_factory=dict)
    accounts: dict[str, float] = field(default_factory=dict)
    monthly: list[dict[str, float]] = field(default_factory=list)

    @property
    def home(self) -> Fields:
        """The first household as it is now."""
        return next(iter(self.homes.values()))

    @property
    def who(self) -> Fields:
        """The first person of the first household as he is now."""
        people: dict[str, Fields] = self.home["people"]
        return next(iter(people.values()))

    def of_month(self, flow: str) -> list[float]:
        """One flow month by month."""
        return [flows.get(flow, 0.0) for flows in self.monthly]


def live(
    lines: str | Sequence[str],
    *homes: Fields,
    month: str = "2022-03",
    months: int = 1,
    parameters: dict[str, Fields] | None = None,
    village: Fields | None = None,
    luck: dict[Any, Any] | None = None,
) -> Lived:
    """Live these lines of the month, by name, for so many months in a village of these households.

    Args:
        lines: names of lines of `model.month.MONTH`, in the order in which they are lived; "month" is all of them.
        homes: households as `household` writes them.
        month: the first month, `2022-03`.
        months: how many.
        parameters: values for all months and places by group: `{"dibao": {"standard": 4_680.0}}`; the rest is the plan's.
        village: fields of the village that differ from `CALM_VILLAGE`; shares by policy or pool and prices by product as dicts.
        luck: uniforms by decision of `data/decisions.csv`, or (decision, occasion): see `WrittenLuck`.
    """
    model, begun = plain_model(), month_of(month)
    world = _world(homes, begun, months, parameters or {}, village or {})
    names = _name_keys(world, homes)
    LUCK.set(luck, names)
    wanted = [lines] if isinstance(lines, str) else lines
    chosen = list(model.month.MONTH) if lines == "month" else [_line(model, name) for name in wanted]
    lived = Lived(_homes(world, homes, names, begun), {}, {})
    for _ in range(months):
        _live_month(world, chosen, lived)
        LUCK.passed += 1
    lived.homes, lived.village = _homes(world, homes, names, begun), _village(world)
    lived.accounts = _not_zero(model.flows.SECTORS, world.balances()[0])
    for flows in lived.monthly:
        for name, yuan in flows.items():
            lived.paid[name] = lived.paid.get(name, 0.0) + yuan
    return lived


def _line(model: Any, name: str) -> Any:
    return next(line for line in model.month.MONTH if line.name == name)


def _live_month(world: Any, chosen: list[Any], lived: Lived) -> None:
    """One month; money of households and institutions changes by what was booked and nothing else."""
    model = plain_model()
    world.books[:] = world.institution_books[:] = 0.0
    cash, balances, debt = _sum(world, "cash"), world.balances()[0].copy(), _sum(world, "debt")
    flows = np.zeros(len(model.flows.FLOW_NAMES))
    for line in chosen:
        if line.name == "accounts.close":
            flows = (world.books.sum(axis=0) + world.institution_books.sum(axis=0)).copy()
        if hasattr(line, "run"):
            line.run(world)
        else:
            model.passes.alone(line)(*world.pass_arguments, 0, 1)
    flows = np.maximum(flows, world.books.sum(axis=0) + world.institution_books.sum(axis=0))
    book = dict(zip(model.flows.FLOW_NAMES, flows, strict=True))
    assert _sum(world, "cash") - cash == flows @ model.bookkeeping.INTO_CASH, "cash changes by what is booked"
    if all(line.name != "accounts.close" for line in chosen):
        assert (world.balances()[0] - balances == flows @ model.bookkeeping.INTO_SECTOR).all(), "accounts change by what is booked"
    assert _sum(world, "debt") - debt == book["debt_taken"] - book["debt_repaid"] - book["debt_left_owing"], (
        "informal debt changes by what is booked"
    )
    lived.monthly.append(_not_zero(model.flows.FLOW_NAMES, flows))
    world.month += 1


def _sum(world: Any, name: str) -> float:
    return float(np.asarray(world.households[name]).sum())


def _not_zero(names: Sequence[str], values: Any) -> dict[str, float]:
    return {name: float(value) for name, value in zip(names, values, strict=True) if value != 0.0}


@cache
def _table() -> Any:
    """A table of rules that cases write into, one after the other."""
    return plan().copy()


def _rules(parameters: dict[str, Fields], month: int, months: int) -> Any:
    """The table of rules with these parameters in the months lived, and in the first month of a run."""
    rules, begun = _table(), month - FIRST_MONTH
    written = np.unique([0, *range(begun, begun + months)])
    for row in _WRITTEN:
        rules[row] = plan()[row]
    _WRITTEN[:] = written.tolist()
    for group, values in parameters.items():
        for name, value in values.items():
            rules[group][name][written] = value
    return rules


def _world(homes: tuple[Fields, ...], month: int, months: int, parameters: dict[str, Fields], village: Fields) -> Any:
    model = plain_model()
    rows = ROWS * len(homes)
    counts = (len(homes), rows, rows, len(homes), 1)
    records = [np.zeros(count, kind).view(np.recarray) for count, kind in zip(counts, model.records, strict=True)]
    villages = records[-1]
    villages["stop"], villages["key"] = len(homes), model.luck.VILLAGE_KEYS
    villages["persons_next"] = villages["persons_stop"] = rows
    world = model.world.World(*records, _rules(parameters, month, months), np.uint64(1), 1.0, month=month)
    world.pools["paying_share"] = 1.0
    for name, value in (*CALM_VILLAGE.items(), *village.items()):
        _write_village(world, name, value)
    for i, home in enumerate(homes):
        _settle_in(world, i, home, month)
    model.bookkeeping.count_stocks(world)
    world.opening = model.bookkeeping.stocks(world)
    return world


def _write_village(world: Any, name: str, value: Any) -> None:
    """A field of the village, of what programmes keep of it, or by programme of what it asks of purses."""
    if name in world.pools.dtype.names:
        for programme, part in value.items():
            world.pools[0, plain_model().pools[programme]][name] = part
        return
    _write(world.villages[0], name, value)


def _settle_in(world: Any, i: int, home: Fields, month: int) -> None:
    """Write a household and its people into their records, with the notes that the hot record keeps of them."""
    model, h, diary = plain_model(), world.households[i], world.diaries[i]
    records = (h, *(table[i] for table in world.states), diary)
    h.agent, h.kin = model.luck.HOUSEHOLD_KEYS + i, i
    h.persons, h.room, h.first = len(home["people"]), ROWS, ROWS * i
    diary.heads[:] = h.persons
    diary.heads_before = 12 * h.persons
    for name, value in home.items():
        if name not in ("name", "people"):
            _write(next((each for each in records if name in each.dtype.names), diary), name, value)
    for k, someone in enumerate(home["people"]):
        m, care = world.persons[h.first + k], world.care_years[h.first + k]
        m.birth_month, m.key = month - someone["age"], model.luck.MEMBER_KEYS + ROWS * i + k
        for name, value in someone.items():
            if name not in ("name", "age"):
                _write(m if name in m.dtype.names else care, name, value)
        h.chronic += someone.get("health", "good") != "good"
        h.laid_up += m.ill_months > 0
        if someone.get("work") in SEATS:
            h.holder, m.seat = 1, 1 + SEATS.index(someone["work"])
        if someone.get("work") == "own_farm" and m.ill_months == 0:
            h.hands += m.can_work
    if "own_cost" not in home:
        h.own_cost[model.people.OF_DISASTER] = diary.property_loss + diary.stolen_value
    model.people.bound_hardship(h, diary)


def _write(record: Any, name: str, value: Any) -> None:
    """One field in words: a word of a closed list, or a dict of the places of a field that is a list."""
    assert name in record.dtype.names, f"no field is called {name}"
    if isinstance(value, dict):
        for word, part in value.items():
            record[name][list_of(name).index(word)] = part
    else:
        record[name] = number_of(name, value)


def _name_keys(world: Any, homes: tuple[Fields, ...]) -> dict[int, str]:
    """Who draws under which key: people, households and the village, by name."""
    names = {int(world.villages[0].key): "village"}
    for h, home in zip(world.households, homes, strict=True):
        names[int(h.agent)] = home["name"]
        for k, someone in enumerate(home["people"]):
            names[int(world.persons[h.first + k].key)] = someone["name"]
    return names


def _homes(world: Any, homes: tuple[Fields, ...], names: dict[int, str], begun: int) -> dict[str, Fields]:
    """The households as they are now, in words; born since the case `begun` is a `newborn`, come by marriage a `spouse`."""
    found = {}
    for i, (h, diary, home) in enumerate(zip(world.households, world.diaries, homes, strict=True)):
        kept = {name: value for table in world.states for name, value in _record(table[i]).items()}
        people = {}
        for row in range(h.first, h.first + h.persons):
            m = world.persons[row]
            name = "newborn" if m.birth_month >= begun else names.get(int(m.key), "spouse")
            people[name] = {**_record(world.care_years[row]), **_record(m)}
        found[home["name"]] = {**kept, **_record(diary), **_record(h), "people": people}
    return found


def _village(world: Any) -> Fields:
    """The village, with what programmes keep of it."""
    return _record(world.villages[0])


def _record(record: Any) -> Fields:
    """The fields of a record in words and numbers of plain Python, but for records inside it; lists by what their places mean."""
    found = {name: said(name, record[name]) for name in record.dtype.names if record[name].dtype.names is None}
    return {name: _not_zero(LISTS[name], value) if name in LISTS else value for name, value in found.items()}
