"""Sentences around a comparison: scenarios by their titles in the reader's language."""

from __future__ import annotations

import re

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


def test_replicates_are_said_to_need_more_and_at_least_so_much() -> None:
    titles = Titles((Item("plan", "规划", "Plan"), Item("no_public_posts", "取消岗位", "No posts")), ())
    one, two = (Experiment(scenarios=("plan", "no_public_posts"), draws=4, replicates=number) for number in (1, 2))
    sizes = [float(re.findall(r"No posts ([0-9.]+)", smallest_words(each, titles, "en"))[0]) for each in (one, two)]
    assert sizes[1] > 3.0 * sizes[0]
    assert "at least No posts" in smallest_words(two, titles, "en") and "at least" not in smallest_words(one, titles, "en")
    assert "至少取消岗位" in smallest_words(two, titles, "zh")
    assert "without the shared luck" in smallest_words(one, titles, "en")
    assert "without the shared luck" not in smallest_words(two, titles, "en")
