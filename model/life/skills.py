"""Skill: what a member is worth in wage work moves slowly, once a year, around a level of his own.

    deviation of the year = memory x that of last year + step x (part of the family's luck + part of his own)

The family's luck stands for what relatives who work together share. Deviations are drawn from their lasting distribution at the start
(`model.start`), so that wages become neither more nor less unequal by it. Luck is that of the year and goes by the person alone, so no
policy moves it.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

from engine.compiled import rare, rule
from engine.luck import decision, draw
from engine.passes import Line
from engine.rates import nearest, standard_normal, step_of_walk
from model.law import JANUARY
from model.people import MONTHS, OLDEST_FROM, YOUNG_FROM, age

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Household, Member
    from parameters.rules_types import Skills

SKILL_STEP = decision("skill_step")
MOST_SKILL = 32_000
"""As much as its two bytes hold; what is paid ends far below (`work.highest_wage`)."""


@rare
def move_skills(h: Household, members: Sequence[Member], p: Skills, luck: np.uint64, month: int) -> None:
    """A year's step of every member of an age to work."""
    of_family = p.step * sqrt(p.family) * standard_normal(draw(luck, SKILL_STEP, h.agent))
    own_sd = p.step * sqrt(1.0 - p.family)
    for k in range(len(members)):
        m = members[k]
        years = age(m, month)
        if years >= YOUNG_FROM and years < OLDEST_FROM:
            own = own_sd * standard_normal(draw(luck, SKILL_STEP, m.key))
            deviation = step_of_walk(m.drift, p.memory, of_family + own)
            m.skill = min(MOST_SKILL, nearest(m.skill * exp((deviation - m.drift) * 0.001)))
            m.drift = deviation


@rule
def move(h: Household, members: Sequence[Member], p: Skills, luck: np.uint64, month: int) -> None:
    """January: the year's step."""
    if month % MONTHS == JANUARY:
        move_skills(h, members, p, luck, month)


MOVE = Line("skills.move", "技能变动", household=move)
