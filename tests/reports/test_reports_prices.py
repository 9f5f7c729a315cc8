"""A price stands only where money is spent and cases are fewer; in every quadrant the words say which way each went, if it is told."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from report_samples import make_outcomes

from agents import codes
from cli.effect_tables import cost_per_case, money
from experiments.costs import _ratio, way
from experiments.effects import Cost, CostEffectiveness, Effects
from reports.effect_sheets import cost_sheet
from reports.prices import CASES, COST, no_price, unpriced
from reports.sentences import cost_sentence

NOISE = {"told": np.array([0.9, 1.0, 1.1, 1.05, 0.95]), "untold": np.array([-7.0, 9.0, -5.0, 6.0, 2.0]), "same": np.zeros(5)}
"""Five units about 1: told from zero, not told from it with the same mean, and none at all."""
SIGNS = [(sign, kind) for sign in (1, -1) for kind in ("told", "untold")] + [(1, "same")]


def priced(cost: tuple[int, str], cases: tuple[int, str]) -> CostEffectiveness:
    spent, prevented = (sign * NOISE[kind] * scale for (sign, kind), scale in ((cost, 1e8), (cases, 1e3)))
    return _ratio("mine", "plan", "households", spent[:, None, None], prevented[:, None], ["county"], (1e10, 1e5))


@pytest.mark.parametrize(("cost", "cases"), list(product(SIGNS, SIGNS)))
def test_every_quadrant_says_what_is_told_and_nothing_else(cost: tuple[int, str], cases: tuple[int, str]) -> None:
    one = priced(cost, cases)
    ways = {"told": {1: ("more", "fewer"), -1: ("less", "more")}}
    expected = [ways[kind][sign][place] if kind == "told" else kind for place, (sign, kind) in enumerate((cost, cases))]
    assert [one.cost_way, one.cases_way] == expected
    assert one.told == (expected == ["more", "fewer"])
    for lang, place in (("en", 1), ("zh", 0)):
        words = no_price(one, lang)  # type: ignore[arg-type]
        if one.told or one.verdict == "identical":
            assert (words == "") == one.told
            continue
        assert COST[one.cost_way][place] in words and CASES[one.cases_way][place] in words
        sentence = cost_sentence(one, {}, "2021-2025", lang)  # type: ignore[arg-type]
        assert "yuan per household" not in sentence and "合" not in sentence
        untold = "untold" in expected
        assert any(word in sentence for word in ("cannot be told", "can be told", "无法判别")) == untold, sentence


def test_one_run_tells_no_way() -> None:
    one = _ratio("mine", "plan", "households", np.full((1, 1, 1), -1e8), np.full((1, 1), -50.0), ["county"], (1e10, 1e5))
    assert (one.cost_way, one.cases_way) == ("one", "one") and "no interval" in no_price(one, "en")
    assert "没有区间" in no_price(one, "zh")


def test_money_handed_on_to_the_yuan_is_the_same() -> None:
    assert way(np.array([0.4, -0.3, 0.2]), 3e9, True) == "same"
    assert way(np.array([400.0, 410.0, 390.0]), 3e9, True) == "more"
    assert way(np.array([1.0, 1.0, 1.0, -1.0, 9.0]), 10.0, True) == "untold", "a sign in four of five draws"
    assert way(np.array([]), 1.0, True) == ""


def effects(*cases: CostEffectiveness) -> Effects:
    return Effects("plan", ("plan", "mine", "no_microcredit"), (2021,), 5, 1, (), (), (), cases)


def test_what_has_no_price_at_all_is_named_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    some = effects(priced((1, "told"), (-1, "untold")))
    titles = {"plan": "The plan", "mine": "Mine", "no_microcredit": "A drought"}
    for lang, why, price in (("en", "change more than policies", "can be told"), ("zh", "没有单价", "例数无法判别")):
        assert "A drought" in unpriced(some, titles, lang) and "Mine" not in unpriced(some, titles, lang)  # type: ignore[arg-type]
        cost_per_case(some, titles, lang)
        shown = capsys.readouterr().out
        assert "A drought" in shown and why in shown and price in shown
        sheet = cost_sheet(some, make_outcomes(2, 1, 1), lang)  # type: ignore[arg-type]
        assert why in sheet.note and price in str(sheet.rows[0][-1])
    assert unpriced(effects(priced((1, "told"), (1, "told"))), {}, "en").count("no_microcredit") == 1


@pytest.mark.parametrize(("total", "half", "verdict", "words"), [
    (0.0, 0.0, "identical", "identical in every run"), (0.4, 1.3, "luck", "the same within 1,000 yuan"),
    (-8.1e7, 4.9e8, "luck", "no difference can be told"), (2.8e9, 1e8, "told", "+2,800.00"),
    (2.8e9, 1e8, "direction", "direction uncertain")])  # fmt: skip
def test_net_costs_print_no_width_of_nothing_and_no_size_that_is_not_told(
    total: float, half: float, verdict: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    payers = [item.name for item in codes.PAYERS]
    costs = tuple(Cost("mine", "plan", payer, total, total, half, "own luck", verdict == "told", verdict) for payer in ("all", *payers))
    found = Effects("plan", ("plan", "mine"), (2021,), 5, 1, (), (), costs, ())
    money(found, {"plan": "The plan", "mine": "Mine"}, "en")
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Mine"))
    assert words in row and "±0.0" not in row
    sized = verdict in ("told", "direction")
    assert row.count("+2,800.00") == (2 + len(payers) if sized else 0) and "-81" not in row
