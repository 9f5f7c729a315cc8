"""Invented outcomes with the shapes of a real comparison and plausible sizes, to draw charts and tables from."""

from __future__ import annotations

import numpy as np
import xarray as xr

from agents import codes
from model.contract import FIXED_COORDINATES, VARIABLES
from reports.context import ReportContext, ScenarioText

SCENARIOS = {
    "plan": ("The plan as delivered", "规划情景"),
    "no_new_insurance": ("No new insurance", "无新增保险"),
    "no_public_posts": ("No public posts", "取消公益性岗位"),
    "no_microcredit": ("No micro-credit", "停发小额信贷"),
    "support_withdrawn": ("Support withdrawn", "帮扶退出"),
}
POLICIES = {
    "dibao": ("Dibao", "农村低保"),
    "public_posts": ("Public-welfare posts", "公益性岗位"),
    "forest_rangers": ("Forest rangers", "生态护林员"),
    "microcredit": ("Micro-credit", "小额信贷贴息"),
    "farmers_fund": ("Farmers' assistance fund", "农民扶助金"),
    "gap_insurance": ("Gap insurance", "巩固脱贫成色险"),
    "job_loss_insurance": ("Job-loss insurance", "新市民就业险"),
    "home_insurance": ("Accident and home insurance", "新市民安居险"),
    "farm_insurance": ("Agricultural insurance", "兴农险"),
    "medical_cover": ("Medical cover", "三重医疗保障"),
    "schooling_aid": ("Schooling aid", "教育资助"),
    "pensions": ("Pensions", "养老保障"),
    "village_upgrading": ("Whole-village upgrading", "整村推进"),
    "training": ("Labour export and training", "劳务输出与培训"),
}
RATE_LEVEL = {
    "relapse_rate": 0.012,
    "entry_rate": 0.005,
    "below_line_rate": 0.02,
    "below_line_rate_by_line": 0.03,
    "relapse_rate_before_aid": 0.04,
    "relapse_rate_before_aid_and_posts": 0.045,
    "below_line_rate_before_aid": 0.06,
    "below_line_rate_before_aid_and_posts": 0.065,
    "below_monitoring_line_rate": 0.09,
}
BURDEN = {"plan": 1.0, "no_new_insurance": 1.03, "no_public_posts": 1.25, "no_microcredit": 1.05, "support_withdrawn": 1.8}
CATEGORY_BURDEN = {"lead": 0.7, "advance": 1.1, "foundation": 1.7}


def coordinates(scenarios: int, draws: int, years: int) -> dict[str, object]:
    """Coordinates of the dataset, with the titles that a run carries beside them."""
    year = list(range(2021, 2021 + years))
    names, policies = list(SCENARIOS)[:scenarios], list(POLICIES)
    fixed = {k: v for k, v in FIXED_COORDINATES.items() if k != "resettled"}
    return fixed | {
        "scenario": names,
        "draw": range(draws),
        "replicate": [0],
        "year": year,
        "resettled": [0, 1],
        "month": np.array([f"{y}-{m:02d}-01" for y in year for m in range(1, 13)], dtype="datetime64[ns]"),
        "policy": policies,
        "scenario_name": ("scenario", [SCENARIOS[n][0] for n in names]),
        "scenario_name_zh": ("scenario", [SCENARIOS[n][1] for n in names]),
        "policy_name": ("policy", [POLICIES[n][0] for n in policies]),
        "policy_name_zh": ("policy", [POLICIES[n][1] for n in policies]),
        "county_name": ("county", [c.en for c in codes.COUNTIES]),
        "county_name_zh": ("county", [c.zh for c in codes.COUNTIES]),
        "county_category": ("county", [c.category for c in codes.COUNTIES]),
    }


def make_outcomes(scenarios: int = 5, draws: int = 6, years: int = 5, seed: int = 7) -> xr.Dataset:
    """A full dataset of the contract with the shapes of `compare`: the same luck in every scenario."""
    coords = coordinates(scenarios, draws, years)
    empty = xr.Dataset(coords=coords)
    data = {}
    for number, (name, variable) in enumerate(VARIABLES.items()):
        dims = ("scenario", "draw", "replicate", *variable.dims)
        one_run = [empty.sizes[d] for d in dims[1:]]
        luck = np.random.default_rng([seed, number]).gamma(30.0, 1 / 30.0, one_run)
        luck = luck * np.random.default_rng([seed, 999]).gamma(25.0, 1 / 25.0, (draws, 1, *[1] * len(variable.dims)))
        values = xr.DataArray(
            np.broadcast_to(luck, [empty.sizes["scenario"], *one_run]).copy(),
            dims=dims,
            coords={d: coords[d] for d in dims},
            attrs={"units": variable.units},
        )
        data[name] = scale(values, name, variable.units)
    before = data["residents_before_by_group"] * data["rural_income"].isel(year=0, drop=True) / 1.09
    return xr.Dataset(data, coords=coords).assign(gini=data["gini"] * 0.38, income_before_by_group=before)


def scale(values: xr.DataArray, name: str, units: str) -> xr.DataArray:
    """Give luck around one the size of its measure; households never lifted have no relapse rate."""
    burden = xr.DataArray([BURDEN[str(s)] for s in values.scenario.values], dims="scenario")
    category = xr.DataArray([CATEGORY_BURDEN[c.category] for c in codes.COUNTIES], dims="county")
    if "county" not in values.dims:
        category = xr.DataArray(1.0)
    if name in ("relapse_rate", "entry_rate"):
        lifted = xr.DataArray(
            [name == "relapse_rate", name != "relapse_rate", name != "relapse_rate"],
            dims="household_class",
            coords={"household_class": values.household_class},
        )
        values = values.where(lifted)
    if name.startswith("target_met"):
        return values.clip(0.0, 1.0)  # how sure a run is that it meets a target
    if name.startswith("income_") or name == "rural_income":
        return _income(values, name, category)
    if units.startswith("share") or "rate" in name:
        return values * RATE_LEVEL.get(name, 0.03) * burden * category
    if name.startswith("relapse") or name == "why_below":
        return values * 60.0 * burden * category / values.sizes.get("cause", 1)
    if name in ("spending", "payouts"):
        return _spending(values)
    sizes = {"households": 8000.0, "persons": 30000.0, "yuan": 1e6, "yuan/year": 1e6}
    return values * sizes.get(units, 1.0)


def _income(values: xr.DataArray, name: str, category: xr.DataArray) -> xr.DataArray:
    level = 12500.0 / 12 if "monthly" in name else 12500.0
    if "income_source" in values.dims:
        share = xr.DataArray([0.42, 0.30, 0.02, 0.26], dims="income_source")
        values = values * share
    if name == "income_growth":
        return 0.02 + 0.07 * values
    if "year" in values.dims:
        values = values * 1.095 ** (values.year - 2021)
    return 0.4 * level * values + 0.6 * level * values.mean() * (1.25 - 0.25 * category) * values / values.mean()


def _spending(values: xr.DataArray) -> xr.DataArray:
    size = xr.DataArray(np.geomspace(9e7, 4e5, values.sizes["policy"]), dims="policy")
    gone = {
        "no_public_posts": ["public_posts", "forest_rangers"],
        "no_microcredit": ["microcredit"],
        "no_new_insurance": ["gap_insurance", "job_loss_insurance", "home_insurance", "farm_insurance"],
    }
    gone["support_withdrawn"] = [*(name for names in gone.values() for name in names), "farmers_fund", "village_upgrading", "training"]
    keep = xr.DataArray(
        [[float(p not in gone.get(str(s), [])) for p in values.policy.values] for s in values.scenario.values],
        dims=("scenario", "policy"),
    )
    payer = xr.DataArray([0.45, 0.2, 0.1, 0.15, 0.07, 0.03], dims="payer") if "payer" in values.dims else 1.0
    return values * size * keep * payer


def make_context() -> ReportContext:
    """Words and rows as a comparison would give them."""
    money = [
        {"policy": "Dibao", "policy_zh": "农村低保", "yuan_per_year": 7.8e8, "reach": (2.6e5, 3.0e5),
         "reach_unit": "persons", "reach_unit_zh": "人", "mean_payment_yuan": (2600.0, 3000.0), "source": "F0118"},
        {"policy": "Gap insurance", "policy_zh": "巩固脱贫成色险", "yuan_per_year": 1.5e7,
         "reach": (1500.0, 3000.0),
         "reach_unit": "households", "reach_unit_zh": "户", "mean_payment_yuan": (5000.0, 10000.0), "source": "F0026"},
    ]  # fmt: skip
    checks = [
        {"quantity": "Rural income per head, 2020", "quantity_zh": "2020年农村居民人均可支配收入",
         "simulated": 11388.0,
         "official": 11441.0, "unit": "yuan", "unit_zh": "元", "source": "F0400"},
        {"quantity": "Lifted persons", "quantity_zh": "脱贫人口", "simulated": 638000.0,
         "official": (471000.0, 690000.0),
         "unit": "persons", "unit_zh": "人", "source": "F0421"},
    ]  # fmt: skip
    scenarios = [ScenarioText(n, en, zh, f"What {en.lower()} changes.", f"{zh}：改变了什么。") for n, (en, zh) in SCENARIOS.items()]
    return ReportContext(
        "Which policy prevents how many relapses, where, and at what public cost?",
        "哪项政策在哪里防住了多少返贫，花了多少公共资金？", scenarios, money, checks,
        [("驱动因素为预测。", "Drivers are forecasts.")], {"code": "0123abc", "seed": "1", "numpy": "2.4.6"},
    )  # fmt: skip
