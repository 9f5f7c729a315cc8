"""Every kind of wrong scenario file: the message names file, line, column, key, what was expected, the nearest name."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from parameters.messages import Problem
from parameters.scenario import read_scenario

DATA = Path(__file__).parent.parent / "parameters" / "data"
Problems = Callable[..., list[Problem]]
FUND = "[policy.farmers_fund]\n"

# text after a head of four lines | line:column | key | part of the English text | of the Chinese | suggestion
CASES = {
    "unknown key": (FUND + "capp = 5", "6:1", "policy.farmers_fund.capp", "unknown key", "未知的键", "cap"),
    "unknown setting": (FUND + 'form = "2022-01"', "6:1", "policy.farmers_fund.form", "unknown key", "未知的键", "from"),
    "nearly the Chinese name of a parameter": (
        FUND + '"封顶" = 5',
        "6:1",
        "policy.farmers_fund.封顶",
        "unknown key",
        "未知的键",
        "封顶线",
    ),
    "a key in both languages": (
        FUND + 'cap = 5\n"封顶线" = 6',
        "6:1",
        "policy.farmers_fund.cap",
        "twice: as cap and as 封顶线",
        "cap 与 封顶线",
        "",
    ),
    "unknown key at the top": ("resaon = 1", "5:1", "resaon", "unknown key", "未知的键", "reason"),
    "targets are no input": ("[targets]\nincome = 1", "5:1", "targets", "unknown key", "未知的键", ""),
    "unknown policy": (
        "[policy.farmer_fund]\ncap = 5",
        "5:1",
        "policy.farmer_fund",
        "no policy of this name",
        "没有这个名称",
        "farmers_fund",
    ),
    "nearly the Chinese name of a policy": (
        '["政策"."农民救助金"]\ncap = 5',
        "5:1",
        "政策.农民救助金",
        "no policy",
        "没有",
        "农民扶助金",
    ),
    "a wrong value under Chinese keys": (
        '["政策"."农民扶助金"]\n"起" = "2022-01"\n"封顶线" = -5',
        "7:1",
        "政策.农民扶助金.封顶线",
        "expected 0 to 100000",
        "允许范围 0 至 100000",
        "",
    ),
    "not a policy": ("[policy.health]\nmean_bill = 5", "5:1", "policy.health", "of the kind life", "属于“生活与行为”", "[life.health]"),
    "text for a number": (FUND + 'cap = "5"', "6:1", "policy.farmers_fund.cap", "number without quotes", "不带引号的数字", ""),
    "true for a number": (FUND + "cap = true", "6:1", "policy.farmers_fund.cap", "number without quotes", "不带引号", ""),
    "number for a switch": (FUND + "enabled = 0", "6:1", "policy.farmers_fund.enabled", "true or false", "true 或 false", ""),
    "text for a list": (FUND + 'counties = "望谟县"\ncap = 1', "6:1", "policy.farmers_fund.counties", "list of names", "列表", ""),
    "percent": (FUND + "coverage = 12", "6:1", "policy.farmers_fund.coverage", "12 -> 0.12", "12 -> 0.12", ""),
    "out of range": (
        FUND + "cap = { to = -1 }",
        "6:9",
        "policy.farmers_fund.cap.to",
        "expected 0 to 100000",
        "允许范围 0 至 100000",
        "",
    ),
    "out of range in a list": (
        FUND + "tier_share = [0.1, 30, 0.3, 0.4]",
        "6:1",
        "policy.farmers_fund.tier_share",
        "30 -> 0.3",
        "30 -> 0.3",
        "",
    ),
    "list of the wrong length": (
        FUND + "tier_share = [0.1, 0.2]",
        "6:1",
        "policy.farmers_fund.tier_share",
        "list of 4 numbers",
        "4 个数的列表",
        "",
    ),
    "list for a number": (FUND + "cap = [1, 2]", "6:1", "policy.farmers_fund.cap", "one number, not a list", "一个数", ""),
    "nan": (FUND + "cap = nan", "6:1", "policy.farmers_fund.cap", "finite", "有限", ""),
    "inf": (FUND + "cap = { times = inf }", "6:9", "policy.farmers_fund.cap.times", "finite", "有限", ""),
    "to and times": (FUND + "cap = { to = 1, times = 2 }", "6:1", "policy.farmers_fund.cap", "exactly one", "只应写一个", ""),
    "negative factor": (FUND + "cap = { times = -2 }", "6:9", "policy.farmers_fund.cap.times", "at least 0", "不应小于 0", ""),
    "unknown county": (
        FUND + 'counties = ["望莫县"]\ncap = 1',
        "6:1",
        "policy.farmers_fund.counties",
        "no county 望莫县",
        "没有县 望莫县",
        "望谟县",
    ),
    "unknown English county": (
        FUND + 'counties = ["Wangmu", "Cehng"]\ncap = 1',
        "6:1",
        "policy.farmers_fund.counties",
        "no county Wangmu, Cehng",
        "没有县",
        "Wangmo, Ceheng",
    ),
    "a county twice under two names": (
        FUND + 'counties = ["望谟县", "Wangmo"]\ncap = 1',
        "6:1",
        "policy.farmers_fund.counties",
        "Wangmo is there twice: as 望谟县 and as Wangmo",
        "望谟县 重复",
        "",
    ),
    "a county in its category": (
        FUND + 'counties = ["夯实基础", "522327"]\ncap = 1',
        "6:1",
        "policy.farmers_fund.counties",
        "Ceheng is there twice: as 夯实基础 and as 522327",
        "册亨县 重复",
        "",
    ),
    "hold and to": (FUND + 'cap = { to = 1, hold = "2022-12" }', "6:1", "policy.farmers_fund.cap", "exactly one", "只应写一个", ""),
    "hold of no month": (FUND + "cap = { hold = 2022 }", "6:9", "policy.farmers_fund.cap.hold", "a month", "月份", ""),
    "held before its month": (
        FUND + 'from = "2022-01"\ncap = { hold = "2022-12" }',
        "7:9",
        "policy.farmers_fund.cap.hold",
        "not after `from` (2022-01)",
        "不应晚于 from",
        "",
    ),
    "held after the end": (
        FUND + 'to = "2022-12"\ncap = { hold = "2022-12" }',
        "7:9",
        "policy.farmers_fund.cap.hold",
        "before `to` (2022-12)",
        "应早于 to",
        "",
    ),
    "unknown class": (
        FUND + 'village_classes = ["consolidated"]\ncap = 1',
        "6:1",
        "policy.farmers_fund.village_classes",
        "no village class",
        "没有村类",
        "consolidate",
    ),
    "malformed date": (FUND + 'from = "2022/1"\ncap = 1', "6:1", "policy.farmers_fund.from", '"2022-07"', '"2022-07"', '"2022-01"'),
    "month 13": (FUND + 'from = "2022-13"\ncap = 1', "6:1", "policy.farmers_fund.from", "a month", "月份", ""),
    "date without quotes": (FUND + "from = 2022-01-01\ncap = 1", "6:1", "policy.farmers_fund.from", "in quotes", "带引号", '"2022-01"'),
    "date in Chinese": (FUND + 'to = "2022年7月"\ncap = 1', "6:1", "policy.farmers_fund.to", "a month", "月份", '"2022-07"'),
    "date out of range": (
        FUND + 'to = "2031-01"\ncap = 1',
        "6:1",
        "policy.farmers_fund.to",
        "2020-01 to 2030-12",
        "2020-01 至 2030-12",
        "",
    ),
    "from after to": (
        FUND + 'from = "2023-01"\nto = "2022-01"\ncap = 1',
        "6:1",
        "policy.farmers_fund.from",
        "not after `to`",
        "不应晚于",
        "",
    ),
    "ends before anything changes": (
        FUND + 'from = "2020-01"\nto = "2020-06"\ncap = 1',
        "7:1",
        "policy.farmers_fund.to",
        "2021-01 or later",
        "2021-01",
        "",
    ),
    "phase outside": (
        FUND + 'from = "2022-01"\ncap = { to = 1, phase_in = "2021-01/2022-06" }',
        "7:17",
        "policy.farmers_fund.cap.phase_in",
        "within 2022-01 to 2030-12",
        "2022-01 至 2030-12",
        "",
    ),
    "phase malformed": (
        FUND + 'cap = { to = 1, phase_in = "2022-01" }',
        "6:17",
        "policy.farmers_fund.cap.phase_in",
        "2022-01/2022-12",
        "2022-01/2022-12",
        "",
    ),
    "phase backwards": (
        FUND + 'cap = { to = 1, phase_in = "2022-02/2022-01" }',
        "6:17",
        "policy.farmers_fund.cap.phase_in",
        "not before the first",
        "不应早于",
        "",
    ),
    "empty block": (FUND, "5:1", "policy.farmers_fund", "changes nothing", "没有任何改动", ""),
    "switch and its parameter": (
        FUND + "enabled = false\ncoverage = 0.1",
        "7:1",
        "policy.farmers_fund.coverage",
        "one of the two",
        "只留其一",
        "",
    ),
    "no switch": ("[life.health]\nenabled = false", "6:1", "life.health.enabled", "cannot be switched", "没有开关", ""),
    "section is no table": ("policy = 3", "5:1", "policy", "expected tables", "这样的表", ""),
    "drivers": ('drivers = "obseved"', "5:1", "drivers", "'forecast' or 'observed'", "'forecast'、'observed'", "observed"),
    "cut-off": ('known_by = { driver = "2020-12" }', "5:14", "known_by.driver", "unknown key", "未知的键", "drivers"),
    "money to nothing": (
        'money = { from_scenario = "plan", to = "dibo" }',
        "5:35",
        "money.to",
        "no such policy",
        "没有这项政策",
        "dibao",
    ),
    "money of nothing": (
        'money = { from_scenario = "pln", to = "dibao" }',
        "5:11",
        "money.from_scenario",
        "no such scenario",
        "没有这个情景",
        "plan",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_clear_message(problems: Problems, case: str) -> None:
    text, place, key, english, chinese, suggestion = CASES[case]
    found = problems(text)
    assert len(found) == 1, [problem.text() for problem in found]
    problem = found[0]
    assert (problem.file, f"{problem.line}:{problem.column}") == ("scenarios/bad.toml", place)
    assert problem.key == key
    assert english in problem.expected_en and chinese in problem.expected_zh
    assert problem.suggestion == suggestion
    assert problem.text("en").startswith(f"scenarios/bad.toml:{place}: {key}")
    assert "\n" not in problem.text("en") + problem.text("zh")
    if suggestion:
        assert f"did you mean {suggestion}?" in problem.text("en") and f"是否想写 {suggestion}" in problem.text("zh")


def test_all_problems_at_once_in_the_order_of_the_file(problems: Problems) -> None:
    found = problems('drivers = "x"\n[policy.farmers_fund]\nfrom = "bad"\ncap = nan\nfoo = 1\n[life.helth]\nx = 1')
    assert [problem.line for problem in found] == [5, 7, 8, 9, 10]


@pytest.mark.parametrize(("missing", "key"), [("reason", "reason"), ("name", "name"), ("extends", "extends")])
def test_missing_keys(problems: Problems, missing: str, key: str) -> None:
    lines = ['name = "a"', 'extends = "plan"', 'reason = "r"']
    found = problems("\n".join(line for line in lines if not line.startswith(missing)), head=False)
    assert [problem.key for problem in found] == [key]
    assert "missing" in found[0].expected_en and "缺少" in found[0].expected_zh


@pytest.mark.parametrize(("missing", "key"), [("名称", "名称"), ("上级情景", "上级情景"), ("理由", "理由")])
def test_missing_keys_at_the_top_in_the_words_of_the_file(problems: Problems, missing: str, key: str) -> None:
    lines = ['"名称" = "a"', '"上级情景" = "plan"', '"理由" = "r"', '["政策"."农民扶助金"]', '"封顶线" = 5']
    found = problems("\n".join(line for line in lines if not line.startswith(f'"{missing}"')), head=False)
    assert [problem.key for problem in found] == [key]


@pytest.mark.parametrize(("text", "key"), [('"资金转用" = { "来源情景" = "plan" }\n', "资金转用.转用于")])
def test_missing_keys_of_tables_in_the_words_of_the_table(problems: Problems, text: str, key: str) -> None:
    assert key in [problem.key for problem in problems(text)]


def test_overlapping_dates_in_the_same_place(problems: Problems) -> None:
    found = problems(
        '[[policy.farmers_fund]]\nfrom = "2022-01"\nto = "2023-06"\ncap = 1\n[[policy.farmers_fund]]\nfrom = "2023-06"\ncap = 2\n'
    )
    assert [(p.line, p.key) for p in found] == [(9, "policy.farmers_fund[2]")]
    assert "cap is already set at line 5 for 2023-06 / 2023-06" in found[0].expected_en
    assert "日期不可重叠" in found[0].expected_zh


def test_no_overlap_in_other_places_other_dates_or_other_parameters(folder: Path) -> None:
    (folder / "good.toml").write_text(
        'name = "g"\nextends = "plan"\nreason = "r"\n'
        '[[policy.farmers_fund]]\nto = "2022-12"\ncounties = ["望谟县"]\ncap = 1\n'
        '[[policy.farmers_fund]]\ncounties = ["522327"]\ncap = 2\n'
        '[[policy.farmers_fund]]\nfrom = "2023-01"\ncounties = ["Wangmo"]\ncap = 3\n'
        "[[policy.farmers_fund]]\nstrength = 0.5\n",
        encoding="utf-8",
    )
    assert len(read_scenario("good").file.changes) == 4


def test_a_calendar_of_two_thousand_blocks_is_checked_at_once(problems: Problems) -> None:
    started = time.perf_counter()
    months = [f"{2021 + i // 12 % 9}-{i % 12 + 1:02d}" for i in range(2000)]
    found = problems(
        "".join(f'[[policy.farmers_fund]]\nfrom = "{month}"\nto = "{month}"\ncap = {i}\n' for i, month in enumerate(months))
    )
    assert "cap is already set at line 5 for 2021-01 / 2021-01" in found[0].expected_en and found[0].key == "policy.farmers_fund[109]"
    assert time.perf_counter() - started < 20


def test_a_switch_overlaps_with_what_it_sets(problems: Problems) -> None:
    found = problems("[[policy.farmers_fund]]\nenabled = false\n[[policy.farmers_fund]]\ncoverage = 0.2\n")
    assert "coverage is already set at line 5" in found[0].expected_en


@pytest.mark.parametrize(
    ("line", "found_en"), [("name = “bad”", "“ ”"), ("name ＝ 'bad'", "＝"), ("counties = ['a'，'b']", "，"), ("[policy。dibao]", "。")]
)
def test_full_width_punctuation(problems: Problems, line: str, found_en: str) -> None:
    found = problems("# a comment，with full-width marks is fine\n" + line + "\n", head=False)
    assert len(found) == 1 and found[0].line == 2 and found[0].column > 0
    assert f"full-width or curly {found_en} found" in found[0].expected_en
    assert "全角" in found[0].expected_zh and "TOML" in found[0].text("zh")


def test_full_width_digits_in_a_date(problems: Problems) -> None:
    found = problems(FUND + 'from = "２０２２－０１"\ncap = 1')
    assert found[0].line == 6 and found[0].suggestion == '"2022-01"'


def test_other_syntax_errors(problems: Problems) -> None:
    found = problems('name = "a"\nname = "b"\n', head=False)
    assert (found[0].line, "TOML syntax: this key is there twice" in found[0].expected_en) == (2, True)
    assert problems('name = "a', head=False)[0].line == 1
