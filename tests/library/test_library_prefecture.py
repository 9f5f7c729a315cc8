"""The prefecture is a Mesa model that is stepped, and whose counties, villages and households Mesa's own means work on."""

from __future__ import annotations

import mesa
import numpy as np
import pytest
import xarray as xr
from library_cases import NO_POSTS, SAMPLE

import fangpin
from agents.household_view import NoSuchHousehold


def test_a_step_is_a_month_and_rules_end() -> None:
    prefecture = fangpin.Prefecture("plan", 0.0005, end=2021)
    assert isinstance(prefecture, mesa.Model) and prefecture.month == "2020-01" and prefecture.running
    prefecture.step()
    assert prefecture.month == "2020-02" and prefecture.steps == 1
    with pytest.raises(ValueError, match="has been lived"):
        prefecture.live_until("2020-01")
    prefecture.run_model()
    assert prefecture.steps == 24 and not prefecture.running
    with pytest.raises(ValueError, match="2022-01"):
        prefecture.step()


def test_it_lives_what_a_run_lives(outcomes: xr.Dataset, december_2021: fangpin.Prefecture) -> None:
    """Persons of December 2021 by class, of the one run at central parameters."""
    ran = fangpin.run("plan", sample=SAMPLE, end=2022)["persons"].sel(year=2021).sum(["county", "resettled"]).squeeze()
    homes = december_2021.households
    for name in ran["household_class"].values.tolist():
        code = ["lifted", "near_poor", "ordinary"].index(name)
        lived = sum(home.weight * home.persons for home in homes.select(lambda home, code=code: home.household_class == code))
        assert lived == pytest.approx(float(ran.sel(household_class=name)), rel=1e-12)


def test_a_scenario_may_be_a_dict() -> None:
    prefecture = fangpin.Prefecture({**NO_POSTS, "policy": {"public_posts": {"from": "2021-01", "coverage": 0.0}}}, 0.0005, end=2021)
    rules = next(iter(prefecture.live_until("2021-02").counties)).rules
    assert rules.public_posts.coverage == 0.0


def test_households_are_agents_when_somebody_asks() -> None:
    prefecture = fangpin.Prefecture("plan", 0.0005)
    before = len(prefecture.agents)
    village = prefecture.village(5)
    homes = village.households
    assert len(prefecture.agents) == before + len(homes) and set(homes) <= set(prefecture.agents)
    county = village.county
    assert set(homes) <= set(county.households) <= set(prefecture.households) and village in county.villages
    assert len(prefecture.households) == (np.asarray(prefecture.world.households["persons"]) > 0).sum()
    assert set(prefecture.agents_by_type[fangpin.Household]) == set(prefecture.households)


def test_mesas_means_work_on_them(december_2021: fangpin.Prefecture) -> None:
    homes = december_2021.households
    table = fangpin.households(december_2021.world)
    assert homes.agg("cash", np.sum) == pytest.approx(table["cash"].sum())
    in_dibao = homes.select(lambda home: home.in_dibao)
    assert set(in_dibao.get("number")) == set(table.loc[table["in_dibao"], "household"]) and len(in_dibao)
    poorest = homes.groupby("county_index").agg("income_per_head", min)
    assert len(poorest) == 9 and min(poorest.values()) == min(homes.get("income_per_head"))
    assert homes.map(lambda home: len(home.members)) == homes.get("persons")
    with pytest.raises(AttributeError, match="no_such"):
        homes.get("no_such")


def test_a_data_collector_collects() -> None:
    prefecture = fangpin.Prefecture("plan", 0.0005)
    collector = mesa.DataCollector(
        model_reporters={"month": "month", "cash": lambda model: model.households.agg("cash", np.mean)},
        agenttype_reporters={fangpin.County: {"spent": "spent", "name": "name_zh"}},
    )
    for _ in range(3):
        prefecture.step()
        collector.collect(prefecture)
    assert collector.get_model_vars_dataframe()["month"].tolist() == ["2020-02", "2020-03", "2020-04"]
    spent = collector.get_agenttype_vars_dataframe(fangpin.County)["spent"].unstack()
    assert spent.shape == (3, 9) and (spent.diff().dropna() > 0).all(axis=None), "public money adds up since January"


def test_counties_show_what_they_decided(outcomes: xr.Dataset, december_2021: fangpin.Prefecture) -> None:
    """Purses begin the year anew, seats stay; what was short was asked for and not paid."""
    for county in december_2021.counties:
        decided = county.decisions
        assert not any(decided.spent.values()), "counted since January"
        assert all(0.0 <= seats.held <= seats.dealt for seats in decided.seats.values())
        assert decided.purses["county"] == 0.0 and county.short == 0.0
    assert sum(county.decisions.seats["public_posts.public_post"].held for county in december_2021.counties) > 10_000


def test_money_spent_is_the_outcome_of_the_year() -> None:
    """What counties show in November has grown into the outcome `spending` of the year by December."""
    november = fangpin.Prefecture("plan", SAMPLE, end=2021).live_until("2021-12")
    shown = sum(county.spent for county in november.counties)
    year = float(fangpin.run("plan", sample=SAMPLE, end=2021)["spending"].sum())
    assert 0.85 * year < shown < year


def test_a_household_is_found_by_its_number(december_2021: fangpin.Prefecture) -> None:
    some = next(iter(december_2021.households))
    assert december_2021.household(some.number) is some
    with pytest.raises(NoSuchHousehold):
        december_2021.household(10_000_000)


def test_agents_show_and_refuse_to_be_written() -> None:
    """A value written beside a record would be read in its place from then on; what an agent has of its own may be set."""
    prefecture = fangpin.Prefecture("plan", 0.0005, end=2021)
    home, village = next(iter(prefecture.households)), next(iter(prefecture.villages))
    cash = home.cash
    for agent, field in ((home, "cash"), (home, "year_net"), (village, "wage_local")):
        with pytest.raises(AttributeError, match=f"'{field}' is shown"):
            setattr(agent, field, -5.0)
    assert home.cash == cash
    home.mark = "mine"
    assert home.mark == "mine"


def test_a_copy_of_an_agent_asks_no_record_that_it_has_not_yet() -> None:
    home = next(iter(fangpin.Prefecture("plan", 0.0005, end=2021).households))
    blank = type(home).__new__(type(home))
    with pytest.raises(AttributeError, match="no 'cash'"):
        _ = blank.cash
