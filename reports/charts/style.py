"""The look that all charts share: size, colours, header, stamp, and saving to bytes that never change by themselves."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import ScalarFormatter

from experiments.durable import write_whole
from reports.fonts import drawable, use_fonts
from reports.labels import STAMP, Lang

WIDTH = 6.0
"""Inches; text of 9 to 10 points stays readable when the chart is set at half the width of A4."""
LEFT, RIGHT, FOOTER = 0.12, 0.12, 0.34
"""Inches of margin round everything, and of the strip that holds the stamp."""

INK, MUTED, FAINT, RULE = "#22272e", "#5f6b76", "#98a2ab", "#dfe3e6"
PLAN, OTHER = "#2b6599", "#cf6a1f"
"""The plan is blue everywhere, the scenario beside it orange: apart for every common kind of colour blindness."""
STAMP_COLOUR = "#a33b2e"
SERIES = ("#2b6599", "#e0953b", "#5aa79a", "#9c5b8d", "#8a8f3a", "#b9b9b9")
"""After Okabe and Ito, toned down; for parts of a whole."""

STYLE: Any = {
    "font.size": 9.0, "text.color": INK, "axes.labelcolor": MUTED, "axes.labelsize": 8.5, "axes.titlesize": 9.5,
    "axes.edgecolor": FAINT, "axes.linewidth": 0.7, "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": True, "axes.grid.axis": "y", "axes.axisbelow": True, "grid.color": RULE, "grid.linewidth": 0.6,
    "xtick.color": MUTED, "ytick.color": MUTED, "xtick.labelsize": 8.5, "ytick.labelsize": 8.5,
    "xtick.major.size": 2.5, "ytick.major.size": 0, "legend.frameon": False, "legend.fontsize": 8.5,
    "figure.facecolor": "white", "savefig.facecolor": "white", "svg.fonttype": "path", "svg.hashsalt": "fangpin",
    "text.parse_math": False,
}  # fmt: skip
"""A `$` in a title is money and no mathematics."""
PNG_WIDTH = 2000
"""Pixels at least, so that a chart stays sharp across a printed page or a projected slide."""


@contextmanager
def house_style() -> Iterator[None]:
    """Matplotlib's own defaults with the house style on top, whatever the user's settings are."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(STYLE)
        use_fonts()
        yield


def chart(draw: Callable[..., Figure]) -> Callable[..., Figure]:
    """Run a drawing function in the house style; what has no glyph is drawn as a visible sign."""

    @wraps(draw)
    def styled(*args: Any, **kwargs: Any) -> Figure:
        with house_style():
            figure = draw(*args, **kwargs)
            for text in figure.findobj(Text):
                text.set_text(drawable(text.get_text()))
            return figure

    return styled


class Canvas:
    """A figure with header, stamp and a body in which axes are placed in inches from the top left."""

    def __init__(self, body: float, title: str, subtitle: str, lang: Lang, note: str = "") -> None:
        lines = wrap(subtitle, 98 if lang == "zh" else 104)
        notes = wrap(note, 112 if lang == "zh" else 114) if note else []
        self.top = 0.42 + 0.165 * len(lines) + 0.1
        self.bottom = FOOTER + (0.15 * len(notes) + 0.1 if notes else 0.0)
        self.height = self.top + body + self.bottom
        self.figure = Figure(figsize=(WIDTH, self.height))
        self.text(LEFT, 0.12, title, size=12.5, va="top")
        for number, line in enumerate(lines):
            self.text(LEFT, 0.42 + 0.165 * number, line, size=8.3, color=MUTED, va="top")
        for number, line in enumerate(notes):
            self.text(LEFT, self.height - self.bottom + 0.02 + 0.15 * number, line, size=7.4, color=MUTED, va="top")
        self.text(WIDTH - RIGHT, self.height - 0.17, STAMP[lang], size=8.3, color=STAMP_COLOUR, ha="right", va="center")
        rule = matplotlib.lines.Line2D([LEFT / WIDTH, 1 - RIGHT / WIDTH], [FOOTER / self.height] * 2, color=RULE, lw=0.7)
        self.figure.add_artist(rule)

    def text(self, x: float, y: float, words: str, **look: Any) -> None:
        """Write at inches from the top left corner of the figure."""
        self.figure.text(x / WIDTH, 1 - y / self.height, words, **look)

    def axes(self, x: float, y: float, width: float, height: float, **options: Any) -> Axes:
        """Axes whose top left corner lies at (x, y) inches of the body."""
        bottom = self.height - self.top - y - height
        box = (x / WIDTH, bottom / self.height, width / WIDTH, height / self.height)
        axes = self.figure.add_axes(box, **options)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(Separated())
        return axes


class Separated(ScalarFormatter):
    """Numbers of an axis as everywhere in a report: thousands apart, never as a power or an offset."""

    def __init__(self) -> None:
        super().__init__(useOffset=False)
        self.set_scientific(False)

    def __call__(self, x: float, pos: int | None = None) -> str:
        """`1,000`, `−2,500`, `0.25`: the decimals that the axis needs."""
        whole, point, decimals = super().__call__(x, pos).partition(".")
        sign = "−" if whole.startswith(("−", "-")) else ""
        shown = whole.lstrip("−-")
        return f"{sign}{int(shown):,}{point}{decimals}" if shown.isdecimal() else f"{whole}{point}{decimals}"


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of `width` half-width characters; Chinese breaks anywhere but before a closing mark or after
    an opening one."""
    lines, line, size = [], "", 0
    for word in _words(text):
        length = sum(2 if ord(c) > 0x2E80 else 1 for c in word)
        if line and size + length > width and word not in "，。；：）、”’》 ":
            opening = line[len(line.rstrip("（“‘《")) :]
            lines.append(line[: len(line) - len(opening)].rstrip())
            line, size, word = opening, 2 * len(opening), word.lstrip()
        line, size = line + word, size + length
    return [*lines, line.rstrip()] if line.strip() else lines


def width_of(text: str, size: float) -> float:
    """Rough width of a line in inches at a font size in points."""
    return size * sum(0.0140 if ord(c) > 0x2E80 else 0.0073 for c in text)


def balanced(text: str, width: int) -> str:
    """A heading broken into as few lines as `width` allows, all of about the same length."""
    lines = wrap(text, width)
    for narrower in range(width // 2, width):
        if len(lines) > 1 and len(shorter := wrap(text, narrower)) == len(lines):
            return "\n".join(shorter)
    return "\n".join(lines)


def _words(text: str) -> Iterator[str]:
    word = ""
    for character in text:
        if ord(character) > 0x2E80 or character == " ":
            yield from (part for part in (word, character) if part)
            word = ""
        else:
            word += character
    if word:
        yield word


def save(figure: Figure, stem: Path) -> list[Path]:
    """Write `stem.png` (`PNG_WIDTH` pixels) and `stem.svg`, free of dates and program versions: equal charts give equal bytes."""
    png, svg = stem.with_name(stem.name + ".png"), stem.with_name(stem.name + ".svg")
    with house_style():
        drawn, traced = io.BytesIO(), io.BytesIO()
        figure.savefig(drawn, format="png", dpi=math.ceil(PNG_WIDTH / figure.get_figwidth()), metadata={"Software": None})
        figure.savefig(traced, format="svg", metadata={"Date": None, "Creator": None})
    write_whole(png, drawn.getvalue())
    write_whole(svg, traced.getvalue())
    return [png, svg]
