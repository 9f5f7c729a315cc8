"""An experiment is scenarios x parameter draws x replicates; its unit of work is the block, one (draw, replicate)."""

from __future__ import annotations

from dataclasses import dataclass

from model.projection import Block

FIRST_YEAR, LAST_YEAR = 2021, 2030
STANDING_SCENARIOS = ("plan", "no_new_insurance", "no_public_posts", "no_microcredit", "support_withdrawn")
REFERENCE = "plan"


class OptionError(ValueError):
    """An option has a value that cannot be used; the message says which, why, and what is possible."""


@dataclass(frozen=True)
class Experiment:
    """What is to be computed. `share` in (0, 1] of the rural households; years are inclusive; `draws` 1: central
    values.

    `scenarios` are names or paths in the order of living. `workers`, `lang` and `command` change no result.
    """

    scenarios: tuple[str, ...]
    draws: int = 1
    replicates: int = 1
    seed: int = 1
    share: float = 0.1
    start: int = FIRST_YEAR
    end: int = 2025
    workers: int = 1
    lang: str = "en"
    command: str = "simulate"
    drivers: str | None = None

    def __post_init__(self) -> None:
        """Check every value.

        Raises:
            OptionError: the first value that cannot be used.
        """
        _require(len(self.scenarios) > 0, "no scenario was named")
        _require(0.0 < self.share <= 1.0, f"--sample {self.share:g}: expected a share above 0 and at most 1, say 0.1")
        _require(self.draws >= 1, f"--draws {self.draws}: expected 1 (the central values) or more")
        _require(self.replicates >= 1, f"--replicates {self.replicates}: expected 1 or more")
        _require(self.workers >= 1, f"--workers {self.workers}: expected 1 or more")
        _require(0 <= self.seed < 1 << 63, f"--seed {self.seed}: expected a whole number from 0 to 2^63 - 1")
        _require(self.lang in ("en", "zh"), f"--lang {self.lang}: expected en or zh")
        _require_years(self.start, self.end)

    def blocks(self) -> list[Block]:
        """One block a (draw, replicate), draws outermost."""
        return [Block(scenarios=self.scenarios, draw=draw, draws=self.draws, replicate=replicate, seed=self.seed,
                      share=self.share, start=self.start, end=self.end, drivers=self.drivers)
                for draw in range(self.draws) for replicate in range(self.replicates)]

    def years(self) -> list[int]:
        """The reported years."""
        return list(range(self.start, self.end + 1))

    def months(self) -> list[str]:
        """The reported months, as YYYY-MM."""
        return [f"{year}-{month:02d}" for year in self.years() for month in range(1, 13)]


def _require(held: bool, message: str) -> None:
    if not held:
        raise OptionError(message)


def _require_years(start: int, end: int) -> None:
    span = f"{FIRST_YEAR} to {LAST_YEAR}"
    _require(FIRST_YEAR <= start <= LAST_YEAR, f"--start {start}: expected a year from {span}")
    _require(FIRST_YEAR <= end <= LAST_YEAR, f"--end {end}: expected a year from {span}")
    _require(start <= end, f"--start {start} --end {end}: the first year comes after the last")


def block_name(draw: int, replicate: int) -> str:
    """The stem of a block's files."""
    return f"{draw:04d}-{replicate:03d}"
