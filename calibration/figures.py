"""What all yardsticks share: figures by name, and the folder of their bands."""

from __future__ import annotations

from parameters.place import DATA

Figures = dict[str, float]
"""Figures by `name/population`."""
TARGETS = DATA / "targets"
