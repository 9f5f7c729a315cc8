"""Tables of the page: as wide as the page at most, sentences under them, equal cells joined, a common unit said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from report_effects import make_effects
from report_samples import make_context, make_outcomes

from cli.report_context import money_rows
from reports.charts.style import width_of
from reports.labels import Lang
from reports.page import sections_of
from reports.page_tables import PageTable, set_table, shared_unit, spans
from reports.rows import Column, Noted, Table

PAGE = 944
"""Pixels of the page's column in a window of 1,100."""
PROSE, FEW = {"zh": 27, "en": 48}, 5
"""Half-width characters that a cell of a table of more than so many columns may have, beside the first column."""


@cache
def tables(lang: Lang) -> tuple[PageTable, ...]:
    outcomes = make_outcomes(5, 2, 5)
    outcomes["scenario_name"] = ("scenario", ["The plan, with delivery as believed", *outcomes.scenario_name.values[1:]])
    outcomes["scenario_name_zh"] = ("scenario", ["规划情景（按可信执行力度）", *outcomes.scenario_name_zh.values[1:]])
    outcomes["beneficiaries"] = outcomes["beneficiaries"] * 0.0 + 3e4  # more households than the facts reach, of gap cover too
    outcomes["payouts"] = outcomes["payouts"] * 1e-3
    context = replace(make_context(), money_rows=money_rows(2021, 2025))
    return tuple(table for section in sections_of(outcomes, make_effects(5), context, lang) for table in section.tables)


def cells(table: PageTable) -> Iterator[tuple[int, str, str]]:
    """Column, look and text of every cell that is set; the covered ones are at the left."""
    for row in table.rows:
        missing = len(table.heads) - len(row)
        for place, cell in enumerate(row):
            yield place + missing, cell.look, cell.text


def half_widths(text: str) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_table_scrolls_sideways(lang: Lang) -> None:
    """What cannot be broken in each column - numbers, words of headings - stands side by side in the width of the page."""
    for table in tables(lang):
        size, gap = (9.6, 9.0) if table.dense else (10.3, 13.0)
        least = [max((width_of(word, size) for word in (words.split() if lang == "en" else [words[:3]])), default=0.0)
                 for words, _ in table.heads]  # fmt: skip
        for place, look, text in cells(table):
            whole = look in ("number", "tight") and place > 0
            parts = [text] if whole else text.split() if lang == "en" else [text[:3]]
            least[place] = max([least[place], *(width_of(part, size) for part in parts)])
        assert sum(least) * 96 + gap * len(least) <= PAGE, (table.title, [round(width * 96) for width in least])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_column_of_many_holds_sentences(lang: Lang) -> None:
    """A sentence in a narrow column is set a word or two a line; it stands under the table, by its number."""
    for table in tables(lang):
        if len(table.heads) > FEW:
            prose = [text for place, _, text in cells(table) if place and not re.fullmatch(r"[F\d -]+", text)]
            said = [text for text in prose if half_widths(text) > PROSE[lang]]
            assert not said, (table.title, said[0])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "巩固脱贫成色险：资金之内；户数多于推算，因每户所得较少。"),
        ("en", "Gap cover: within the money; more households, with less each."),
    ],
)
def test_what_is_said_of_a_row_stands_under_the_money_table(lang: Lang, words: str) -> None:
    table = tables(lang)[0]
    assert words in table.remarks
    marked = {cell.remark for row in table.rows for cell in row} - {0}
    assert marked == set(range(1, len(table.remarks) + 1)), "each remark is pointed at, and each number has one"


def test_equal_cells_are_joined_and_values_never() -> None:
    rows = [["a", "x", "1"], ["a", "x", "1"], ["a", "y", "1"], ["b", "y", "1"], ["b", "y", "2"]]
    assert spans(rows, [True, True, False]) == [[3, 2, 1], [0, 0, 1], [0, 1, 1], [2, 2, 1], [0, 0, 1]]
    assert spans([["1", "2"], ["1", "2"]], [False, False]) == [[1, 1], [1, 1]], "equal numbers are two numbers"
    assert spans([["a"], ["a"]], [True]) == [[1], [1]], "a table of one column has nothing beside a name"
    assert spans([], [True, False]) == []


def test_a_unit_that_all_columns_share_is_said_once() -> None:
    yuan = [Column(str(year), "whole", "yuan") for year in (2021, 2022, 2023)]
    assert shared_unit([Column("Name"), *yuan]) == "yuan"
    assert shared_unit([Column("Name"), *yuan, Column("Share", "percent", "%")]) == ""
    assert shared_unit([Column("Name"), *yuan[:2]]) == ""
    table = set_table(Table("T", (Column("名称"), *yuan), (("a", 1.0, 2.0, 3.0),)), "zh")
    assert table.unit == "（单位：yuan）" and [words for words, _ in table.heads] == ["名称", "2021", "2022", "2023"]


def test_files_hold_the_whole_sentence() -> None:
    table = Table("T", (Column("a"), Column("b")), (("x", Noted("ABOVE", "Why.")), ("y", Noted("ABOVE", "Why."))))
    assert table.texts() == [["x", "ABOVE"], ["y", "ABOVE"]] and table.remarks() == ["Why."]
    assert table.values()[0] == ["x", "ABOVE: Why."]
