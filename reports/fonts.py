"""The Chinese font of charts: one subset file in `data/fonts`, registered with matplotlib, DejaVu Sans behind it."""

from __future__ import annotations

import base64
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from matplotlib import font_manager, rcParams

FONT_FILE = Path(__file__).resolve().parent.parent / "data" / "fonts" / "NotoSansSC-subset.otf"
FONT_NAME = "Noto Sans SC"
EMBEDDED_NAME = "Report Sans SC"
BEHIND = "DejaVu Sans"
FAMILIES = [FONT_NAME, BEHIND]
"""Tried in this order for every character."""
REPLACEMENT = "〓"
"""Drawn for a character that no font of charts holds, as Chinese typesetters do."""
UNSEEN = ("Mn", "Me", "Cf")
"""Unicode categories of marks that change their neighbour; one without a glyph is left out."""

CSS_FAMILIES = (
    '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", '
    '"WenQuanYi Micro Hei", "Report Sans SC", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
)
"""The same for pages: system fonts that hold Chinese come first; behind them stand the glyphs embedded in the page."""


@cache
def register_font() -> str:
    """Make the subset font known to matplotlib once a process; returns its family name."""
    font_manager.fontManager.addfont(str(FONT_FILE))
    return FONT_NAME


def use_fonts() -> None:
    """Set matplotlib's font to the Chinese subset with DejaVu Sans behind it.

    It changes `rcParams`, so it holds inside the `matplotlib.rc_context` in which it is called, or for the process.
    """
    register_font()
    rcParams["font.family"] = list(FAMILIES)
    rcParams["svg.fonttype"] = "path"
    rcParams["axes.unicode_minus"] = True


@cache
def glyphs() -> frozenset[int]:
    """Code points that charts can draw, with either font."""
    register_font()
    paths = (str(FONT_FILE), font_manager.findfont(BEHIND))
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def drawable(text: str) -> str:
    """The text with a visible sign in place of every character that charts have no glyph for.

    Without it matplotlib draws an empty box and warns on the terminal. Line breaks stay.
    """
    return "".join(_drawn(character) for character in text)


def _drawn(character: str) -> str:
    if character == "\n" or ord(character) in glyphs():
        return character
    category = unicodedata.category(character)
    return "" if category in UNSEEN else " " if category[0] in "CZ" else REPLACEMENT


def embedded_face(text: str) -> str:
    """A CSS rule that embeds the glyphs of `text` (some hundred kB), so that a page reads on a machine without Chinese fonts.

    The same text gives the same bytes.
    """
    options = Options(flavor="woff", layout_features=[], name_IDs=[0, 1, 2, 13, 14], notdef_outline=True, hinting=False)
    options.recalc_timestamp = False
    font = load_font(str(FONT_FILE), options, lazy=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    buffer = BytesIO()
    save_font(font, buffer, options)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return f'@font-face {{ font-family: "{EMBEDDED_NAME}"; src: url(data:font/woff;base64,{data}) format("woff"); }}'
