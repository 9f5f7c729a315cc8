"""Numbers and sentences in both languages."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from report_effects import make_effects

from reports.labels import nested
from reports.numbers import amount, avoided, between, compact, difference, digits, money, persons, span
from reports.sentences import cost_sentence, effect_sentence
from reports.units import shown_in

TITLES = {"plan": "规划情景", "no_public_posts": "取消公益性岗位"}


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (7.8e8, "7.80亿元", "780 million yuan"), (1.5e7, "1,500万元", "15.0 million yuan"),
        (3.1, "3.10元", "3.10 yuan"), (-2.5e9, "−25.0亿元", "−2.50 billion yuan"), (0.0, "0元", "0 yuan"),
    ],
)  # fmt: skip
def test_money(value: float, zh: str, en: str) -> None:
    assert (money(value, "zh"), money(value, "en")) == (zh, en)


def test_people_rates_and_what_is_missing() -> None:
    assert (persons(471300, "zh"), persons(471300, "en")) == ("47.1万人", "471 thousand")
    assert (persons(3450000, "en"), persons(812, "zh")) == ("3.45 million", "812人")
    assert {digits(math.nan, 1), compact(math.inf)} == {"–"}
    assert digits(-0.0001, 1) == "0.0"


def test_differences_and_limits() -> None:
    assert difference(-0.00124, "share of persons a year", "zh") == "−1.24个千分点"
    assert difference(0.0124, "share of persons a year", "en") == "+12.4 per 1,000"
    assert amount(-0.0031, "share a year", "en") == "0.31 percentage points"
    assert between("−1.9 per 1,000", "+2.4 per 1,000", "en") == "−1.9 to +2.4 per 1,000"
    assert between("8,000元", "1.20万元", "zh") == "8,000元至1.20万元"


def test_quotations_inside_quotations_are_single() -> None:
    assert nested("“不实施“四险一金””与“规划”") == "“不实施‘四险一金’”与“规划”"
    assert nested("没有引号") == "没有引号"


def test_ranges_share_a_unit() -> None:
    assert span(["1.01亿元", "2.95亿元"]) == "1.01 – 2.95亿元"
    assert span(["8,680万元", "1.23亿元"]) == "8,680万元 – 1.23亿元"
    assert (avoided(50538, "person_years", "zh"), avoided(562, "households", "zh")) == ("5.05万人年", "562户")


def test_an_effect_sentence_names_everything() -> None:
    effect = make_effects(3).effect("no_public_posts", "relapse_rate", "foundation")
    zh, en = effect_sentence(effect, TITLES, "zh"), effect_sentence(effect, {}, "en")
    for part in ("取消公益性岗位", "规划情景", "夯实基础类县", "脱贫人口", "2021–2025年", "返贫率", "高5.10个千分点", "95%运气区间"):
        assert part in zh
    for part in ("no_public_posts", "plan", "foundation counties", "lifted persons", "2021–2025", "5.10 per 1,000 higher"):
        assert part in en
    assert "+2.90至+7.30个千分点" in zh


def test_what_cannot_be_told_is_said_so() -> None:
    effect = replace(make_effects(3).effect("no_public_posts", "relapse_rate", "all"), told=False, verdict="luck")
    assert "差异无法判别" in effect_sentence(effect, TITLES, "zh")
    assert "no difference can be told" in effect_sentence(effect, {}, "en")
    nothing = replace(effect, noise_half_width=math.nan, total_half_width=math.nan, kind="none", verdict="none")
    assert "no interval can be given" in effect_sentence(nothing, {}, "en")


def test_cost_sentences() -> None:
    told = next(c for c in make_effects(3).cost_effectiveness if c.told and c.denominator == "households")
    assert "每避免一户返贫（致贫）合10.2万元" in cost_sentence(told, TITLES, "2021–2025", "zh")
    assert "102 thousand yuan per household" in cost_sentence(told, {}, "2021–2025", "en")
    untold = replace(told, told=False, verdict="ratio")
    assert "cannot be told" in cost_sentence(untold, {}, "2021–2025", "en")


def test_a_price_only_where_money_is_spent_and_cases_are_fewer() -> None:
    """Both negative gives the same ratio as both positive; the sentence says which way each went, with its sign."""
    told = next(c for c in make_effects(3).cost_effectiveness if c.told and c.denominator == "households")
    cases = (
        (-1, 1, "cheaper", "less than", "fewer", "少支出", "减少"),
        (1, -1, "dearer", "more than", "more in", "多支出", "增加"),
        (-1, -1, "saves", "less than", "more in", "少支出", "增加"),
    )
    for spends, prevents, verdict, spent, way, spent_zh, way_zh in cases:
        one = replace(
            told,
            net_cost_yuan=spends * 5.2e8,
            relapses_avoided=prevents * 562.0,
            told=False,
            ratio=spends * prevents * 9.3e5,
            verdict=verdict,
        )
        en, zh = cost_sentence(one, {}, "2021–2025", "en"), cost_sentence(one, TITLES, "2021–2025", "zh")
        assert spent in en and way in en and "no cost per case" in en and "562" in en, verdict
        assert spent_zh in zh and way_zh in zh and "不构成" in zh and "合" not in zh.split("避免")[0], verdict
    same = replace(told, net_cost_yuan=0.0, relapses_avoided=0.0, ratio=math.nan, told=False, verdict="identical")
    assert "in every run" in cost_sentence(same, {}, "2021–2025", "en")
    few = replace(told, told=False, verdict="direction", priced_share=0.8)
    assert "in only 80% of the draws" in cost_sentence(few, {}, "2021–2025", "en")


def test_a_price_names_its_denominator() -> None:
    told = next(c for c in make_effects(3).cost_effectiveness if c.told and c.denominator == "households")
    assert "another denominator than the yearly rate of the lifted" in cost_sentence(told, {}, "2021–2025", "en")
    assert "不是同一分母" in cost_sentence(told, TITLES, "2021–2025", "zh")


def test_sentences_of_differences_say_what_is_the_case() -> None:
    """Identical, uncertain in direction, households, compound growth, draws that do not differ, and no told nil."""
    effect = make_effects(3).effect("no_public_posts", "relapse_rate", "all")
    same = effect_sentence(replace(effect, difference=0.0, told=False, kind="identical", verdict="identical"), {}, "en")
    assert "identical in every run" in same and "±" not in same and "can be told" not in same
    turned = effect_sentence(replace(effect, told=False, verdict="direction", sign_share=0.7), {}, "en")
    assert "direction is uncertain over parameters" in turned and "70% of them with this sign" in turned
    ever = replace(effect, measure="relapse_ever", population="lifted households", unit="share of households")
    assert "lifted households" in effect_sentence(ever, {}, "en") and "脱贫户" in effect_sentence(ever, TITLES, "zh")
    growth = replace(effect, measure="income_growth", population="rural", unit="share a year")
    assert "compound, 2021–2025" in effect_sentence(growth, {}, "en") and "yearly mean" not in effect_sentence(growth, {}, "en")
    point = replace(effect, draws_low=0.002, draws_high=0.002)
    said = effect_sentence(point, {}, "en")
    assert "not seen to differ beyond luck, 100% of them with this sign as far as luck lets one know" in said and "5–95%" not in said
    assert "1 pair of runs" in effect_sentence(replace(effect, verdict="identical", runs=1), {}, "en")
    few = replace(effect, draws_low=math.nan, draws_high=math.nan)
    assert "draws" not in effect_sentence(few, {}, "en"), "few draws have no 5 and 95 % points"
    uncertain = replace(few, told=False, verdict="direction", sign_share=0.5)
    assert "50% of the draws of parameters with this sign" in effect_sentence(uncertain, {}, "en")
    assert "50%的参数抽样方向相同" in effect_sentence(uncertain, {}, "zh")
    tiny = replace(effect, difference=2e-7, luck_half_width=1e-7)
    assert "0.0002 per 1,000 higher" in effect_sentence(tiny, {}, "en")
    own = replace(effect, kind="own luck", luck_half_width=math.nan)
    assert "without the shared luck of wages, prices, weather" in effect_sentence(own, {}, "en")


def test_stocks_are_written_in_per_cent_and_yearly_rates_per_thousand() -> None:
    for unit in ("share of persons", "share of households", "share of the standard", "share of listed"):
        assert shown_in(unit).unit("zh") == "%" and shown_in(unit).unit("zh", difference=True) == "百分点"
        assert amount(0.005, unit, "en") == "0.50 percentage points" and amount(-0.005, unit, "zh") == "0.50个百分点"
    assert shown_in("share of persons a year").unit("zh") == "‰/年"
    assert amount(0.005, "share of persons a year", "en") == "5.00 per 1,000"


@pytest.mark.parametrize("net, opening, part", [
    (-4e8, "less than", "county 300 million yuan"), (4e8, "more than", "county −300 million yuan")])  # fmt: skip
def test_parts_of_a_net_cost_add_up_to_what_the_sentence_says(net: float, opening: str, part: str) -> None:
    cost = replace(
        make_effects(3).cost_effectiveness[0],
        net_cost_yuan=net,
        relapses_avoided=-10.0,
        verdict="saves",
        by_payer={"centre": -1e8, "county": -3e8},
    )
    found = cost_sentence(cost, {}, "2021–2025", "en")
    assert opening in found and part in found
