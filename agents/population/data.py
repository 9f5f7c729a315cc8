"""What the population is built from: facts, assumptions and fitted numbers, each read once from `data/` and the folder
of the place."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from parameters.messages import InputError, Problem, short, shown
from parameters.place import DATA, PLACE

SHARED, FOLDER = DATA / "population", PLACE.population
"""Assumptions that hold anywhere, and the margins of the place."""
CENSUS_TOPIC = "county_census_2020"
COUNTY_NUMBER = {county.name: number for number, county in enumerate(COUNTIES)}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the place's `population/`."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def facts() -> dict[str, dict[str, str]]:
    """Every fact, and the place's own, by its id (columns: topic, quantity, value, unit, year, scope, source_title, quality, note)."""
    found = {}
    for path in (DATA / "facts" / "facts.csv", PLACE.facts):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                found.update({row["id"]: row for row in csv.DictReader(file)})
    return found


def fact(fact_id: str) -> float:
    """The value of a numeric fact, in the fact's own unit.

    Raises:
        KeyError: no such fact.
        ValueError: the fact is a text or a list.
    """
    return float(facts()[fact_id]["value"])


def scope_fact(scope: str, quantity: str) -> tuple[str, float]:
    """Id and value of the census fact of a county (`scope` is its Chinese name) by the beginning of its quantity.

    Raises:
        InputError: there is no such fact, neither of the place nor of all.
    """
    found = _census().get((scope, quantity))
    if found is None:
        en = f"expected the fact {short(quantity)} of {scope}, topic {CENSUS_TOPIC}"
        zh = f"缺少{scope}的事实 {short(quantity)}（topic 为 {CENSUS_TOPIC}）"
        raise InputError([Problem(shown(PLACE.facts), 0, 0, "", "", en, zh)])
    return found


@cache
def _census() -> dict[tuple[str, str], tuple[str, float]]:
    return {(row["scope"], row["quantity"]): (key, float(row["value"])) for key, row in facts().items() if row["topic"] == CENSUS_TOPIC}


@cache
def group(name: str) -> dict[str, Any]:
    """The values of `NAME.toml` by key, a float or an array where the file has a list: those of `data/population/`, and the place's."""
    values: dict[str, Any] = {}
    for path in (SHARED / f"{name}.toml", FOLDER / f"{name}.toml"):
        for key, table in _tables(path).items():
            value = table["value"]
            values[key] = np.array(value, dtype=np.float64) if isinstance(value, list) else float(value)
    return values


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {key: table for key, table in tomllib.load(file).items() if isinstance(table, dict) and "value" in table}


@cache
def county_values(quantity: str, name: str = "counties.csv") -> NDArray[np.float64]:
    """A quantity by county, shape (counties,), in the order of `agents.codes.COUNTIES`.

    Raises:
        KeyError: a county has no row for the quantity.
    """
    found = {row["county"]: float(row["value"]) for row in rows(name) if row["quantity"] == quantity}
    return np.array([found[county.name] for county in COUNTIES])


def some_county_values(quantity: str) -> dict[str, float]:
    """A quantity that `counties.csv` has of some counties alone, by their names."""
    return {row["county"]: float(row["value"]) for row in rows("counties.csv") if row["quantity"] == quantity}
