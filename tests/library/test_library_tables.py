"""Parameters, scenarios, households and persons as tables that agree with what they are taken from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import fangpin
from agents.household import Diary, Household, Member
from agents.household_words import MEANINGS
from engine.passes import STATES
from engine.record import fields
from fangpin.tables import Words, frame
from model.household_table import Column, households_of, persons_of
from parameters.registry import load_registry


def test_parameters_are_those_of_the_data_files() -> None:
    table, registry = fangpin.parameters(), load_registry()
    assert table.index.tolist() == list(registry.parameters())
    p = registry.groups["microcredit"].parameters
    some = fangpin.parameters("microcredit.")
    assert some.index.tolist() == [f"microcredit.{key}" for key in p]
    assert {"value", "unit", "source", "grade", "prior"} <= set(table.columns)
    assert fangpin.parameters("no_such").empty


def test_a_parameter_has_the_value_of_the_month() -> None:
    of = {month: fangpin.parameters("dibao.standard", month).iloc[0] for month in ("2020-01", "2021-06", "2025-01")}
    dated = load_registry().groups["dibao"].parameters["standard"].values
    for month, row in of.items():
        held = [each for each in dated if f"{each.start // 12}-{each.start % 12 + 1:02d}" <= month][-1]
        assert (row["value"], row["source"], row["grade"]) == (held.value, held.source, held.grade)
    assert len({row["value"] for row in of.values()}) > 1


def test_scenarios_are_listed() -> None:
    table = fangpin.scenarios()
    assert table.index[0] == "plan" and table.loc["no_microcredit", "title_zh"]


def test_every_trait_of_a_household_has_a_column_and_a_title(december_2021: fangpin.Prefecture) -> None:
    table = households_of(december_2021.world)
    declared = {name for kind in (Household, Diary, *STATES.values()) for name in fields(kind)}
    missing = {name for name in declared if not any(column == name or column.startswith(f"{name}_") for column in table)}
    open_sums = {name for name in declared if name.startswith("month_")}
    assert missing - open_sums == {"kin", "first", "room", "agent", "past"}, "where something stands, and the ring of months"
    assert len({column.zh for column in table.values()}) == len({column.en for column in table.values()}) == len(table)


def test_a_table_agrees_with_the_world(december_2021: fangpin.Prefecture) -> None:
    world = december_2021.world
    homes, people = fangpin.households(world), fangpin.persons(world)
    there = np.asarray(world.households["persons"]) > 0
    assert len(homes) == there.sum() and np.array_equal(homes["cash"], np.asarray(world.households["cash"])[there])
    assert np.array_equal(people.groupby("household").size().loc[homes["household"]], homes["persons"])
    assert homes["weight"].sum() == pytest.approx(820_000, rel=0.01)
    assert np.array_equal(homes["month_net"], np.asarray(world.diaries["past"])[there][:, 11]["net"])
    assert people["age"].between(0, 110).all() and people["person"].is_unique
    assert not {"month_wages", "key", "first"} & {*homes, *people}
    assert set(fields(Member)) - {*people} == {"key", "birth_month"}


def test_codes_stand_in_words(december_2021: fangpin.Prefecture) -> None:
    world = december_2021.world
    plain, zh = fangpin.households(world), fangpin.households(world, words="zh")
    assert set(plain["household_class"].cat.categories) == {"lifted", "near_poor", "ordinary"}
    assert set(zh["农户类别"].cat.categories) == {"脱贫户", "边缘易致贫户", "一般户"}
    assert plain["in_dibao"].dtype == bool and len(zh.columns) == len(plain.columns)
    assert plain.attrs["cash"] == {"title": "cash savings", "title_zh": "现金储蓄", "unit": "yuan"}


def test_every_code_of_a_lived_world_has_a_name(december_2021: fangpin.Prefecture) -> None:
    for table in (households_of(december_2021.world), persons_of(december_2021.world)):
        coded = {name: column for name, column in table.items() if column.items}
        beyond = {name for name, column in coded.items() if column.values.min() < 0 or column.values.max() >= len(column.items)}
        assert len(coded) > 5 and beyond == set()


@pytest.mark.parametrize("words", ["names", "en", "zh"])
def test_both_tables_of_a_lived_world_can_be_framed(words: Words, december_2021: fangpin.Prefecture) -> None:
    for table in (households_of(december_2021.world), persons_of(december_2021.world)):
        shown = frame(table, words)
        titles = [column.zh for column in table.values()] if words == "zh" else list(table)
        assert shown.columns.tolist() == titles and len(set(titles)) == len(titles)
        assert not shown.isna().any().any()
    assert {"good", "chronic", "severe_chronic"} == set(fangpin.persons(december_2021.world)["health"])


def test_a_code_without_a_name_is_shown_as_a_number() -> None:
    health = MEANINGS["health"]
    column = Column("health", "健康", "", np.array([1, len(health) + 1]), health)
    assert frame({"health": column})["health"].tolist() == ["chronic", "code 4"]
    assert frame({"health": column}, "zh")["健康"].tolist() == ["慢性病", "编码4"]


def test_a_table_survives_a_parquet_file(december_2021: fangpin.Prefecture, tmp_path: Path) -> None:
    for name, table in (("households", fangpin.households(december_2021.world)), ("persons", fangpin.persons(december_2021.world))):
        table.to_parquet(tmp_path / f"{name}.parquet")
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / f"{name}.parquet"), table)


def test_a_run_is_lived_to_the_end_of_the_month() -> None:
    table = fangpin.households("plan", month="2020-02", sample=0.0005, words="en")
    assert table["year_net"].sum() > 0 and (table["purse_months"] <= 2 * table["persons"] + 4).all()
