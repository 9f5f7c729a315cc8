"""Resolution of dated values, cut-offs, draws and changes, each worked by hand from the test data."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parameters.dated_paths import dated_path
from parameters.months import DATA_FIRST, month_index, month_text
from parameters.parameter import Dated, Parameter, Registry
from parameters.priors import CENTRAL_DRAW, Draw
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

FIRST = month_index("2020-01")
WANGMO, CEHENG, XINGYI = 5 * 3, 6 * 3, 0


def scenario_of(folder: Path, registry: Registry, text: str, extends: str = "plan") -> Scenario:
    (folder / "mine.toml").write_text(f'name = "m"\nextends = "{extends}"\nreason = "r"\n{text}', encoding="utf-8")
    return read_scenario("mine", registry, folder)


def table(registry: Registry, scenario: Scenario, draw: Draw = CENTRAL_DRAW, months: int = 108) -> np.recarray:
    return compile_rules(registry, scenario, draw, FIRST, months)


def at(month: str) -> int:
    return month_index(month) - FIRST


def test_shape_and_nested_attribute_access(registry: Registry, folder: Path) -> None:
    rules = table(registry, read_scenario("plan", registry, folder), months=72)
    assert rules.shape == (72, 27)
    assert rules[20, 4].farmers_fund.tier_share[2] == 0.7
    assert rules[20, 4].farmers_fund.cap == 50000.0
    assert rules.dtype.isalignedstruct
    assert list(rules.dtype.names) == sorted(rules.dtype.names)


def test_compiled_code_reads_the_same_numbers(registry: Registry, folder: Path) -> None:
    numba = pytest.importorskip("numba")

    def read(rules: np.recarray) -> float:
        p = rules[17].farmers_fund
        return p.tier_share[1] * 1000.0 + p.delay_months

    rules = table(registry, read_scenario("plan", registry, folder))
    assert numba.njit(read)(rules[30]) == read(rules[30]) == 502.0


def test_dated_values_hold_from_their_month(registry: Registry, folder: Path) -> None:
    cap = table(registry, read_scenario("plan", registry, folder)).farmers_fund.cap
    assert [cap[at(month), 0] for month in ("2020-01", "2021-05", "2021-06", "2022-12")] == [40000, 40000, 50000, 50000]


def test_a_value_known_after_the_cut_off_is_not_used(registry: Registry, folder: Path) -> None:
    assert table(registry, read_scenario("plan", registry, folder)).farmers_fund.cap[at("2024-01"), 0] == 50000
    later = scenario_of(folder, registry, 'known_by = { policies = "2023-02" }')
    assert table(registry, later).farmers_fund.cap[at("2024-01"), 0] == 60000


def test_growth_begins_at_the_first_anniversary_after_the_cut_off(registry: Registry, folder: Path) -> None:
    line = table(registry, read_scenario("plan", registry, folder)).lines.monitoring_line[:, 0]
    months = ("2020-01", "2021-01", "2022-12", "2023-01", "2023-12", "2024-01")
    assert [line[at(month)] for month in months] == pytest.approx([6000, 6000, 6000, 6600, 6600, 7260])


def test_forecast_and_observed_drivers(registry: Registry, folder: Path) -> None:
    months = [at(month) for month in ("2020-12", "2021-01", "2022-01", "2023-06")]
    forecast = table(registry, read_scenario("plan", registry, folder)).prices.rural_price_index[months, 3]
    assert list(forecast) == pytest.approx([1.0, 1.02, 1.0404, 1.061208])
    rules = table(registry, scenario_of(folder, registry, 'drivers = "observed"'))
    observed = rules.prices.rural_price_index[months, 3]
    assert list(observed) == pytest.approx([1.0, 1.5, 1.53, 1.5606])


def test_what_was_not_known_at_all_is_used(registry: Registry, folder: Path) -> None:
    early = scenario_of(folder, registry, 'known_by = { policies = "2020-06" }')
    assert table(registry, early).lines.monitoring_line[at("2021-01"), 0] == 6000


def test_a_factor_moves_the_whole_path_and_a_shift_is_added(registry: Registry, folder: Path) -> None:
    draw = {"prices.rural_price_index": 1.1, "farmers_fund.delay_months": 0.75}
    rules = table(registry, read_scenario("plan", registry, folder), draw)
    assert rules.prices.rural_price_index[at("2021-01"), 0] == pytest.approx(1.122)
    assert rules.farmers_fund.delay_months[0, 0] == 2.75


def test_a_draw_that_leaves_the_range_is_refused_not_clipped(registry: Registry, folder: Path) -> None:
    with pytest.raises(ValueError, match=r"farmers_fund\.coverage: a draw moves it to 1\.5 \.\. 1\.5"):
        table(registry, read_scenario("plan", registry, folder), {"farmers_fund.coverage": 3.0})


def test_times_multiplies_the_drawn_value_and_to_replaces_it(registry: Registry, folder: Path) -> None:
    text = "[policy.farmers_fund]\ncoverage = { times = 0.5 }\n[life.health]\nmean_bill = 5000"
    draw = {"farmers_fund.coverage": 1.2, "health.mean_bill": 2.0}
    rules = table(registry, scenario_of(folder, registry, text), draw)
    assert rules.farmers_fund.coverage[at("2021-01"), 0] == pytest.approx(0.3)
    assert rules.farmers_fund.coverage[at("2020-12"), 0] == pytest.approx(0.6)
    assert rules.health.mean_bill[at("2020-12"), 0] == 9600
    assert rules.health.mean_bill[at("2021-01"), 0] == 5000


def test_counties_dates_and_phase_in(registry: Registry, folder: Path) -> None:
    fund = table(registry, read_scenario("fund_halved", registry, folder)).farmers_fund
    cap = [fund.cap[at(m), WANGMO] for m in ("2021-12", "2022-01", "2023-12", "2024-01")]
    assert cap == [50000, 25000, 25000, 50000]
    assert (fund.cap[at("2022-01"), [WANGMO + 1, CEHENG + 2]] == 25000).all()
    assert fund.cap[at("2022-01"), XINGYI] == 50000
    coverage = [fund.coverage[at(m), CEHENG] for m in ("2021-12", "2022-01", "2022-05", "2022-10", "2022-11")]
    assert coverage == pytest.approx([0.5, 0.46, 0.30, 0.1, 0.1])
    assert fund.coverage[at("2022-10"), CEHENG] == 0.1
    assert fund.coverage[at("2024-01"), CEHENG] == 0.5


def test_a_child_changes_what_its_parent_left(registry: Registry, folder: Path) -> None:
    child = scenario_of(folder, registry, "[policy.farmers_fund]\ncap = { times = 0.1 }", "fund_halved")
    fund = table(registry, child).farmers_fund
    assert [fund.cap[at("2022-06"), place] for place in (WANGMO, XINGYI)] == pytest.approx([2500, 5000])


def test_switching_off_and_on_again(registry: Registry, folder: Path) -> None:
    off = table(registry, read_scenario("fund_off", registry, folder)).farmers_fund
    assert (off.coverage[at("2024-01") :] == 0).all()
    assert off.coverage[at("2023-12"), XINGYI] == 0.5
    text = '[policy.farmers_fund]\nfrom = "2025-01"\ncounties = ["Xingyi"]\nenabled = true'
    on = table(registry, scenario_of(folder, registry, text, "fund_off"), {"farmers_fund.coverage": 1.2}).farmers_fund
    assert on.coverage[at("2024-12"), XINGYI] == 0
    assert on.coverage[at("2025-01"), XINGYI] == pytest.approx(0.6)
    assert on.coverage[at("2025-01"), WANGMO] == 0


def test_village_classes(registry: Registry, folder: Path) -> None:
    index = table(registry, read_scenario("fund_off", registry, folder)).prices.rural_price_index[at("2021-01")]
    assert [p for p in range(27) if index[p] == 2.0] == [1, 4, 7, 10, 13, 16, 19, 22, 25]


def test_nothing_changes_before_2021(registry: Registry, folder: Path) -> None:
    early = table(registry, scenario_of(folder, registry, '[policy.farmers_fund]\nfrom = "2020-03"\ncap = 1'))
    plan = table(registry, read_scenario("plan", registry, folder))
    assert early[: at("2021-01")].tobytes() == plan[: at("2021-01")].tobytes()
    assert early.farmers_fund.cap[at("2021-01"), 0] == 1


def test_vectors_take_lists_and_factors(registry: Registry, folder: Path) -> None:
    rules = table(registry, scenario_of(folder, registry, "[policy.farmers_fund]\ntier_share = { times = 1.5 }"))
    assert list(rules[at("2021-01"), 0].farmers_fund.tier_share) == pytest.approx([0.45, 0.75, 1.0, 1.0])


def test_switching_off_changes_no_type(registry: Registry, folder: Path) -> None:
    one, other = (table(registry, read_scenario(name, registry, folder)) for name in ("plan", "fund_off"))
    assert one.dtype == other.dtype and one.strides == other.strides


def test_fast_enough(registry: Registry, folder: Path) -> None:
    scenario = read_scenario("fund_off", registry, folder)
    start = time.perf_counter()
    table(registry, scenario, months=72)
    parameters = len(registry.parameters())
    assert time.perf_counter() - start < 0.2 * max(1.0, parameters / 300)


months = st.integers(DATA_FIRST, DATA_FIRST + 720)


@given(st.lists(st.tuples(months, st.floats(0, 1e6), months), min_size=1, max_size=6, unique_by=lambda row: row[0]), months, months)
def test_resolution_against_a_plain_search(rows: list[tuple[int, float, int]], cutoff: int, month: int) -> None:
    rows = sorted(rows)
    values = tuple(Dated(start, value, "s", "C", known) for start, value, known in rows)
    parameter = Parameter("g", "p", "p", "p", "u", values, 0, 1e6, 0, None, (), "", 0.0, "")
    known = [row for row in rows if row[2] <= cutoff]
    if not known:
        earliest = min(row[2] for row in rows)
        known = [row for row in rows if row[2] == earliest]
    held = [value for start, value, _ in known if start <= month]
    expected = held[-1] if held else known[0][1]
    assert dated_path(parameter, cutoff, np.array([month]))[0] == expected


@given(months)
def test_months_read_back(month: int) -> None:
    assert month_index(month_text(month)) == month
