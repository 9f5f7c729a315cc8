"""What runs are lived: scenarios x parameter draws x replicates, over which households and years, with which luck.

A sweep says so in its file; `simulate` and `compare` by their options, as a small sweep of all priors. Checked and drawn
here, before anything is written.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from experiments.blocks import MODEL
from experiments.layout import Layout
from experiments.plan import Experiment, OptionError, check_size
from experiments.provenance import command_line
from experiments.sweep.draws import CENTRAL, Drawn, from_grid, from_priors
from experiments.sweep.posterior import read_draws
from experiments.sweep.precision import Precision
from experiments.sweep.sweep_file import DrawsTable, SweepFile, planned_draws
from experiments.titles import Titles, check_scenarios, titles_of
from model.contract import VARIABLES
from parameters.registry import load_registry

MOST_IN_NAME = 3
BYTES_IN_NAME = 150
"""File systems count bytes, of which a Chinese character has three, and take 255 with the time and `.partial` behind."""
MOST_TASKS = 200
"""An experiment is cut into about so many tasks: enough to share among workers and to lose little, few enough files."""
ALWAYS = (
    "relapse_rate",
    "entry_rate",
    "relapse_ever",
    "below_line_rate",
    "poverty_gap_yuan",
    "rural_income",
    "rural_residents",
    "income_growth",
    "spending",
    "households",
    "persons_at_start",
    "persons_at_close",
    "ledger_imbalance",
    *(name for name, outcome in VARIABLES.items() if "noise_group" in outcome.dims),
)
"""What the tables of effects are made of, with the weights."""


@dataclass(frozen=True)
class Design:
    """Everything that results depend on, but for code and data.

    `experiment` has as many draws as `drawn` and the replicates that are lived at first; `layout` has room for as many as
    `precision` may ask for. `draws` says where the draws come from. `settings` are the effective settings by name, for the record
    and for `--resume`. `stem` names the folder.
    """

    stem: str
    experiment: Experiment
    titles: Titles
    drawn: Drawn
    draws: DrawsTable
    layout: Layout
    precision: Precision | None
    settings: dict[str, str]
    model: str = MODEL
    """The module whose `project` lives a block."""


def of_options(experiment: Experiment, titles: Titles) -> Design:
    """The design of `simulate` and `compare`: draws from all priors, or the central values where there is one."""
    central = experiment.draws == 1
    table = DrawsTable.model_validate({"from": "central"} if central else {"from": "priors", "count": experiment.draws})
    layout = layout_of(experiment, titles, None, None, same_luck=False)
    names = [item.name for item in titles.scenarios]
    more = len(names) - MOST_IN_NAME
    stem = cut("-".join(names[:MOST_IN_NAME]), BYTES_IN_NAME) + (f"-and-{more}-more" if more > 0 else "")
    return Design(
        stem, experiment, titles, draw(table, experiment.seed), table, layout, None, settings_of(experiment, layout, table, "", None)
    )


def cut(text: str, most: int) -> str:
    """The beginning of a text that has at most so many bytes, whole characters only."""
    return text.encode()[:most].decode(errors="ignore")


def of_file(file: SweepFile, options: Mapping[str, Any], precision: Precision | None = None) -> Design:
    """The design of a sweep's file, where an option that is not None stands before what the file says.

    `options`: `share`, `draws` (a count, for draws from priors or a table), `replicates`, `seed`, `start`, `end`, `drivers`, `lang`,
    `workers`.

    Raises:
        InputError: a scenario or the table of draws cannot be used.
        OptionError: an option cannot be used, alone or with this file.
    """
    header = file.header
    given = {name: value for name, value in options.items() if value is not None}
    values = {
        "share": header.sample,
        "replicates": header.replicates,
        "seed": header.seed,
        "start": header.start,
        "end": header.end,
        "drivers": header.drivers,
        **given,
    }
    table = with_count(header.draws, values.pop("draws", None))
    lived = check_scenarios(file.scenarios, True)
    check_size(planned_draws(table), values["replicates"])
    Experiment(lived, **values)  # every option is checked before draws are made
    drawn, text = read_table(table, file) if table.source == "table" else (draw(table, values["seed"]), "")
    experiment = Experiment(lived, draws=len(drawn), command="sweep", **values)
    titles = titles_of(lived)
    layout = layout_of(experiment, titles, header.outputs, precision, same_luck=table.source == "grid")
    if precision is not None:
        experiment = replace(experiment, replicates=layout.tile_replicates * math.ceil(experiment.replicates / layout.tile_replicates))
    return Design(
        file.stem, experiment, titles, drawn, table, layout, precision, settings_of(experiment, layout, table, text, precision)
    )


def with_count(table: DrawsTable, count: int | None) -> DrawsTable:
    """The draws with the count of `--draws`."""
    if count is None:
        return table
    if table.source not in ("priors", "table"):
        raise OptionError(
            f'--draws {count}: the draws of this sweep come from = "{table.source}"; their number is fixed',
            f'--draws {count}：本扫描的参数抽样来自 from = "{table.source}"，次数已定',
        )
    if count < 1:
        raise OptionError(f"--draws {count}: expected 1 or more", f"--draws {count}：应为1或更大的整数")
    return table.model_copy(update={"count": count})


def draw(table: DrawsTable, seed: int) -> Drawn:
    """The draws that need no file: central ones, those of a grid, or from priors."""
    if table.source == "central":
        return CENTRAL
    if table.source == "grid":
        return from_grid(table.grid or {})
    return from_priors(load_registry(), table.count or 1, seed, table.method or "latin_hypercube", table.parameters or ())


def read_table(table: DrawsTable, file: SweepFile) -> tuple[Drawn, str]:
    """The draws of a table that a sweep's file names, and its text."""
    assert file.table is not None
    drawn, text = read_draws(file.table, load_registry())
    if table.count is not None and table.count > len(drawn):
        raise OptionError(
            f"--draws {table.count}: {file.table.name} has {len(drawn)} rows",
            f"--draws {table.count}：{file.table.name} 只有{len(drawn)}行",
        )
    return Drawn(drawn.names, drawn.values[: table.count]), text


def layout_of(
    experiment: Experiment, titles: Titles, outputs: list[str] | None, precision: Precision | None, same_luck: bool
) -> Layout:
    """Sizes, and tiles of a whole number of draws so that there are at most about `MOST_TASKS` tasks."""
    runs = math.ceil(experiment.draws * experiment.replicates / MOST_TASKS)
    tile_draws = min(runs, experiment.draws)
    tile_replicates = min(math.ceil(runs / tile_draws), experiment.replicates)
    replicates = experiment.replicates
    if precision is not None:
        replicates = tile_replicates * math.ceil(max(precision.most_replicates, replicates) / tile_replicates)
    return Layout(
        tuple(item.name for item in titles.scenarios),
        experiment.draws,
        replicates,
        tile_draws,
        tile_replicates,
        experiment.start,
        experiment.end,
        kept(outputs),
        experiment.share,
        experiment.seed,
        experiment.drivers,
        same_luck,
    )


def kept(outputs: list[str] | None) -> tuple[str, ...]:
    """Variables of the contract that are stored, in its order: all, or those asked for with their weights and what the
    tables need."""
    asked = set(VARIABLES) if outputs is None else {*outputs, *ALWAYS}
    asked |= {VARIABLES[name].weight for name in asked} - {""}
    return tuple(name for name in VARIABLES if name in asked)


def settings_of(experiment: Experiment, layout: Layout, table: DrawsTable, text: str, precision: Precision | None) -> dict[str, str]:
    """The effective settings as text."""
    draws = table.model_dump(by_alias=True, exclude_none=True)
    return {
        "scenarios": " ".join(layout.scenarios),
        "sample": f"{experiment.share!r}",
        **{f"draws {key}": f"{value}" for key, value in sorted(draws.items()) if key != "file"},
        **({"draws table": hashlib.sha256(text.encode()).hexdigest()[:16]} if text else {}),
        "replicates": f"{experiment.replicates}",
        "seed": f"{experiment.seed}",
        "start": f"{experiment.start}",
        "end": f"{experiment.end}",
        "drivers": experiment.drivers or "each scenario's own",
        "outputs": " ".join(layout.variables),
        "until half-width": "" if precision is None else f"{precision.half_width!r}, at most {layout.replicates} replicates",
    }


def command_of(design: Design) -> str:
    """The command that computes the same again."""
    e = design.experiment
    if e.command != "sweep":
        return command_line(e)
    until = "" if design.precision is None else f" --until-half-width {design.precision.half_width * 100:g}pp"
    draws = f" --draws {e.draws}" if design.draws.source in ("priors", "table") else ""
    return (
        f"python run.py sweep {design.stem}{draws} --sample {e.share!r} --replicates {e.replicates} --seed {e.seed} "
        f"--start {e.start} --end {e.end}{until}"
    )
