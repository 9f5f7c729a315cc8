"""`validate` prints every yardstick with its band and where the model stands, in the language of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibration.targets import Measured, targets_of
from calibration.validation import OF_PLAN
from cli.validate_command import validate
from reports.yardsticks import shown


def test_the_quick_form_prints_all_figures_and_writes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    validate(sample=0.002, replicates=1, seed=1, quick=True, workers=1, lang="zh", out=tmp_path)
    said = capsys.readouterr().out
    assert "情景模拟，非统计数据" in said and "五等份转移矩阵" in said and "Incomes before aid" not in said
    for table in OF_PLAN:
        for target in targets_of(table):
            assert target.name_zh in said
    rows = sum(len(targets_of(table)) for table in OF_PLAN)
    counted = [int(part) for part in said.rpartition("\n\n")[2].replace("项", " ").replace("，", " ").split() if part.isdigit()]
    assert len(counted) == 4 and sum(counted) == rows
    assert not list(tmp_path.iterdir())


def test_a_row_reads_in_both_languages() -> None:
    [target] = [one for one in targets_of("classes") if one.key == "after_line/lifted"]
    assert shown(Measured(target, 0.0912, 0.004), "en")[2:] == ("% of persons", "3.0 – 8.0", "ii", "9.1", "0.4", "watch")
    assert shown(Measured(target, 0.2, float("nan")), "zh")[6:] == ("–", "超出")
