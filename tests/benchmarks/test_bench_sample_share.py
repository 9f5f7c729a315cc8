"""What a sample says of everybody must not depend on its size: ten hundredths side by side beside the tenth that they make up.

The ten windows hold every kin group of the tenth once, with the same luck, so that the mean over them has no sampling error: what it
lies off the tenth's value is bias, but for chance in who meets whom in a queue for money; two tenths make that small.
`docs/sample_share.md` shows the same of everybody, for every share and scenario.
"""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.sample_share import SEED, SMALL, Measures, Row, levels
from engine.flows import POLICIES
from model.projection import Block, project

WINDOWS, SHARE, WHOLE = 10, 0.01, 0.1
TENTHS = (0.0, 1.0)
POSTS = "public-welfare posts and forest rangers, paid, million yuan"
DIBAO = "households in dibao, thousand"
POSTS_OFF, POSTS_KNOWN, POSTS_EMPTY = 0.005, 0.01, 0.02
"""Posts are dealt and have hardly any sampling error, so that no bias is small beside it: what is allowed is a share of their money.
It was 0.1 to 0.2 % too high in samples; posts that were rounded anew each January paid 15 to 32 % too much at a hundredth. Since seats
are given up for better work and handed on, it was 0.8 % too high, and since the near-poor are those in a bad state, of whom few can
work, 1.6 %. The reason: a village with fewer candidates than posts leaves posts empty, and a hundred of them that act together in a
hundredth find somebody, more than ten in a tenth. Of the money planned for 2021 and 2022 everybody pays 93.6 and 95.6 %, tenths 94.8
and 96.7, hundredths 97.6 and 97.7. A known fault, which may not grow."""


def lived(share: float, tenth: float) -> Measures:
    """The plan's first two years in one window, at central values."""
    outcome = project(Block(("plan",), 0, 1, 0, SEED, share, 2021, 2022, tenth=tenth))["plan"]
    helped = outcome["beneficiaries"][:, :, POLICIES.index("dibao")]
    return levels(outcome) | {DIBAO: float(np.nansum(helped)) / len(helped) / 1e3}


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    """Every measure: mean over the windows and standard deviation between them, beside the tenths."""
    whole = [lived(WHOLE, tenth) for tenth in TENTHS]
    windows = [[lived(SHARE, round(tenth + 10.0 * SHARE * number, 6)) for number in range(WINDOWS)] for tenth in TENTHS]
    found = {}
    for measure in whole[0]:
        seen = np.array([[window[measure] for window in of_tenth] for of_tenth in windows])
        everybody = float(np.mean([each[measure] for each in whole]))
        found[measure] = Row(measure, SHARE, float(seen.mean()), float(np.sqrt(seen.var(axis=1, ddof=1).mean())), everybody)
    return found


@pytest.mark.parametrize(
    "measure", ["rural income, yuan a head", "households listed, thousand", DIBAO, "rural minimum living allowance, paid, million yuan"]
)
def test_hundredths_have_no_bias_beside_the_tenth_that_they_make_up(rows: dict[str, Row], measure: str) -> None:
    row = rows[measure]
    assert row.deviation > 0.0 and abs(row.bias) <= SMALL, row


@pytest.mark.xfail(strict=True, reason="groups of a hundredth fill posts that villages leave empty: 1.6 % too much")
def test_hundredths_pay_the_posts_that_the_tenth_pays(rows: dict[str, Row]) -> None:
    row = rows[POSTS]
    assert row.everybody > 0.0 and row.mean == pytest.approx(row.everybody, rel=POSTS_OFF), row


@pytest.mark.xfail(strict=True, reason="1.6 % too much since fewer of the near-poor can take a post")
def test_hundredths_are_no_further_off_in_posts_than_is_known(rows: dict[str, Row]) -> None:
    row = rows[POSTS]
    assert row.everybody > 0.0 and row.mean == pytest.approx(row.everybody, rel=POSTS_KNOWN), row


def test_hundredths_fill_no_more_empty_posts_than_is_known(rows: dict[str, Row]) -> None:
    row = rows[POSTS]
    assert row.everybody > 0.0 and row.mean == pytest.approx(row.everybody, rel=POSTS_EMPTY), row
