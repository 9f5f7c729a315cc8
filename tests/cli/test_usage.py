"""What the command line itself cannot use is said in the reader's language, in one line, with status 2."""

from __future__ import annotations

import re

import pytest
import typer
from typer.testing import CliRunner

from cli.app import app

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
CASES = [
    (["compare", "--draws", "x"], "--draws x: expected a whole number", "--draws x：应为整数"),
    (["sweep", "quick", "--draws", "1.5"], "--draws 1.5: expected a whole number", "--draws 1.5：应为整数"),
    (["compare", "--sample", "abc"], "--sample abc: expected a number", "--sample abc：应为数字"),
    (["compare", "--drws", "3"], "--drws: there is no such option; did you mean --draws or --drivers?", "--drws：没有这个选项"),
    (["compare", "--seed"], "--seed: a value is missing", "--seed：缺少取值"),
    (["population", "--all=3"], "--all: takes no value", "--all：不接受取值"),
    (["compare", "--drivers", "foo"], "--drivers foo: expected forecast or observed", "--drivers foo：应为 forecast 或 observed"),
    (["bench", "--sample", "5"], "--sample 5: expected 1.0 or less", "--sample 5：应不大于1.0"),
    (["scenarios", "check", "a.toml", "--end", "2050"], "--end 2050: expected 2030 or less", "--end 2050：应不大于2030"),
    (["explain", "a"], "household a: expected a whole number", "household a：应为整数"),
    (["explain", "1", "b"], "b: one word too many", "b：多余的参数"),
    (["report"], "FOLDER: is missing", "FOLDER：缺少此项"),
    (["nope"], "nope: there is no such command; expected one of: simulate", "nope：没有这个命令；可用：simulate"),
    (["scenarios", "nope"], "nope: there is no such command; expected one of: list", "nope：没有这个命令；可用：list"),
]


def said(words: list[str]) -> str:
    ran = CliRunner().invoke(app, words)
    assert ran.exit_code == 2 and isinstance(ran.exception, SystemExit), (ran.output, ran.exception)
    assert len(ran.output.splitlines()) == 1, ran.output
    return ran.output


@pytest.mark.parametrize(("words", "en", "zh"), CASES)
def test_in_both_languages(words: list[str], en: str, zh: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert said([*words, "--lang", "en"] if words[-1] != "--seed" else ["compare", "--lang=en", "--seed"]).startswith(en)
    assert said([*words, "--lang=zh"] if words[-1] != "--seed" else ["compare", "--lang", "zh", "--seed"]).startswith(zh)


def test_the_environment_says_the_language_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert said(["compare", "--draws", "x"]).startswith("--draws x：应为整数；用法见 ")
    assert said(["--lang", "zh", "compare"]).startswith("--lang：没有这个选项；选项应写在命令之后")


def _numbers() -> list[tuple[str, str]]:
    """Every option of every command that takes a number."""
    found = []
    for name, command in COMMANDS.items():
        parts = {f"{name} {inner}": one for inner, one in getattr(command, "commands", {name: command}).items()}
        for path, one in parts.items() if hasattr(command, "commands") else [(name, command)]:
            found += [
                (path, option.opts[0])
                for option in one.params
                if option.opts[0].startswith("--") and option.metavar in ("N", "YEAR", "SHARE", "RUNS")
            ]
    return found


@pytest.mark.parametrize(("path", "option"), _numbers())
def test_every_option_of_a_number_refuses_a_word(path: str, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    words = said([*path.split(), option, "望谟"])
    assert re.match(rf"{option} 望谟：应为(整数|数字)", words), words


def test_help_is_still_help() -> None:
    for words in (["--help"], ["compare", "--help"], ["scenarios", "--help"]):
        assert CliRunner().invoke(app, words).exit_code == 0
    assert "Usage" in CliRunner().invoke(app, ["scenarios"]).output
    assert "Usage" in CliRunner().invoke(app, []).output
