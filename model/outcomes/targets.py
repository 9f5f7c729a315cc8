"""Targets of the plan for 2025, ch.3 s.3 规划目标."""

from __future__ import annotations

from model.outcomes.declared import Outcome
from model.outcomes.how import Kept
from model.outcomes.units import NOUGHT_TO_ONE, OF_TARGET

OUTCOMES = (
    Outcome(
        "target_value",
        "value reached in 2025",
        "目标模拟值",
        OF_TARGET,
        ("target",),
        Kept("model.score_board:ScoreBoard"),
        "score-board of the plan, ch.3 s.3; the last year where the run ends before 2025",
        "《规划》第三章第三节目标；运行止于2025年之前的取末年",
    ),
    Outcome(
        "target_met",
        "target met",
        "是否达标",
        NOUGHT_TO_ONE,
        ("target",),
        Kept("model.score_board:ScoreBoard"),
        "1 met, 0 not; no_large_scale_relapse: the chance that it is met, as far as the sample can tell; the mean over runs is "
        "the probability of meeting the target",
        "1为达标，0为未达标；不发生规模性返贫为样本所能判定的达标可能性；各次模拟的均值即达标概率",
    ),
    Outcome(
        "target_value_by_county",
        "value reached in 2025 by county",
        "分县目标模拟值",
        OF_TARGET,
        ("target", "county"),
        Kept("model.score_board:ScoreBoard"),
        "missing where a target is not one of the county: ratio and growth of the prefecture, leads outside the key counties",
        "非该县目标者为空：全州比值与增速，以及重点帮扶县以外的增速差",
    ),
    Outcome(
        "target_met_by_county",
        "target met by county",
        "分县是否达标",
        NOUGHT_TO_ONE,
        ("target", "county"),
        Kept("model.score_board:ScoreBoard"),
        "1 met, 0 not; no_large_scale_relapse: the chance that it is met, as far as the sample can tell; the mean over runs is "
        "the probability of meeting the target",
        "1为达标，0为未达标；不发生规模性返贫为样本所能判定的达标可能性；各次模拟的均值即达标概率",
    ),
)
