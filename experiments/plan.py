"""An experiment is scenarios x parameter draws x replicates: its options, checked."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real

from parameters.bilingual import Bilingual
from parameters.messages import listed, nearest, short

FIRST_YEAR, LAST_YEAR = 2021, 2030
STANDING_SCENARIOS = ("plan", "no_new_insurance", "no_public_posts", "no_microcredit", "support_withdrawn")
REFERENCE = "plan"
MOST_DRAWS, MOST_RUNS = 50_000, 200_000
"""Parameter draws, and draws x replicates, of one run: what is drawn and laid out before the first block stays within a gigabyte."""
SMALLEST_SAMPLE = 0.0005
"""Some four hundred households: with fewer, counties stay empty and most figures are of nobody."""
DRIVERS = ("forecast", "observed")
"""What a run may take outside drivers as."""


class OptionError(Bilingual, ValueError):
    """An option has a value that cannot be used; the message says which and what is possible."""


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
        _require(len(self.scenarios) > 0, "no scenario was named", "没有指定情景")
        _require(
            isinstance(self.share, Real), f"--sample {short(self.share)}: expected a number", f"--sample {short(self.share)}：应为数字"
        )
        _require(
            SMALLEST_SAMPLE <= self.share <= 1.0,
            f"--sample {self.share:g}: expected a share of at least {SMALLEST_SAMPLE:g} and at most 1, say 0.1",
            f"--sample {self.share:g}：应不小于{SMALLEST_SAMPLE:g}且不超过1，例如0.1",
        )
        for option, value in (("draws", self.draws), ("replicates", self.replicates), ("workers", self.workers)):
            check_count(option, value)
        check_size(self.draws, self.replicates)
        for option, value in (("seed", self.seed), ("start", self.start), ("end", self.end)):
            _check_whole(option, value)
        _require(
            0 <= self.seed < 1 << 63,
            f"--seed {self.seed}: expected a whole number from 0 to 2^63 - 1",
            f"--seed {self.seed}：应为0至2^63-1的整数",
        )
        _require(self.lang in ("en", "zh"), f"--lang {self.lang}: expected en or zh", f"--lang {self.lang}：应为en或zh")
        _check_drivers(self.drivers)
        for option, value in (("start", self.start), ("end", self.end)):
            _require(
                FIRST_YEAR <= value <= LAST_YEAR,
                f"--{option} {value}: expected a year from {FIRST_YEAR} to {LAST_YEAR}",
                f"--{option} {value}：应为{FIRST_YEAR}至{LAST_YEAR}之间的年份",
            )
        _require(
            self.start <= self.end,
            f"--start {self.start} --end {self.end}: the first year comes after the last",
            f"--start {self.start} --end {self.end}：起始年份晚于结束年份",
        )

    def years(self) -> list[int]:
        """The reported years."""
        return list(range(self.start, self.end + 1))

    def months(self) -> list[str]:
        """The reported months, as YYYY-MM."""
        return [f"{year}-{month:02d}" for year in self.years() for month in range(1, 13)]


def check_count(option: str, value: int) -> None:
    """Refuse what is no whole number from 1 on.

    Raises:
        OptionError: it is none.
    """
    _check_whole(option, value)
    _require(value >= 1, f"--{option} {value}: expected 1 or more", f"--{option} {value}：应为1或更大的整数")


def _check_whole(option: str, value: object) -> None:
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    _require(whole, f"--{option} {short(value)}: expected a whole number", f"--{option} {short(value)}：应为整数")


def _check_drivers(drivers: object) -> None:
    near = nearest(drivers, DRIVERS)
    en, zh = (f"; did you mean {near}?", f"；是否想写 {near} ？") if near else ("", "")
    _require(
        drivers is None or drivers in DRIVERS,
        f"--drivers {short(drivers)}: expected one of: {listed(DRIVERS)}{en}",
        f"--drivers {short(drivers)}：可用：{listed(DRIVERS)}{zh}",
    )


def check_size(draws: int, replicates: int) -> None:
    """Refuse more draws and replicates than one run can hold, before any are made.

    Raises:
        OptionError: there are too many.
    """
    _require(
        draws <= MOST_DRAWS,
        f"{draws:,} parameter draws: expected at most {MOST_DRAWS:,}",
        f"参数抽样{draws:,}次：不应超过{MOST_DRAWS:,}次",
    )
    _require(
        draws * replicates <= MOST_RUNS,
        f"{draws:,} draws x {replicates:,} replicates: expected at most {MOST_RUNS:,} runs of each scenario",
        f"{draws:,}次抽样 x {replicates:,}次重复：每个情景不应超过{MOST_RUNS:,}次运行",
    )


def _require(held: bool, en: str, zh: str) -> None:
    if not held:
        raise OptionError(en, zh)
