"""Charts inside a page: SVG text without prolog, metadata and outside addresses, with ids of its own."""

from __future__ import annotations

import html
import io
import re

from matplotlib.figure import Figure

from reports.charts.style import house_style

IDS = re.compile(r'(\bid="|xlink:href="#|href="#|url\(#)')


def inline_svg(figure: Figure, name: str, title: str) -> str:
    """The figure as an `<svg>` element for a page; `name` keeps its ids apart from those of other charts."""
    buffer = io.StringIO()
    with house_style():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    text = re.sub(r' xmlns(:\w+)?="[^"]*"', "", text)
    text = IDS.sub(lambda match: f"{match.group(1)}{name}-", text)
    size = re.search(r'viewBox="[^"]*"', text)
    box = size.group(0) if size else ""
    opening = f'<svg {box} role="img" aria-label="{html.escape(title, quote=True)}">'
    return opening + text[text.index(">") + 1 :]
