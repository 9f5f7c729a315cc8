"""Lines fit, lose nothing, and begin or end with no mark that may not stand there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cli.tables import say
from cli.wrapping import CLOSING, OPENING, folded

WORDS = st.lists(st.text("县乡村（）“”，。ab1.", min_size=1, max_size=8), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.integers(24, 80))
def test_lines_fit_and_hold_everything(text: str, width: int) -> None:
    lines = folded(text, width)
    assert max(map(cell_len, lines), default=0) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_mark_begins_or_ends_a_line_where_it_may_not() -> None:
    text = "取消公益性岗位与护林员；帮扶后，2021-2025年均；与“规划情景（按可信执行力度）”的配对差。" * 3
    for width in range(40, 90):
        lines = folded(text, width)
        assert not [line for line in lines if line[0] in CLOSING or line[-1] in OPENING], (width, lines)


@pytest.mark.parametrize(("text", "width", "lines"), [
    ("各情景2 x 1次运行(参数抽样x重复)", 14, ["各情景2 x 1次", "运行(参数抽样x", "重复)"]),
    ("  单位：元，每人每年", 14, ["  单位：元，每", "  人每年"]), ("one two", 20, ["one two"]), ("", 20, [""]),
    ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]), ("one two three", 8, ["one two", "three"]),
])  # fmt: skip
def test_lines_by_hand(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width) == lines


def test_chinese_is_no_single_long_word(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    say("在 plan 基础上改动。理由：2021年起仅保留兜底保障\n第二行")
    assert capsys.readouterr().out == "在 plan 基础上改动。理由：2021年起仅保留\n兜底保障\n第二行\n"
