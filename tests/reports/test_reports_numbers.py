"""Numbers and sentences in both languages."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from report_effects import make_effects

from reports.labels import nested
from reports.numbers import amount, avoided, between, compact, difference, digits, money, per_thousand, persons, span
from reports.sentences import cost_sentence, effect_sentence

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
    assert (per_thousand(0.0124, "zh"), per_thousand(0.0124, "en")) == ("12.4‰", "12.4 per 1,000")
    assert {digits(math.nan, 1), compact(math.inf), per_thousand(math.nan, "zh")} == {"–"}
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
    for part in (
        "取消公益性岗位",
        "规划情景",
        "夯实基础类县",
        "脱贫人口",
        "2021–2025年",
        "返贫率",
        "高5.10个千分点",
        "95%区间",
    ):
        assert part in zh
    for part in (
        "no_public_posts",
        "plan",
        "foundation counties",
        "lifted persons",
        "2021–2025",
        "5.10 per 1,000 higher",
    ):
        assert part in en
    assert "+2.90至+7.30个千分点" in zh


def test_what_cannot_be_told_is_said_so() -> None:
    effect = replace(make_effects(3).effect("no_public_posts", "relapse_rate", "all"), told=False)
    assert "差异无法判定" in effect_sentence(effect, TITLES, "zh")
    assert "no difference can be told" in effect_sentence(effect, {}, "en")
    nothing = replace(effect, noise_half_width=math.nan, total_half_width=math.nan, kind="none")
    assert "no interval can be given" in effect_sentence(nothing, {}, "en")


def test_cost_sentences() -> None:
    told = next(c for c in make_effects(3).cost_effectiveness if c.told and c.denominator == "households")
    assert "每避免一户返贫（致贫）合10.2万元" in cost_sentence(told, TITLES, "2021–2025", "zh")
    assert "102 thousand yuan per household" in cost_sentence(told, {}, "2021–2025", "en")
    untold = replace(told, told=False)
    assert "cannot be told" in cost_sentence(untold, {}, "2021–2025", "en")
    cheaper = replace(told, net_cost_yuan=-5.2e8, ratio=-1e5)
    assert "less than" in cost_sentence(cheaper, {}, "2021–2025", "en")
    assert "no meaning" in cost_sentence(cheaper, {}, "2021–2025", "en")
