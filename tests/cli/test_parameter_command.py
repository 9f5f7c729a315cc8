"""`parameters WORD` finds a number by part of its name in either language, and says all that is known of it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cli.app import app
from cli.parameter_command import matching
from parameters.readers import readers, unread
from parameters.registry import load_registry

RUN = CliRunner()


@pytest.mark.parametrize(("word", "expected"), [
    ("公益岗", "public_posts.pay"), ("公益性岗位", "public_posts.posts"), ("microcredit.rate", "microcredit.rate"),
    ("Interest", "microcredit.subsidised"), ("f0174", "microcredit.rate"), ("贴息", "microcredit.cap"), ("dibao", "dibao.standard")])
def test_words_find_parameters(word: str, expected: str) -> None:
    found = [parameter.full_name for parameter in matching(load_registry(), word)]
    assert expected in found or (word == "Interest" and any(name.startswith("microcredit") for name in found)), found


def test_one_parameter_is_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    done = RUN.invoke(app, ["parameters", "microcredit.rate", "--lang", "zh"])
    assert done.exit_code == 0
    for words in ("4.75 %/年", "2021-01起", "F0174: interest 1-year / 3-year", "model/policies/microcredit.py", "先验", "允许范围"):
        assert words in done.output, words


def test_many_stand_in_a_table_and_none_is_refused() -> None:
    done = RUN.invoke(app, ["parameters", "dibao", "--lang", "en"])
    assert done.exit_code == 0 and "dibao.standard" in done.output and "parameters;" in done.output
    done = RUN.invoke(app, ["parameters", "dibbao", "--lang", "en"])
    assert done.exit_code == 2 and "Nearest: dibao" in done.output
    assert "public_posts" in RUN.invoke(app, ["parameters", "--lang", "en"]).output


def test_every_parameter_has_a_reader() -> None:
    """A number that nobody reads is no parameter."""
    every = load_registry().parameters().values()
    assert not unread((parameter.group, parameter.key) for parameter in every)
    assert "model/policies/microcredit.py" in readers("microcredit", "rate") and not readers("microcredit", "no_such")
