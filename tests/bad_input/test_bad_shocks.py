"""What can be wrong in a `[[shock]]`: each mistake is named with its key and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from parameters.describe import tell
from parameters.messages import InputError
from parameters.scenario import Scenario, read_scenario

GOOD = 'name = "旱灾"\nmonth = "2022-07"\nsize = 0.4\n'
HEAD = 'name = "s"\nextends = "plan"\nreason = "r"\n'


def read(tmp_path: Path, text: str) -> Scenario:
    path = tmp_path / "shocked.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_scenario(path)


@pytest.mark.parametrize(
    ("block", "key", "said"),
    [
        (GOOD.replace("旱灾", "drougt"), "name", "did you mean drought"),
        (GOOD.replace("旱灾", "虫灾"), "name", "there is no such shock"),
        (GOOD.replace("2022-07", "2020-07"), "month", "2021-01 or later"),
        (GOOD.replace("2022-07", "2022/7"), "month", '"2022-07"'),
        (GOOD.replace("0.4", "40"), "size", "40 -> 0.4"),
        (GOOD.replace("0.4", "-0.1"), "size", "0 to 1"),
        (GOOD.replace("0.4", '"0.4"'), "size", "without quotes"),
        (GOOD.replace("size = 0.4\n", ""), "size", "missing"),
        (GOOD + "months = 0\n", "months", ""),
        (GOOD + "months = 200\n", "months", "2030-12"),
        (GOOD + 'product = "粮食"\n', "product", "only a price crash"),
        (GOOD + 'counties = ["望谟"]\n', "counties", "望谟县"),
        (GOOD + "strength = 2\n", "strength", "unknown key"),
        ('name = "price_crash"\nmonth = "2022-07"\nsize = 0.4\n', "product", "staples"),
        ('name = "price_crash"\nmonth = "2022-07"\nsize = 0.4\nproduct = "tea"\n', "product", "cash crops"),
        ('name = "返乡潮"\nmonth = "2022-07"\nsize = 0.4\nvillage_classes = ["consolidate"]\n', "village_classes", "by county"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, block: str, key: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "[[shock]]\n" + block)
    problem = caught.value.problems[0]
    assert problem.key == f"shock[1].{key}" or problem.key.endswith(key)
    assert said in problem.text("en")
    assert problem.text("zh") != problem.text("en")
    assert problem.line >= 4


ALL_WRONG = """[[shock]]
name = "drougt"
month = "2022-7"
counties = ["望谟"]
[[shock]]
name = "旱灾"
months = 3
size = 34
product = "粮食"
[[shock]]
name = "price crash"
month = "2022-07"
product = "tea"
size = "0.3"
foo = 1
[[shock]]
name = 3
month = "2022-07"
product = 3
size = 0.2
"""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[["冲击"]]\n"名称" = "旱灾"\n"月份" = "2022-07"\n', "冲击[1].强度"),
        ('[["冲击"]]\n"名称" = "旱灾"\n"强度" = 0.3\n', "冲击[1].月份"),
        ('[[shock]]\nname = "drought"\nmonth = "2022-07"\n', "shock[1].size"),
    ],
)
def test_missing_keys_are_named_in_the_words_of_the_block(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert key in [problem.key for problem in caught.value.problems]


def test_all_mistakes_of_all_blocks_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, ALL_WRONG)
    assert sorted(problem.key for problem in caught.value.problems) == sorted(
        [f"shock[1].{key}" for key in ("name", "month", "counties", "size")]
        + [f"shock[2].{key}" for key in ("month", "size", "product")]
        + [f"shock[3].{key}" for key in ("product", "size", "foo")]
        + [f"shock[4].{key}" for key in ("name", "product")]
    )
    chinese = "".join(problem.text("zh") for problem in caught.value.problems)
    assert "或县分类：引领示范" in chinese and "all of a category" not in chinese


def test_no_list_of_tables(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[\[shock\]\]"):
        read(tmp_path, "shock = 3\n")


def test_two_shocks_of_a_kind_in_one_place_and_month_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="already set at line 4"):
        read(tmp_path, f"[[shock]]\n{GOOD}months = 3\n[[shock]]\n{GOOD.replace('07', '08')}")
    assert len(read(tmp_path, f"[[shock]]\n{GOOD}[[shock]]\n{GOOD.replace('07', '08')}").file.changes) == 2


def test_told_in_both_languages(tmp_path: Path) -> None:
    scenario = read(tmp_path, f"[[shock]]\n{GOOD}months = 3\ncounties = ['Wangmo']\n")
    assert "Shock, 2022-07 to 2022-09, in Wangmo: drought: 40 % of the standing crops are lost." in tell(scenario, "en")
    assert "冲击，2022-07至2022-09，望谟县：旱灾：在田作物损失 40 %。" in tell(scenario, "zh")
