"""Tables are never wider than the terminal, lose nothing, and keep names whole where these have room."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from cli.tables import say, show, without_empty

NAME = "规划情景（按可信执行力度）"
HEADS = ["情景", "合计", "±", "每年", "中央", "省级", "州级", "县级", "惠州", "中央定点单位"]


def shown(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    heads: list[str],
    rows: list[list[str]],
    words: int = 1,
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    show("表", heads, rows, words)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_wide_table_fits_and_its_names_are_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    rows = [[name, "无法判别差异", *[f"{number:,.2f}" for number in range(1000, 9000, 1000)]] for name in (NAME, "望谟县公益岗位减半")]
    lines = shown(capsys, monkeypatch, width, HEADS, rows)
    assert max(map(cell_len, lines)) <= width
    text = "\n".join(lines)
    assert all(cell in text for row in rows for cell in row) and all(head in text for head in HEADS)
    assert len([line for line in lines if NAME in line]) == (1 if width == 200 else text.count("情景  "))


def test_columns_of_text_stand_in_every_part(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["Neither set", "foundation", *["no difference can be told"] * 4]]
    lines = shown(capsys, monkeypatch, 80, ["scenario", "counties", "a", "b", "c", "d"], rows, 2)
    assert sum("Neither set" in line and "foundation" in line for line in lines) == 4 // 2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.text("县abc 甲1", min_size=1, max_size=30), min_size=5, max_size=5), min_size=1, max_size=4),
    st.integers(60, 160),
    st.integers(1, 2),
)
def test_no_table_is_wider_than_the_terminal(rows: list[list[str]], width: int, words: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        from cli.tables import console

        out = console()
        with out.capture() as caught:
            patch.setattr("cli.tables.console", lambda: out)
            show("t", ["一", "two", "三", "four", "五"], rows, words)
        assert max(cell_len(line.rstrip()) for line in caught.get().splitlines()) <= width


def test_sentences_break_between_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    say("A sentence of many words that is longer than a line. " * 4)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 3 and max(map(len, lines)) <= 60
    monkeypatch.delenv("COLUMNS")
    say("x" * 500)
    assert capsys.readouterr().out == "x" * 500 + "\n"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("terminal", [True, False])
def test_no_cell_is_cut_on_a_terminal(monkeypatch: pytest.MonkeyPatch, width: int, terminal: bool) -> None:
    """A box takes cells too: `no difference can be told` and `230,000 – 320,000` stand whole beside it."""
    rows = [
        ["No new insurance", "no difference can be told", "±487.94", "-81.05", "230,000 – 320,000", "1,369.67"],
        ["Support withdrawn stepwise", "-2,840.78", "±1,430.81", "-568.16", "9,000 – 10,900", "-683.00"],
    ]
    out = Console(width=width, force_terminal=terminal, color_system=None, highlight=False)
    monkeypatch.setattr("cli.tables.console", lambda: out)
    for more in range(12):  # each sum of widths about the terminal's
        rows[1][2] = "±" + "9" * (7 + more) + ".00"
        with out.capture() as caught:
            show("t", ["scenario", "all", "±", "a year", "central government", "county"], rows)
        text = caught.get()
        assert max(cell_len(line.rstrip()) for line in text.splitlines()) <= width
        assert all(cell in text for row in rows for cell in row[1:])


def test_units_stay_whole_beside_long_names(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        ["rural disposable income per resident head", "yuan/person/year", "F0444", "11,000 – 11,900", "11,800", "yes"],
        ["persons in public posts and as rangers", "persons", "F0664", "22,000 – 43,000", "30,400", "yes"],
    ]
    text = "\n".join(shown(capsys, monkeypatch, 80, ["figure", "unit", "fact", "facts allow", "simulated", "in"], rows, 3))
    assert all(word in text for row in rows for cell in row for word in cell.split())


def test_columns_without_a_value_are_left_out_and_no_others() -> None:
    heads, rows = ["a", "b", "c"], [["x", "-", "1"], ["-", "-", "2"]]
    assert without_empty(heads, rows, "-") == (["a", "c"], [["x", "1"], ["-", "2"]])
    assert without_empty(heads, [], "-") == (heads, [])


@pytest.mark.parametrize("width", range(56, 101))
def test_a_long_heading_never_cuts_a_cell_beside_it(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A heading of several words is broken where the words in a cell of numbers need the room."""
    monkeypatch.setenv("COLUMNS", str(width))
    show(
        "t",
        ["scenario", "counties", "difference", "luck", "with shared luck"],
        [["Support withdrawn", "foundation", "no difference can be told", "±1.647", "±23.922"]],
        words=2,
    )
    lines = capsys.readouterr().out.splitlines()
    assert any("no difference can be told" in line for line in lines) and any("±23.922" in line for line in lines)
    assert all(len(line) <= width for line in lines)


def test_a_chinese_heading_is_broken_before_the_table_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    heads = ["月份", "帮扶政策退出", "低于标准", NAME, "低于标准", "标准", "人数"]
    text = "\n".join(shown(capsys, monkeypatch, 80, heads, [["2021-01 *", "3,991", "是", "3,991", "是", "4,084", "2"]]))
    assert text.count("2021-01") == 1 and "".join(heads).count("标准") == text.count("标准"), text
