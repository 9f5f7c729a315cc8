"""The money table: what each policy can reach at most in a year, from facts alone, before any simulation.

A simulated effect that exceeds what the money can buy is an error of the model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.population.data import fact, facts, group
from parameters.registry import load_registry


@dataclass(frozen=True)
class Heads:
    """For whom money is and what a head costs a year: yuan of the facts, and the parameters whose product is that of a simulation."""

    who_zh: str
    who_en: str
    price_low: float
    price_high: float
    price_now: tuple[str, ...]


@dataclass(frozen=True)
class MoneyRow:
    """One policy: yearly money (yuan), units reached at most (persons, households, ...; None where the facts do not
    say), the mean payment a unit (yuan a year), the facts it comes from and the formula in words."""

    item_zh: str
    item_en: str
    yuan_low: float
    yuan_high: float
    reach_low: float | None
    reach_high: float | None
    reach_unit_zh: str
    reach_unit_en: str
    fact_ids: str
    formula: str
    formula_zh: str
    policy: str
    """The model's policy whose money it is; empty where the model has none."""
    dated: str
    """The fact that dates the money: its years are those of the row."""
    heads: Heads | None = None
    """For whom and at what a head the money is, where it follows heads."""

    @property
    def years(self) -> str:
        """Years of the money, as the fact says them: `2016-2020`, `2021`."""
        return facts()[self.dated]["year"]

    @property
    def payments(self) -> tuple[float, float] | None:
        """Smallest and largest mean payment a unit (yuan), money over reach at both ends; None without a reach."""
        if not self.reach_low or not self.reach_high:
            return None
        if self.yuan_low == self.yuan_high:
            ends = (self.yuan_low / self.reach_high, self.yuan_high / self.reach_low)
        else:
            ends = (self.yuan_low / self.reach_low, self.yuan_high / self.reach_high)
        return min(ends), max(ends)


TEN_THOUSAND, HUNDRED_MILLION = 1e4, 1e8


def money_table() -> list[MoneyRow]:
    """The nine rows, in the order of size; none of a place that has no `money.toml`, of whose money nothing is known."""
    if not group("money"):
        return []
    rows: tuple[Callable[[], MoneyRow], ...] = (
        _dibao,
        _posts,
        _rangers,
        _microcredit,
        _farmers_fund,
        _gap_cover,
        _job_loss_cover,
        _home_cover,
        _old_crop_cover,
    )
    return [row() for row in rows]


def _dibao() -> MoneyRow:
    yuan = fact("F0118") * HUNDRED_MILLION / 5
    high = group("money")["dibao_payment_high"]
    return MoneyRow(
        "农村低保",
        "rural dibao",
        yuan,
        yuan,
        yuan / high,
        yuan / fact("F0114"),
        "人",
        "persons",
        "F0118 F0114 F0116",
        "spending 2016-2020 / 5 years; reach = money / mean payment of 2,592-3,000",
        "2016-2020年支出÷5年;人数=资金÷人均补差2592-3000元",
        "dibao",
        "F0118",
        Heads("人", "persons", fact("F0114"), high, ("dibao.standard", "dibao.paid_share", "dibao.strength")),
    )


def _posts() -> MoneyRow:
    p = group("money")
    national = (fact("F0664") - fact("F0665")) * TEN_THOUSAND
    low = national * p["lifted_low"] / p["national_lifted"] * (1.0 - p["posts_scatter"])
    high = national * p["lifted_high"] / p["national_lifted"] * (1.0 + p["posts_scatter"])
    pay = _range("F0164")
    return MoneyRow(
        "公益性岗位(不含护林员)",
        "public posts, rangers excluded",
        low * pay[0] * 12,
        high * sum(pay) / 2 * 12,
        low,
        high,
        "岗位",
        "posts",
        "F0664 F0665 F0162 F0164",
        "national posts less rangers x lifted stock / national lifted, +-20 %; 600-800 yuan a month",
        "全国岗位(不含护林员)×本州脱贫人口÷全国脱贫人口,±20%;月补600-800元",
        "public_posts",
        "F0664",
    )


def _rangers() -> MoneyRow:
    p = group("money")
    poor = fact("F0511") * TEN_THOUSAND
    province = fact("F0167") * TEN_THOUSAND
    low = province * p["lifted_low"] / poor
    high = province * fact("F0421") * TEN_THOUSAND * p["poor_household_size"] / poor
    pay = fact("F0165")
    return MoneyRow(
        "生态护林员",
        "forest rangers",
        low * pay,
        high * pay,
        low,
        high,
        "人",
        "persons",
        "F0165 F0167 F0418 F0421 F0511",
        "170 thousand of the province x share of its poor; 10,000 yuan each",
        "全省17万人×本州占全省贫困人口比例;每人1万元",
        "public_posts",
        "F0167",
    )


def _microcredit() -> MoneyRow:
    p = group("money")
    low, high = (p["lifted_households_low"] * p[key] for key in ("borrowers_low", "borrowers_high"))
    loan = fact("F0183") * HUNDRED_MILLION / (fact("F0184") * TEN_THOUSAND)
    rates = [float(part) / 100 for part in _text("F0174").split("/")]
    return MoneyRow(
        "小额信贷贴息",
        "micro-credit interest",
        low * loan * rates[0],
        high * loan * rates[1],
        low,
        high,
        "户",
        "households",
        "F0183 F0184 F0174 F0181",
        "borrowers = 16-28 % of 125 thousand lifted households; mean balance 46.5 thousand at 4.35-4.75 %",
        "12.5万脱贫户的16-28%有余额;户均余额4.65万元,利率4.35-4.75%",
        "microcredit",
        "F0184",
    )


def fund_aid(own_cost: float) -> float:
    """Aid of the farmers' fund on an own medical payment over the trigger: tiers 30/50/70/90 %, cap (F0042-F0047)."""
    if own_cost < fact("F0042"):
        return 0.0
    tops = load_registry().groups["farmers_fund"].parameters["tier_upper"].values[0].value  # as worded in F0043-F0046
    assert isinstance(tops, tuple)
    bounds = (0.0, *tops)
    shares = [fact(key) / 100 for key in ("F0043", "F0044", "F0045", "F0046")]
    parts = zip(shares, bounds[:-1], bounds[1:], strict=True)
    return min(sum(share * max(0.0, min(own_cost, top) - floor) for share, floor, top in parts), fact("F0047"))


def _farmers_fund() -> MoneyRow:
    p = group("money")
    yuan = fact("F0038") * TEN_THOUSAND
    return MoneyRow(
        "农民扶助金",
        "farmers' assistance fund",
        yuan,
        yuan,
        yuan / fund_aid(p["fund_own_cost_high"]),
        yuan / fund_aid(p["fund_own_cost_low"]),
        "户",
        "households",
        "F0038 F0042-F0047",
        "fund of 2021 (later refills follow use) / aid by tiers on own payments of 20,000-26,000 yuan",
        "2021年资金(以后按使用补足)÷自付2.0-2.6万元按档扶助额",
        "farmers_fund",
        "F0038",
    )


def _gap_cover() -> MoneyRow:
    p = group("money")
    yuan = fact("F0026") * TEN_THOUSAND
    return MoneyRow(
        "巩固脱贫成色险",
        "gap cover",
        yuan,
        yuan,
        yuan / p["gap_payment_high"],
        yuan / p["gap_payment_low"],
        "户",
        "households",
        "F0026-F0031 F0059",
        "premium pool / claims of 5,000-10,000 yuan",
        "保费总额÷每户赔付5000-10000元",
        "gap_insurance",
        "F0026",
    )


def _job_loss_cover() -> MoneyRow:
    share = group("money")["resettled_worker_share"]
    premium, claim = fact("F0017"), fact("F0020") * fact("F0021")
    low, high = (share * persons * premium for persons in (fact("F0429") * TEN_THOUSAND, fact("F0440")))
    return MoneyRow(
        "新市民就业险",
        "job-loss cover of the resettled",
        low,
        high,
        low / claim,
        high / claim,
        "足额申领(90天)",
        "full 90-day claims",
        "F0017 F0020 F0021 F0429 F0437 F0440",
        "30 yuan x workers (51.6 % of 230-339 thousand resettled); claims of 90 days x 50 yuan",
        "30元×劳力(搬迁人口23.0-33.9万的51.6%);足额90天×50元",
        "job_loss_insurance",
        "F0017",
        Heads(
            "名参保劳力",
            "insured workers",
            premium,
            premium,
            ("job_loss_insurance.premium", "job_loss_insurance.strength", "job_loss_insurance.in_force"),
        ),
    )


def _home_cover() -> MoneyRow:
    yuan = fact("F0013") * fact("F0429") * TEN_THOUSAND
    return MoneyRow(
        "新市民安居险",
        "home and accident cover of the resettled",
        yuan,
        yuan,
        None,
        None,
        "",
        "",
        "F0013 F0429",
        "20 yuan x 230 thousand; payments are not in the facts",
        "20元×23万人;赔付标准未见",
        "home_insurance",
        "F0013",
        Heads(
            "名参保者",
            "insured persons",
            fact("F0013"),
            fact("F0013"),
            ("home_insurance.premium", "home_insurance.strength", "home_insurance.in_force"),
        ),
    )


def _old_crop_cover() -> MoneyRow:
    years = group("money")["old_crop_insurance_years"]
    yuan, households = fact("F0011") * TEN_THOUSAND / years, fact("F0010") / years
    return MoneyRow(
        "农调扶贫险赔付(旧)",
        "old crop-switch insurance, payouts",
        yuan,
        yuan,
        households,
        households,
        "户",
        "households",
        "F0008-F0011",
        "payouts and households to the end of 2019 / 2 years",
        "截至2019年底赔付额与户数÷2年",
        "",
        "F0011",
    )


def _text(fact_id: str) -> str:
    return facts()[fact_id]["value"]


def _range(fact_id: str) -> tuple[float, float]:
    low, high = _text(fact_id).split("-")
    return float(low), float(high)
