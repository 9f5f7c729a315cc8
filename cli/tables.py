"""Tables on the terminal: boxes there, aligned plain text in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPE_WIDTH = 240


def console() -> Console:
    """Where results are printed; a pipe gets wide lines without colours."""
    return Console() if sys.stdout.isatty() else Console(width=PIPE_WIDTH, color_system=None)


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> None:
    """Print a table; the first `words` columns are text, the others stand right."""
    out = console()
    table = Table(box=box.SIMPLE if out.is_terminal else None, pad_edge=False)
    for column, head in enumerate(heads):
        table.add_column(Text(head), justify="left" if column < words else "right", overflow="fold")
    for row in rows:
        table.add_row(*[Text(cell) for cell in row])
    out.print()
    out.print(Text(title, style="bold"))
    out.print(table)
