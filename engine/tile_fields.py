"""Cells of the household while its body is turned: what was read at the start, and the last value of each."""

from __future__ import annotations

import ast
from collections.abc import Callable

from engine.tile_layout import Layout
from engine.tile_reading import called, kind_of, text_of

Cell = tuple[str, str]
"""A field and the source of the index within it, "" for a field of one number."""


class Fields:
    """Values of the household's cells, by name.

    `first` holds the names of cells as the body finds them, `last` what was read or written last.
    """

    def __init__(self, layout: Layout, kinds: dict[str, str], fresh: Callable[[str], str]) -> None:
        self.layout, self.kinds, self.fresh = layout, kinds, fresh
        self.first: dict[Cell, str] = {}
        self.last: dict[Cell, ast.expr] = {}
        self.indices: dict[str, str] = {}

    def start(self, cell: Cell) -> ast.expr:
        """The value of a cell before the body."""
        if cell not in self.first:
            self.first[cell] = self.fresh(f"h_{cell[0]}")
            self.kinds[self.first[cell]] = self.layout.kind(cell[0])
        return ast.Name(self.first[cell], ast.Load())

    def read(self, cell: Cell) -> ast.expr:
        """The last value of a cell."""
        if cell not in self.last:
            self.last[cell] = self.start(cell)
        return self.last[cell]

    def stored(self, cell: Cell, value: ast.expr) -> ast.expr:
        """A value as the field of a record would keep it: a float, or a whole number."""
        kind = self.layout.kind(cell[0])
        if kind_of(value, self.kinds) == kind:
            return value
        if isinstance(value, ast.Constant) and isinstance(value.value, (int, float)):
            return ast.Constant(float(value.value) if kind == "f8" else int(value.value))
        return called(kind.upper(), value)

    def refusal(self, field: str, index: str | None, in_branch: bool) -> str:
        """Why a cell cannot be used, or "" if it can; a loop uses one index of a field of several numbers."""
        why = self.layout.refusal(field, index)
        if why:
            return why
        if index is not None and in_branch and not index.isdecimal() and field not in self.indices:
            return "cells are loaded and stored always, also where a branch would not: use this one before the branch"
        if self.indices.setdefault(field, index or "") != (index or ""):
            return f"a loop uses one index of a field of several numbers, here {self.indices[field]}"
        return ""

    def changed(self) -> dict[Cell, str]:
        """Sources of the values of cells that are no longer what the body found, by column."""
        found = {cell: text_of(value) for cell, value in self.last.items() if text_of(value) != self.first.get(cell)}
        return dict(sorted(found.items(), key=self.by_column))

    def found(self) -> dict[Cell, str]:
        """Names of the cells that the body finds, by column."""
        return dict(sorted(self.first.items(), key=self.by_column))

    def by_column(self, item: tuple[Cell, str]) -> int:
        """Order of the columns, in which memory is read best."""
        return self.layout.columns[item[0][0]]
