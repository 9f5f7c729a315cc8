"""What a validation is made of: accounts, back-cast, switches, forecasts, reasons."""

from __future__ import annotations

import numpy as np
import pytest

from agents.codes import INCOME_SOURCES, names
from calibration.accounting import growth_accounts
from calibration.backcast import backcast, model_drivers, past_drivers, yearly
from calibration.level import level_targets
from calibration.switches import SWITCHES, set_rules, settings
from calibration.targets import reasons, targets_of
from calibration.validation import OF_PLAN, SAMPLING, SWITCHED, forecasts, reference_transitions, validate_model
from model.courses import REFERENCE, own_rules
from model.projection import Block
from parameters.scenario import read_scenario

WAGES, BUSINESS, PROPERTY, TRANSFERS = range(4)


def test_accounts_of_two_years() -> None:
    """Wages of 40 grow by half, transfers of 20 by a tenth, the others stand still."""
    accounts = growth_accounts(np.array([[40.0, 35.0, 5.0, 20.0], [60.0, 35.0, 5.0, 22.0]]))
    assert [one.share_lived for one in accounts] == [0.4, 0.35, 0.05, 0.2]
    assert [one.growth_lived for one in accounts] == pytest.approx([0.5, 0.0, 0.0, 0.1])
    assert [one.part_of_growth for one in accounts] == pytest.approx([20 / 22, 0.0, 0.0, 2 / 22])
    assert all(low <= middle <= high for one in accounts for low, middle, high in (one.share, one.growth))
    assert all(one.reason[0] and one.reason[1] and one.driver[0] for one in accounts)


def test_drivers_of_the_past_are_those_of_the_facts() -> None:
    past = past_drivers()
    assert past[0, WAGES] == pytest.approx(2985 / 2781 - 1) and past[4, WAGES] == pytest.approx(3606 / 3500 - 1)
    assert past[4, TRANSFERS] == pytest.approx(4549 / 4427 - 1)
    steady = 0.4 * ((249.35 / 159.97) ** 0.2 / 1.064 - 1)
    assert past[3, BUSINESS] == pytest.approx(0.25 * (587.78 / 564.01 - 1) + 0.175 * 0.425 + steady)
    assert past[0, BUSINESS] == pytest.approx(0.25 * (496.79 / 562.66 - 1) + steady)
    assert not past[:, PROPERTY].any()
    assert yearly("per cent", ["-", "-", "-", "F0684", "F0685"]) == pytest.approx([0.0, 0.0, 0.0, 0.425, 0.497])


def test_a_model_that_grows_as_its_drivers_is_cast_back_by_those_of_the_past() -> None:
    """Then each source grows as its driver did, and the whole by shares of the year before."""
    income = np.array([np.full(4, 100.0), np.full(4, 100.0) * (1.0 + model_drivers())])
    found = backcast(income)
    assert found.by_source == pytest.approx(past_drivers())
    of_2019 = 100.0 / (1.0 + past_drivers()[4])
    assert found.total[4] == pytest.approx(400.0 / of_2019.sum() - 1.0)
    assert found.actual == pytest.approx([0.0952, 0.0963, 0.0955, 0.107, 0.0824], abs=1e-3)
    assert found.as_last_year[1:] == pytest.approx(found.actual[:-1]) and found.mean_so_far[0] == found.as_last_year[0]
    assert found.errors()[1] == pytest.approx(np.sqrt(np.mean((found.as_last_year - found.actual) ** 2)))


@pytest.mark.parametrize("switch", SWITCHES)
def test_switches_set_rules_that_are_there(switch: str) -> None:
    rules = own_rules(read_scenario(REFERENCE), Block((REFERENCE,), 0, 1, 0, 1, 1.0, 2021, 2021))
    before = rules.copy()
    set_rules(rules, switch)
    assert settings(switch)
    for name, value in settings(switch).items():
        group, key = name.split(".")
        assert (rules[group][key] == value).all() and not (before[group][key] == value).all(), name
    set_rules(before, "")
    assert before.tobytes() == own_rules(read_scenario(REFERENCE), Block((REFERENCE,), 0, 1, 0, 1, 1.0, 2021, 2021)).tobytes()


def test_kept_forecasts_and_matrices_are_whole() -> None:
    found = forecasts()
    assert {one.as_of for one in found} == {"2020-12", "2022-07"}
    assert {one.period for one in found if one.method == "mixture of five"} == {*map(str, range(2021, 2026)), "mean 2021-25"}
    assert all(list(one.quantiles) == sorted(one.quantiles) for one in found)
    for years in (1, 3, 5):
        assert reference_transitions(years).sum(axis=1) == pytest.approx(np.ones(5), abs=0.01)


def test_keys_of_figures_are_of_one_figure_each_and_reasons_of_some() -> None:
    rows = [*level_targets(), *(row for table in (*OF_PLAN, SWITCHED, SAMPLING) for row in targets_of(table))]
    keys = {row.key for row in rows}
    assert len(keys) == len({(row.key, row.name) for row in rows})
    assert set(reasons()) <= keys
    assert all(en and zh for en, zh in reasons().values())


def test_sources_of_the_tables_are_those_of_the_model() -> None:
    assert {row.population for row in targets_of("growth")} <= {"total", *names(INCOME_SOURCES)}


def test_what_is_outside_says_why_and_no_reason_is_stale() -> None:
    """All but the figures of 2020, which have a test of their own at the share at which they are checked."""
    found = validate_model(0.02, 2, 1, lambda share: None, shares=(0.02, 0.2))
    figures = {row.target.key: row.verdict for name, rows in found.tables.items() if name != "level" for row in rows}
    unsaid = [key for key, verdict in figures.items() if verdict == "outside" and key not in reasons()]
    of_2020 = {target.key for target in level_targets()}
    stale = [key for key in reasons() if figures.get(key) == "inside" and key not in of_2020]
    assert not unsaid, unsaid
    assert not stale, stale
    assert len(found.backcast.by_source) == 5 if found.backcast else False
    assert list(found.tables) == ["level", *OF_PLAN, SWITCHED, SAMPLING] and sum(found.counts().values()) == sum(
        1 for _ in found.every()
    )
