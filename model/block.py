"""The unit of work of an experiment. Apart from the model, so that who only plans work need not load it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One (draw, replicate) with all its scenarios: a worker's unit of work, picklable.

    `scenarios` are names or paths, already checked, in the order in which they are lived; a scenario whose money follows
    from another stands after it. `share` is the part of the rural households that is simulated, in (0, 1]. `start` and
    `end` are the first and last reported years; the year before `start` is lived and not reported. `draws` is the number
    of draws of the experiment (1: the central values). `drivers` overrides the scenarios' own choice. `drawn` holds the
    parameter draw itself, as pairs of `group.parameter` and factor or shift (see `parameters.priors.Draw`); None: it is
    number `draw` of the Latin hypercube of `draws` draws. `scenario_folder` is where names of scenarios are looked up; None:
    in `scenarios/`. `tenth` is where the window of kin groups that is kept begins, in tenths, from 0 up to 10; None: draws and
    replicates take turns through the whole ones.
    """

    scenarios: tuple[str, ...]
    draw: int
    draws: int
    replicate: int
    seed: int
    share: float
    start: int
    end: int
    drivers: str | None = None
    drawn: tuple[tuple[str, float], ...] | None = None
    scenario_folder: str | None = None
    tenth: float | None = None
