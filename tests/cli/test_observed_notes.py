"""The remark on observed drivers: for scenarios that say so themselves, by a parent, or by the run's own option."""

from __future__ import annotations

import pytest

from agents.codes import Item
from cli.statements import notes_of, say_notes
from experiments.titles import Titles

TEXTS = {"plan.toml": 'name = "Plan"\n', "back.toml": 'extends = "plan"\ndrivers = "observed"\n', "child.toml": 'extends = "back"\n'}
TITLES = Titles(tuple(Item(name, f"{name}_zh", name) for name in ("plan", "back", "child")), (), TEXTS)


def test_the_own_word_and_that_of_a_parent_count() -> None:
    assert [en.split('"')[1] for _, en in notes_of(TITLES)] == ["back", "child"]
    zh, en = notes_of(TITLES)[0]
    assert "(to 2024)" in en and "urban income" in en and "至2024年" in zh


def test_the_option_of_a_run_comes_before_the_files() -> None:
    assert len(notes_of(TITLES, "observed")) == 3 and notes_of(TITLES, "forecast") == []


@pytest.mark.parametrize(("lang", "words"), [("en", '"back" looks back: '), ("zh", "“back_zh”为事后视角：")])
def test_the_terminal_says_it_too(lang: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    say_notes(notes_of(TITLES), lang)
    assert words in capsys.readouterr().out
    say_notes(notes_of(TITLES, "forecast"), lang)
    assert not capsys.readouterr().out
