"""The command line: which commands there are. What they need is imported when they run, so that help is quick."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cli import experiment_commands, report_command, sweep_command
from cli.modules import part
from cli.refusals import Guarded

SIMULATION, RESULTS, MODEL = "Simulation 仿真", "Results 成果", "Model 模型"
app = typer.Typer(
    cls=Guarded,
    help="fangpin 防贫: household income and return-to-poverty risk in 黔西南州, simulated. Scenario simulation, not "
    "statistics. 情景模拟，非统计数据。",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    add_completion=True,
)


def _say_version(wanted: bool) -> None:
    """Print the version and the commit, and end."""
    if wanted:
        from experiments.provenance import code_version

        code = code_version()
        typer.echo(f"fangpin {code['version']} ({code['commit']}, sources {code['sources']})")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_say_version, is_eager=True, help="the version, and end 版本")] = False,
) -> None:
    """Options of the program itself."""


app.command("simulate", rich_help_panel=SIMULATION)(experiment_commands.simulate)
app.command("compare", rich_help_panel=SIMULATION)(experiment_commands.compare)
app.command("sweep", rich_help_panel=SIMULATION)(sweep_command.sweep)
app.command("report", rich_help_panel=RESULTS)(report_command.report)


def _mount(module: str, name: str, command: str, panel: str) -> None:
    """Add a part of the program that stands in a module of its own, if it is there.

    A group of commands or one command.
    """
    found: Any = part(module, name)
    if isinstance(found, typer.Typer):
        app.add_typer(found, name=command, rich_help_panel=panel)
    elif found is not None:
        app.command(command, rich_help_panel=panel)(found)


_mount("cli.scenario_commands", "scenarios_app", "scenarios", SIMULATION)
_mount("cli.parameter_command", "parameters", "parameters", MODEL)
_mount("cli.population_commands", "population_app", "population", MODEL)
_mount("cli.explain_command", "explain", "explain", RESULTS)
_mount("benchmarks.command", "bench", "bench", MODEL)
