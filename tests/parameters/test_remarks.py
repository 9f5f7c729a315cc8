"""What is permitted and probably not meant is said: by file, line and key, in both languages, and never of what is fine."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from cli.app import app
from parameters.describe import difference, tell
from parameters.messages import InputError, Problem
from parameters.plausible import believed_range, far_from_prior
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.remarks import remarks
from parameters.scenario import SCENARIOS, read_scenario
from parameters.scenario_file import scenario_names
from parameters.table import compile_rules
from parameters.units import NO_CAP
from parameters.words import change_text

HEAD = 'name = "mine"\nextends = "plan"\nreason = "r"\n'
CASES = {
    "a fixed value on both sides": (
        "[policy.farmers_fund]\ncoverage = 0.4\n",
        "policy.farmers_fund.coverage",
        "a cut in some draws",
        "部分抽样中是下调",
    ),
    "a fixed value on a rising path": (
        "[policy.job_loss_insurance]\ndays = 85\n",
        "policy.job_loss_insurance.days",
        "a cut in some draws and years and a rise in others",
        "抽样和年份",
    ),
    "a cut that grows": (
        '[policy.dibao]\nfrom = "2021-01"\nstandard = { to = 4000 }\n',
        "policy.dibao.standard",
        "a cut that changes with time",
        "逐年变化的下调",
    ),
    "after the end": (
        '[policy.farmers_fund]\nfrom = "2026-01"\nenabled = false\n',
        "policy.farmers_fund",
        "use --end 2026 or later",
        "--end 2026",
    ),
    "a factor that clips": (
        "[policy.farmers_fund]\ncoverage = { times = 3 }\n",
        "policy.farmers_fund.coverage",
        "held at 100 %",
        "按 100 % 计",
    ),
    "far from what is believed": ("[policy.dibao]\nstandard = 30000\n", "policy.dibao.standard", "far outside", "远超可信范围"),
    "a product far from it": ("[policy.farmers_fund]\ncap = { times = 4 }\n", "policy.farmers_fund.cap", "far outside", "远超可信范围"),
    "nothing changed": ("", "extends", "changes nothing against its parent plan", "完全相同"),
    "the value that it has": ("[policy.farmers_fund]\nstrength = { times = 1 }\n", "extends", "changes nothing", "完全相同"),
    "knowledge of the future": (
        'known_by = { policies = "2049-01" }\n',
        "known_by.policies",
        "nothing becomes known after",
        "再无新信息",
    ),
    "knowledge of long ago": ('known_by = { behaviour = "1991-01" }\n', "known_by.behaviour", "were not known by then", "尚未知"),
    "money of the plan": (
        'money = { from_scenario = "plan", to = "dibao" }\n',
        "money.from_scenario",
        "saves nothing against itself",
        "没有节省",
    ),
    "money of an unrelated scenario": (
        'money = { from_scenario = "no_microcredit", to = "dibao" }\n',
        "money.from_scenario",
        "is no parent of this scenario",
        "不是本情景的上级",
    ),
}


def written(folder: Path, text: str, stem: str = "mine") -> Path:
    path = folder / f"{stem}.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CASES)
def test_each_kind_is_said_once(case: str, tmp_path: Path) -> None:
    text, key, english, chinese = CASES[case]
    path = written(tmp_path, text)
    found = [remark for remark in remarks(read_scenario(path)) if english in remark.expected_en]
    assert [remark.key for remark in found] == [key]
    assert chinese in found[0].expected_zh and found[0].line >= 1 and found[0].file.endswith("mine.toml")
    assert english in tell(read_scenario(path)) and chinese in tell(read_scenario(path), "zh")
    checked = CliRunner().invoke(app, ["scenarios", "check", str(path), "--lang", "zh"])
    assert checked.exit_code == 0 and chinese in checked.stderr and "提示：" in checked.stderr


def test_money_to_a_policy_that_is_off(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "m"\nextends = "no_microcredit"\n'
        'reason = "r"\nmoney = { from_scenario = "no_microcredit", to = "dibao" }\n[policy.dibao]\nenabled = false\n',
        encoding="utf-8",
    )
    assert [remark.key for remark in remarks(read_scenario(path))] == ["money.to"]


@pytest.mark.parametrize(
    "text",
    [
        "[policy.farmers_fund]\nenabled = false\n",
        "[policy.farmers_fund]\ncoverage = 1\n",
        "[policy.farmers_fund]\ncoverage = 0\n",
        '[policy.dibao]\nstandard = { hold = "2022-12" }\n',
        "[policy.dibao]\nstandard = { times = 0.9 }\n",
        "[policy.farmers_fund]\ncap = { times = 0.5 }\n",
        'known_by = { policies = "2022-07" }\n[policy.farmers_fund]\nenabled = false\n',
    ],
)
def test_what_is_meant_is_left_alone(text: str, tmp_path: Path) -> None:
    assert remarks(read_scenario(written(tmp_path, text))) == []


def test_the_end_of_the_run_counts(tmp_path: Path) -> None:
    scenario = read_scenario(written(tmp_path, '[policy.farmers_fund]\nfrom = "2026-01"\nenabled = false\n'))
    assert remarks(scenario, 2025) and not remarks(scenario, 2026)


@pytest.mark.parametrize("name", scenario_names(SCENARIOS))
def test_shipped_scenarios_say_what_they_mean(name: str) -> None:
    """Nothing but the end of the run, the old contract's days, meant as a fixed value, and loans that are meant to go on."""
    found: list[Problem] = remarks(read_scenario(name))
    assert all(
        "after the end" in remark.expected_en
        or remark.key == "policy.job_loss_insurance.days"
        or (name == "continues" and "without it, this ends" in remark.expected_en)
        for remark in found
    )


@pytest.mark.parametrize(
    "block", ["lending = 0.5", 'from = "2026-01"\nto = "2026-12"\nlending = 0.67', 'from = "2023-01"\nlending = 1.0']
)
def test_what_outlives_the_plan_is_said(block: str, tmp_path: Path) -> None:
    """The plan ends new subsidised loans with 2025: a path that goes on beyond that is not silent, one that ends with it is fine."""

    def said(text: str) -> list[str]:
        scenario = read_scenario(written(tmp_path, f"[policy.microcredit]\n{text}\n"))
        return [remark.key for remark in remarks(scenario, 2028) if "nothing from 2026-01 on" in remark.expected_en]

    assert said(block) == ["policy.microcredit.lending"]
    times = re.sub(r"lending = ([0-9.]+)", r"lending = { times = \1 }", block)
    assert said(times) == said('to = "2025-12"\nlending = 0.5') == said("lending = 0.0") == []


SHARES = ("coverage", "lending", "subsidised", "compensated", "in_force", "tilt", "help", "strength")
LATE = {"continues": {("microcredit", "lending")}}
"""What a scenario says in its reason that it lets go on after the plan's end."""


@pytest.mark.parametrize("name", sorted(set(scenario_names(SCENARIOS)) - {"plan"}))
def test_no_shipped_scenario_outlives_the_plan(name: str) -> None:
    """Where the plan has ended a policy, or a part of it, so has every scenario but that which says that it goes on."""
    registry, months = load_registry(), 12 * 9
    plan, mine = (compile_rules(registry, read_scenario(each), CENTRAL_DRAW, 2020 * 12, months) for each in ("plan", name))
    outlived = {
        (group, share)
        for group in registry.of_kind("policy")
        for share in SHARES
        if share in plan[group].dtype.names and ((plan[group][share] == 0.0) & (mine[group][share] > 0.0)).any()
    }
    assert outlived == LATE.get(name, set())


def test_tell_says_which_file_what_was_there_and_not_what_the_parent_leaves(tmp_path: Path) -> None:
    written(tmp_path, "[policy.farmers_fund]\nenabled = false\n", "no_microcredit")
    path = tmp_path / "child.toml"
    path.write_text(
        'name = "c"\nextends = "no_microcredit"\nreason = "r"\n[policy.microcredit]\nsubsidised = 0\nlending = 0\n', encoding="utf-8"
    )
    text = tell(read_scenario(path))
    assert f"Changed against {(tmp_path / 'no_microcredit.toml').as_posix()}" in text and "not the scenario of that name" in text
    assert "No parameter is changed" not in tell(read_scenario("support_withdrawn"))


def test_switches_are_told_as_yes_and_no(tmp_path: Path) -> None:
    switches = [p for p in load_registry().parameters().values() if p.unit == "0 or 1"]
    assert switches
    for switch in switches:
        now = 1.0 - float(switch.values[-1].value)  # type: ignore[arg-type]
        kind = load_registry().groups[switch.group].kind
        scenario = read_scenario(written(tmp_path, f"[{kind}.{switch.group}]\n{switch.key} = {now:g}\n"))
        said = {"en": ("no (0)", "yes (1)")[int(now)], "zh": ("否(0)", "是(1)")[int(now)]}
        assert f"becomes {said['en']} instead of" in tell(scenario) and f"改为 {said['zh']}" in tell(scenario, "zh")
        assert f"-> {said['en']}" in difference(read_scenario("plan"), scenario)


def test_levers_that_no_rule_reads_are_refused_with_why(tmp_path: Path) -> None:
    idle = [p for p in load_registry().parameters().values() if p.low == p.high]
    assert len(idle) >= 5
    for parameter in idle:
        with pytest.raises(InputError) as told:
            read_scenario(written(tmp_path, f"[policy.{parameter.group}]\n{parameter.key} = {parameter.high + 1}\n"))
        assert "no rule reads this here" in str(told.value) and "没有规则使用" in told.value.problems[0].text("zh")


SOME = ("farmers_fund", "gap_insurance")
CHINESE = '"名称" = "我的"\n"上级情景" = "plan"\n"理由" = "试"\n'


@pytest.mark.parametrize(
    ("text", "lang", "hint"),
    [
        ('["政策"."农村低保"]\n"起" = "2023-01"\n"低保标准" = 4000\n', "zh", '{ "保持" = "2022-12" } 或 { "乘以" = ... }'),
        ('["政策"."农民扶助金"]\n"起" = "2022-01"\n"覆盖率" = { "改为" = 0.4 }\n', "en", '{ "保持" = "2021-12" } or { "乘以" = ... }'),
    ],
)
def test_hints_use_the_keys_of_the_file(text: str, lang: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(CHINESE + text, encoding="utf-8")
    checked = CliRunner().invoke(app, ["scenarios", "check", str(path), "--lang", lang])
    assert checked.exit_code == 0 and hint in checked.stderr.replace("\n", " ") and "hold =" not in checked.stderr, checked.stderr


def test_derived_numbers_are_short_and_one_value_is_no_range(tmp_path: Path) -> None:
    """Every remark of a value multiplied or replaced, for the parameters of some policies: at most four digits of what nobody wrote."""
    long, none = re.compile(r"\d[.]\d{4,}|\d{2}[.]\d{3,}"), re.compile(r"believed, (\S+(?: [^\d\s]\S*)*) to \1[.;,]")
    said = []
    for parameter in load_registry().parameters().values():
        kind = load_registry().groups[parameter.group].kind
        if parameter.group not in SOME or isinstance(parameter.values[-1].value, tuple) or parameter.low == parameter.high:
            continue
        for how in ("{ times = 3 }", f"{parameter.low + 0.37 * (min(parameter.high, 1e9) - parameter.low):.6g}"):
            path = written(tmp_path, f"[{kind}.{parameter.group}]\n{parameter.key} = {how}\n")
            try:
                said += remarks(read_scenario(path))
            except InputError:
                continue  # beyond what is permitted, or whole numbers only
    assert len(said) > 12
    for remark in said:
        derived = remark.expected_en.partition(" is far outside of ")[2] or remark.expected_en
        assert not long.search(derived) and not none.search(remark.expected_en), remark.expected_en
        assert "believed, 100 % to 100 %" not in remark.expected_en


def test_the_only_value_that_is_believed(tmp_path: Path) -> None:
    fixed = next(
        p
        for p in load_registry().parameters().values()
        if p.group in load_registry().of_kind("policy")
        and believed_range(p) == (1.0, 1.0)
        and p.low < 0.3 < p.high
        and p.unit == "share"
    )
    kind = load_registry().groups[fixed.group].kind
    found = remarks(read_scenario(written(tmp_path, f"[{kind}.{fixed.group}]\n{fixed.key} = 0.1\n")))
    assert any("believed, 100 % alone" in one.expected_en and "（仅此一值）" in one.expected_zh for one in found), (fixed.name, found)


def test_levers_of_which_only_none_is_known_are_not_called_far(tmp_path: Path) -> None:
    """A premium share, a delay or a yearly cap has no size that is believed: no remark asks for its unit."""
    levers = [
        p
        for p in load_registry().parameters().values()
        if p.prior is None and set(believed_range(p)) in ({0.0}, {NO_CAP}) and p.low < p.high and not p.length
    ]
    assert {"premium_share", "delay_months", "yearly_cap"} <= {lever.key for lever in levers}
    for lever in levers:
        value = 5e6 if lever.high >= NO_CAP else lever.low + 0.3 * (lever.high - lever.low)
        assert not far_from_prior(lever, value), lever.name
    text = (
        "[policy.gap_insurance]\npremium_share = 0.3\n[policy.public_posts]\ndelay_months = 6\n[policy.dibao]\nyearly_cap = 50000000\n"
    )
    assert remarks(read_scenario(written(tmp_path, text))) == []


def test_told_remarks_end_once(tmp_path: Path) -> None:
    scenario = read_scenario(written(tmp_path, "[policy.dibao]\nstandard = 30000\n"))
    for lang, twice in (("en", "?."), ("zh", "？。")):
        assert twice not in tell(scenario, lang)


def test_one_month_is_said_once(tmp_path: Path) -> None:
    scenario = read_scenario(written(tmp_path, '[[shock]]\nname = "mass return"\nmonth = "2023-02"\nsize = 0.4\n'))
    assert "Shock, in 2023-02, everywhere" in tell(scenario) and "冲击，2023-02，全州" in tell(scenario, "zh")


def test_worked_out_amounts_are_short(tmp_path: Path) -> None:
    scenario = read_scenario(written(tmp_path, '[policy.dibao]\nfrom = "2023-01"\nstandard = 5250\n'))
    for text in (tell(scenario), tell(scenario, "zh"), difference(read_scenario("plan"), scenario)):
        assert "5,540" in text and "5,540.4" not in text
    assert change_text(np.array(0.5), np.array(0.50001), "share", "en") != "50 -> 50 %", "short numbers never hide a change"
