"""Files with odd bytes, depths, lengths and syntax: one message in both languages, in bounded time, never a traceback."""

from __future__ import annotations

import os
import re
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from parameters import syntax, toml_file
from parameters.messages import MOST_TOLD, InputError, Problem, format_problems, printable
from parameters.scenario import read_scenario
from parameters.scenario_file import Header
from parameters.toml_file import LONGEST_STEM, expected

Problems = Callable[..., list[Problem]]
HEAD = 'name = "bad"\nname_zh = "坏"\nextends = "plan"\nreason = "test"\n'
STUMBLES = [
    "=1",
    "a",
    "a = 1 2",
    "a 1",
    "[a",
    "[[a]",
    "[a]\n[a]",
    "a = [1",
    "a = {b = 1",
    "a = 1\na = 2",
    "a.b = 1\na.b.c = 2",
    "[a.b]\n[a]\nb.c = 1",
    "a = {b = 1, b = 2}",
    "a = {b = 1}\n[a.c]",
    'a = "\\q"',
    'a = "\\uZZZZ"',
    'a = "\\uD800"',
    'a = "x',
    'a = """x',
    "a = 'x",
    "a = '''x",
    "a = 2022-13-45",
    "a = ",
    "a = x",
    'a = "b\nc"',
    "a = 'b\nc'",
    "a = 1 \x01",
    "# \x01",
    "[a]\nb = 1\n[[a]]",
    "a = []\n[[a]]",
    "é = 1",
    "[]",
    "a. = 1",
]


@pytest.mark.parametrize("text", STUMBLES)
def test_everything_that_tomllib_stumbles_over_is_said_in_both_languages(problems: Problems, text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    message = re.sub(r" \(at .*\)$", "", str(caught.value))
    assert syntax.said(message) in syntax.SAID.values(), message
    found = problems(text, head=False)
    assert len(found) == 1 and found[0].line
    assert not re.search(r"[A-Z][a-z]+ [a-z]+", found[0].expected_zh), found[0].expected_zh


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ('起 = "2022-01"', '"起" = ...'),
        ("[政策.农民扶助金]", '["政策"."农民扶助金"]'),
        ("[[policy.农民扶助金]]", '[[policy."农民扶助金"]]'),
        ("cap = 2万", "20000"),
        ("cap = 1.5万元", "15000"),
        ("cap = { to = 3千 }", "3000"),
        ("coverage = 50%", "0.5"),
        ("cap = 20,000", "20000"),
        ("cap = 25000元", "25000"),
        ("from = 2022-07", '"2022-07"'),
        ("extends = plan", '"plan"'),
    ],
)
def test_common_slips_are_cured(problems: Problems, line: str, cure: str) -> None:
    found = problems("# a comment\n" + line + "\n", head=False)
    assert len(found) == 1 and found[0].line == 2
    assert found[0].expected_en.endswith(": " + cure) and found[0].expected_zh.endswith("：" + cure)


def test_every_template_can_be_filled_in() -> None:
    context = {"ge": 1, "gt": 1, "le": 2, "lt": 2, "min_length": 1, "max_length": 9, "expected": "'a' or 'b'"}
    for kind in toml_file.EXPECTED:
        for text in expected(kind, context):
            assert text and "<" not in text, (kind, text)
    assert all(expected("a kind that pydantic has not yet", {}))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("known_by", '"2020-12"'),
        ("known_by", "3"),
        ("money", '"dibao"'),
        ("money", "[1]"),
        ("drivers", "true"),
        ("name", "3"),
        ("reason", '[""]'),
        ("policy", '"dibao"'),
        ("policy", "[1, 2]"),
        ("extends", "{ a = 1 }"),
    ],
)
def test_one_kind_of_value_for_another(problems: Problems, key: str, value: str) -> None:
    lines = [line for line in HEAD.splitlines() if not line.startswith(f"{key} ")]
    found = problems("\n".join([*lines, f"{key} = {value}"]), head=False)
    assert [problem.key for problem in found][:1] == [key]
    for lang in ("en", "zh"):
        assert "<" not in found[0].text(lang)


def test_pydantic_says_nothing_in_english_only() -> None:
    """Every kind of error that the tables of files can give has its words."""
    with pytest.raises(ValidationError) as caught:
        Header.model_validate({"name": 3, "known_by": "x", "money": [], "drivers": "y"})
    assert {error["type"] for error in caught.value.errors()} <= set(toml_file.EXPECTED)


@pytest.mark.parametrize("value", ["9" * 400, "9" * 5000, "-" + "9" * 400, "0x" + "f" * 5000, "1e999", "9" * 400 + ".5"])
def test_numbers_without_end(problems: Problems, value: str) -> None:
    found = problems(f"[policy.farmers_fund]\ncap = {value}\n")
    assert len(found) == 1 and found[0].line == 6
    assert len(found[0].text()) < 400


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 400 + "]" * 400,
        ".".join("a" * 3000) + " = 1",
        "[" + ".".join("a" * 3000) + "]",
        "a = " + "[" * 50 + "]" * 50,
        "a = " + "{b = " * 300 + "1" + "}" * 300,
    ],
)
def test_depths_without_end(problems: Problems, text: str) -> None:
    found = problems(HEAD + text, head=False)
    assert len(found) == 1 and "deep" in found[0].expected_en and "嵌套" in found[0].expected_zh


def test_errors_do_not_steer_the_terminal(problems: Problems) -> None:
    found = problems('[policy.farmers_fund]\n"\\u001b[31m" = 1\ncounties = ["\\u001b]0;x\\u0007", "\\u202e"]\n')
    for problem in found:
        for lang in ("en", "zh"):
            assert printable(problem.text(lang)) == problem.text(lang)
    assert "\\x1b[31m" in found[0].text() and "\\x1b" in found[1].text()


def test_many_problems_are_counted_and_not_all_told(problems: Problems) -> None:
    started = time.perf_counter()
    found = problems("[policy.farmers_fund]\n" + "".join(f"unknown_{i} = 1\n" for i in range(40_000)))
    told = format_problems(InputError(found)).splitlines()
    assert len(told) == MOST_TOLD + 1 and told[-1].endswith("and at least 80 more")
    assert format_problems(InputError(found), "zh").splitlines()[-1].endswith("另有至少80处问题")
    assert time.perf_counter() - started < 10


def test_names_of_files_that_cannot_be_written_everywhere(folder: Path) -> None:
    for name, part in (
        ("a\nb.toml", "control characters"),
        ("名" * (LONGEST_STEM // 3 + 1) + ".toml", f"at most {LONGEST_STEM}"),
        (" a.toml", "blank"),
    ):
        (folder / name).write_text(HEAD, encoding="utf-8")
        with pytest.raises(InputError) as caught:
            read_scenario(folder / name)
        assert part in str(caught.value) and "\n" not in str(caught.value)
    assert len("名" * 40) * 3 < LONGEST_STEM
    (folder / ("名" * 40 + ".toml")).write_text(HEAD, encoding="utf-8")
    assert read_scenario(folder / ("名" * 40 + ".toml")).title == "bad"


@pytest.mark.skipif(sys.platform != "linux", reason="only there are file names bytes")
def test_a_file_name_that_is_not_utf8(folder: Path) -> None:
    path = os.fsdecode(os.fsencode(str(folder)) + b"/" + "情景".encode("gbk") + b".toml")
    Path(path).write_text(HEAD, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_scenario(path)
    assert "not in UTF-8" in str(caught.value)
    str(caught.value).encode()


def test_utf16_is_named(problems: Problems) -> None:
    assert "UTF-16" in problems(HEAD.encode("utf-16"), head=False)[0].expected_en


@pytest.mark.skipif(sys.platform == "win32", reason="no devices there")
def test_a_device(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_scenario("/dev/zero")
    assert "device" in str(caught.value)


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("   ", "not blanks"),
        ("\u3000", "not blanks"),
        ("x" * 100_000, "at most 120 characters"),
        ("a\\u0000b", "control"),
        ("a\\u001b[31mb", "control"),
        ("a\\nb", "control"),
        ("a\u202eb", "control"),
        ("", "not empty"),
    ],
)
@pytest.mark.parametrize("key", ["name", "name_zh"])
def test_titles_of_blanks_controls_and_endless_ones(problems: Problems, key: str, title: str, part: str) -> None:
    found = problems(f'{key} = "{title}"\nextends = "plan"\nreason = "r"\n', head=False)
    assert [problem.key for problem in found] == [key] and part in found[0].expected_en


def test_titles_with_dollars_and_reasons_with_lines_are_fine(folder: Path) -> None:
    (folder / "dollar.toml").write_text('name = "$ and _ and ^ and \\\\"\nextends = "plan"\nreason = """a\nb"""\n', encoding="utf-8")
    assert read_scenario("dollar").title == "$ and _ and ^ and \\"
