"""The reference workload in all forms, interleaved: every round runs each of them once from the same start."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from benchmarks.reference.forms import START, Form, forms
from benchmarks.reference.state import HOME, begin

SEED = np.uint64(7)
LIVES = 3
"""Runs of a quick form in a round; the least time counts."""


@dataclass
class Measured:
    """Processor time of one form."""

    name: str
    zh: str
    nanoseconds: list[float] = field(default_factory=list)
    """Per household-month, one a round."""
    same: bool = True
    """Every field has the bits of the compiled rules'."""

    @property
    def least(self) -> float:
        """The quickest round: others on the machine only make it slower."""
        return min(self.nanoseconds)

    def times_faster(self, other: Measured) -> float:
        """How often as fast as `other`: the median of the ratios of the rounds."""
        return median(b / a for a, b in zip(self.nanoseconds, other.nanoseconds))


def side_by_side(households: int, months: int = 12, rounds: int = 3) -> list[Measured]:
    """Time every form on about `households` households over `months` months, the compiled rules first in the list.

    Raises:
        RuntimeError: a C compiler refused the source.
    """
    homes, villages = begin(households)
    used = forms()
    found = [Measured(form.name, form.zh) for form in used]
    for form in used:
        if not form.slow:
            form.begin(homes, villages, SEED).live(START, 0)
    for number in range(rounds):
        reference = None
        for form, measured in zip(used, found):
            spent, after = _one_round(form, homes, villages, months)
            measured.nanoseconds.append(spent * 1e9 / (months * len(homes)))
            reference = after if reference is None else reference
            if number == 0:
                measured.same = all(after[name].tobytes() == reference[name].tobytes() for name in HOME.names or ())
    return found


def _one_round(form: Form, homes: np.ndarray, villages: np.ndarray, months: int) -> tuple[float, np.ndarray]:
    """The least processor seconds of one form's lives, and the households after it."""
    best = float("inf")
    for _ in range(1 if form.slow else LIVES):
        run = form.begin(homes, villages, SEED)
        began = time.process_time()
        run.live(START, months)
        best = min(best, time.process_time() - began)
    return best, run.records()
