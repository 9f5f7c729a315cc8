"""Characters that come from users and villages: drawn, replaced visibly or stripped, never an error or a warning."""

from __future__ import annotations

import struct
import unicodedata
import warnings
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xarray as xr
from report_effects import make_effects
from report_samples import make_context, make_outcomes

from reports.charts import draw_charts, write_charts
from reports.charts.county_map import colour_range
from reports.charts.style import PNG_WIDTH
from reports.fonts import FONT_FILE, REPLACEMENT, drawable, glyphs
from reports.labels import Lang, printable, scenario_titles
from reports.page import report_page

NASTY = (
    "Costs $5 and $x^2_{a}$, \\frac{1}{0} 50%",
    "a\x00b\x07c\x1b[31m\u2028d",
    "望谟县坉塆塝埇𠮷村 \U0001f600 e\u0301\ufe0f",
    "<svg>&amp;</title> \"quoted\"",
    "=1+1", "{braces} {0} %s %d",
)  # fmt: skip
"""Titles of scenarios that meet mathematics, control characters, rare characters, markup and templates."""


def with_title(title: str, scenarios: int = 2) -> xr.Dataset:
    outcomes = make_outcomes(scenarios, 1, 1)
    for name in ("scenario_name", "scenario_name_zh"):
        outcomes[name] = ("scenario", [*outcomes[name].values[:-1], title])
    return outcomes


@pytest.mark.parametrize("title", NASTY)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_any_title_is_drawn_without_error_or_warning(title: str, lang: Lang, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        paths = write_charts(with_title(title), tmp_path, lang, make_effects(2))
    for path in paths:
        if path.suffix == ".svg":
            ElementTree.fromstring(path.read_bytes())  # an XML parser refuses control characters
        else:
            width = struct.unpack(">I", path.read_bytes()[16:20])[0]
            assert width >= PNG_WIDTH == 2000


def test_a_dollar_in_a_title_is_written_as_it_is() -> None:
    figure = draw_charts(with_title(NASTY[0], 1), "en")["causes"]
    titles = [axes.get_title(loc="left").replace("\n", " ") for axes in figure.axes]
    assert titles == [NASTY[0]]
    assert not any(text.get_parse_math() for text in figure.texts)


def test_control_characters_become_spaces_everywhere() -> None:
    assert printable("a\x00b\x1b[31m\u2028c") == "a b [31m c"
    assert scenario_titles(with_title("\x00\x01"), "en")["no_new_insurance"] == "no_new_insurance", "the name, where nothing is left"
    page = report_page(with_title(NASTY[1]), make_effects(2), make_context(), "zh")
    assert {c for c in page if unicodedata.category(c) in ("Cc", "Cs")} == {"\n"}


def test_characters_of_place_names_are_in_the_font_and_the_rest_is_replaced_visibly() -> None:
    for character in "坉塆塝埇㭎䓨𬟁":
        assert ord(character) in glyphs(), character
    assert drawable("坉塆塝埇\n村") == "坉塆塝埇\n村"
    assert drawable("\U00030000村") == f"{REPLACEMENT}村"
    assert drawable("e\U000e0100") == "e"
    assert FONT_FILE.stat().st_size < 2.4e6


def test_the_font_holds_what_its_list_says() -> None:
    listed = FONT_FILE.with_name("CHARACTERS.txt").read_text(encoding="utf-8")
    assert len(listed) == len(set(listed)) > 9000
    assert all(ord(character) in glyphs() for character in listed)


def test_colours_of_the_map_run_from_the_lowest_to_the_highest_county() -> None:
    outcomes = make_outcomes(1, 1, 1)
    lifted = outcomes["relapse_rate"].sel(household_class="lifted")
    rates = lifted.mean([dimension for dimension in lifted.dims if dimension != "county"])
    norm = colour_range(rates)
    assert (norm(float(rates.min())), norm(float(rates.max()))) == (0.0, 1.0)
    assert colour_range(rates * 0 + 0.01).vmin == 0.0
    assert colour_range(rates * float("nan")).vmax == 1.0
