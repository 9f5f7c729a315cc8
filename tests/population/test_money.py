"""The money table against the numbers worked by hand."""

from __future__ import annotations

import pytest

from agents.population.data import fact, group
from agents.population.money import fund_aid, money_table

MONEY = {row.item_en: row for row in money_table()}


@pytest.mark.parametrize(
    ("item", "million_low", "million_high", "reach_low", "reach_high"),
    [
        ("rural dibao", 780, 780, 260_000, 300_000),
        ("public posts, rangers excluded", 100, 300, 14_000, 30_000),
        ("forest rangers", 85, 125, 8_700, 12_400),
        ("micro-credit interest", 40, 75, 20_000, 35_000),
        ("farmers' assistance fund", 100, 100, 8_000, 12_000),
        ("gap cover", 15, 15, 1_500, 3_000),
        ("job-loss cover of the resettled", 3.5, 5.2, 780, 1_170),
        ("old crop-switch insurance, payouts", 13, 13, 5_800, 5_800),
    ],
)
def test_money_worked_by_hand(item: str, million_low: float, million_high: float, reach_low: float, reach_high: float) -> None:
    row = MONEY[item]
    assert row.yuan_low / 1e6 == pytest.approx(million_low, rel=0.05)
    assert row.yuan_high / 1e6 == pytest.approx(million_high, rel=0.05)
    assert row.reach_low == pytest.approx(reach_low, rel=0.05)
    assert row.reach_high == pytest.approx(reach_high, rel=0.05)


def test_dibao_reaches_at_most_a_twelfth_of_the_registered() -> None:
    row = MONEY["rural dibao"]
    assert row.reach_low is not None and row.reach_high is not None
    assert row.reach_low / 3.45e6 == pytest.approx(0.075, abs=0.001)
    assert row.reach_high / 3.45e6 == pytest.approx(0.087, abs=0.001)


def test_details_of_the_money_table() -> None:
    assert MONEY["home and accident cover of the resettled"].yuan_low == pytest.approx(4.6e6)
    assert MONEY["home and accident cover of the resettled"].payments is None
    cover, daily = MONEY["job-loss cover of the resettled"], fact("F0020")
    assert (cover.yuan_low / daily, cover.yuan_high / daily) == pytest.approx((70_000, 105_000), rel=0.03)
    assert MONEY["old crop-switch insurance, payouts"].payments == pytest.approx((2178, 2178), abs=1)
    borrowers = MONEY["micro-credit interest"].reach_low
    assert borrowers is not None
    assert borrowers * 46.5e3 == pytest.approx(0.93e9, rel=0.01)


def test_fund_tiers_by_hand() -> None:
    assert fund_aid(9_999.0) == 0.0
    assert fund_aid(10_000.0) == 3_000.0
    assert fund_aid(25_000.0) == 3_000 + 5_000 + 3_500
    assert fund_aid(200_000.0) == 50_000.0


def test_every_number_has_a_source() -> None:
    """Each table of the population's data says where it is from; priors say why."""
    import tomllib

    from agents.population.data import FOLDER, facts

    for path in sorted(FOLDER.glob("*.toml")):
        for key, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert {"value", "unit", "source", "grade"} <= set(table), (path.name, key)
            for source in table["source"].split():
                assert source == "assumption" or source in facts(), (path.name, key, source)
            if table["source"] == "assumption":
                assert table.get("why"), (path.name, key)
            if "prior" in table:
                assert table["prior"].get("why"), (path.name, key)
        assert group(path.stem)
