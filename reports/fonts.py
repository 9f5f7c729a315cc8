"""The Chinese font of charts: one subset file in `data/fonts`, registered with matplotlib, DejaVu Sans behind it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from matplotlib import font_manager, rcParams

FONT_FILE = Path(__file__).resolve().parent.parent / "data" / "fonts" / "NotoSansSC-subset.otf"
FONT_NAME = "Noto Sans SC"
FAMILIES = [FONT_NAME, "DejaVu Sans"]
"""Tried in this order for every character."""

CSS_FAMILIES = (
    '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", '
    '"WenQuanYi Micro Hei", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
)
"""The same for pages: system fonts that hold Chinese, because the subset is too large to embed in every report."""


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
