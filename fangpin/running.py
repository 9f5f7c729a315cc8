"""Run scenarios to a Dataset, or make the prefecture of one to live it month by month; a scenario is a name, a file or a dict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xarray as xr

from experiments.blocks import MODEL, jobs_of
from experiments.design import of_options
from experiments.making import new_store
from experiments.plan import Experiment, check_count
from experiments.results import put_together
from experiments.titles import check_scenarios, titles_of
from experiments.work import Work
from experiments.workers import run as live
from model import prefecture
from model.world import World
from parameters.scenario_dict import write_scenario

Scenario = str | PathLike[str] | Mapping[str, Any]
"""The name of a scenario, the path of a file, or what the file would say: `{"policy": {"public_posts": {"enabled": False}}}`."""


def run(
    *scenarios: Scenario,
    sample: float = 0.1,
    draws: int = 1,
    replicates: int = 1,
    seed: int = 1,
    start: int = 2021,
    end: int = 2025,
    drivers: str | None = None,
    workers: int = 1,
    out: str | PathLike[str] | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> xr.Dataset:
    """Run scenarios with the same households and the same luck, and give their outcomes.

    The numbers are those of `run.py compare` with the same options. With more than one worker, a script keeps the call under
    `if __name__ == "__main__":`, as Python asks of all that begin processes.

    Args:
        scenarios: names, paths or dicts, in the order in which they stand in the Dataset; what one of them needs is lived too.
        sample: share of the rural households, in (0, 1].
        draws: parameter draws; 1: the central values.
        replicates: how often each draw is lived with other luck.
        seed: of draws and luck.
        start: the first year of the outcomes.
        end: the last year of the outcomes.
        drivers: `forecast` or `observed`; None: as the scenarios say.
        workers: processes, or threads where there is one run alone; they change no bit.
        out: a folder in which the run is kept, as that of `run.py compare`; None: nothing is left on disk.
        on_progress: told the share of the work that is done.

    Returns:
        Dimensions scenario, draw, replicate and those of each variable; titles, units and meanings are attributes.

    Raises:
        InputError: a scenario cannot be read.
        OptionError: an option cannot be used.
    """
    with TemporaryDirectory(prefix="fangpin-") as place:
        names = check_scenarios([file_of(scenario, Path(place)) for scenario in scenarios], with_reference=False)
        experiment = Experiment(names, draws, replicates, seed, sample, start, end, workers, command="compare", drivers=drivers)
        store = new_store(of_options(experiment, titles_of(names)), Path(place if out is None else out))
        jobs = jobs_of(store.folder.resolve(), store.tasks(), store.layout)
        live(Work(jobs, store.blocks, workers, on_progress or (lambda share: None), MODEL))
        outcomes = put_together(store)
        if out is not None:
            store.finish()
        return outcomes


def file_of(scenario: Scenario, folder: Path) -> str:
    """The name or path of a scenario; a dict is written into the folder first."""
    return str(write_scenario(scenario, folder)) if isinstance(scenario, Mapping) else str(scenario)


@contextmanager
def readable(scenario: Scenario) -> Iterator[str]:
    """The name or path of a scenario, which is there until the end of the block."""
    with TemporaryDirectory(prefix="fangpin-") as place:
        yield file_of(scenario, Path(place))


class Prefecture(prefecture.Prefecture):
    """The prefecture as a Mesa model, from January 2020 on: `step()` lives a month (see `model.prefecture`)."""

    def __init__(
        self,
        scenario: Scenario = "plan",
        sample: float = 0.01,
        *,
        seed: int = 1,
        end: int = 2025,
        drivers: str | None = None,
        threads: int = 1,
        world: World | None = None,
    ) -> None:
        """As of `model.prefecture`, with the options checked as those of `run` are.

        Args:
            scenario: a name, a path or a dict.
            sample: share of the rural households, in (0, 1].
            seed: of luck.
            end: the last year for which rules are made.
            drivers: `forecast` or `observed`; None: as the scenario says.
            threads: how many live a month; they change no bit.
            world: looked at and lived on instead of a new one.

        Raises:
            InputError: the scenario cannot be read.
            OptionError: an option cannot be used.
        """
        check_count("threads", threads)
        with readable(scenario) as name:
            Experiment((name,), seed=seed, share=sample, end=end, drivers=drivers)
            super().__init__(name, sample, seed=seed, end=end, drivers=drivers, threads=threads, world=world)
