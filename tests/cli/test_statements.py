"""Sentences around a comparison: scenarios by their titles in the reader's language."""

from __future__ import annotations

from agents.codes import Item
from cli.statements import smallest_words
from experiments.plan import Experiment
from experiments.titles import Titles


def test_what_can_be_told_names_scenarios_by_title() -> None:
    experiment = Experiment(scenarios=("plan", "no_public_posts", "/else/where/mine.toml"))
    titles = Titles((Item("plan", "规划", "Plan"), Item("no_public_posts", "取消岗位", "No posts"), Item("mine", "我的", "Mine")), ())
    english, chinese = (smallest_words(experiment, titles, lang) for lang in ("en", "zh"))
    assert "No posts " in english and "; Mine " in english
    assert "取消岗位 " in chinese and "；我的 " in chinese
    assert not any("no_public_posts" in words or "mine.toml" in words for words in (english, chinese))
