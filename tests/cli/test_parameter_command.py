"""`parameters WORD` finds a number by part of its name in either language, and says all that is known of it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cli.app import app
from cli.parameter_command import matching
from parameters.readers import readers, unread
from parameters.registry import load_registry

RUN = CliRunner()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("公益岗", "public_posts.pay"),
        ("公益性岗位", "public_posts.posts"),
        ("microcredit.rate", "microcredit.rate"),
        ("Interest", "microcredit.subsidised"),
        ("f0174", "microcredit.rate"),
        ("贴息", "microcredit.cap"),
        ("dibao", "dibao.standard"),
    ],
)
def test_words_find_parameters(word: str, expected: str) -> None:
    found = [parameter.full_name for parameter in matching(load_registry(), word)]
    assert expected in found or (word == "Interest" and any(name.startswith("microcredit") for name in found)), found


def test_one_parameter_is_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    done = RUN.invoke(app, ["parameters", "microcredit.rate", "--lang", "zh"])
    assert done.exit_code == 0
    for words in ("4.75 %/年", "2021-01起", "F0174: interest 1-year / 3-year", "model/policies/microcredit.py", "先验", "允许范围"):
        assert words in done.output, words


def test_many_stand_in_a_table_and_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    done = RUN.invoke(app, ["parameters", "dibao", "--lang", "en"])
    assert done.exit_code == 0 and "run.py parameters dibao.coverage" in done.output and "\nstandard " in done.output
    done = RUN.invoke(app, ["parameters", "dibbao", "--lang", "en"])
    assert done.exit_code == 2 and "Nearest: dibao" in done.output
    assert "public_posts" in RUN.invoke(app, ["parameters", "--lang", "en"]).output


def test_every_parameter_has_a_reader() -> None:
    """A number that nobody reads is no parameter."""
    every = list(load_registry().parameters().values())
    refused = {parameter.full_name for parameter in every if parameter.low == parameter.high}
    nobodys = set(unread((parameter.group, parameter.key) for parameter in every))
    assert nobodys <= refused, "read it in a rule, or refuse every other value by its range"
    assert "home_insurance.targeting_error" in nobodys and "dibao.targeting_error" not in nobodys
    assert readers("farmers_fund", "targeting_error") == ["model/reach.py"], "no other policy reads it"
    assert "model/policies/microcredit.py" in readers("microcredit", "rate") and not readers("microcredit", "no_such")


@pytest.mark.parametrize("width", ["80", "120"])
@pytest.mark.parametrize("group", list(load_registry().groups))
def test_a_table_of_parameters_keeps_every_key_and_number(monkeypatch: pytest.MonkeyPatch, width: str, group: str) -> None:
    """No key is broken, and no list of numbers is cut: 1,000,000,000 must not end as 1,000,0."""
    monkeypatch.setenv("COLUMNS", width)
    text = RUN.invoke(app, ["parameters", group, "--lang", "zh"]).output
    registry = load_registry()
    if len(registry.groups[group].parameters) > 4:
        words = text.split()
        assert set(registry.groups[group].parameters) <= set(words)
        assert "1,000,0" not in words


def test_what_the_plan_takes_is_what_was_known_in_july_2022(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dibao standard of 2023 became known in 2025; the plan goes on from 5,130 by 8 % a year."""
    monkeypatch.setenv("COLUMNS", "300")
    text = RUN.invoke(app, ["parameters", "dibao.standard", "--lang", "zh"]).output
    assert "2021年4,750 元/人·年；2022年5,130 元/人·年；2023年5,540.4 元/人·年" in text
    assert "取值越高：返贫率（帮扶后）降低" in text and "assumption" not in text


def test_a_fact_is_shown_before_who_cites_it() -> None:
    text = RUN.invoke(app, ["parameters", "f0174", "--lang", "zh"]).output
    assert text.index("F0174（事实，等级B）") < text.index("microcredit.rate")


def test_priors_of_shares_are_per_cent_like_their_values() -> None:
    done = RUN.invoke(app, ["parameters", "public_posts.targeting_error", "--lang", "zh"])
    assert done.exit_code == 0
    assert "20 - 35 - 60 %" in done.output and "0 - 100 %" in done.output and "0.35" not in done.output, done.output
