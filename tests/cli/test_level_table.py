"""The level of 2020 stands in one table of 80 columns, with its last column, in both languages."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.console import Console

from cli.level import level_cells, level_heads
from cli.tables import by_number, show


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_table_within_80_columns(lang: str, terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """`is the baseline us?` is answered by the last column: it stands beside its figures and not in a table below."""
    rows = [("rural disposable income per resident head (fitted)", "农村居民人均可支配收入（拟合）", "yuan/person/year", "F0444",
             11000.0, 11900.0, 11785.0),
            ("rural dibao spending (fitted)", "农村低保支出（拟合）", "yuan/year", "F0118", 7e8, 9.5e8, 9.6e8),
            ("persons in dibao in December", "年末农村低保人数", "persons", "F0118", 230000.0, 320000.0, 304000.0),
            ("share of net transfers in it (fitted)", "转移净收入占比（拟合）", "share", "F0487", 0.19, 0.35, 0.283)]  # fmt: skip
    cells = [level_cells(row, lang) for row in rows]
    cells.append(
        [
            *(["户均户籍人口", "人/户"] if lang == "zh" else ["registered persons a household", "persons a household"]),
            "F0430",
            "4.20",
            "3,472,461",
            "open",
        ]
    )
    out = Console(width=80, force_terminal=terminal, color_system=None, highlight=False)
    monkeypatch.setattr("cli.tables.console", lambda: out)
    with out.capture() as caught:
        show("t", level_heads(lang), cells, words=3)
    text = caught.get()
    assert text.count(level_heads(lang)[0]) == 1, text
    assert max(cell_len(line.rstrip()) for line in text.splitlines()) <= 80
    marks = [line.split()[-1] for line in text.splitlines() if "F0" in line]
    assert marks == (["是", "偏离", "是", "是", "open"] if lang == "zh" else ["yes", "OFF", "yes", "yes", "open"])
    assert all(word in text for row in cells for cell in row for word in cell.split())


def test_long_texts_stand_below_by_number() -> None:
    assert by_number(["a long text", "", "another", "a long text"]) == (["[1]", "", "[2]", "[1]"], ["[1] a long text", "[2] another"])
    assert by_number(["", ""]) == (["", ""], [])
