"""Charts: equal bytes for equal outcomes, the stamp on each, every glyph there, few runs and odd shapes drawn."""

from __future__ import annotations

import re
import warnings
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from report_effects import make_effects
from report_samples import make_outcomes

from agents import codes
from model.contract import VARIABLES
from model.outcomes.dimensions import DIMENSIONS
from parameters.units import unit_text
from reports.charts import CHARTS, EFFECTS_NAME, draw_charts, write_charts
from reports.charts.county_map import counties
from reports.charts.style import Canvas, house_style, wrap
from reports.labels import STAMP, Lang
from reports.words import SECTIONS, WORDS


def test_charts_are_written_to_the_same_bytes(tmp_path: Path) -> None:
    outcomes, effects = make_outcomes(2, 1, 1), make_effects(2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first, second = (write_charts(outcomes, tmp_path / name, "zh", effects) for name in ("first", "second"))
    assert len(first) == 2 * (len(CHARTS) + 1)
    assert [a.read_bytes() for a in first] == [b.read_bytes() for b in second]
    assert all(b"<text" not in path.read_bytes() for path in first if path.suffix == ".svg")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chart_carries_the_stamp(lang: Lang) -> None:
    for name, figure in draw_charts(make_outcomes(1, 1, 1), lang, make_effects(2)).items():
        assert STAMP[lang] in [text.get_text() for text in figure.texts], name


def test_one_run_of_one_year_and_missing_values_are_drawn(tmp_path: Path) -> None:
    outcomes = make_outcomes(1, 1, 1)
    assert EFFECTS_NAME not in draw_charts(outcomes, "zh", None)
    hole = make_outcomes(2, 2, 1)
    for name in hole.data_vars:
        hole[name] = hole[name].where((hole.draw > 0) | (hole.scenario == "plan"), np.nan)
    hole["relapse_rate"] = hole["relapse_rate"].where(hole.county != "522301")
    with house_style():
        for name, figure in draw_charts(hole, "en").items():
            figure.savefig(tmp_path / f"{name}.png", dpi=40)


def test_the_map_shows_eight_units_and_says_that_yilong_is_carved() -> None:
    assert {str(f["properties"]["adcode"]) for f in counties()} == {c.name for c in codes.COUNTIES} - {"yilong"}
    words = [text.get_text() for text in draw_charts(make_outcomes(1, 1, 1), "zh")["county_map"].texts]
    assert any("仅示意" in word for word in words)
    assert any("义龙新区" in word for word in words)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_of_policies_are_never_cut_off(lang: Lang) -> None:
    outcomes = make_outcomes(1, 1, 1)
    titles = ["Subsidised micro-credit for lifted households (小额信贷)", "Insurance that consolidates the way out of poverty"]
    outcomes["policy_name"] = ("policy", [*titles, *outcomes.policy_name.values[2:]])
    with house_style():
        figure = CHARTS["spending"].draw(outcomes, lang)
        renderer = FigureCanvasAgg(figure).get_renderer()
        labels = figure.axes[0].get_yticklabels()
        boxes = [label.get_window_extent(renderer) for label in labels]
    assert min(box.x0 for box in boxes) >= 0
    assert all(above.y0 >= below.y1 - 2 for above, below in pairwise(boxes))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_thousands_are_apart_on_every_axis(lang: Lang) -> None:
    """Numbers of an axis are written as those of tables; only years have four digits in a row."""
    outcomes = make_outcomes(2, 2, 5)
    for name in ("spending", "payouts", "rural_income", "income_per_capita_by_source", "relapse_rate", "below_line_rate_monthly"):
        outcomes[name] = outcomes[name] * 3e3
    for name, figure in draw_charts(outcomes, lang, make_effects(2)).items():
        figure.draw_without_rendering()
        labels = [text.get_text() for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for text in axis.get_ticklabels()]
        years = {label for label in labels if label.startswith("20") and len(label) == 4}
        numbers = set(labels) - years
        assert not [label for label in numbers if re.search(r"\d{4}|e[+−-]?\d", label)], (name, numbers)
        if name in ("spending", "income", "relapse_rate"):
            assert any("," in label for label in numbers), (name, numbers)


@pytest.mark.parametrize(("ends", "expected"), [
    ((0, 5000), {"0", "1,000", "5,000"}), ((-3000, 3000), {"−3,000", "0", "2,000"}), ((0, 1), {"0.0", "0.2", "1.0"}),
    ((1e6, 5e6), {"1,000,000", "4,000,000"}), ((1000.0, 1000.4), {"1,000.00", "1,000.25"}), ((-0.4, 0.4), {"−0.4", "0.0"}),
])  # fmt: skip
def test_numbers_of_an_axis(ends: tuple[float, float], expected: set[str]) -> None:
    canvas = Canvas(2.0, "", "", "en")
    axes = canvas.axes(0.5, 0.2, 4.0, 1.5)
    axes.set_xlim(*ends)
    canvas.figure.draw_without_rendering()
    assert expected <= {label.get_text() for label in axes.get_xticklabels()}


@pytest.mark.parametrize("most", [9.0, 2204.0, 198765.0])
def test_numbers_behind_bars_stay_in_their_panel(most: float) -> None:
    """However long a number is, it ends before the next panel and before the margin."""
    outcomes = make_outcomes(5, 2, 1)
    outcomes["relapses_by_cause"] = outcomes["relapses_by_cause"] * 0.0 + most / 9  # nine counties
    with house_style():
        figure = CHARTS["causes"].draw(outcomes, "en")
        renderer = FigureCanvasAgg(figure).get_renderer()
        for left, right in pairwise([*figure.axes, None]):
            limit = right.get_window_extent(renderer).x0 if right else figure.bbox.x1
            assert max(text.get_window_extent(renderer).x1 for text in left.texts) < limit


def all_words() -> str:
    """Every fixed Chinese or English text of charts and pages."""
    items = [text for dimension in DIMENSIONS.values() for item in dimension.items for text in (item.zh, item.en)]
    contract = [text for v in VARIABLES.values() for text in (v.long_name, v.long_name_zh, v.meaning, v.meaning_zh)]
    fixed = [text for pair in (*SECTIONS.values(), *WORDS.values()) for text in pair]
    return "".join([*items, *contract, *fixed, *(unit_text(v.units, "zh") for v in VARIABLES.values()), *STAMP.values(), "‰±−–…《》①"])


def draw_words(words: str, tmp_path: Path) -> None:
    with house_style(), warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = Figure()
        figure.text(0, 0, words)
        figure.savefig(tmp_path / "words.png")


def test_no_glyph_is_missing(tmp_path: Path) -> None:
    draw_words("\n".join(wrap("".join(sorted(set(all_words()) - {"\n", "$"})), 80)), tmp_path)


def test_a_missing_glyph_would_be_noticed(tmp_path: Path) -> None:
    with pytest.raises(UserWarning, match="Glyph"):
        draw_words("\U00020000", tmp_path)


def test_lines_break_between_words_and_never_before_a_comma() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("返贫率，按县", 6) == ["返贫率，", "按县"]
    assert wrap("不实施新“四险一金”", 10) == ["不实施新", "“四险一金”"]
