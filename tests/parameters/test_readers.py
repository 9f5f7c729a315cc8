"""Who reads a parameter: held to months lived in plain Python with a table of rules that notes who reads what."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.passes import Step
from model.explain import world_in
from model.month import MONTH
from model.plain import PlainVillage
from model.world import World
from parameters.readers import ROOMS, ROOT, readers
from parameters.record_flow import MADE_OF, Flow
from parameters.registry import load_registry
from parameters.sources import read_modules

GROUPS = load_registry().groups
MONTHS, VILLAGES = 25, 6
"""January 2020 to January 2022: every month of the year, and two Januaries with policies of the plan."""
BETWEEN_LINES = ("agents/outlook.py", "agents/cadres.py", "model/start.py", "model/policies/public_posts.py",
                 "model/policies/farmers_fund.py", "model/policies/gap_insurance.py", "model/policies/home_insurance.py",
                 "model/policies/job_loss_insurance.py", "model/asking.py")  # fmt: skip
"""Modules that read the table between lines or before the first month, where nobody is watched."""


class Spy:
    """A table of rules, or a group's record in it, that notes (path of the module, group, parameter) and else is what it is of."""

    def __init__(self, real: Any, seen: set[tuple[str, str, str]], group: str = "") -> None:
        self._real, self._seen, self._group = real, seen, group

    def _note(self, key: str, reader: str) -> Any:
        parameter = MADE_OF.get(key, key)
        if self._group and parameter in GROUPS[self._group].parameters:
            self._seen.add((f"{reader.replace('.', '/')}.py", self._group, parameter))
        return self._real[key]

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str) and not self._group:
            return Spy(self._real[key], self._seen, key)
        if isinstance(key, str):
            return self._note(key, sys._getframe(1).f_globals["__name__"])
        return Spy(self._real[key], self._seen, self._group)

    def __getattr__(self, key: str) -> Any:
        if key in GROUPS and not self._group:
            return Spy(self._real[key], self._seen, key)
        if key in (self._real.dtype.names or ()):
            return self._note(key, sys._getframe(1).f_globals["__name__"])
        return getattr(self._real, key)


@pytest.fixture(scope="module")
def seen() -> set[tuple[str, str, str]]:
    """What is read while some large villages live their months line by line."""
    found: set[tuple[str, str, str]] = set()
    world = world_in("plan", 0, 0.002, 1, 2022)
    size = np.asarray(world.villages["stop"]) - np.asarray(world.villages["first"])
    plain = [PlainVillage(world, int(village)) for village in size.argsort()[-VILLAGES:]]
    watched = property(lambda self: Spy(self.rules.view(np.ndarray)[self.row], found))
    for _ in range(MONTHS):
        for line in MONTH:
            if isinstance(line, Step):
                line.run(world)
                continue
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(World, "rules_now", watched)
                for village in plain:
                    village.live(line)
        world.month += 1
    return found


def test_who_is_seen_to_read_is_named(seen: set[tuple[str, str, str]]) -> None:
    """Nobody reads a parameter of a group without being named for it."""
    inside = {(path, group, key) for path, group, key in seen if path.split("/")[0] in ROOMS}
    assert len(inside) > 250
    assert {one for one in inside if one[0] not in readers(one[1], one[2])} == set()


def test_who_is_named_for_what_policies_share_is_seen_to_read_it(seen: set[tuple[str, str, str]]) -> None:
    """Parameters that many groups have by one name: but for a policy's own module, which may wait for a rare case, a module is named
    for the groups that it is seen to read, and for no other."""
    for group in GROUPS:
        for key in ("coverage", "strength", "targeting_error"):
            if key in GROUPS[group].parameters:
                named = {path for path in readers(group, key) if path not in BETWEEN_LINES and f"/{group}" not in path}
                assert named <= {path for path, of, what in seen if (of, what) == (group, key)}, (group, key, named)


def test_coverage_is_read_where_a_policy_reaches() -> None:
    for group in ("dibao", "school_aid", "crop_insurance", "monitoring", "pensions", "medical_cover"):
        assert readers(group, "coverage") == ["model/reach.py"], group
    assert readers("farmers_fund", "coverage") == ["model/policies/farmers_fund.py", "model/reach.py"]
    assert readers("gap_insurance", "coverage") == ["model/policies/gap_insurance.py", "model/reach.py"]
    assert readers("crop_insurance", "yearly_cap") == ["model/budgets.py"]


SHARED = """
def reach(h, p):
    return p.coverage * p.reached[h]
def option(p, name):
    return p[name] if name in p.dtype.names else 0.0
"""
FIRST = """
from model.shared import reach, option
def line(villages, rules):
    for v in villages:
        p, other = rules[v.place].dibao, rules[v.place].pensions
        give(v, p, other)
def give(v, p, other):
    return reach(v, p) * option(other, "strength")
class Office:
    def rules_of(self, group):
        return self.rules[0][group]
    def look(self, product):
        rules = self.rules_of
        return rules("drivers")[f"{product}_price"] + m.coverage
"""


def test_a_record_is_followed_through_calls_names_and_texts(tmp_path: Path) -> None:
    """Through tuples, a shared rule, a name handed on, a method that gives a record, and a text that is put together."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "shared.py").write_text(SHARED, encoding="utf-8")
    (tmp_path / "model" / "first.py").write_text(FIRST, encoding="utf-8")
    groups = dict.fromkeys(("dibao", "pensions", "relief"), ("coverage", "strength"))
    found = Flow(read_modules(tmp_path, ("model",)), {**groups, "drivers": ("hog_price", "hog_price_sd")}).run()
    assert found == {
        ("model/shared.py", "dibao", "coverage"),
        ("model/shared.py", "pensions", "strength"),
        ("model/first.py", "drivers", "hog_price"),
    }


COUNTED = """
class Kept:
    def values(self, name):
        return name
def different(table):
    return list({each.key: each for each in table}.values())
def count(rules, of):
    months = range(len(rules))
    late = of < rules[0]
    months["strength"], late["strength"]
    for p in different(rules["relief"]):
        p["coverage"]
"""


def test_numbers_are_no_records_and_what_a_dictionary_holds_is(tmp_path: Path) -> None:
    """How long a table is and what it is compared with is not the table; a method of the model may be named as one of a dictionary."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "counted.py").write_text(COUNTED, encoding="utf-8")
    groups = dict.fromkeys(("dibao", "relief"), ("coverage", "strength"))
    assert Flow(read_modules(tmp_path, ("model",)), groups).run() == {("model/counted.py", "relief", "coverage")}


def test_every_named_module_has_the_name_of_what_it_reads() -> None:
    """For all parameters: the text of a named module holds the parameter's name, whole or its end."""
    texts = {
        path: (ROOT / path).read_text(encoding="utf-8")
        for group in GROUPS
        for key in GROUPS[group].parameters
        for path in readers(group, key)
    }
    for group in GROUPS:
        for key in GROUPS[group].parameters:
            for path in readers(group, key):
                ends = [key[place:] for place, letter in enumerate(key) if letter == "_"]
                assert any(name in texts[path] for name in (key, *ends)), (path, group, key)
