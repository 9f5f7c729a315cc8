"""What a report is given beside the numbers: the question, the scenarios in words, checks, money and provenance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ScenarioText:
    """A scenario in words, as its file says it."""

    name: str
    title: str
    title_zh: str
    reason: str = ""
    reason_zh: str = ""


@dataclass(frozen=True)
class ReportContext:
    """Texts and rows for one report. Empty parts leave their section out.

    `money_rows` and `check_rows` are rows of tables: a key ending in `_zh` stands for the same key in Chinese, a pair is a range.
    """

    question: str = ""
    question_zh: str = ""
    scenarios: Sequence[ScenarioText] = ()
    money_rows: Sequence[Mapping[str, Any]] = ()
    """What each policy can reach at most, from facts alone: `policy`, `policy_zh`, `yuan_per_year`, `reach`,
    `reach_unit`, `reach_unit_zh`, `mean_payment_yuan`, `source`, `code` (the model's policy), `years` (of the money),
    `heads` (`who`, `who_zh`, `price` a head and year, `price_now` in the simulated years; none where money follows no heads)."""
    check_rows: Sequence[Mapping[str, Any]] = ()
    """Simulated against official before any projection: `quantity`, `quantity_zh`, `simulated`, `official`, `unit`,
    `unit_zh`, `source`, ..."""
    notes: Sequence[tuple[str, str]] = ()
    """Further remarks as (Chinese, English), say which drivers were observed."""
    provenance: Mapping[str, str] = field(default_factory=dict)
    """Code version, hashes, seeds and package versions, as the manifest holds them."""
