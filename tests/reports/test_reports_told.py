"""From which size on a difference is told: the interval that decides of each pair, the same on page and terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_effects import make_effects

from cli.statements import foot_line
from experiments.effects import Effects
from reports.told import told_words


def pairs(kind: str) -> Effects:
    """Three scenarios: one told at 0.565 per 1,000, one not told at 2.21, one the same in every run."""
    found = make_effects(3)
    first = found.effect("no_public_posts", "relapse_rate", "all")
    near = replace(
        first, scenario="near", difference=0.565e-3, noise_half_width=0.3e-3, luck_half_width=0.4e-3, kind=kind, verdict="told"
    )
    far = replace(
        first,
        scenario="far",
        difference=2.21e-3,
        noise_half_width=0.5e-3,
        luck_half_width=3.17e-3,
        kind=kind,
        told=False,
        verdict="luck",
    )
    same = replace(first, scenario="same", difference=0.0, kind="identical", told=False, verdict="identical")
    return replace(found, effects=(near, far, same), replicates=2 if kind == "luck" else 1)


@pytest.mark.parametrize(("kind", "sizes"), [("luck", ("0.40", "3.17")), ("own luck", ("0.30", "0.50"))])
def test_what_is_told_is_told_by_the_interval_of_its_own_pair(kind: str, sizes: tuple[str, str]) -> None:
    """Page and foot line say the half-width that decides of each pair: none is larger than a difference told beside it."""
    effects, titles = pairs(kind), {"plan": "Plan", "near": "Near", "far": "Far", "same": "Same"}
    for words in (told_words(effects, titles, "en"), " ".join(foot_line(effects, titles, "en").split())):
        assert f"Near {sizes[0]} per 1,000; Far {sizes[1]} per 1,000; Same (identical in every run)" in words
        assert ("with the wages, prices, pandemic and weather" in words) == (kind == "luck")
        assert "10.56" not in words and "80 %" not in words
    for effect in effects.effects[:2]:
        assert effect.told == (abs(effect.difference) > effect.half_width) or kind == "own luck"
    assert f"Near {sizes[0]}个千分点；Far {sizes[1]}个千分点；Same（各次模拟完全相同）" in told_words(effects, titles, "zh")
    assert told_words(replace(effects, effects=()), titles, "en") == ""
