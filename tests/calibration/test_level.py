"""The check of 2020's level: what it says with central parameters, and in whose language."""

from __future__ import annotations

import pytest

from calibration.level import level_check
from cli.level import check_level


@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_of_2020_lies_in_the_band_of_the_facts(seed: int) -> None:
    rows = level_check(seed)
    assert len(rows) == 13
    outside = [f"{row.level}: {row.simulated:,.4g} not in {row.low:,.4g} - {row.high:,.4g}" for row in rows if not row.inside]
    assert not outside, outside


def test_it_speaks_the_language_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    rows = check_level(1, "zh")
    said = capsys.readouterr().out
    assert "2020年水平" in said and "农村低保" in said and "Level of 2020" not in said
    assert all(low <= simulated <= high for *_, low, high, simulated in rows)
